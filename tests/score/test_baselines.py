"""What needs no model: the first own sentence and counted keywords."""

import pytest
from pydantic import ValidationError

from schemas.recipe import Recipe, load_recipe
from tasks.score.baselines import field_likeness, first_sentence, opening_of
from tasks.score.similarity import rouge_l

OUTPUT = load_recipe("summary").output


@pytest.mark.parametrize(
    ("email", "opening"),
    [
        ("Subject: Lift\n\nHello Marta,\n\nThe lift is out. Use the ramp.", "The lift is out."),
        ("Subject: Lift\n\nMarta,\n\nThe lift\nis out.", "The lift is out."),
        ("Subject: Lift\n\nMarta and Bo,\n\nThe lift is out.", "The lift is out."),
        ("Subject: Lift\n\nMarta: The lift is out. Use the ramp.", "The lift is out."),
        ("Subject: Lift\n\nDear Dr Holm, the lift is out. Use the ramp.", "the lift is out."),
        ("Subject: Lift\n\nToday, the lift is out. So what?", "Today, the lift is out."),
        ("Subject: Lift\n\nIt is out at 10.30 a.m. today", "It is out at 10.30 a.m. today"),
        ("Subject: Lift\n\nThanks! The lift is out.", "The lift is out."),
        ("The lift is out. Use the ramp.", "The lift is out."),
        ("Subject: Lift out of service\n\nMarta,", "Lift out of service"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_first_own_sentence_is_found(email: str, opening: str) -> None:
    assert opening_of(email) == opening


def test_the_answer_has_the_recipes_fields() -> None:
    email = "Subject: Goods lift\n\nHi Bo,\n\nThe goods lift is out of service. Use the ramp."
    answer = first_sentence({"email": email}, OUTPUT)
    assert answer == {
        "summary": "The goods lift is out of service.",
        "keywords": ["goods lift", "service", "ramp"],
    }


def test_only_the_one_field_counts_and_sources_stand_apart() -> None:
    answers = [{"summary": "The lift is out", "keywords": ["x"]}, {}]
    targets = [{"summary": "the lift is out.", "keywords": ["y"]}, {"summary": "The ramp"}]
    found = field_likeness("summary", answers, targets, ["generator", "summaries"])
    assert found == {
        "rouge_l_summary": [1.0, 0.0],
        "rouge_l_summary.generator": [1.0, None],
        "rouge_l_summary.summaries": [None, 0.0],
    }


def test_one_source_is_not_told_twice() -> None:
    assert list(field_likeness("summary", [{}], [{}], ["generator"])) == ["rouge_l_summary"]


def test_rouge_l_is_the_longest_common_subsequence() -> None:
    assert rouge_l("the lift is out", "the goods lift is out") == pytest.approx(2 * 4 / (4 + 5))
    assert rouge_l("", "the lift") == 0.0


def test_a_baseline_needs_an_email_to_read() -> None:
    content = load_recipe("academic").model_dump() | {"baseline": "first_sentence"}
    with pytest.raises(ValidationError, match="a recipe with a baseline has `email`"):
        Recipe.model_validate(content)
