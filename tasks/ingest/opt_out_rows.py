"""The entries of a suppression list: one a line, or the cells of its CSV rows that name somebody.

In:   Work Email,Email,Domain          Out:  (2, "mary@kilbride.example")
      ,mary@kilbride.example,                (3, "tarn.example")
      ,,tarn.example

Whoever a row names must not be lost: what cannot be told apart is refused with its line.
"""

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from schemas.errors import InputFileError
from tasks.common.addresses import bare_address, parse_address
from tasks.ingest.lead_columns import ALIASES, fold
from tasks.ingest.lead_files import cells_of, delimiter_of, open_text
from tasks.ingest.lead_values import NOTHING

# Beside the headers of leads, without the number behind: `Email 2` is another address of the row.
EMAIL_HEADERS = frozenset(ALIASES["email"]) | {
    "secondaryemail", "secondaryemailaddress", "otheremail", "otheremailaddress", "alternateemail",
    "alternateemailaddress", "additionalemail", "additionalemailaddress", "personalemail",
    "personalemailaddress", "privateemail", "homeemail", "homeemailaddress",
}  # fmt: skip
LINK_HEADERS = frozenset({"unsubscribeurl", "unsubscribelink", "unsubscribetoken", "token"})
DOMAIN_HEADERS = frozenset({"domain", "domainname", "companydomain", "emaildomain"})
# How every token of ours begins, plain or compressed; an altered one must pass for nothing else.
TOKEN_STARTS = ("eyJjIjoi", ".eJ")
# How a link is written down: no address is known, and the token itself need not be kept.
LINK = "link:"
_LINK_START = re.compile(rf"{LINK}[0-9a-fA-F]+:")
_LINE_END = re.compile(r"[\r\n]+")
_ADDRESS = re.compile(r"[^\s@]@[^\s@.]+\.[^\s@]")


def entries(path: Path) -> Iterator[tuple[int, str]]:
    """(line number, entry as written) of one file; empty for a CSV row that names nobody.

    Raises:
        InputFileError: it cannot be read, or an open quote has swallowed rows.
    """
    with open_text(path) as text:
        first, head = 0, ""
        for first, head in enumerate(text, start=1):  # noqa: B007
            if not _is_comment(head):
                break
        else:
            return
        delimiter = delimiter_of(head)
        columns = _Columns.of(cells_of(head, delimiter))
        if columns:
            for line, row in _rows(text, delimiter, first, path):
                _refuse_swallowed(row, delimiter, columns, f"{path}, line {line}")
                yield from ((line, entry) for entry in columns.entries(row))
            return
        for number, line_text in enumerate(chain([head], text), start=first):
            # An address may hold # itself, so a comment behind an entry needs a space before it.
            if not _is_comment(line_text) and (entry := line_text.split(" #")[0].strip()):
                yield number, entry


@dataclass(frozen=True)
class _Columns:
    """Positions of the columns that hold addresses, links and domains."""

    emails: tuple[int, ...]
    links: tuple[int, ...]
    domains: tuple[int, ...]

    @classmethod
    def of(cls, header: list[str]) -> "_Columns | None":
        """None where `header` is no header but the first entry."""
        names = [fold(name) for name in header]

        def at(known: Collection[str]) -> tuple[int, ...]:
            return tuple(
                position for position, name in enumerate(names)
                if name in known or name.rstrip("0123456789") in known
            )  # fmt: skip

        found = cls(at(EMAIL_HEADERS), at(LINK_HEADERS), at(DOMAIN_HEADERS))
        return found if found.emails or found.links or found.domains else None

    def entries(self, row: Sequence[str]) -> list[str]:
        """Whom a row names; one empty entry where it names nobody, none where it is a comment."""
        if row[0].lstrip().startswith("#"):
            # The first cell may be an id. Commented out is a row with nobody behind it.
            return [cell for cell in row[1:] if _is_somebody(cell)]
        return self._named(row) or [""]

    def _named(self, row: Sequence[str]) -> list[str]:
        """Addresses before links, for a link's key may be lost one day.

        Domains only where there is neither: an export of people who opted out often names their
        domain too, and their colleagues did not opt out. Any other cell last: a row that lacks
        cells is shifted.
        """
        for positions in (self.emails, self.links):
            if found := _filled(row, positions):
                return found
        if found := [cell for cell in row if _is_somebody(cell)]:
            return found
        return _filled(row, self.domains)


def _rows(
    lines: Iterator[str], delimiter: str, before: int, path: Path
) -> Iterator[tuple[int, list[str]]]:
    """(number of its first line, row) of the rows below the line `before`; strictly CSV."""
    # Strict: over an open quote the module else reads on in silence, and the rows below are lost.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = before + reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputFileError(
                f"cannot be read as CSV ({error})",
                where=f"{path}, line {line}",
                fix='close the quote that opens there; a quote inside a quoted cell is written ""',
            ) from error
        if row:
            yield line, row


def _refuse_swallowed(row: list[str], delimiter: str, columns: _Columns, where: str) -> None:
    """Refuse a row in a cell of which further rows seem to stand: a quote was closed too late."""
    for cell in row:
        for line in _LINE_END.split(cell)[1:]:
            names_domain = not (columns.emails or columns.links) and any(
                "." in part and parse_address(f"x@{part}")
                for part in map(bare_address, line.split(delimiter))
            )
            if names_domain or _ADDRESS.search(line) or any(map(line.__contains__, TOKEN_STARTS)):
                raise InputFileError(
                    "a quoted cell goes on over line ends and holds what may be the next opt-out",
                    where=where,
                    fix="close the quote where the cell ends, or take its line ends out",
                )


def _filled(row: Sequence[str], positions: Sequence[int]) -> list[str]:
    """The cells at `positions` that say something; databases export nothing as NULL."""
    cells = [row[position].strip() for position in positions if position < len(row)]
    return [cell for cell in cells if cell and cell.casefold() not in NOTHING]


def _is_somebody(cell: str) -> bool:
    """Whether a cell of any column is an address, or a link or token of ours."""
    bare = bare_address(cell)
    if bare.startswith(TOKEN_STARTS) or any(f"t={start}" in bare for start in TOKEN_STARTS):
        return True
    if _LINK_START.match(bare):
        return True
    return "@" in bare and parse_address(bare, quoted=True) is not None


def _is_comment(line: str) -> bool:
    bare = line.strip().lstrip("\ufeff")
    return not bare or bare.startswith("#")
