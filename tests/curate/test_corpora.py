"""Only complete bronze folders are read."""

from pathlib import Path

from tasks.curate.corpora import parts


def test_a_folder_without_manifest_is_not_complete(tmp_path: Path) -> None:
    for name in ("whole", "torn", ".whole.old"):
        (tmp_path / "dolly" / name).mkdir(parents=True)
        (tmp_path / "dolly" / name / "part-0000.parquet").touch()
    for name in ("whole", ".whole.old"):
        (tmp_path / "dolly" / name / "manifest.json").touch()
    assert parts(tmp_path, "dolly") == [tmp_path / "dolly" / "whole" / "part-0000.parquet"]


def test_a_source_that_was_not_ingested_has_no_parts(tmp_path: Path) -> None:
    assert parts(tmp_path, "enron") == []
