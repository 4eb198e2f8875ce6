"""Prompt and completion rows become pairs."""

from collections import Counter
from pathlib import Path

import pytest

from schemas.errors import InputFileError
from schemas.records import Pair, Reject
from tasks.ingest.academic import read_academic

LINE = '{"prompt": " Ask Dr. Holm for a place. ", "completion": "Subject: A place\\n\\nDear …"}'


def test_a_line_becomes_a_pair_with_its_line_number(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    path.write_text(f"// emails\n\n{LINE}\n")
    assert list(read_academic(path)) == [
        Reject(source_file="train.jsonl", row_number=1, reason="row.comment", detail="// emails"),
        Reject(source_file="train.jsonl", row_number=2, reason="row.blank"),
        Pair(
            source="academic",
            source_file="train.jsonl",
            row_number=3,
            licence="not stated",
            inputs={"prompt": "Ask Dr. Holm for a place."},
            target="Subject: A place\n\nDear …",
        ),
    ]


def test_broken_json_and_missing_fields_are_rejects(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    path.write_text('{"prompt": "a",\n{"prompt": "a"}\n')
    reasons = [row.reason for row in read_academic(path) if isinstance(row, Reject)]
    assert reasons == ["row.unparseable", "row.missing_field"]


def test_another_kind_of_file_is_told_what_was_expected(tmp_path: Path) -> None:
    path = tmp_path / "train.csv"
    path.write_text("prompt,completion\n")
    with pytest.raises(InputFileError, match=r"expected \.jsonl"):
        list(read_academic(path))


def test_the_real_set_balances(real_data: Path) -> None:
    path = real_data / "academic/train.jsonl"
    found = Counter(r.reason if isinstance(r, Reject) else "kept" for r in read_academic(path))
    assert found == {"kept": 450, "row.comment": 1, "row.blank": 1}
