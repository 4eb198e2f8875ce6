"""The benchmark of real summaries, with an engine that knows no model."""

import json
from pathlib import Path

import pytest

from schemas.recipe import load_recipe
from schemas.records import TrainingExample
from tasks.common.prompts import Chat
from tasks.curate.summary_generator import summary_attempts
from tasks.generate.answers import Writer
from tasks.generate.engine import FakeEngine

from ..benchmarks.summing import against_baseline, is_valid, real_emails, sum_up

RECIPE = load_recipe("summary")
WRITER = Writer(RECIPE, "fake@0", None)
GOOD = '{"summary": "It is done.", "keywords": ["a", "b", "c"]}'


@pytest.mark.parametrize(
    ("raw", "valid"),
    [
        (GOOD, True),
        (f" {GOOD}\n", True),
        (f"Here it is: {GOOD}", False),
        (GOOD[:-2], False),
        ('{"summary": "It is done.", "keywords": ["a", "b"]}', False),
        ('{"summary": "It is done.", "keywords": ["a", "b", " "]}', False),
        ('{"summary": " ", "keywords": ["a", "b", "c"]}', False),
        ('{"summary": ["x"], "keywords": ["a", "b", "c"]}', False),
        ('{"summary": "It is done.", "keywords": ["a", "b", "c"], "more": 1}', False),
        ("[]", False),
    ],
)
def test_only_the_recipes_own_json_is_valid(raw: str, valid: bool) -> None:
    assert is_valid(raw, RECIPE.output) is valid


def test_the_baseline_is_beaten_by_who_knows_the_answers() -> None:
    made = [row for row in summary_attempts(RECIPE, 12, 3) if isinstance(row, TrainingExample)]
    targets = {str(row.inputs["email"]): row.target for row in made}

    def answer(chat: Chat) -> str:
        return next(t for email, t in targets.items() if email.strip() in chat[-1]["content"])

    found = against_baseline(made, WRITER, FakeEngine(answer))
    assert found["rouge_l"] == 1.0
    assert 0 < found["rouge_l_first_sentence"] < 1
    assert found["difference"][1] > 0


def test_five_hundred_real_messages_get_an_answer_each(real_data: Path) -> None:
    emails = real_emails(real_data / "enron", 500)
    engine = FakeEngine(lambda _chat: GOOD)
    answers = sum_up(emails, WRITER, engine)
    assert len(set(emails)) == len(answers) == 500
    assert all(is_valid(answer.raw, RECIPE.output) for answer in answers)
    assert all(json.loads(answer.raw)["summary"] == answer.fields["summary"] for answer in answers)
