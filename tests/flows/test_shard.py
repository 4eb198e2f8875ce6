"""A shard's drafts are scored while the engine writes the others."""

import json
from collections import Counter
from threading import Event
from types import SimpleNamespace

import pytest

from flows import shard
from flows.shard import Tools, write_and_score, write_emails
from schemas.recipe import load_recipe
from schemas.records import Lead
from tasks.common.unsubscribe import UnsubscribeTokens
from tasks.generate.answers import Writer
from tasks.generate.engine import Completion, FakeEngine
from tasks.score.similarity import ReferenceScorer

from .nights import good_answer


def tools_of(campaign, engine: FakeEngine) -> Tools:
    """One writer that needs no model, and no references."""
    return Tools(
        writers={("outreach", campaign.adapter): Writer(load_recipe("outreach"), "fake@0", None)},
        engine=engine,
        references=ReferenceScorer([]),
        tokens=UnsubscribeTokens("k" * 32),
    )


def test_a_draft_is_scored_while_the_next_one_is_being_written(
    campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_is_scored = Event()

    class Slow(FakeEngine):
        def generate(self, requests, on_answer=None):
            answers = [Completion(good_answer(request.chat), 1, 1) for request in requests]
            on_answer(1, answers[1])
            assert first_is_scored.wait(20), "nothing is scored before all is written"
            on_answer(0, answers[0])
            return answers

    def score(draft, *rest):
        first_is_scored.set()
        return score_draft(draft, *rest)

    score_draft = shard.score_draft
    monkeypatch.setattr(shard, "score_draft", score)
    tools = tools_of(campaign, Slow(good_answer))
    leads = [
        Lead(
            source_file="leads.csv", row_number=number, lead_id="", email="ann@orlik.example",
            first_name="Ann", full_name="Ann Lee", company="Orlik Foods",
        )
        for number in (4, 7)
    ]  # fmt: skip
    scored = write_and_score(leads, SimpleNamespace(campaign=campaign), tools, 1, [(), ()])
    assert [(draft.row_number, scores is not None) for draft, scores in scored] == [
        (4, True), (7, True),
    ]  # fmt: skip


# What everybody is told at the first try and the third, and at the second.
SAID = (
    "Would you have time for a 20-minute call about invoice matching, as it may be a subject at "
    "{company} too, on a day that suits you, with time for all the questions that you and your "
    "colleagues may have about it?",
    "May I ask whether {company} would like to talk about invoice matching in a 20-minute call, "
    "some time next week or whenever it suits you, and whether somebody else should join us for "
    "it, now or later?",
)


@pytest.mark.parametrize("attempts", [2, 3])
def test_of_two_crowded_sentences_the_rarer_one_stays(campaign, attempts: int) -> None:
    quality = campaign.quality.model_copy(update={"attempts": attempts})
    campaign = campaign.model_copy(update={"quality": quality})
    asked: Counter[str] = Counter()

    def answer(chat):
        lead = chat[-1]["content"].partition("<lead>\n")[2].splitlines()[0]
        asked[lead] += 1
        good = json.loads(good_answer(chat))
        greeting, _, signature = good["body"].split("\n\n")
        text = SAID[(asked[lead] - 1) % 2].format(company=lead.split(", ")[-1])
        return json.dumps(
            {"subject": f"Hello {lead}", "body": f"{greeting}\n\n{text}\n\n{signature}"}
        )

    leads = [
        Lead(
            source_file="leads.csv", row_number=n, lead_id="", email=f"ann{n}@orlik.example",
            first_name="Ann", full_name=f"Ann Lee{n}", company=f"Orlik {n}",
        )
        for n in range(10)
    ]  # fmt: skip
    tools = tools_of(campaign, FakeEngine(answer))
    emails = write_emails(leads, SimpleNamespace(campaign=campaign), tools)
    assert [email.reasons for email in emails] == [()] * 10
    assert [email.draft.attempts for email in emails][:6] == [1] * 3 + [2] * 3
    # Three may say the same; of the four others two say one, two the other.
    assert sum("May I ask" in email.draft.body for email in emails) == 5


OFFER = "software that reads supplier invoices and pairs them with orders"


@pytest.mark.parametrize(
    ("tries", "kept", "attempts"),
    [
        (["software that reads supplier invoices", OFFER], OFFER, 2),
        ([OFFER, "never asked for"], OFFER, 1),
        # A second try that cuts it, too, is no better; nor is one that invents a price.
        (["software that reads supplier invoices", "software that reads invoices"], None, 2),
        (["software that reads supplier invoices", f"{OFFER} for 90 euros"], None, 2),
    ],
)
def test_an_offer_cut_short_is_asked_for_again_or_goes_to_review(
    campaign, tries, kept, attempts
) -> None:
    sender = campaign.sender.model_copy(update={"offer": OFFER})
    campaign = campaign.model_copy(update={"sender": sender})
    left = iter(tries)

    def answer(chat):
        good = json.loads(good_answer(chat))
        greeting, text, signature = good["body"].split("\n\n")
        text = f"At Ledgerline we offer {next(left)}. {text.replace('supplier ', '')}"
        body = "\n\n".join([greeting, text, signature])
        return json.dumps({"subject": good["subject"].replace("Supplier i", "I"), "body": body})

    lead = Lead(
        source_file="leads.csv", row_number=4, lead_id="", email="ann@orlik.example",
        first_name="Ann", full_name="Ann Lee", company="Orlik Foods",
    )  # fmt: skip
    tools = tools_of(campaign, FakeEngine(answer))
    [email] = write_emails([lead], SimpleNamespace(campaign=campaign), tools)
    assert f"we offer {kept or tries[0]}." in email.draft.body
    assert (email.draft.attempts, email.reasons) == (
        attempts, () if kept else ("body.offer_cut",),
    )  # fmt: skip
    cut = f"offer cut short: At Ledgerline we offer {tries[0]}."
    assert (email.status, email.scores.unsupported) == (
        ("ready", ()) if kept else ("review", (cut,))
    )
