"""Lead files of every shape become `Lead` records, one row at a time.

In (leads.csv):   email;Full Name;Company Name
                  mary@kilbride.example;Mary O'Neill;Kilbride Dairy
Out:              Lead(source_file="leads.csv", row_number=1, email="mary@kilbride.example",
                       first_name="Mary", last_name="O'Neill", company="Kilbride Dairy", …)

Every data row yields exactly one `Lead` or `Reject`. Rejects here are about reading alone; whether
an address is any good is for the gate.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from schemas.errors import InputFileError
from schemas.records import Lead, Reject
from schemas.settings import LeadLimits
from tasks.common.files import printable
from tasks.ingest.lead_columns import fold
from tasks.ingest.lead_files import head_of, refuse_large
from tasks.ingest.lead_header import names_same_columns, opens_table, titles_opt_outs
from tasks.ingest.lead_json import json_leads, jsonl_leads
from tasks.ingest.lead_kinds import refuse_other_kinds
from tasks.ingest.lead_opt_out import with_opt_outs
from tasks.ingest.lead_parquet import parquet_leads
from tasks.ingest.lead_rows import PEEKED, Unreadable, address_columns, csv_rows
from tasks.ingest.lead_source import LeadFile, lead_of
from tasks.ingest.lead_values import reject

LAST_PRIORITY = 9


def read_leads(
    path: Path,
    recipe_column: str = "recipe",
    adapter_column: str = "adapter",
    *,
    source_file: str | None = None,
    limits: LeadLimits | None = None,
) -> Iterator[Lead | Reject]:
    """Every data row of a lead file as a `Lead` or a `Reject`, in bounded memory.

    CSV, TSV, JSON and JSONL may be gzipped. JSON alone is read whole. What a file is, its first
    bytes decide before its name.

    Args:
        recipe_column: column that picks the recipe of a row, by the campaign file.
        adapter_column: column that picks the adapter of a row.
        source_file: what the records name as their file; the file's name unless given. Give it
            where one run reads two files of one name: lead ids are made from it.
        limits: how large the file may be; the installation's unless given.

    Raises:
        InputFileError: at the first row: the file cannot be read, is of an unknown kind or too
            large, or has no email column; at the last: it has too many rows, or changed meanwhile.
    """
    readers: dict[str, Callable[[LeadFile], Iterator[Lead | Reject]]] = {
        ".csv": _csv_leads,
        ".tsv": _csv_leads,
        ".json": json_leads,
        ".jsonl": jsonl_leads,
        ".ndjson": jsonl_leads,
        ".parquet": parquet_leads,
    }
    name = path.name.casefold()
    kind = Path(name.removesuffix(".gz")).suffix
    limits = limits or LeadLimits()
    if path.exists() and not path.is_file():
        raise InputFileError("is no file", where=path, fix="name the lead file itself")
    is_json = kind in (".json", ".jsonl", ".ndjson")
    if path.exists() and kind != ".parquet":
        refuse_other_kinds(head_of(path), path, may_be_json=is_json)
    if kind not in readers or (kind == ".parquet" and name.endswith(".gz")):
        raise InputFileError(
            f"cannot tell what `{path.suffix or path.name}` is",
            where=path,
            fix="lead files end in .csv, .tsv, .json, .jsonl (these also .gz) or .parquet",
        )
    if kind == ".json":
        refuse_large(path, limits.json_mib, "MAILMILL_LEAD_JSON_MIB, or save it as .jsonl")
    refuse_large(path, limits.file_mib, "MAILMILL_LEAD_FILE_MIB")
    source = printable(source_file or path.name)
    file = LeadFile(path, source, recipe_column, adapter_column, limits)
    return _whole(file, readers[kind](file))


def _whole(file: LeadFile, rows: Iterator[Lead | Reject]) -> Iterator[Lead | Reject]:
    """The rows of a file that nobody writes to meanwhile, and not too many."""
    before = _version(file.path)
    for number, row in enumerate(rows, start=1):
        if number > file.limits.rows:
            raise InputFileError(
                f"holds more than {file.limits.rows:,} rows",
                where=file.path,
                fix="split it, or allow more with MAILMILL_LEAD_ROWS",
            )
        yield row
    if _version(file.path) != before:
        raise InputFileError(
            "changed while it was read",
            where=file.path,
            fix="start again when its export has ended; let it write another name and rename it",
        )


def _version(path: Path) -> tuple[int, int, int]:
    stat = path.stat()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def priority_of(lead: Lead, column: str) -> int:
    """1 (first) to 9 (last) from the lead's priority column; what is no such figure is last."""
    names = (name for name in lead.extra if name.casefold() == column.casefold())
    text = lead.extra.get(next(names, ""), "").strip()
    # pandas writes 1 as 1.0 where the column has blanks.
    return int(text[0]) if re.fullmatch(r"[1-9](\.0+)?", text) else LAST_PRIORITY


def _csv_leads(file: LeadFile) -> Iterator[Lead | Reject]:
    rows = csv_rows(file.path, file.limits)
    header = next(rows)
    if isinstance(header, Unreadable):
        raise InputFileError(f"the header cannot be read ({header.detail})", where=file.path)
    columns = file.columns(header)
    if "email" not in columns.fields:
        peeked = [row for row in islice(rows, PEEKED) if not isinstance(row, Unreadable)]
        columns.require_email(file.path, address_columns(peeked, len(header)))
    names, width = [fold(name) for name in header], len(header)
    own_table, below, other = True, 0, header
    titled_out = False
    for number, row in enumerate(rows, start=1):
        if isinstance(row, Unreadable):
            yield reject(file.source_file, number, row.reason, row.detail)
            continue
        shown, below = " | ".join(row), below + 1
        if not shown.strip(" |"):
            yield reject(file.source_file, number, "row.blank")
        elif "@" not in shown and opens_table(row, columns):
            # Right below the header it may be a second line of names for the same columns.
            same = below == 1 and names_same_columns(row, file.columns(row), columns)
            own_table, other = same or [fold(name) for name in row] == names, row
            titled_out = titled_out and not own_table
            yield reject(file.source_file, number, "row.header_repeated", shown)
        elif not own_table or ("@" not in shown and titles_opt_outs(row)):
            own_table, titled_out = False, titled_out or titles_opt_outs(row)
            rejected = reject(file.source_file, number, "row.second_table", shown)
            yield with_opt_outs(rejected, other, row, all_out=titled_out)
        elif len(row) != width:
            reason = "row.short" if len(row) < width else "row.long"
            detail = f"{len(row)} cells, the header has {width}: {shown}"
            rejected = reject(file.source_file, number, reason, detail)
            yield with_opt_outs(rejected, header, row)
        else:
            yield lead_of(file, number, columns, row)
