"""Answers come back as they were kept, or not at all, whatever becomes of their file."""

import hashlib
import os
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from schemas.errors import MailmillError
from tasks.generate import answer_file
from tasks.generate.answer_file import AnswerFile
from tasks.generate.engine import Completion

DAYS = 60
HELLO = Completion("HELLO", 5, 1)
SUSPECTED = Completion("", 0, 0, "engine.row_suspected")


def kept_at(path: Path, key: str = "k") -> bytes:
    """A file with one answer, as its bytes on disk."""
    AnswerFile(path, DAYS).keep(key, HELLO)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def test_an_answer_comes_back_as_it_was(tmp_path: Path) -> None:
    assert AnswerFile(tmp_path / "a", DAYS).is_empty()
    kept_at(tmp_path / "a")
    file = AnswerFile(tmp_path / "a", DAYS)
    assert not file.is_empty()
    assert file.find(["other", "k"]) == {"k": HELLO}


def test_old_answers_are_deleted(tmp_path: Path) -> None:
    file = AnswerFile(tmp_path / "a", DAYS)
    for key in ("old", "new"):
        file.keep(key, HELLO)
    with closing(sqlite3.connect(tmp_path / "a")) as other, other:
        other.execute("UPDATE answers SET written = datetime('now', '-61 days') WHERE key = 'old'")
    assert set(AnswerFile(tmp_path / "a", DAYS).find(["old", "new"])) == {"new"}


def test_a_refusal_is_not_kept(tmp_path: Path) -> None:
    file = AnswerFile(tmp_path / "a", DAYS)
    file.keep("k", Completion("", 1, 0, "engine.row_failed"))
    assert file.is_empty()


def test_suspicions_are_counted_until_there_is_an_answer(tmp_path: Path) -> None:
    file = AnswerFile(tmp_path / "a", DAYS)
    assert file.suspicions("k") == 0
    file.keep("k", SUSPECTED)
    file.keep("k", SUSPECTED)
    assert AnswerFile(tmp_path / "a", DAYS).suspicions("k") == 2
    file.keep("k", HELLO)
    assert file.suspicions("k") == 0


@pytest.mark.parametrize(
    "change",
    [
        "completion = replace(completion, 'HELLO', 'BUY')",
        "sha256 = 'another'",
        "key = 'other'",
    ],
)
def test_an_answer_changed_on_disk_is_not_believed(tmp_path: Path, change: str) -> None:
    file = AnswerFile(tmp_path / "a", DAYS)
    file.keep("k", HELLO)
    with closing(sqlite3.connect(tmp_path / "a")) as other, other:
        other.execute(f"UPDATE answers SET {change}")
    assert file.find(["k", "other"]) == {}


def test_an_answer_that_says_more_than_this_version_knows_is_not_used(tmp_path: Path) -> None:
    file = AnswerFile(tmp_path / "a", DAYS)
    file.keep("k", HELLO)
    text = '{"text": "HELLO", "mood": "good"}'
    sha256 = hashlib.sha256(f"k\n{text}".encode()).hexdigest()
    with closing(sqlite3.connect(tmp_path / "a")) as other, other:
        other.execute("UPDATE answers SET completion = ?, sha256 = ?", (text, sha256))
    assert file.find(["k"]) == {}


def test_a_damaged_file_is_put_aside_and_a_new_one_begun(tmp_path: Path, capsys) -> None:
    path = tmp_path / "answers"
    path.write_bytes(b"no database at all" * 100)
    AnswerFile(path, DAYS).keep("k", HELLO)
    assert "put aside as answers.damaged" in capsys.readouterr().err
    assert AnswerFile(path, DAYS).find(["k"]) == {"k": HELLO}


