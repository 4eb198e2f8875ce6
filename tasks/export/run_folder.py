"""What a run keeps of itself: its shards, each with a manifest, and the rows that were refused.

`withheld.parquet` holds the last word on rows of the shards that must not leave after all.
"""

import heapq
import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from schemas.errors import MailmillError
from schemas.records import Lead
from tasks.common.files import read_sealed, sha256_file
from tasks.common.parquet import read_records, read_rows
from tasks.export.batches import Handed

SHARDS, REFUSED_FILE, WITHHELD_FILE = "shards", "refused.parquet", "withheld.parquet"
REVIEW_FILE, HANDOFF, HANDOFF_REPLACED = "review.csv", "handoff", "handoff-replaced"
LEADS_FILE, OUTCOMES_FILE, MANIFEST_FILE = "leads.parquet", "outcomes.parquet", "manifest.json"
ADMITTED_FILE = "admitted.json"
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
    for row, lead in written_rows(run_folder):
        yield withheld.get((row["source_file"], row["row_number"]), row), lead


def handed_over(run_folder: Path) -> Iterator[Row]:
    """The ready rows that the run has handed over, from its shards.

    Raises:
        MailmillError: a file of the run is not as it was written.
    """
    handed = Handed(run_folder)
    if not handed.since:
        return
    for row, _ in rows_of_run(run_folder):
        if row["status"] == "ready" and (row["source_file"], row["row_number"]) in handed:
            yield row


def written_rows(run_folder: Path) -> Iterator[tuple[Row, Lead | None]]:
    """Every outcome of a run as it was written, with its lead; refused rows have none.

    In the order of the lead files. Each file is hashed just before it is read: Parquet's own
    checksums cover its pages, and a bit of the rest can change what they mean.

    Raises:
        MailmillError: a file is not as it was when its shard ended.
    """
    admitted = read_sealed(run_folder / ADMITTED_FILE)
    if admitted is None:
        raise _changed(run_folder / ADMITTED_FILE)
    # Of one writer and one priority the shards are in order; all of them are read side by side.
    parts: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for shard in admitted["shards"]:
        key = shard["name"].partition("-")[0], shard["recipe"], shard["adapter"]
        parts.setdefault(key, []).append(shard)
    streams = [
        chain.from_iterable(_rows_of_shard(run_folder / SHARDS / one["name"], one["sha256"])
                            for one in part)
        for part in parts.values()
    ]  # fmt: skip
    refused = _refused_rows(run_folder / REFUSED_FILE, admitted["refused_sha256"])
    places = {name: place for place, name in enumerate(admitted.get("files", ()))}

    def place(written: tuple[Row, Lead | None]) -> tuple[int, int]:
        row = written[0]
        # An earlier version's run does not know the order: its shards come one after another.
        return (places[row["source_file"]], row["row_number"]) if places else (0, 0)

    yield from heapq.merge(*streams, refused, key=place)


def _rows_of_shard(folder: Path, leads_sha256: str) -> Iterator[tuple[Row, Lead | None]]:
    if finished_manifest(folder, leads_sha256) is None:
        raise _changed(folder / OUTCOMES_FILE)
    if not is_part(folder / LEADS_FILE, leads_sha256):
        raise _changed(folder / LEADS_FILE)
    rows, leads = read_rows(folder / OUTCOMES_FILE), read_records(folder / LEADS_FILE, Lead)
    yield from zip(rows, leads, strict=True)


def _refused_rows(file: Path, sha256: str) -> Iterator[tuple[Row, Lead | None]]:
    if not is_part(file, sha256):
        raise _changed(file)
    for row in read_rows(file):
        yield row, None


def shard_manifests(run_folder: Path) -> dict[str, dict[str, Any]]:
    """The manifests of all shards by name, in order.

    Raises:
        MailmillError: one is gone or damaged.
    """
    found = {}
    for shard in shard_folders(run_folder):
        manifest = read_sealed(shard / MANIFEST_FILE)
        if manifest is None:
            raise _changed(shard / MANIFEST_FILE)
        found[shard.name] = manifest
    return found


def _changed(file: Path) -> MailmillError:
    return MailmillError(
        "is not as it was written, so nothing is exported",
        where=file,
        fix="start the night again: the shard is made again",
    )
