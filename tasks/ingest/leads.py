"""Lead files of every shape become `Lead` records, one row at a time.

In (leads.csv):   email;Full Name;Company Name
                  mary@kilbride.example;Mary O'Neill;Kilbride Dairy
Out:              Lead(source_file="leads.csv", row_number=1, email="mary@kilbride.example",
                       first_name="Mary", last_name="O'Neill", company="Kilbride Dairy", …)

Every data row yields exactly one `Lead` or `Reject`. Rejects here are about reading alone; whether
an address is any good is for the gate.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.errors import InputFileError
from schemas.records import Lead, Reject
from tasks.common.parquet import read_rows
from tasks.ingest.lead_columns import ColumnMap, map_columns
from tasks.ingest.lead_files import Unreadable, csv_rows, open_text
from tasks.ingest.lead_profile import is_profile, lead_from_profile
from tasks.ingest.lead_values import build_lead, reject


@dataclass(frozen=True)
class LeadFile:
    """One lead file and what the campaign says about its columns."""

    path: Path
    source_file: str
    recipe_column: str
    adapter_column: str

    def columns(self, header: Sequence[str]) -> ColumnMap:
        """Which column of `header` feeds which field."""
        return map_columns(header, self.recipe_column, self.adapter_column)


LAST_PRIORITY = 9


def read_leads(
    path: Path,
    recipe_column: str = "recipe",
    adapter_column: str = "adapter",
    *,
    source_file: str | None = None,
) -> Iterator[Lead | Reject]:
    """Every data row of a lead file as a `Lead` or a `Reject`, in bounded memory.

    CSV, TSV, JSON and JSONL may be gzipped. JSON alone is read whole.

    Args:
        recipe_column: column that picks the recipe of a row, by the campaign file.
        adapter_column: column that picks the adapter of a row.
        source_file: what the records name as their file; the file's name unless given. Give it
            where one run reads two files of one name: lead ids are made from it.

    Raises:
        InputFileError: at the first row: the file cannot be read, is of an unknown kind, or has
            no email column.
    """
    readers: dict[str, Callable[[LeadFile], Iterator[Lead | Reject]]] = {
        ".csv": _csv_leads,
        ".tsv": _csv_leads,
        ".json": _json_leads,
        ".jsonl": _jsonl_leads,
        ".ndjson": _jsonl_leads,
        ".parquet": _parquet_leads,
    }
    name = path.name.casefold()
    kind = Path(name.removesuffix(".gz")).suffix
    if kind not in readers or (kind == ".parquet" and name.endswith(".gz")):
        raise InputFileError(
            f"cannot tell what `{path.suffix or path.name}` is",
            where=path,
            fix="lead files end in .csv, .tsv, .json, .jsonl (these also .gz) or .parquet",
        )
    return readers[kind](LeadFile(path, source_file or path.name, recipe_column, adapter_column))


def priority_of(lead: Lead, column: str) -> int:
    """1 (first) to 9 (last) from the lead's priority column; what is no such figure is last."""
    names = (name for name in lead.extra if name.casefold() == column.casefold())
    text = lead.extra.get(next(names, ""), "").strip()
    # pandas writes 1 as 1.0 where the column has blanks.
    return int(text[0]) if re.fullmatch(r"[1-9](\.0+)?", text) else LAST_PRIORITY


def _csv_leads(file: LeadFile) -> Iterator[Lead | Reject]:
    rows = csv_rows(file.path)
    header = next(rows)
    if isinstance(header, Unreadable):
        raise InputFileError(f"the header cannot be read ({header.detail})", where=file.path)
    columns = file.columns(header)
    columns.require_email(file.path)
    width = len(header)
    for number, row in enumerate(rows, start=1):
        if isinstance(row, Unreadable):
            yield reject(file.source_file, number, row.reason, row.detail)
        elif not any(map(str.strip, row)):
            yield reject(file.source_file, number, "row.blank")
        elif len(row) != width:
            reason = "row.short" if len(row) < width else "row.long"
            detail = f"{len(row)} cells, the header has {width}: {' | '.join(row)}"
            yield reject(file.source_file, number, reason, detail)
        else:
            yield _lead(file, number, columns, row)


def _parquet_leads(file: LeadFile) -> Iterator[Lead | Reject]:
    try:
        # Rows come as dicts, in which a repeated name stands once.
        columns = file.columns(list(dict.fromkeys(pq.read_schema(file.path).names)))
        columns.require_email(file.path)
        for number, row in enumerate(read_rows(file.path), start=1):
            yield _lead(file, number, columns, list(row.values()))
    except FileNotFoundError:
        raise InputFileError("there is no such file", where=file.path) from None
    except (pa.ArrowException, OSError) as error:
        raise InputFileError(f"cannot be read as Parquet ({error})", where=file.path) from error


def _jsonl_leads(file: LeadFile) -> Iterator[Lead | Reject]:
    with open_text(file.path) as text:
        yield from _objects(file, map(_parsed, text))


def _json_leads(file: LeadFile) -> Iterator[Lead | Reject]:
    with open_text(file.path) as text:
        content = text.read()
    if not content.strip():
        raise InputFileError("is empty", where=file.path)
    try:
        document = json.loads(content)
    except RecursionError:
        raise InputFileError("is nested too deep", where=file.path) from None
    except ValueError as error:
        # Several objects, one a line: JSONL under the wrong name.
        if "Extra data" in str(error):
            yield from _objects(file, map(_parsed, content.splitlines()))
            return
        raise InputFileError(f"is not JSON ({error})", where=file.path) from error
    yield from _objects(file, document if isinstance(document, list) else [document])


def _objects(file: LeadFile, rows: Iterator[object] | list[object]) -> Iterator[Lead | Reject]:
    """JSON objects as leads. Keys differ from row to row, so only a file without any is refused."""
    seen: dict[str, None] = {}
    has_email = False
    mapped = lru_cache(maxsize=256)(file.columns)
    for number, row in enumerate(rows, start=1):
        if isinstance(row, _Unparsed):
            yield reject(file.source_file, number, row.reason, row.detail)
        elif not isinstance(row, Mapping):
            yield reject(file.source_file, number, "row.unparseable", f"no object: {row!r}")
        elif is_profile(row):
            has_email = True  # A profile is a lead as it stands; without address the gate says so.
            yield lead_from_profile(
                row, file.source_file, number, file.recipe_column, file.adapter_column
            )
        else:
            columns = mapped(tuple(row))
            has_email = has_email or "email" in columns.fields
            if not has_email and len(seen) < 256:
                seen.update(dict.fromkeys(row))
            yield _lead(file, number, columns, list(row.values()))
    if seen and not has_email:
        file.columns(list(seen)).require_email(file.path)


def _lead(
    file: LeadFile, number: int, columns: ColumnMap, cells: Sequence[object]
) -> Lead | Reject:
    values = {name: cells[position] for name, position in columns.fields.items()}
    extra = {name: cells[position] for name, position in columns.extra.items()}
    return build_lead(file.source_file, number, values, extra)


@dataclass(frozen=True)
class _Unparsed:
    """A line that is no JSON."""

    reason: str
    detail: str = ""


def _parsed(line: str) -> object:
    bare = line.strip().lstrip("\ufeff")
    if not bare:
        return _Unparsed("row.blank")
    if bare.startswith(("//", "#")):
        return _Unparsed("row.comment", bare)
    try:
        return json.loads(bare)
    except (ValueError, RecursionError) as error:
        return _Unparsed("row.unparseable", f"{error}: {bare}")
