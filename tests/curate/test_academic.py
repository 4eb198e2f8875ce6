"""Completions split into subject and body."""

import json

from schemas.recipe import load_recipe
from schemas.records import Pair, Reject, TrainingExample
from tasks.curate.academic import academic_example, correspondents

RECIPE = load_recipe("academic")
BODY = (
    "Dear Dr. Holm,\n\nI hope this finds you well. I was ill last week and could not finish the"
    " report on river beds. May I hand it in three days later than planned, please?\n\n"
    "Sincerely,\nOla Lind"
)


def made(prompt: str, completion: str) -> TrainingExample | Reject:
    pair = Pair(
        source="academic", source_file="a.jsonl", row_number=1, licence="not stated",
        inputs={"prompt": prompt}, target=completion,
    )  # fmt: skip
    return academic_example(RECIPE, RECIPE.data[0], pair)


def test_the_subject_line_is_split_off_and_the_label_dropped() -> None:
    row = made("Instruction: Ask for time.", f"Subject: More time\n\n{BODY}")
    assert isinstance(row, TrainingExample)
    assert row.inputs == {"instruction": "Ask for time."}
    assert json.loads(row.target) == {"subject": "More time", "body": BODY}


def test_without_a_subject_line_the_row_is_refused() -> None:
    row = made("Ask.", BODY)
    assert isinstance(row, Reject)
    assert row.reason == "row.missing_field"


def test_a_group_is_who_writes_to_whom() -> None:
    assert correspondents(BODY) == "correspondents:dear dr. holm, ola lind"
