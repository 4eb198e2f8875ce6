"""What a run keeps of itself: its shards, each with a manifest, and the rows that were refused.

`withheld.parquet` holds the last word on rows of the shards that must not leave after all.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas.records import Lead
from tasks.common.files import read_sealed, sha256_file
from tasks.common.parquet import read_records, read_rows

SHARDS, REFUSED_FILE, WITHHELD_FILE = "shards", "refused.parquet", "withheld.parquet"
REVIEW_FILE, HANDOFF, HANDOFF_REPLACED = "review.csv", "handoff", "handoff-replaced"
LEADS_FILE, OUTCOMES_FILE, MANIFEST_FILE = "leads.parquet", "outcomes.parquet", "manifest.json"
Row = dict[str, Any]


def shard_folders(run_folder: Path) -> list[Path]:
    """The folders of all shards, in order."""
    return sorted(path for path in (run_folder / SHARDS).glob("*") if path.is_dir())


def finished_manifest(shard: Path, leads_sha256: str) -> dict[str, Any] | None:
    """A shard's manifest, where it is of these leads and its outcomes are whole; else None."""
    manifest = read_sealed(shard / MANIFEST_FILE)
    if manifest is None or manifest["leads_sha256"] != leads_sha256:
        return None
    return manifest if is_part(shard / OUTCOMES_FILE, manifest["sha256"]) else None


def is_part(file: Path, sha256: str) -> bool:
    """Whether a file is there and has not changed since its hash was taken."""
    return file.exists() and sha256_file(file) == sha256


def retire_handoffs(run_folder: Path) -> list[str]:
    """Rename the hand-offs of the campaign's other runs of the same date, so that one is left.

    Returns:
        Ids of the runs whose hand-off this run's replaces, also of those renamed before.
    """
    date, _, _ = run_folder.name.partition("-")
    replaced = []
    for other in sorted(run_folder.parent.glob(f"{date}-*")):
        old = other / HANDOFF_REPLACED
        if other != run_folder and (other / HANDOFF).is_dir():
            shutil.rmtree(old, ignore_errors=True)
            (other / HANDOFF).replace(old)
        if other != run_folder and old.is_dir():
            replaced.append(other.name)
    return replaced


def rows_of_run(run_folder: Path) -> Iterator[tuple[Row, Lead | None]]:
    """Every outcome of a finished run with its lead, as its export had it."""
    file = run_folder / WITHHELD_FILE
    rows = read_rows(file) if file.exists() else iter(())
    withheld = {(row["source_file"], row["row_number"]): row for row in rows}
    for row, lead, _ in written_rows(run_folder):
        yield withheld.get((row["source_file"], row["row_number"]), row), lead


def written_rows(run_folder: Path) -> Iterator[tuple[Row, Lead | None, str]]:
    """Every outcome of a run as it was written, with its lead and the name of its shard.

    Refused rows have no lead and no shard.
    """
    for shard in shard_folders(run_folder):
        rows = read_rows(shard / OUTCOMES_FILE)
        leads = read_records(shard / LEADS_FILE, Lead)
        for row, lead in zip(rows, leads, strict=True):
            yield row, lead, shard.name
    for row in read_rows(run_folder / REFUSED_FILE):
        yield row, None, ""
