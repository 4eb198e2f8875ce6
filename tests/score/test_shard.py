import pytest

from schemas.errors import MailmillError
from tasks.score.rules import check_rules
from tasks.score.shard import score_drafts
from tasks.score.similarity import ReferenceScorer

NONE = ReferenceScorer([])


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
    assert email.reasons == ("body.unknown_date", "body.unknown_number", "body.unknown_name")


def test_draft_without_its_lead_stops(draft, lead, campaign) -> None:
    other = lead.model_copy(update={"row_number": 2})
    with pytest.raises(MailmillError, match="row 1"):
        score_drafts([draft], [other], campaign, NONE)


def test_memorisation_is_measured_where_grams_are_given(draft, lead, campaign) -> None:
    (email,) = score_drafts([draft], [lead], campaign, NONE, frozenset())
    assert email.scores.memorisation == 0


def test_an_email_that_breaks_a_rule_s_code_fails_alone(draft, lead, campaign, monkeypatch) -> None:
    def broken(body, *_args):
        if "odd" in body:
            raise IndexError
        return check_rules(body, lead, campaign)

    monkeypatch.setattr("tasks.score.shard.check_rules", broken)
    odd = draft.model_copy(update={"body": draft.body + " odd"})
    emails = score_drafts([odd, draft], [lead], campaign, NONE)
    assert [(e.status, e.reasons) for e in emails] == [("failed", ("score.failed",)), ("ready", ())]
