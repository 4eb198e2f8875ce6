"""JSON lead files: one object, a list of them, or one a line.

In (leads.jsonl):   {"E-Mail": "mary@kilbride.example", "skills": ["audit", "VAT"]}
Out:                Lead(email="mary@kilbride.example", skills=("audit", "VAT"), …)
"""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from schemas.errors import InputFileError
from schemas.records import Lead, Reject
from tasks.ingest.lead_files import lines_of, open_text
from tasks.ingest.lead_profile import is_profile, lead_from_profile
from tasks.ingest.lead_source import LeadFile, lead_of
from tasks.ingest.lead_values import reject


def jsonl_leads(file: LeadFile) -> Iterator[Lead | Reject]:
    """Every line of a file as a lead or a reject."""
    longest = file.limits.cell * 8
    with open_text(file.path) as text:
        lines = (
            _parsed(line) if len(line) <= longest else _Unparsed("row.too_large", line[:500])
            for line in lines_of(text, longest)
        )
        yield from _objects(file, lines)


def json_leads(file: LeadFile) -> Iterator[Lead | Reject]:
    """Every object of a file as a lead or a reject; the file is read whole.

    Raises:
        InputFileError: it is no JSON.
    """
    with open_text(file.path) as text:
        content = text.read()
    if not content.strip():
        raise InputFileError("is empty", where=file.path)
    try:
        document = _loaded(content)
    except RecursionError:
        raise InputFileError("is nested too deep", where=file.path) from None
    except ValueError as error:
        # Several objects, one a line: JSONL under the wrong name.
        if "Extra data" in str(error):
            # Not `splitlines`: U+2028 and U+0085 may stand in a string.
            yield from _objects(file, map(_parsed, io.StringIO(content, newline="")))
            return
        raise InputFileError(
            f"is not JSON ({error})",
            where=file.path,
            fix="export it again, or name it by what it is: .csv, .jsonl",
        ) from error
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
        elif len(row) > file.limits.columns:
            yield reject(file.source_file, number, "row.too_large", f"{len(row):,} keys")
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
            yield lead_of(file, number, columns, list(row.values()))
    if seen and not has_email:
        file.columns(list(seen)).require_email(file.path)


def _loaded(text: str) -> object:
    """JSON with its numbers as they are written: as figures, the ids `1E5` and `100000.0` agree."""
    return json.loads(text, object_pairs_hook=_every_key, parse_float=str, parse_int=str)


def _every_key(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object; of two keys with one name the first keeps it, the other gets its position."""
    found: dict[str, object] = {}
    for position, (key, value) in enumerate(pairs, start=1):
        found[key if key not in found else f"{key} ({position})"] = value
    return found


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
        return _loaded(bare)
    except (ValueError, RecursionError) as error:
        return _Unparsed("row.unparseable", f"{error}: {bare}")
