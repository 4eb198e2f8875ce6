"""A corpus becomes a bronze folder: parts, rejects, and a manifest that is written last.

In: `ingest_corpus("academic", "pairs.jsonl", bronze)`. Out: `bronze/academic/pairs.jsonl-1f0c33ab/`
with `part-0000.parquet`, `rejects.parquet` and `manifest.json`:

    {"source": "academic", "rows_in": 4, "rows_kept": 3, "rejects": {"row.comment": 1}, …}
"""

import hashlib
import os
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import pyarrow.parquet as pq
from pydantic import Field

from schemas.errors import InputFileError, MailmillError, UsageError
from schemas.records import Lead, Message, Pair, Record, Reject
from schemas.tables import LEADS, MESSAGES, PAIRS, REJECTS, Table
from tasks.common.files import sha256_file, write_json
from tasks.common.parquet import TableWriter
from tasks.ingest.academic import read_academic
from tasks.ingest.corpus_rows import is_hub_name
from tasks.ingest.cover_letters import read_cover_letters
from tasks.ingest.dolly import read_dolly
from tasks.ingest.enron import EXPECTED, read_enron
from tasks.ingest.leads import read_leads
from tasks.ingest.summaries import EXPECTED as SUMMARIES
from tasks.ingest.summaries import read_summaries

ROWS_A_PART = 50_000
ROWS_BETWEEN_REPORTS = 500

Kept = Message | Pair | Lead
Rows = Iterator[Message | Pair | Reject] | Iterator[Lead | Reject]
OnProgress = Callable[[int], None]


@dataclass(frozen=True)
class Reader:
    """How a corpus is read and which table its rows belong to."""

    read: Callable[[Path], Rows]
    table: Table
    expects: str
    """What an input must be, for the person who handed over something else."""
    from_hub: bool = False
    """Whether a hub name may stand in place of a path."""


READERS = MappingProxyType(
    {
        "enron": Reader(read_enron, MESSAGES, EXPECTED),
        "dolly": Reader(
            read_dolly, PAIRS, "JSON lines with instruction, context, response", from_hub=True
        ),
        "cover-letters": Reader(
            read_cover_letters, PAIRS, "the nine columns of the cover-letter set", from_hub=True
        ),
        "academic": Reader(read_academic, PAIRS, "JSON lines with prompt and completion"),
        "summaries": Reader(read_summaries, PAIRS, SUMMARIES),
        "leads": Reader(read_leads, LEADS, "rows with an email column"),
    }
)


class PartFile(Record):
    """One Parquet file of a bronze folder."""

    name: str
    rows: int
    sha256: str


class IngestManifest(Record):
    """What one ingest read and kept. Its file exists only where the folder is complete."""

    source: str
    input: str = Field(description="The path or hub name as given.")
    input_sha256: str = Field(
        description="Of a file its bytes, of a folder its sorted names and sizes; a hub name."
    )
    rows_in: int
    rows_kept: int
    rejects: dict[str, int] = Field(description="Rows by reason code.")
    seconds: float
    parts: tuple[PartFile, ...]
    finished_at: datetime

    def summary(self) -> str:
        """Counts in one line for a terminal."""
        rejected = "".join(f", {count} {reason}" for reason, count in self.rejects.items())
        read = f"{self.rows_in} rows read from {self.input}"
        return f"{self.source}: {read}, {self.rows_kept} kept{rejected}"


