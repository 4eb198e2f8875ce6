import json

import pytest

from schemas.recipe import load_recipe
from schemas.settings import PROJECT
from tasks.curate.outreach_generator.generate import generate_examples
from tasks.score.shard import score_drafts
from tasks.score.similarity import ReferenceScorer
from tasks.score.subjects import misleading, running_on

BODY = "Hi Tomas,\n\nSupplier invoices take time. Would a 20-minute call on 12 May suit you?"


@pytest.mark.parametrize(
    ("subject", "promise"),
    [
        ("Re: supplier invoices", "re:"),
        ("RE[2]: supplier invoices", "re[2]:"),
        ("Fwd: supplier invoices", "fwd:"),
        ("AW: Rechnungen", "aw:"),
        ("Invoice attached", "attached"),
        ("Your order", "your order"),
        ("Your invoice 4711 is due", "your invoice"),
        ("Free trial for Orlik", "free"),
        ("A gift for Orlik", "gift"),
        ("Our call", "our call"),
        ("[EXT] Re: supplier invoices", "[ext] re:"),
        ("R\u0435: supplier invoices", "r\u0435:"),
        ("As discussed", "as discussed"),
        ("Second notice", "second notice"),
        ("Reminder: supplier invoices", "reminder"),
        ("30 minutes on invoices", "30"),
        ("Save 20 % on invoices", "20 %"),
        ("A call on 13 May", "13 May"),
        ("A call on Friday", "Friday"),
    ],
)
def test_a_promise_that_the_body_does_not_hold(subject: str, promise: str) -> None:
    assert promise in misleading(subject, BODY)


@pytest.mark.parametrize(
    "subject",
    [
        "Twenty minutes on supplier invoices",
        "A call on 12 May",
        "Regarding supplier invoices",
        "Are you free on a day that suits you?",
        "Hands-free matching of invoices",
        "Your order intake",
        "Your invoices at Orlik",
        "Your account team",
    ],
)
def test_what_the_body_holds_or_nobody_promises_is_fine(subject: str) -> None:
    assert misleading(subject, BODY) == ()


def test_a_body_that_keeps_the_promise() -> None:
    assert misleading("Free trial", "It costs you nothing to try.") == ()
    assert misleading("A discount", "We give a discount to mills.") == ()
    assert misleading("Expiring contracts", "We find contracts that expire soon.") == ()


def test_a_companys_name_may_hold_anything() -> None:
    assert misleading("Invoices at Studio 54 Free", BODY, ("Studio 54 Free",)) == ()


def test_a_misleading_subject_goes_to_review_and_says_what_it_promises(
    draft, lead, campaign
) -> None:
    promising = draft.model_copy(update={"subject": "Re: your plant in Brno"})
    (email,) = score_drafts([promising], [lead], campaign, ReferenceScorer([]))
    assert (email.status, email.reasons) == ("review", ("subject.misleading",))
    assert email.scores.unsupported == ("subject: re:",)


@pytest.mark.parametrize("recipe", ["outreach", "formal"])
def test_no_false_alarm_in_500_good_emails(recipe: str) -> None:
    for example in generate_examples(load_recipe(recipe), 500, 23):
        answer = json.loads(example.target)
        assert misleading(answer["subject"], answer["body"]) == (), answer
        named = [example.inputs[who]["company"] for who in ("lead", "sender")]
        assert running_on(answer["subject"], named) == (), answer


def test_no_false_alarm_in_the_approved_references() -> None:
    lines = (PROJECT / "data/samples/references.jsonl").read_text(encoding="utf-8").splitlines()
    answers = [json.loads(line) for line in lines]
    assert [misleading(a["subject"], a["body"]) for a in answers] == [()] * 6


@pytest.mark.parametrize(
    ("subject", "further"),
    [
        ("A call, Orlik Foods. Can we talk about it?", ["Can we talk about it?"]),
        (
            "Could we talk? I would like to know how. Best regards, Ann",
            ["I would like to know how."],
        ),
        ("A 20-minute call. What about Friday?", ["What about Friday?"]),
    ],
)
def test_a_subject_ends_with_its_first_sentence(subject: str, further: list[str]) -> None:
    assert list(running_on(subject)) == further


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "How do you go about matching invoices?",
        "Ready for Q4? A thought on supplier invoices",
        "Hi Tomas! A quick word on invoices",
        "A 20-minute call about U.S. customs clearance of parcels?",
        "A guide for Dr. Novak and others?",
        "Mr. Novak, could we talk about invoices?",
        "Purchase orders vs. Invoices at Orlik?",
        "A demo at 3 p.m. On invoices?",
        "A workshop on 12 Nov. About invoices, in Leeds?",
        "St. Gallen or Bern?",
        "Smith & Co. Holdings: could we talk?",
        "Withora B.V. And your invoices?",
        "J. Crew: may I ask about returns?",
        "Node.js 2.0: a call?",
        "Could I ask Yahoo! Japan about invoices?",
    ],
)
def test_a_full_stop_need_not_end_a_sentence(subject: str) -> None:
    assert running_on(subject, ["Yahoo! Japan", ""]) == ()


def test_a_subject_that_runs_on_goes_to_review(draft, lead, campaign) -> None:
    said = draft.model_copy(update={"subject": "A short call. Can we talk about your invoices?"})
    (email,) = score_drafts([said], [lead], campaign, ReferenceScorer([]))
    assert (email.status, email.reasons) == ("review", ("subject.runs_on",))