@pytest.mark.parametrize(("age", "stays"), [(59, True), (61, False)])
def test_what_was_put_aside_goes_when_it_is_as_old_as_answers_may_get(
    tmp_path: Path, age: int, stays: bool
) -> None:
    damaged = tmp_path / "answers.damaged"
    damaged.write_bytes(b"emails to people")
    then = time.time() - age * 24 * 3600
    os.utime(damaged, (then, then))
    AnswerFile(tmp_path / "answers", DAYS)
    assert damaged.exists() == stays


def test_a_file_that_is_too_damaged_to_delete_old_answers_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    content = bytearray(kept_at(path))
    with closing(sqlite3.connect(path)) as file:
        (page,) = file.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'answers'"
        ).fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    content[(page - 1) * size] ^= 0xFF  # of what kind the page is
    path.write_bytes(content)
    AnswerFile(path, DAYS).keep("k", HELLO)
    assert (tmp_path / "answers.damaged").read_bytes() == content
    assert AnswerFile(path, DAYS).find(["k"]) == {"k": HELLO}


@pytest.mark.parametrize("damaged", [b"SQLite format", b"CREATE TABLE answers", b""])
def test_a_file_with_a_flipped_bit_that_cannot_be_opened_is_put_aside(
    tmp_path: Path, damaged: bytes, capsys
) -> None:
    path = tmp_path / "answers"
    content = bytearray(kept_at(path))
    place = content.index(damaged) if damaged else 47  # of the file's format
    content[place] ^= 0x80
    path.write_bytes(content)
    assert AnswerFile(path, DAYS).is_empty()
    assert "put aside" in capsys.readouterr().err


def test_a_full_disk_is_told_and_the_file_is_not_to_blame(tmp_path, capfd) -> None:
    file = AnswerFile(tmp_path / "a", DAYS)
    file._file.execute("PRAGMA max_page_count = 1")  # «database or disk is full»
    with pytest.raises(MailmillError, match="make room on the disk"):
        file.keep("k", Completion("x" * 20_000, 1, 1))
    assert "delete the file" not in capfd.readouterr().err


def test_nights_that_begin_at_once_in_a_new_home_open_one_file(tmp_path) -> None:
    with ThreadPoolExecutor(8) as pool:
        opened = [pool.submit(AnswerFile, tmp_path / "a", DAYS) for _ in range(8)]
        for number, one in enumerate(opened):
            one.result().keep(str(number), HELLO)
    assert len(AnswerFile(tmp_path / "a", DAYS).find(map(str, range(8)))) == 8


def test_answers_that_are_too_old_are_not_found_though_many_are_left_to_delete(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(answer_file, "_PRUNED_AT_ONCE", 2)
    monkeypatch.setattr(answer_file, "_MOST_PRUNED", 4)
    keys = [str(number) for number in range(7)]
    file = AnswerFile(tmp_path / "a", DAYS)
    for key in keys:
        file.keep(key, HELLO)
    with closing(sqlite3.connect(tmp_path / "a")) as other, other:
        other.execute("UPDATE answers SET written = datetime('now', '-61 days')")
    file = AnswerFile(tmp_path / "a", DAYS)
    assert not file.is_empty()
    assert file.find(keys) == {}
    assert AnswerFile(tmp_path / "a", DAYS).is_empty()


def test_a_flipped_bit_in_one_answer_is_one_answer_less_and_is_not_shown(
    tmp_path: Path, capfd
) -> None:
    path = tmp_path / "a"
    file = AnswerFile(path, DAYS)
    file.keep("other", Completion("WELL", 1, 1))
    content = bytearray(kept_at(path))
    content[content.index(b"HELLO")] ^= 0x80  # no UTF-8 any more
    path.write_bytes(content)
    assert set(AnswerFile(path, DAYS).find(["k", "other"])) == {"other"}
    assert capfd.readouterr().err == ""


def test_a_file_that_another_program_holds_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "a"
    file = AnswerFile(path, DAYS)
    file._file.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(MailmillError, match="end the program that holds it"):
            file.keep("k", HELLO)


def test_a_folder_in_the_file_s_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(MailmillError, match="let your user write"):
        AnswerFile(tmp_path, DAYS)
