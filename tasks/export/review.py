"""The rows a person has to look at, as a table for a spreadsheet.

Not for machines: a value that a spreadsheet would take for a formula gets an apostrophe before it,
and so does a sign inside a value behind a semicolon, tab or line end (a list in a body, say):
where a spreadsheet parts cells by semicolons, as in German Excel, it would begin a cell.
The hand-off files and the Parquet keep every value as it is.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import dropwhile
from pathlib import Path
from typing import Any
from unicodedata import category

from schemas.reasons import REASONS
from tasks.common.files import replacing

FOR_PEOPLE = ("review", "held", "failed")
COLUMNS = ("status", "why", "reasons", "not_supported", "name", "email", "subject", "body",
           "source_file", "row_number", "lead_id")  # fmt: skip
# What Excel, LibreOffice and Google Sheets begin a formula with, full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
# A sign that begins a cell for a spreadsheet that parts cells by another character, quotes and all
# that is not seen between them.
_WITHIN = re.compile(
    r"([;,|\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029][^\w!#-~＝＋－＠]*)(?=[=+@|%＝＋－＠-])"
)
# Excel shows no longer cell.
_LONGEST = 32_000


def guarded(value: object) -> str:
    """`value` as a cell that no spreadsheet computes, whatever it parts cells by.

    >>> guarded("=1+1")
    "'=1+1"
    >>> guarded("Mary;=1+1;Lee")
    "Mary;'=1+1;Lee"
    """
    text = "" if value is None else _WITHIN.sub(r"\1'", str(value)[:_LONGEST])[:_LONGEST]
    return f"'{text}" if text.startswith(_FORMULA) or _seen(text).startswith(_FORMULA) else text


def _seen(text: str) -> str:
    """`text` from its first character that is seen: no space, control or format character."""
    return "".join(dropwhile(lambda character: category(character)[0] in "ZC", text))


def review_row(row: Mapping[str, Any]) -> dict[str, str]:
    """A row of `OUTCOMES` as a person reads it."""
    reasons = row["reasons"] or ()
    cells = {
        "status": row["status"],
        "why": " ".join(REASONS.get(code, code) for code in reasons),
        "reasons": ", ".join(reasons),
        "not_supported": "; ".join(row["unsupported"] or ()),
        "name": row["recipient_name"],
        "email": row["recipient_email"],
        **{name: row[name] for name in ("subject", "body", "source_file", "row_number", "lead_id")},
    }
    return {name: guarded(cells[name]) for name in COLUMNS}


@contextmanager
def review_writer(path: Path) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """Yield a function that takes every row of `OUTCOMES` and writes those for people.

    UTF-8 with a mark, which Excel needs; every cell quoted. The file appears when all are written.
    """
    with (
        replacing(path) as temporary,
        temporary.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.DictWriter(file, COLUMNS, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writeheader()

        def write(row: Mapping[str, Any]) -> None:
            if row["status"] in FOR_PEOPLE:
                writer.writerow(review_row(row))

        yield write
