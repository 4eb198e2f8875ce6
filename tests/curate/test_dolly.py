"""The keyword filter of the formal-communication assistant, and what becomes of its rows."""

import json

from schemas.recipe import DataSource, load_recipe
from schemas.records import Pair, Reject, TrainingExample
from tasks.curate.dolly import formal_example, has_keyword, keyword_rows, subject_from

RECIPE = load_recipe("formal")
DATA = next(d for d in RECIPE.data if d.source == "dolly")
ANSWER = "Dear team, the workshop moves to the blue room on Friday. Please bring your badges along."


def pair(instruction: str, answer: str = ANSWER, context: str = "", category: str = "") -> Pair:
    return Pair(
        source="dolly", source_file="d.jsonl", row_number=3, licence="CC BY-SA 3.0",
        category=category, inputs={"instruction": instruction, "context": context}, target=answer,
    )  # fmt: skip


def made(p: Pair) -> TrainingExample | Reject:
    return formal_example(RECIPE, DATA, p)


def reason(p: Pair) -> str:
    row = made(p)
    assert isinstance(row, Reject)
    return row.reason


def test_a_keyword_in_instruction_or_category_counts_inside_words_too() -> None:
    keywords = ("email", "deadline")
    assert has_keyword(pair("Two Deadlines collide"), keywords)
    assert has_keyword(pair("Say hello", category="email_writing"), keywords)
    assert not has_keyword(pair("Say hello"), keywords)


def test_rows_with_a_keyword_are_counted_by_the_texts_searched() -> None:
    rows = [
        pair("Write an email"), pair("Say hello", category="email_writing"),
        pair("Sum it up", context="An EMAIL came."), pair("Say hello", "By email, please."),
        pair("Say hello"),
    ]  # fmt: skip
    assert keyword_rows(rows, ("email",)) == {
        "instruction and category": 2, "the context too": 3, "all texts": 4,
    }  # fmt: skip


def test_the_recipe_has_the_reference_keywords() -> None:
    assert DATA.keywords == ("professor", "email", "assignment", "deadline", "professional")


def test_the_answer_becomes_the_body_and_the_instruction_the_subject() -> None:
    row = made(pair("Write an email about the moved workshop"))
    assert isinstance(row, TrainingExample)
    assert json.loads(row.target) == {"subject": "Email about the moved workshop", "body": ANSWER}
    assert row.inputs == {"instruction": "Write an email about the moved workshop"}


def test_a_subject_line_of_the_answer_becomes_the_subject() -> None:
    row = made(pair("Write an email", f"From: Me\nSubject: Blue room\n\n{ANSWER}"))
    assert isinstance(row, TrainingExample)
    assert json.loads(row.target) == {"subject": "Blue room", "body": ANSWER}


def test_a_context_is_kept_as_input() -> None:
    row = made(pair("Write an email", context="The room is wet."))
    assert isinstance(row, TrainingExample)
    assert row.inputs["context"] == "The room is wet."


def test_each_refusal_has_its_reason() -> None:
    assert reason(pair("Name a flower")) == "text.off_topic"
    assert reason(pair("An email", "Too short.")) == "text.too_short"
    assert reason(pair("An email", "word " * 300)) == "text.too_long"
    assert reason(pair("An email", ANSWER + " Yours, [your name]")) == "body.placeholder"
    german = (
        "Sehr geehrte Frau Holm, der Kurs findet am Freitag im blauen Zimmer statt, bitte kommen."
    )
    assert reason(pair("An email", german)) == "text.language"


def test_subjects_do_not_end_in_the_middle_of_a_phrase() -> None:
    assert subject_from("Write a short letter that explains how we pay for the new lamps") == (
        "Short letter that explains how we pay"
    )
    assert subject_from("Given the text, say when") == "Given the text, say when"


def test_data_without_keywords_keeps_everything() -> None:
    everything = DataSource(source="dolly", limit=1, licence="x")
    assert isinstance(formal_example(RECIPE, everything, pair("Name a flower")), TrainingExample)
