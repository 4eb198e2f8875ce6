"""The text of a CSV lead file becomes its header and its raw rows.

In:   Report of May
      Name;E-Mail
      Mary O'Neill;mary@kilbride.example
Out:  ["Name", "E-Mail"], ["Mary O'Neill", "mary@kilbride.example"]
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import InputFileError
from schemas.settings import LeadLimits
from tasks.ingest.lead_addresses import holds_address, is_address
from tasks.ingest.lead_columns import map_columns
from tasks.ingest.lead_files import lines_of, open_text
from tasks.ingest.lead_header import until_header

_LINE_END = re.compile(r"[\r\n]+")
_GOES_ON = re.compile(r"[\r\n].*@", re.DOTALL)
# Lines of one row; what is longer is an unclosed quote, and a bound on how far one is followed.
MOST_LINES = 200
# Rows among which addresses are looked for, to say which column holds them.
PEEKED = 20


@dataclass(frozen=True)
class Unreadable:
    """A line of a CSV file that holds no row, and why."""

    reason: str
    detail: str


def csv_rows(path: Path, limits: LeadLimits) -> Iterator[list[str] | Unreadable]:
    """The header, then every row that the csv module yields; a blank line is an empty list.

    Skipped before the header: blank lines, Excel's `sep=;`, titles and notes of a report; of these
    the ones that hold an address are unreadable rows below it.

    Raises:
        InputFileError: the file cannot be read, holds nothing, begins with a lead instead of
            column names, or their line has a quote that takes leads in.
    """
    # One setting for the whole process, which reading a mail corpus raises.
    csv.field_size_limit(limits.cell)
    longest = limits.cell * 8
    with open_text(path) as text:
        lines = lines_of(text, longest)
        above: list[str] = []
        found = until_header(lines, path, above)
        delimiter = next(found, "")
        if not delimiter:
            raise InputFileError("is empty", where=path)
        rows = _rows(_Lines(found, longest), delimiter)
        header = next(rows)
        if isinstance(header, list) and any(map(_GOES_ON.search, header)):
            raise InputFileError(
                "a quote in its line of column names is closed only below a line with an address",
                where=path,
                fix="take the quote out, or close it behind the column's name",
            )
        yield header
        yield from (
            Unreadable("row.above_header", line.strip()) for line in above if holds_address(line)
        )
        yield from rows


def address_columns(rows: list[list[str]], width: int) -> list[int]:
    """Positions of the columns that hold addresses in some of `rows`, the most often first."""
    found = [
        sum(len(row) > position and is_address(row[position]) for row in rows)
        for position in range(width)
    ]
    return sorted((p for p in range(width) if found[p]), key=lambda p: -found[p])


class _Lines:
    """Lines that can be given back: over an open quote the csv module reads on without end."""

    def __init__(self, lines: Iterator[str], longest: int):
        self._lines = lines
        self._longest = longest
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) == MOST_LINES:
            raise csv.Error(f"a row of more than {MOST_LINES} lines")
        self.taken.append(self._again.popleft() if self._again else next(self._lines))
        return self.taken[-1]

    @property
    def too_long(self) -> bool:
        """Whether the first line taken was cut."""
        return len(self.taken[0]) > self._longest

    def give_back_all_but_the_first(self) -> None:
        self._again.extendleft(reversed(self.taken[1:]))


def _rows(lines: _Lines, delimiter: str) -> Iterator[list[str] | Unreadable]:
    """Rows; where a quote stays open, its line is unreadable and the next lines are read anew."""
    # Strict: the opening quote of a later row would else pass for the closing one of this.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    header: list[str] = []
    while True:
        lines.taken.clear()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if lines.too_long or "field limit" in str(error):
                yield Unreadable("row.too_large", lines.taken[0][:500])
            elif len(lines.taken) == 1 and str(error) != "unexpected end of data":
                yield _loosely(lines.taken[0], delimiter)
                continue
            else:
                yield Unreadable("row.unclosed_quote", lines.taken[0].strip())
            lines.give_back_all_but_the_first()
        else:
            if lines.too_long:
                yield Unreadable("row.too_large", lines.taken[0][:500])
            elif header and _takes_rows_in(row, lines.taken, delimiter, header):
                yield Unreadable("row.unclosed_quote", lines.taken[0].strip())
                lines.give_back_all_but_the_first()
            else:
                yield row
            header = header or row


def _takes_rows_in(row: list[str], lines: list[str], delimiter: str, header: list[str]) -> bool:
    """Whether a row of several lines is several rows between the stray quotes of two.

    So it is where an address that stands between delimiters inside a cell of several lines stands
    in the email column, quotes taken as letters, or where its line or the row's first one has as
    many cells as the header. Else it is a note's: notes too hold addresses and delimiters.
    """
    if len(lines) == 1:
        return False
    parts = [
        _bare_parts(line, delimiter)
        for cell in row
        if _LINE_END.search(cell)
        for line in _LINE_END.split(cell)
    ]
    inside = {part for found in parts if len(found) > 1 for part in found if is_address(part)}
    if not inside:
        return False
    first, *others = [_bare_parts(line.rstrip("\r\n"), delimiter) for line in lines]
    place = map_columns(header).fields.get("email", 0)
    at = slice(place, place + 1)
    return (not inside.isdisjoint(first[at]) and row[at] != first[at]) or any(
        not inside.isdisjoint(cells)
        and (len(header) in (len(first), len(cells)) or not inside.isdisjoint(cells[at]))
        for cells in others
    )


def _bare_parts(line: str, delimiter: str) -> list[str]:
    return [part.strip(' "') for part in line.split(delimiter)]


def _loosely(line: str, delimiter: str) -> list[str] | Unreadable:
    """A line with quotes inside a quoted cell, as people write nicknames: they stay in the cell."""
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error as error:
        return Unreadable("row.unparseable", f"{error}: {line.strip()}")
