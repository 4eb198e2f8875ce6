"""Measures of answers to held-out examples, on emails whose faults are known."""

from typing import get_args

import pytest
from pydantic import ValidationError

from schemas.recipe import LessIsBetter, MoreIsBetter, Promotion
from schemas.records import TrainingExample
from tasks.score.held_out import as_text, lead_of, measure, own_first
from tasks.score.similarity import PairScorer
from tasks.score.training_index import TrainingIndex

NAMES = (
    ("Tomas", "Tomas Vacek", "Orlik Foods"), ("Mei", "Mei Chen", "Cairn Tools"),
    ("Zoë", "Zoë O'Hara", "Alder Glass"),
)  # fmt: skip
FACTS = ("opened a second plant in Brno", "hired twelve buyers", "moved to paperless invoices")
TOPICS = ("matching supplier invoices", "planning lorry routes", "training new welders")


@pytest.fixture(scope="module")
def scorer() -> PairScorer:
    return PairScorer()


@pytest.fixture(scope="module")
def examples() -> list[TrainingExample]:
    return [
        TrainingExample(
            example_id=str(i), recipe="outreach", source="generator", licence="Apache-2.0",
            group=company, split="test", target="",
            inputs={
                "objective": f"invite to a 20-minute call about {topic}", "tone": "plain",
                "sender": {"name": "Nadia Brandt", "title": "", "company": "Ledgerline"},
                "lead": {"name": name, "first_name": first, "title": "", "company": company},
                "facts": [f"Company update: {fact}"],
            },
        )
        for i, ((first, name, company), fact, topic) in enumerate(
            zip(NAMES, FACTS, TOPICS, strict=True)
        )
    ]  # fmt: skip


def good(i: int) -> dict[str, object]:
    first, _, company = NAMES[i]
    body = (
        f"Hi {first},\n\nI read that {company} {FACTS[i]}, and I wondered how your team "
        f"handles it. We help companies with {TOPICS[i]} every day, and I would like to hear how "
        "you go about it. Would you have room for a 20-minute call? A short answer is enough for "
        "me, and I will gladly fit in with your plans.\n\nBest regards,\nNadia Brandt"
    )
    return {"subject": f"{TOPICS[i].capitalize()} at {company}", "body": body}


def test_good_answers_score_full_marks(examples, scorer) -> None:
    answers = [good(i) for i in range(3)]
    found = measure(examples, answers, answers, scorer=scorer)
    for name in ("answered", "greeting_ok", "closing_ok", "personalization_ok", "grounding",
                 "word_count_in_range", "own_lead_first", "own_objective_first", "sourced",
                 "ready"):  # fmt: skip
        assert found[name] == [1.0, 1.0, 1.0], name
    assert found["quality"] == [10.0] * 3
    assert found["fields_used"] == [1.0] * 3
    assert found["bleu"] == pytest.approx([100.0] * 3)
    assert found["rouge_l"] == pytest.approx([1.0] * 3)
    assert found["memorisation"] == [None] * 3


def test_the_rule_may_name_every_measure_and_no_other(examples, scorer) -> None:
    letter = examples[0].model_copy(update={"inputs": {"applicant": "Ines Calder"}})
    one = measure(examples, [good(0)] * 3, [good(0)] * 3, scorer=scorer)
    other = measure([letter], [{"letter": "Yes."}], [{"letter": "Yes."}], scorer=scorer)
    # These two `evaluate` adds.
    assert {*one, *other, "json_valid", "loss"} == {
        *get_args(MoreIsBetter), *get_args(LessIsBetter)
    }  # fmt: skip
    with pytest.raises(ValidationError):
        Promotion.model_validate({"measure": "rouge_l", "guards": ["greting_ok"]})
    with pytest.raises(ValidationError):
        Promotion.model_validate({"measure": "loss"})


def test_a_failed_answer_scores_nothing(examples, scorer) -> None:
    found = measure(examples, [{}, good(1), good(2)], [good(i) for i in range(3)], scorer=scorer)
    zero = [name for name, values in found.items() if values[0] == 0.0]
    assert {"answered", "quality", "rouge_l", "bertscore_f1", "grounding", "greeting_ok",
            "own_lead_first"} <= set(zero)  # fmt: skip
    assert found["answered"] == [0.0, 1.0, 1.0]


def test_an_email_that_a_night_would_hold_back_is_not_ready(examples, scorer) -> None:
    made_up = {**good(0), "body": str(good(0)["body"]).replace("companies", "firms of your size")}
    without_name = {**good(1), "body": str(good(1)["body"]).replace("Nadia Brandt", "Your friends")}
    found = measure(
        examples, [made_up, without_name, {}], [good(i) for i in range(3)], scorer=scorer
    )
    assert found["sourced"] == [0.0, 0.0, 0.0]
    assert found["ready"] == [0.0, 0.0, 0.0]
    assert found["closing_ok"] == [1.0, 0.0, 0.0]


def test_an_email_for_another_lead_is_found_out(examples, scorer) -> None:
    found = measure(
        examples, [good(1), good(1), good(2)], [good(i) for i in range(3)], scorer=scorer
    )
    assert found["own_lead_first"] == found["own_objective_first"] == [0.0, 1.0, 1.0]
    assert found["greeting_ok"][0] == 0.0
    assert found["grounding"][0] < 1


def test_text_of_the_training_data_is_recognised(examples, scorer) -> None:
    answers = [good(i) for i in range(3)]
    learned = TrainingIndex.of([("group", as_text(answers[0]))])
    found = measure(examples, answers, answers, index=learned, scorer=scorer)
    assert found["memorisation"][0] == 1.0
    assert found["memorisation"][1] < 0.7


def test_sales_measures_need_a_lead(examples, scorer) -> None:
    plain = examples[0].model_copy(update={"inputs": {"instruction": "Ask Tomas for a call."}})
    found = measure([plain, examples[1]], [good(0), good(1)], [good(0), good(1)], scorer=scorer)
    assert (found["quality"][0], found["quality"][1]) == (None, 10.0)
    assert found["own_lead_first"] == [None, None]  # a single lead has no rivals


def test_equal_sources_rank_nobody() -> None:
    assert own_first(["a call", "a visit"], ["call", "call"], 5) == [None, None]


def test_nothing_to_measure() -> None:
    assert measure([], [], []) == {}


def test_facts_go_back_to_the_fields_they_came_from(examples) -> None:
    facts = ["Headline: Numbers first", "Skills: audit, VAT", "City: Brno", "spoke at a fair",
             "Company update: hired: twelve buyers"]  # fmt: skip
    lead = lead_of({**examples[0].inputs, "facts": facts})
    assert (lead.headline, lead.skills, lead.city) == ("Numbers first", ("audit", "VAT"), "Brno")
    assert lead.recent_activity == ("spoke at a fair",)
    assert lead.company_updates == ("hired: twelve buyers",)
