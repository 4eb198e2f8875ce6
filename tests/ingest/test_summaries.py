"""Rows of summaries become pairs."""

from collections import Counter
from pathlib import Path

import pytest

from schemas.errors import InputFileError
from schemas.records import Pair, Reject
from tasks.ingest.summaries import read_summaries

HEADER = "sender,recipients,date,summary,price\n"
LUNCH = 'ola@example.org,a@example.org;b@example.org,2001-06-05 16:00:00,"Lunch moves, by a day.",3'


def test_a_row_becomes_a_pair_with_its_row_number(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text(f"{HEADER}{LUNCH}\n")
    assert list(read_summaries(path)) == [
        Pair(
            source="summaries",
            source_file="s.csv",
            row_number=1,
            licence="not stated",
            inputs={
                "sender": "ola@example.org",
                "recipients": "a@example.org;b@example.org",
                "date": "2001-06-05 16:00:00",
            },
            target="Lunch moves, by a day.",
        )
    ]


def test_bad_rows_are_rejects(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text(f"{HEADER}ola@example.org,,2001-06-05,,1\nola@example.org\n,,,,\n{LUNCH},9\n")
    reasons = [row.reason for row in read_summaries(path) if isinstance(row, Reject)]
    assert reasons == ["row.missing_field", "row.short", "row.blank", "row.long"]


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv"):
        (tmp_path / name).write_text(f"{HEADER}{LUNCH}\n")
    (tmp_path / "notes.txt").write_text("none of it")
    rows = [(row.source_file, row.row_number) for row in read_summaries(tmp_path)]
    assert rows == [("a.csv", 1), ("b.csv", 1)]


def test_a_folder_without_csv_is_told_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="holds no CSV file; expected a CSV with the columns"):
        list(read_summaries(tmp_path))


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s.jsonl").write_text("{}")
    with pytest.raises(InputFileError, match="is no CSV"):
        list(read_summaries(tmp_path / "s.jsonl"))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("sender,summary\n")
    with pytest.raises(InputFileError, match="lacks the columns recipients, date"):
        list(read_summaries(tmp_path / "s.csv"))


def test_the_real_files_balance(real_data: Path) -> None:
    rows = read_summaries(real_data / "summaries")
    found = Counter(r.reason if isinstance(r, Reject) else r.source_file for r in rows)
    assert found == {"12_wizardlm2_7b.csv": 700, "21_mistral.csv": 700}
