import pytest

from schemas.errors import MailmillError
from tasks.score.grounding import reasons_of
from tasks.score.rules import check_rules
from tasks.score.shard import score_drafts
from tasks.score.similarity import ReferenceScorer
from tasks.score.training_index import TrainingIndex

NONE = ReferenceScorer([])
# Of nobody: reserved domains and numbers.
CANARIES = (
    "zorbak.quillon@gloomfen.example", "ZORBAK@Gloomfen.Example", "(713) 555-0142",
    "+1 713.555.0142", "7135550142", "555-0142", "+44 20 7946 0958", "020 7946 0958",
    "ph.713.555.0142", "Tel.7135550142", "cell,7135550142", "p713.555.0142", "tel020.7946.0958",
)  # fmt: skip


def test_good_draft_becomes_a_ready_email(draft, lead, campaign) -> None:
    (email,) = score_drafts([draft], [lead], campaign, NONE)
    assert (email.status, email.reasons) == ("ready", ())
    assert email.scores.quality == 10
    assert email.scores.distinctness == 1
    assert email.scores.bleu is None
    assert email.scores.memorisation is None


def test_order_is_kept_around_failures(draft, lead, campaign) -> None:
    cut = draft.model_copy(update={"failure": "output.cut", "body": "", "subject": ""})
    blank = draft.model_copy(update={"body": "  "})
    emails = score_drafts([cut, draft, blank], [lead], campaign, NONE)
    assert [email.status for email in emails] == ["failed", "ready", "failed"]
    assert [email.reasons for email in emails] == [("output.cut",), (), ("output.empty",)]
    assert emails[0].scores is None


def test_invented_claims_go_to_review(draft, lead, campaign) -> None:
    body = draft.body.replace("Your talk", "Marta from Acme said on Monday that 40% of it")
    (email,) = score_drafts([draft.model_copy(update={"body": body})], [lead], campaign, NONE)
    assert email.status == "review"
    assert email.reasons == (
        "body.unsourced_words", "body.unknown_date", "body.unknown_number", "body.unknown_name",
    )  # fmt: skip


def test_an_offer_is_told_and_vouches_for_no_acquaintance(draft, lead, campaign) -> None:
    offer = "software that shows what your customers requested"
    sender = campaign.sender.model_copy(update={"offer": offer})
    offering = campaign.model_copy(update={"sender": sender})
    said = f"At {sender.company} we offer {offer}."
    told = draft.model_copy(update={"body": draft.body.replace("\n\n", f"\n\n{said} ", 1)})
    (email,) = score_drafts([told], [lead], offering, NONE)
    assert email.scores.unsupported == ()
    assert f"{said} <- sender.company, sender.offer" in email.scores.claims
    asked = told.model_copy(update={"body": told.body.replace(said, f"{said} You requested it.")})
    (email,) = score_drafts([asked], [lead], offering, NONE)
    assert "claim: you requested" in email.scores.unsupported


def test_a_wrong_signature_goes_to_review(draft, lead, campaign) -> None:
    body = f"{draft.body}\nChief Executive, Ledgerlyne"
    (email,) = score_drafts([draft.model_copy(update={"body": body})], [lead], campaign, NONE)
    assert (email.status, email.reasons) == (
        "review", ("body.wrong_signature", "body.unsourced_words"),
    )  # fmt: skip


def test_a_finding_without_a_reason_code_stops(draft) -> None:
    with pytest.raises(ValueError, match="odd"):
        reasons_of(["odd: nobody knows"])


def test_words_of_its_own_may_pass_where_the_campaign_says_so(draft, lead, campaign) -> None:
    sender = campaign.sender.model_copy(update={"offer": "workshops on closing the books"})
    campaign = campaign.model_copy(update={"sender": sender})
    free = draft.model_copy(
        update={"body": draft.body.replace("Your talk", "We offer workshops. Your splendid talk")}
    )
    (email,) = score_drafts([free], [lead], campaign, NONE)
    assert (email.status, email.reasons) == (
        "review", ("body.unsourced_words", "body.offer_cut"),
    )  # fmt: skip
    quality = campaign.quality.model_copy(update={"unsourced": "ready"})
    lenient = campaign.model_copy(update={"quality": quality})
    (email,) = score_drafts([free], [lead], lenient, NONE)
    assert email.status == "ready"


def test_draft_without_its_lead_stops(draft, lead, campaign) -> None:
    other = lead.model_copy(update={"row_number": 2})
    with pytest.raises(MailmillError, match="row 1"):
        score_drafts([draft], [other], campaign, NONE)


