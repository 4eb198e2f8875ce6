"""Which line of a CSV file names its columns, and which later row names those of another table.

In:   Fields: name, email
      Name;E-Mail
      Mary O'Neill;mary@kilbride.example
Out:  ";", then the lines from `Name;E-Mail` on
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from schemas.errors import InputFileError
from tasks.ingest.lead_addresses import is_address
from tasks.ingest.lead_columns import ALIASES, ColumnMap, fold, is_column_name, map_columns
from tasks.ingest.lead_files import cells_of, delimiter_of

_STATED_DELIMITER = re.compile(r'"?sep=([,;\t|])"?\s*', re.IGNORECASE)
# Lines that a report may write above the column names.
MOST_PREAMBLE = 30
MOST_HEADER_LINES = 20
# What lists of people not to write to call their columns.
_OPT_OUT = re.compile(
    r"unsub|subscribed|opt(ed)?(out|in)|donot(email|contact|mail)|suppress|bounce|black?list"
    r"|blocked|complain|removed|removal|abgemeldet"
)
# What stands above such lists. Not all words of their columns: companies are called Removals Ltd.
_OPT_OUT_TITLE = re.compile(r"unsub|optedout|optouts|donot(email|contact|mail)|suppressionlist")
# A second line of column names may say what the columns hold instead.
_KINDS = frozenset({
    "text", "string", "varchar", "char", "number", "integer", "int", "float", "boolean", "date",
    "datetime", "time", "phone", "url", "picklist", "lookup", "required", "optional",
})  # fmt: skip
# No cell of these columns says «Email» but a column's name; those of channels and sources do.
_NEVER_NAMED = ("email", "id", "first_name", "full_name")


def until_header(lines: Iterator[str], path: Path, above: list[str]) -> Iterator[str]:
    """The delimiter, then the line with the column names, then all lines below it.

    What is skipped above it goes to `above`.

    Raises:
        InputFileError: its first line is a lead's.
    """
    stated, seen, widest = "", list[str](), 0
    while line := next(lines, ""):
        if found := _STATED_DELIMITER.fullmatch(line.lstrip("\ufeff")):
            stated = found[1]
            continue
        if not seen and _is_blank(line):
            continue
        beyond = _until_quotes_close(line, lines)
        for candidate, after in (("".join([line, *beyond]), []), (line, beyond)):
            delimiter = stated or delimiter_of(candidate)
            names = cells_of(candidate, delimiter)
            if not _is_header(names, widest):
                continue
            lines = chain(after, lines)
            taken, better = _up_to_a_better_header(names, stated, lines)
            lines = chain(taken[-1:] if better else taken, lines)
            if better:
                seen, widest = [*seen, candidate, *taken[:-1]], 0
                break
            above += seen
            yield from chain((delimiter, candidate), lines)
            return
        else:
            lines = chain(beyond, lines)
            holds_address = any(map(is_address, names))
            if holds_address and not seen:
                raise InputFileError(
                    "its first line holds an address, so it has no line of column names",
                    where=path,
                    fix="put one first, such as `full_name,email,company`",
                )
            seen.append(line)
            widest = max(widest, sum(map(bool, map(str.strip, names))))
            if holds_address or len(seen) > MOST_PREAMBLE:
                break
    if seen:
        yield from chain((stated or delimiter_of(seen[0]),), seen, lines)


def opens_table(row: list[str], columns: ColumnMap) -> bool:
    """Whether a row without an address begins another table than that of `columns`.

    It does where one of its cells is what email columns are called, and all others are columns'
    names too or that one stands where only an address, an id or a person's name may. A row of a
    person whose channel is «Email» does not.
    """
    named = [cell for cell in row if cell.strip()]
    called_email = [place for place, cell in enumerate(row) if fold(cell) in ALIASES["email"]]
    if not called_email:
        return False
    never = {columns.fields[name] for name in _NEVER_NAMED if name in columns.fields}
    if not never.isdisjoint(called_email) or len(row) == 1:
        return True
    return len(named) > 1 and len(set(named)) == len(named) and all(map(_names_a_column, named))


def titles_opt_outs(row: list[str]) -> bool:
    """Whether a row without an address is but the title of a list of people who opted out.

    Those below it are not to be written to, with or without names for their columns.
    """
    return not any(map(str.strip, row[1:])) and bool(_OPT_OUT_TITLE.search(fold(row[0])))


def names_same_columns(row: list[str], again: ColumnMap, columns: ColumnMap) -> bool:
    """Whether a row right below the header is a second line of names for the same columns.

    Args:
        row: without an address.
        again: what `row` would mean as a header.
        columns: what the header means.
    """
    if len(row) != len(columns.header):
        return False
    place = columns.fields["email"]
    others = {fold(cell) for cell in (*row[:place], *row[place + 1 :])} - {""}
    return again.fields == columns.fields or (fold(row[place]) == "email" and others <= _KINDS)


def _up_to_a_better_header(
    names: list[str], stated: str, lines: Iterator[str]
) -> tuple[list[str], bool]:
    """The next lines up to one that tells, and whether it is the header instead of `names`.

    A note may list fields. What names the columns then stands below it, above all rows, under
    nothing but blank lines and notes, and tells of more fields, or of as many elsewhere.
    """
    fields, taken = map_columns(names).fields, list[str]()
    while len(taken) <= MOST_PREAMBLE and (line := next(lines, "")):
        taken.append(line)
        cells = cells_of(line, stated or delimiter_of(line))
        if "@" in line:
            break
        if len(cells) < 2 or line.startswith("#") or _is_blank(line):
            continue
        named = [cell for cell in cells if cell.strip()]
        found = map_columns(cells).fields
        known = sum(map(_names_a_column, named))
        better = (
            "email" in found
            and len(found) > 1
            and found != fields
            and len(found) >= len(fields)
            and (known == len(named) or (len(found) > len(fields) and 2 * known > len(named)))
        )
        return taken, better
    return taken, False


def _until_quotes_close(line: str, lines: Iterator[str]) -> list[str]:
    """The lines after `line` over which a column name with a line end in it goes on."""
    taken: list[str] = []
    is_open = line.count('"') % 2 == 1
    while is_open and len(taken) < MOST_HEADER_LINES and (more := next(lines, "")):
        taken.append(more)
        is_open = is_open != (more.count('"') % 2 == 1)
    return taken


def _is_header(names: list[str], widest_before: int) -> bool:
    """Whether a line names an email column, and is no note that happens to hold that word.

    Below other lines it must name a second field too, or be wider than all of them.
    """
    fields = map_columns(names).fields
    if "email" not in fields or any("@" in name for name in names):
        return False
    width = sum(map(bool, map(str.strip, names)))
    return len(fields) > 1 or width > widest_before


def _names_a_column(name: str) -> bool:
    return is_column_name(name) or _OPT_OUT.search(fold(name)) is not None


def _is_blank(line: str) -> bool:
    return not line.strip('",;|\t \r\n\ufeff')
