"""Rows of files, with every broken one a reject."""

from pathlib import Path

import pytest

from schemas.errors import InputFileError
from schemas.records import Reject
from tasks.ingest import corpus_rows
from tasks.ingest.corpus_rows import csv_rows, hub_rows, is_hub_name, json_rows


def shown(rows: object) -> list[tuple[int, object]]:
    return [
        (n, row.reason if isinstance(row, Reject) else row)
        for n, row in rows  # type: ignore[attr-defined]
    ]


def test_json_lines_keep_their_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'\xef\xbb\xbf// drafts\n\n{"a": "b", "n": 1, "x": null}\r\n[1]\n{"a": \n')
    assert shown(json_rows(path)) == [
        (1, "row.comment"),
        (2, "row.blank"),
        (3, {"a": "b", "n": "1", "x": ""}),
        (4, "row.unparseable"),
        (5, "row.unparseable"),
    ]


def test_an_endless_line_is_one_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_rows, "LONGEST_ROW", 10)
    path = tmp_path / "rows.jsonl"
    path.write_text("x" * 95 + "\n{}\n")
    assert shown(json_rows(path)) == [(1, "row.unparseable"), (2, {})]


def test_csv_rows_that_do_not_fit_the_header_are_rejects(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text('\ufeffa,b\n"1\n2","x,y"\n\n1\n1,2,3\n')
    assert shown(csv_rows(path, ("a", "b"))) == [
        (1, {"a": "1\n2", "b": "x,y"}),
        (2, "row.blank"),
        (3, "row.short"),
        (4, "row.long"),
    ]


def test_a_file_that_is_not_gzip_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_text("{}")
    with pytest.raises(InputFileError, match=r"rows\.jsonl\.gz: is damaged"):
        list(json_rows(path))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("example-org/instructions-15k", True),
        ("data/pairs.jsonl", False),
        ("data/missing.csv", False),
        ("pairs.jsonl", False),
        ("/a/b", False),
        ("a/b/c", False),
    ],
)
def test_a_hub_name_is_told_from_a_path(name: str, expected: bool) -> None:
    assert is_hub_name(name) is expected


def test_a_hub_that_cannot_be_reached_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys
    from types import SimpleNamespace

    def load_dataset(*_: object, **__: object) -> None:
        raise ConnectionError("no route\nmore")

    monkeypatch.setitem(sys.modules, "datasets", SimpleNamespace(load_dataset=load_dataset))
    with pytest.raises(InputFileError, match=r"example-org/x: cannot be read.*\(no route\)"):
        list(hub_rows("example-org/x"))
