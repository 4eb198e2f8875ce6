"""The gold tables: Parquet in a hive layout, one partition a campaign and night."""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.errors import InputFileError, MailmillError
from schemas.tables import EMAILS, OUTCOMES, Table
from tasks.common.files import replacing, sha256_file, sweep
from tasks.common.parquet import TableWriter, rows_stated
from tasks.export.outcomes import RunFacts

REPLACED = "replaced"
BATCH_ROWS = 50_000
# What the reader makes of files with a bit that flipped: any of them, depending on where it is.
READ_ERRORS = (
    OSError, pa.ArrowException, ValueError, TypeError, LookupError, AttributeError, ArithmeticError,
    MemoryError, RuntimeError,
)  # fmt: skip
_RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,100}")


def write_gold(
    gold: Path, run: RunFacts, outcome_rows: Iterable[Mapping[str, Any]]
) -> dict[str, str | int]:
    """Write both tables' partitions of this night; they replace what earlier runs wrote there.

    Emails that are no longer among the new ones stay in `replaced/` beside the tables, also where
    the same run wrote them: who got one still waits for the next.

    `emails` gets the ready ones among the outcomes, `outcomes` all. Both new parts are whole
    before the first old one goes, so a reader may for a moment see two runs (`run_id` tells them
    apart), but never none. A part without rows is written too.

    Returns:
        `emails` and `outcomes` (the parts' paths), `email_rows` and `outcome_rows`.

    Raises:
        MailmillError: the run id cannot be part of a file name.
        InputFileError: emails of another run of the night would go, and cannot be read.
    """
    emails, outcomes = part_path(gold, EMAILS, run), part_path(gold, OUTCOMES, run)
    for part in (emails, outcomes):
        sweep(part.parent)
    names = [column.name for column in EMAILS.columns]
    with (
        TableWriter(emails, EMAILS) as email_writer,
        TableWriter(outcomes, OUTCOMES) as outcome_writer,
    ):
        for row in outcome_rows:
            outcome_writer.write(row)
            if row["status"] == "ready":
                email_writer.write({name: row[name] for name in names})
        kept: dict[Path, Path] = {}
        for old in emails.parent.glob("part-*.parquet"):
            try:
                kept[old] = _kept(old, gold)
            except InputFileError:
                # The run's own part goes without a copy: whom it held is in the new one, or opted
                # out, or got another campaign's email.
                if old != emails:
                    raise
    if emails in kept and sha256_file(emails) == sha256_file(kept[emails]):
        kept[emails].unlink()  # written again as it was
    for old in (*_others(emails), *_others(outcomes)):
        old.unlink()
    return {
        "emails": str(emails),
        "outcomes": str(outcomes),
        "email_rows": email_writer.rows_written,
        "outcome_rows": outcome_writer.rows_written,
    }


def recipients_of(part: Path) -> Iterator[str]:
    """The addresses in a part of the emails table, in bounded memory.

    Raises:
        InputFileError: it cannot be read.
    """
    try:
        with pq.ParquetFile(part, page_checksum_verification=True) as file:
            rows = 0
            for batch in file.iter_batches(BATCH_ROWS, columns=["recipient_email"]):
                rows += len(batch)
                yield from map(_text, batch.column(0).to_pylist())
            if rows_stated(file) not in (rows, None):
                raise ValueError(f"{rows} of {rows_stated(file)} rows")
    except READ_ERRORS as error:
        raise InputFileError(
            f"cannot be read ({error!r}), so nobody knows whom that night wrote to",
            where=part,
            fix="restore the file"
            if REPLACED in part.parts
            else "run that night again, or restore the file",
        ) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"an address that is {type(value).__name__}")
    return value


def _kept(part: Path, gold: Path) -> Path:
    """A copy of emails that go, named by what it holds.

    Raises:
        InputFileError: whom they went to cannot be read.
    """
    for _ in recipients_of(part):
        pass
    place = gold / REPLACED / part.relative_to(gold / EMAILS.name)
    sweep(place.parent)
    copy = place.with_stem(f"{part.stem}-{sha256_file(part)[:16]}")
    if not copy.exists():
        with replacing(copy) as temporary:
            shutil.copyfile(part, temporary)
    return copy


def _others(part: Path) -> list[Path]:
    return [other for other in part.parent.glob("part-*.parquet") if other != part]


def part_path(gold: Path, table: Table, run: RunFacts) -> Path:
    """Where a run's part of a table lies."""
    if not _RUN_ID.fullmatch(run.run_id):
        raise MailmillError(f"`{run.run_id}` cannot be a run id: it names files")
    folder = gold / table.name / f"campaign={run.campaign}" / f"run_date={run.run_date}"
    return folder / f"part-{run.run_id}-0000.parquet"
