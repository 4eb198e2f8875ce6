"""Cover-letter rows become pairs."""

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.errors import InputFileError
from schemas.records import Pair, Reject
from tasks.ingest.cover_letters import INPUTS, TARGET, read_cover_letters

ROW = {name: f" my {name.lower()}" for name in INPUTS} | {
    "Job Title": " Beekeeper",
    TARGET: "Dear Orchard & Sons,\n\nI keep bees, gladly.",
}


def write_csv(path: Path, row: dict[str, str]) -> Path:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    return path


def write_parquet(path: Path, row: dict[str, str]) -> Path:
    pq.write_table(pa.Table.from_pylist([row]), path)
    return path


@pytest.mark.parametrize("shape", ["csv", "parquet"])
def test_both_shapes_give_the_same_pair(tmp_path: Path, shape: str) -> None:
    write = write_csv if shape == "csv" else write_parquet
    path = write(tmp_path / f"letters.{shape}", ROW)
    assert list(read_cover_letters(path)) == [
        Pair(
            source="cover-letters",
            source_file=f"letters.{shape}",
            row_number=1,
            licence="not stated",
            inputs={name: f"my {name.lower()}" for name in INPUTS} | {"Job Title": "Beekeeper"},
            target="Dear Orchard & Sons,\n\nI keep bees, gladly.",
        )
    ]


def test_a_row_without_a_letter_is_a_reject(tmp_path: Path) -> None:
    (row,) = read_cover_letters(write_csv(tmp_path / "letters.csv", ROW | {TARGET: " "}))
    assert isinstance(row, Reject)
    assert (row.reason, row.detail) == ("row.missing_field", "no Cover Letter")


def test_an_applicant_without_qualifications_is_kept(tmp_path: Path) -> None:
    (row,) = read_cover_letters(write_csv(tmp_path / "letters.csv", ROW | {"Qualifications": ""}))
    assert isinstance(row, Pair)


@pytest.mark.parametrize("shape", ["csv", "parquet"])
def test_other_columns_are_told_what_was_expected(tmp_path: Path, shape: str) -> None:
    write = write_csv if shape == "csv" else write_parquet
    row = {name: value for name, value in ROW.items() if name != TARGET}
    with pytest.raises(InputFileError, match=r"lacks the columns? Cover Letter; expected a"):
        list(read_cover_letters(write(tmp_path / f"letters.{shape}", row)))


def test_a_file_that_only_calls_itself_parquet_is_named(tmp_path: Path) -> None:
    path = tmp_path / "letters.parquet"
    path.write_text("no")
    with pytest.raises(InputFileError, match="is damaged, cut off or not what its name says"):
        list(read_cover_letters(path))


def test_the_real_set_is_read_whole(real_data: Path) -> None:
    path = real_data / "cover_letters/cover_letter_dataset.csv"
    rows = list(read_cover_letters(path))
    assert len(rows) == 813
    assert all(isinstance(row, Pair) for row in rows)
