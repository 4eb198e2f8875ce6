"""Dolly rows become pairs."""

import gzip
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from schemas.errors import InputFileError
from schemas.records import Pair, Reject
from tasks.ingest.dolly import read_dolly

ROW = {
    "instruction": " Name a spring flower ",
    "context": "",
    "response": "The snowdrop.\n",
    "category": "open_qa",
}


def pair(source_file: str) -> Pair:
    return Pair(
        source="dolly",
        source_file=source_file,
        row_number=1,
        licence="CC BY-SA 3.0",
        category="open_qa",
        inputs={"instruction": "Name a spring flower", "context": ""},
        target="The snowdrop.",
    )


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "dolly.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(ROW).encode()))
    assert list(read_dolly(path)) == [pair("dolly.jsonl.gz")]


def test_a_hub_name_is_streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def load_dataset(name: str, *, split: str, streaming: bool) -> list[dict[str, str]]:
        asked.append((name, split, streaming))
        return [ROW]

    monkeypatch.setitem(sys.modules, "datasets", SimpleNamespace(load_dataset=load_dataset))
    assert list(read_dolly("example-org/dolly")) == [pair("dolly")]
    assert asked == [("example-org/dolly", "train", True)]


@pytest.mark.parametrize("field", ["instruction", "response"])
def test_a_row_without_a_needed_field_is_a_reject(tmp_path: Path, field: str) -> None:
    path = tmp_path / "dolly.jsonl"
    path.write_text(json.dumps({**ROW, field: " "}))
    (row,) = read_dolly(path)
    assert isinstance(row, Reject)
    assert (row.reason, row.detail) == ("row.missing_field", f"no {field}")


def test_a_lone_surrogate_does_not_stop_the_run(tmp_path: Path) -> None:
    path = tmp_path / "dolly.jsonl"
    path.write_text('{"instruction": "a", "response": "b \\ud800 é"}')
    assert [row.target for row in read_dolly(path) if isinstance(row, Pair)] == ["b \ufffd é"]


def test_another_kind_of_file_is_told_what_was_expected(tmp_path: Path) -> None:
    path = tmp_path / "dolly.pdf"
    path.write_bytes(b"%PDF-1.4")
    with pytest.raises(InputFileError, match=r"expected \.jsonl"):
        list(read_dolly(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match=r"none\.jsonl: there is no such file"):
        list(read_dolly(tmp_path / "none.jsonl"))


def test_the_real_set_is_read_whole(real_data: Path) -> None:
    path = real_data / "dolly/databricks-dolly-15k.jsonl.gz"
    rows = list(read_dolly(path))
    assert len(rows) == 15_011
    assert all(isinstance(row, Pair) for row in rows)
