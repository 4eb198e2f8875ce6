"""Summaries meet their messages: one example a message, and a reason for every other row."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas.recipe import DataSource, load_recipe
from schemas.records import Message, Pair, Reject, TrainingExample
from schemas.tables import MESSAGES, PAIRS
from tasks.common.parquet import write_table
from tasks.curate.corpora import raw_texts
from tasks.curate.data_card import data_card
from tasks.curate.summary_mail import cut, signed, summary_from_mail, thread_of
from tasks.ingest.corpus import ingest_corpus

NOON = datetime(2001, 6, 5, 12, 0, tzinfo=UTC)
BODY = (
    "Marta,\n\nThe new meters of the Brno plant are in. Could you call me about the test on Friday?"
    " My number is 713-853-6161, and Ivo Vrba has the manual."
)
GOOD = "Ola asks Marta for a call about the test of the new meters in Brno on Friday."


def message(**changes: object) -> Message:
    fields: dict[str, object] = {
        "message_id": "1", "source_file": "m", "mailbox": "lind-o", "folder": "sent", "date": NOON,
        "sender": "Ola.Lind@meterworks.example", "sender_name": "Ola Lind",
        "recipients": ("marta@plantco.example",), "recipient_name": "Marta Vrba",
        "subject": "Re: Meters", "body": BODY, "quoted": "", "signature": "", "is_html": False,
    }  # fmt: skip
    return Message.model_validate(fields | changes)


def summary(text: str, number: int = 1, **changes: str) -> Pair:
    key = {
        "sender": "ola.lind@meterworks.example", "recipients": "marta@plantco.example",
        "date": "2001-06-05 12:00:00",
    }  # fmt: skip
    return Pair(
        source="summaries", source_file="s.csv", row_number=number, licence="not stated",
        inputs=key | changes, target=text,
    )  # fmt: skip


@pytest.fixture
def made(tmp_path: Path):
    """Rows of the maker from messages and summaries."""

    def run(messages: list[Message], pairs: list[Pair]) -> list[TrainingExample | Reject]:
        for source, table, rows in (("enron", MESSAGES, messages), ("summaries", PAIRS, pairs)):
            folder = tmp_path / source / "one"
            write_table(folder / "part-0000.parquet", table, rows)
            (folder / "manifest.json").write_text("{}")
        data = DataSource(source="summaries", limit=10, licence="not stated")
        return list(summary_from_mail(load_recipe("summary"), data, tmp_path))

    return run


def reasons(rows: list[TrainingExample | Reject]) -> list[str]:
    return [row.reason if isinstance(row, Reject) else "" for row in rows]


def test_a_message_gets_one_summary_and_every_row_a_verdict(made) -> None:
    rows = made([message()], [summary("Ola and Renata met."), summary(GOOD, 2), summary(GOOD, 3)])
    assert reasons(rows) == ["text.ungrounded", "", "summary.other_chosen"]


def test_names_and_contact_data_are_nobodys(made) -> None:
    (row,) = made([message()], [summary(GOOD)])
    assert isinstance(row, TrainingExample)
    told = f"{row.inputs['email']} {row.target}"
    assert not any(name in told for name in ("Ola", "Marta", "Vrba", "Lind", "713"))
    assert "a phone number" in str(row.inputs["email"])
    assert "phone" not in row.target


def test_the_email_and_its_summary_name_the_same_people(made) -> None:
    (row,) = made([message()], [summary(GOOD)])
    first, asks, reader = json.loads(row.target)["summary"].split()[:3]
    assert asks == "asks"
    assert row.inputs["email"].startswith(f"Subject: Re: Meters\n\n{reader},\n\nThe new meters")
    assert row.inputs["email"].splitlines()[-1].startswith(first)


def test_the_answer_is_the_recipes_json(made) -> None:
    (row,) = made([message()], [summary(GOOD)])
    answer = json.loads(row.target)
    assert list(answer) == ["summary", "keywords"]
    assert len(set(answer["keywords"])) == 3
    said = row.inputs["email"].casefold()
    assert all(word.casefold() in said for word in answer["keywords"])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"date": "2001-06-05 12:00:01"}, "summary.no_message"),
        ({"date": "in June"}, "summary.no_message"),
        ({"sender": "ivo@meterworks.example"}, "summary.no_message"),
        ({"date": "2001-06-05T14:00:00+02:00"}, ""),
        ({"recipients": "ivo@plantco.example"}, ""),
    ],
)
def test_sender_and_date_find_the_message(made, changes: dict[str, str], reason: str) -> None:
    assert reasons(made([message()], [summary(GOOD, **changes)])) == [reason]


def test_recipients_tell_two_messages_of_one_moment_apart(made) -> None:
    other = message(message_id="2", recipients=("ivo@plantco.example",), body="Lunch is at noon.")
    assert reasons(made([message(), other], [summary(GOOD)])) == [""]
    same = message(message_id="3", body="Lunch is at noon.")
    assert reasons(made([message(), same], [summary(GOOD)])) == ["summary.ambiguous"]


def test_copies_of_a_message_are_one(made) -> None:
    assert reasons(made([message(), message(message_id="2")], [summary(GOOD)])) == [""]


def test_a_second_message_of_the_same_words_is_a_duplicate(made) -> None:
    again = message(message_id="2", date=NOON.replace(hour=13))
    pairs = [summary(GOOD), summary(GOOD, 2, date="2001-06-05 13:00:00")]
    assert reasons(made([message(), again], pairs)) == ["", "text.duplicate"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("See below, please.", "text.too_short"),
        ("The test of the meters. " * 200, "text.too_long"),
        ("Die neuen Zähler sind da, und wir sollten bald über den Versuch am Freitag sprechen.",
         "text.language"),
    ],
)  # fmt: skip
def test_messages_that_teach_nothing_are_left_out(made, body: str, reason: str) -> None:
    assert reasons(made([message(body=body)], [summary(GOOD)])) == [reason]


def test_of_a_long_message_whole_sentences_are_kept() -> None:
    assert cut("One two. Three four. Five six.", 5) == "One two. Three four."
    assert cut("One two three four", 2) == "One two"
    assert cut("One two.", 5) == "One two."


def test_a_message_is_signed_once() -> None:
    assert signed("All is well.", "Ola Lind") == "All is well.\n\nOla Lind"
    assert signed("All is well.\n\nOla", "Ola Lind") == "All is well.\n\nOla"
    assert signed("All is well.", "") == "All is well."


def test_answers_and_forwards_share_their_messages_group() -> None:
    groups = {thread_of(message(subject=s)) for s in ("Meters", "RE: meters", "Fw: Re: Meters ")}
    assert groups == {"subject:meters"}
    assert thread_of(message(subject="Re: ")) != thread_of(message(subject="", body="Other"))


def test_the_index_of_training_text_knows_the_messages(made, tmp_path: Path) -> None:
    made([message()], [summary(GOOD)])
    texts = "\n".join(raw_texts(load_recipe("summary"), tmp_path))
    assert "713-853-6161" in texts
    assert GOOD in texts


def test_the_card_tells_how_many_found_their_message() -> None:
    recipe = load_recipe("summary")
    manifest = {
        "missing_sources": ("generator",), "rows_in": {"summaries": 5},
        "examples": {"summaries": {"train": 2}}, "leaking_groups": 0,
        "rejects": {"summaries": {"summary.no_message": 2, "text.too_short": 1}},
        "over_limit": {"summaries": 0}, "generator_seed": 1, "examples_sha256": "0",
        "repairs": {}, "keyword_rows": {},
    }  # fmt: skip
    assert "3 of 5 summaries found their message." in data_card(recipe, manifest)


def test_the_real_summaries_find_their_messages(real_data: Path, tmp_path: Path) -> None:
    ingest_corpus("enron", str(real_data / "enron/native-113-mailboxes.tar.gz"), tmp_path)
    ingest_corpus("summaries", str(real_data / "summaries"), tmp_path)
    data = DataSource(source="summaries", limit=500, licence="not stated")
    found = reasons(list(summary_from_mail(load_recipe("summary"), data, tmp_path)))
    assert len(found) == 1400
    assert found.count("summary.no_message") + found.count("summary.ambiguous") < 20
    assert found.count("") > 150
