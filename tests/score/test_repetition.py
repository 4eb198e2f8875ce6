"""A sentence that says again what another has said."""

import pytest

from tasks.score.repetition import repeated_sentences
from tasks.score.shard import score_drafts
from tasks.score.similarity import ReferenceScorer

ONCE = "I would be glad to hear how you approach it. Would a call next week suit you?"
AGAIN = "I would be glad to hear how you go about it."


def test_the_later_of_two_alike_is_named() -> None:
    assert repeated_sentences(f"{ONCE}\n\n{AGAIN}") == [AGAIN]


@pytest.mark.parametrize("first", ["Would a call suit you? Best regards,", "Kind regards"])
def test_an_email_is_signed_once(first: str) -> None:
    assert repeated_sentences(f"{first}\n\nBest regards,\nNadia") == ["Best regards,"]


@pytest.mark.parametrize(
    "body",
    [
        ONCE,
        "I would like to send you my best regards, and a hello.\n\nBest regards,\nNadia",
        "Hi Best,\n\nMany thanks,\n\nBest regards,\nNadia\n\nP.S. To Tomas, many thanks,",
        "I would like to know who plans the shifts. I would like to send you our guide on that.",
        "Thank you. Thank you.",
        "",
    ],
)
def test_polite_turns_and_short_ones_are_no_repetition(body: str) -> None:
    assert repeated_sentences(body) == []


def test_what_is_offered_may_be_what_is_asked_about() -> None:
    offer = "software for paying foreign suppliers in one run without bank visits"
    ask = "May I ask how you go about paying foreign suppliers in one run without bank visits?"
    body = f"At Ledgerline we offer {offer}. {ask}"
    assert repeated_sentences(body) == [ask]
    assert repeated_sentences(body, offer) == []
    assert repeated_sentences(f"{body} {ask}", offer) == [ask]


def test_it_is_offered_once() -> None:
    offer = "software that reads supplier invoices"
    first = f"I am with Ledgerline, where we offer {offer}."
    again = f"I am writing because our team provides {offer}, and this may be useful at Orlik."
    assert repeated_sentences(f"{first} You spoke in Brno. {again}", offer) == [again]
    for question in ("May I ask who looks after {}?", "Do you know who else may offer {}?"):
        assert repeated_sentences(f"{first} {question.format(offer)}", offer) == []


def test_such_an_email_is_never_ready(draft, lead, campaign) -> None:
    body = draft.body.replace("\n\nBest", f" {ONCE} {AGAIN}\n\nBest")
    assert body != draft.body
    (email,) = score_drafts(
        [draft.model_copy(update={"body": body})], [lead], campaign, ReferenceScorer([])
    )
    assert email.status == "review"
    assert "body.repetitive" in email.reasons