def ingest_corpus(
    source: str, path: str, bronze: Path, on_progress: OnProgress | None = None
) -> IngestManifest:
    """Read one input into `bronze/<source>/<name of the input>/`.

    An earlier folder of the same input is replaced once the new one is complete. The folder's name
    ends in a hash of the whole path: files of one name in two folders stay apart.

    Args:
        source: a key of `READERS`.
        path: file, folder or, where the reader allows it, hub name.
        bronze: the bronze folder.
        on_progress: called with the number of rows read so far.

    Raises:
        UsageError: there is no such source.
        InputFileError: the input is missing, of the wrong kind, or holds not one usable row.
        MailmillError: the rows written are not the rows read.
    """
    reader = _reader(source)
    started = time.monotonic()
    folder = bronze / source / _slug(path)
    fresh = folder.with_name(f".{folder.name}.new")
    # Readers check the input's kind on the first row, so the hash waits until they have.
    rows = reader.read(Path(path))
    try:
        rows_in, parts, rejects = _write(rows, reader.table, fresh, on_progress)
        _check(path, reader, rows_in, parts, rejects, fresh)
        manifest = IngestManifest(
            source=source,
            input=path,
            input_sha256=input_sha256(path),
            rows_in=rows_in,
            rows_kept=sum(part.rows for part in parts),
            rejects=dict(sorted(rejects.items())),
            seconds=round(time.monotonic() - started, 3),
            parts=tuple(parts),
            finished_at=datetime.now(UTC),
        )
        write_json(fresh / "manifest.json", manifest.model_dump(mode="json"))
        _swap(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return manifest


def iter_bronze(bronze: Path, source: str) -> list[Path]:
    """The parts of every complete folder of a source, sorted."""
    return sorted(
        part
        for manifest in (bronze / source).glob("*/manifest.json")
        if not manifest.parent.name.startswith(".")
        for part in manifest.parent.glob("part-*.parquet")
    )


def input_sha256(path: str) -> str:
    """What an input is known by: hash of a file's bytes or a folder's listing, or the hub name."""
    if Path(path).is_file():
        return sha256_file(Path(path))
    if not Path(path).is_dir():
        return path
    digest = hashlib.sha256()
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            size = file.stat().st_size if file.is_file() else -1
            digest.update(f"{file.relative_to(path).as_posix()}\0{size}\n".encode())
    return digest.hexdigest()


def _reader(source: str) -> Reader:
    if source not in READERS:
        raise UsageError(f"there is no corpus `{source}`", fix=f"use one of {', '.join(READERS)}")
    return READERS[source]


def _slug(path: str) -> str:
    whole = path if is_hub_name(path) else str(Path(path).resolve())
    name = re.sub(r"[^a-z0-9._-]+", "-", Path(whole).name.lower()).strip("-.") or "input"
    return f"{name}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def _write(
    rows: Rows, table: Table, folder: Path, on_progress: OnProgress | None
) -> tuple[int, list[PartFile], Counter[str]]:
    """Write rows and rejects into an empty `folder`; count what was read and why it was refused."""
    shutil.rmtree(folder, ignore_errors=True)  # of a run that was killed
    rejects: Counter[str] = Counter()
    read = 0

    def kept(rejected: TableWriter) -> Iterator[Kept]:
        nonlocal read
        for row in rows:
            read += 1
            if on_progress and read % ROWS_BETWEEN_REPORTS == 0:
                on_progress(read)
            if isinstance(row, Reject):
                rejected.write(row)
                rejects[row.reason] += 1
            else:
                yield row

    with TableWriter(folder / "rejects.parquet", REJECTS) as rejected:
        parts = write_parts(kept(rejected), table, folder, ROWS_A_PART)
    if on_progress:
        on_progress(read)
    return read, parts, rejects


def write_parts(
    rows: Iterable[Kept], table: Table, folder: Path, rows_a_part: int
) -> list[PartFile]:
    """Write `part-0000.parquet`, `part-0001.parquet`, … of at most `rows_a_part` rows each."""
    parts: list[PartFile] = []
    source = iter(rows)
    row = next(source, None)
    while row is not None:
        path = folder / f"part-{len(parts):04}.parquet"
        with TableWriter(path, table) as writer:
            written = 0
            while row is not None and written < rows_a_part:
                writer.write(row)
                written += 1
                row = next(source, None)
        # Counted from the file itself, so that the balance checks what was written.
        parts.append(
            PartFile(name=path.name, rows=pq.read_metadata(path).num_rows, sha256=sha256_file(path))
        )
    return parts


def _check(
    path: str,
    reader: Reader,
    rows_in: int,
    parts: list[PartFile],
    rejects: Counter[str],
    folder: Path,
) -> None:
    kept = sum(part.rows for part in parts)
    rejected = pq.read_metadata(folder / "rejects.parquet").num_rows
    if rows_in != kept + rejected or rejected != rejects.total():
        raise MailmillError(
            f"{rows_in} rows were read, {kept} kept and {rejected} rejected: rows got lost",
            where=path,
        )
    if not kept:
        reasons = f" ({', '.join(f'{n} {reason}' for reason, n in rejects.items())})"
        raise InputFileError(
            f"holds no usable row{reasons if rejects else ''}",
            where=path,
            fix=f"expected {reader.expects}",
        )


def _swap(fresh: Path, folder: Path) -> None:
    """Put `fresh` in the place of `folder`; a reader never sees a mixture of both."""
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