def judged(draft, lead, campaign, index):
    indexes = {(draft.adapter, draft.adapter_version): index}
    (email,) = score_drafts([draft], [lead], campaign, NONE, indexes)
    return email


def test_memorisation_is_measured_where_the_adapter_has_an_index(draft, lead, campaign) -> None:
    email = judged(draft, lead, campaign, TrainingIndex.of([]))
    assert (email.status, email.scores.memorisation) == ("ready", 0)


def test_the_index_of_another_adapter_says_nothing(draft, lead, campaign) -> None:
    other = {(draft.adapter, "2"): TrainingIndex.of([("group", draft.body)])}
    (email,) = score_drafts([draft], [lead], campaign, NONE, other)
    assert (email.status, email.scores.memorisation) == ("ready", None)


def test_an_email_out_of_the_training_text_is_never_ready(draft, lead, campaign) -> None:
    email = judged(draft, lead, campaign, TrainingIndex.of([("group", draft.body)]))
    assert (email.status, email.reasons) == ("review", ("body.memorised",))


@pytest.mark.parametrize("canary", CANARIES)
def test_a_planted_canary_is_never_ready(canary, draft, lead, campaign) -> None:
    index = TrainingIndex.of([], [f"Dear all, {canary} is mine. Regards"])
    said = draft.body.replace("Would a", f"Or use {canary}. Would a")
    email = judged(draft.model_copy(update={"body": said}), lead, campaign, index)
    assert email.status == "review"
    assert "body.training_contact" in email.reasons


@pytest.mark.parametrize("canary", CANARIES)
def test_what_the_lead_s_row_holds_has_not_leaked(canary, draft, lead, campaign) -> None:
    index = TrainingIndex.of([], [f"Dear all, {canary} is mine. Regards"])
    said = draft.model_copy(update={"body": f"{draft.body} {canary}"})
    told = lead.model_copy(update={"headline": f"Since 1998 mine is {canary}"})
    assert "body.training_contact" not in judged(said, told, campaign, index).reasons


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ({"full_name": "Tomas [url=evil.com]Vacek[/url]"}, "body.markup"),
        ({"full_name": "[url=evil.com/pay]Tomas[/url] Vacek"}, "body.markup"),
        ({"full_name": "Tomas **Vacek**"}, "body.markup"),
        ({"full_name": "Tomas [b]Vacek[/b]"}, "body.markup"),
        ({"full_name": "Tomas `Vacek`"}, "body.markup"),
        ({"full_name": "Tomas ~~Vacek~~"}, "body.markup"),
        ({"full_name": "Tomas __Vacek__"}, "body.markup"),
        ({"last_name": "**Vacek**"}, "body.markup"),
        ({"first_name": "[url=evil.com]Tomas[/url]"}, "body.markup"),
        ({"last_name": "Vacek evil.com"}, "body.unknown_url"),
        ({"last_name": "Vacek eve@evil.com"}, "body.unknown_address"),
        ({"first_name": "Tomas tel 020 7946 0958"}, "body.unknown_phone"),
        ({"last_name": "Vacek $5,000"}, "body.unknown_number"),
        ({"last_name": "Vacek [First Name X]"}, "body.placeholder"),
    ],
)
def test_a_name_is_judged_as_the_row_holds_it(names, reason, draft, lead, campaign) -> None:
    called = lead.model_copy(update=names)
    (email,) = score_drafts([draft], [called], campaign, NONE)
    assert (email.status, reason in email.reasons) == ("review", True), email.reasons


@pytest.mark.parametrize("last", ["O'Neill-Krzyżanowska", "St. John", "Lee, MBA", "(Annie) Lee",
                                  "de Vries", "3rd", "李", "Vacek-Šťastný"])  # fmt: skip
def test_a_name_of_its_own_kind_holds_nothing_back(last, draft, lead, campaign) -> None:
    called = lead.model_copy(update={"last_name": last, "full_name": f"Tomas {last}"})
    (email,) = score_drafts([draft], [called], campaign, NONE)
    assert (email.status, email.reasons) == ("ready", ())


def test_an_email_that_breaks_a_rule_s_code_fails_alone(draft, lead, campaign, monkeypatch) -> None:
    def broken(body, *_args):
        if "odd" in body:
            raise IndexError
        return check_rules(body, lead, campaign)

    monkeypatch.setattr("tasks.score.shard.check_rules", broken)
    odd = draft.model_copy(update={"body": draft.body + " odd"})
    emails = score_drafts([odd, draft], [lead], campaign, NONE)
    assert [(e.status, e.reasons) for e in emails] == [("failed", ("score.failed",)), ("ready", ())]
