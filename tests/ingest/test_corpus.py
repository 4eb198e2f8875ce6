"""An ingest leaves a complete bronze folder or none."""

import json
from pathlib import Path

import pytest

from schemas.errors import InputFileError, MailmillError, UsageError
from schemas.records import Message, Pair, Reject
from schemas.tables import PAIRS
from tasks.common.files import sha256_file
from tasks.common.parquet import read_records
from tasks.ingest import corpus
from tasks.ingest.corpus import IngestManifest, ingest_corpus, input_sha256, iter_bronze

LINES = '// emails\n{"prompt": "a", "completion": "b"}\n{"prompt": "c", "completion": "d"}\n'


def pairs_file(folder: Path, text: str = LINES) -> Path:
    path = folder / "My pairs.jsonl"
    path.write_text(text)
    return path


def test_the_manifest_tells_what_was_read_and_kept(tmp_path: Path) -> None:
    path, bronze = pairs_file(tmp_path), tmp_path / "bronze"
    manifest = ingest_corpus("academic", str(path), bronze)
    (folder,) = (bronze / "academic").glob("my-pairs.jsonl-????????")
    assert (manifest.rows_in, manifest.rows_kept) == (3, 2)
    assert manifest.rejects == {"row.comment": 1}
    assert manifest.input_sha256 == sha256_file(path)
    assert [(p.name, p.rows) for p in manifest.parts] == [("part-0000.parquet", 2)]
    assert manifest.parts[0].sha256 == sha256_file(folder / "part-0000.parquet")
    written = json.loads((folder / "manifest.json").read_text())
    assert IngestManifest.model_validate(written) == manifest


def test_rows_and_rejects_are_read_back(tmp_path: Path) -> None:
    ingest_corpus("academic", str(pairs_file(tmp_path)), tmp_path / "bronze")
    parts = iter_bronze(tmp_path / "bronze", "academic")
    assert [pair.target for pair in read_records(parts, Pair)] == ["b", "d"]
    rejects = read_records(parts[0].with_name("rejects.parquet"), Reject)
    assert [reject.reason for reject in rejects] == ["row.comment"]


def test_messages_are_read_back(tmp_path: Path) -> None:
    mail = tmp_path / "maildir/lind-o/sent/1."
    mail.parent.mkdir(parents=True)
    mail.write_text("From: ola@example.org\nTo: a@example.org\n\nAt noon?")
    ingest_corpus("enron", str(tmp_path / "maildir"), tmp_path / "bronze")
    (row,) = read_records(iter_bronze(tmp_path / "bronze", "enron"), Message)
    assert (row.mailbox, row.recipients, row.date) == ("lind-o", ("a@example.org",), None)


def test_ingesting_again_replaces_the_folder(tmp_path: Path) -> None:
    bronze = tmp_path / "bronze"
    ingest_corpus("academic", str(pairs_file(tmp_path)), bronze)
    again = pairs_file(tmp_path, '{"prompt": "e", "completion": "f"}\n')
    ingest_corpus("academic", str(again), bronze)
    assert [p.target for p in read_records(iter_bronze(bronze, "academic"), Pair)] == ["f"]
    assert [p.name[:-9] for p in (bronze / "academic").iterdir()] == ["my-pairs.jsonl"]


def test_a_failing_ingest_keeps_what_was_there(tmp_path: Path) -> None:
    bronze = tmp_path / "bronze"
    ingest_corpus("academic", str(pairs_file(tmp_path)), bronze)
    with pytest.raises(InputFileError, match=r"no usable row \(1 row.blank\); expected JSON lines"):
        ingest_corpus("academic", str(pairs_file(tmp_path, "\n")), bronze)
    assert [p.target for p in read_records(iter_bronze(bronze, "academic"), Pair)] == ["b", "d"]
    assert [p.name[:-9] for p in (bronze / "academic").iterdir()] == ["my-pairs.jsonl"]


def test_rows_that_get_lost_stop_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = corpus.write_parts
    monkeypatch.setattr(corpus, "write_parts", lambda rows, *rest: whole(list(rows)[:1], *rest))
    with pytest.raises(MailmillError, match="3 rows were read, 1 kept and 1 rejected"):
        ingest_corpus("academic", str(pairs_file(tmp_path)), tmp_path / "bronze")


def test_a_folder_without_manifest_is_not_listed(tmp_path: Path) -> None:
    ingest_corpus("academic", str(pairs_file(tmp_path)), tmp_path)
    next((tmp_path / "academic").glob("*/manifest.json")).unlink()
    assert iter_bronze(tmp_path, "academic") == []


def test_a_new_part_begins_after_so_many_rows(tmp_path: Path) -> None:
    row = Pair(source="academic", source_file="f", row_number=1, licence="", inputs={}, target="t")
    parts = corpus.write_parts([row] * 5, PAIRS, tmp_path, 2)
    assert [(p.name, p.rows) for p in parts] == [
        ("part-0000.parquet", 2),
        ("part-0001.parquet", 2),
        ("part-0002.parquet", 1),
    ]


def test_progress_ends_with_the_number_of_rows(tmp_path: Path) -> None:
    seen: list[int] = []
    ingest_corpus("academic", str(pairs_file(tmp_path)), tmp_path / "bronze", seen.append)
    assert seen[-1] == 3


def test_a_folder_without_messages_is_told_what_was_expected(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    with pytest.raises(InputFileError, match="holds no usable row; expected a maildir folder"):
        ingest_corpus("enron", str(tmp_path / "notes"), tmp_path / "bronze")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="there is no such file"):
        ingest_corpus("cover-letters", str(tmp_path / "none.csv"), tmp_path / "bronze")


def test_an_unknown_source_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="use one of enron, dolly, cover-letters, academic"):
        ingest_corpus("tweets", "x", tmp_path)


def test_a_folder_is_known_by_its_names_and_sizes(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("12")
    before = input_sha256(str(tmp_path))
    (tmp_path / "a").write_text("123")
    assert input_sha256(str(tmp_path)) != before
