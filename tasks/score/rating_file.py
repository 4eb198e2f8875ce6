"""The CSV that a rater gets, and what comes back of it from whatever spreadsheet they have.

Out:  sheet,task,answer,task_adherence,tone,clarity,helpfulness
      formal-20260512T080000,1,A,,,,
In:   the same; or with semicolons or tabs, below Excel's `sep=;`, in UTF-16 or in CP1252, columns
      in any order and others beside them, «4,0» for 4
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from schemas.errors import InputFileError
from tasks.score.rating import CRITERIA, LETTERS, Rating, Sheet

COLUMNS = ("sheet", "task", "answer", *CRITERIA)
LOWEST, HIGHEST = 1, 5
DELIMITERS = ",;\t"
_SEPARATOR = re.compile(r'"?sep=(.)"?[^\S\r\n]*(?:\r\n?|\n)', re.IGNORECASE)
# A cell with the number format of two places comes back as «4.00», or «4,00» in half of Europe.
_WHOLE = re.compile(r"(\d{1,4})(?:[.,]0+)?")
_FIX = "fill in the sheet.csv that `mailmill rate` wrote"


def write_form(path: Path, name: str, sheet: Sheet) -> None:
    """The CSV that a rater fills in: a line an answer, with four empty cells."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(
            [name, item.number, letter, *("" for _ in CRITERIA)]
            for item in sheet.items
            for letter in LETTERS
        )


def read_ratings(path: Path) -> list[Rating]:
    """The filled lines of one rater; lines without any rating are left out.

    Raises:
        InputFileError: the file cannot be read, a column is missing or there twice, a rating is
            not a whole number from 1 to 5, or an answer is rated twice, and not alike.
    """
    found: dict[tuple[str, int, str], tuple[int, Rating]] = {}
    for number, row in _rows(path):
        if not any(row[name] for name in CRITERIA):
            continue
        rating = _rating(row, f"{path}, line {number}")
        answer = (rating.sheet, rating.task, rating.answer)
        first, known = found.setdefault(answer, (number, rating))
        if known != rating:
            raise InputFileError(
                f"rates answer {rating.answer} to task {rating.task} otherwise than line {first}",
                where=f"{path}, line {number}", fix="keep one line for each answer",
            )  # fmt: skip
    if not found:
        raise InputFileError("holds no rating", where=path, fix=_FIX)
    return [rating for _, rating in found.values()]


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and our columns of every line below the header; cells that lack are empty."""
    try:
        lines = _lines(_text(path.read_bytes()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputFileError(f"cannot be read ({error})", where=path) from error
    header = lines[0][1] if lines else []
    if missing := [name for name in COLUMNS if name not in header]:
        raise InputFileError(f"lacks {', '.join(missing)}", where=path, fix=_FIX)
    if twice := [name for name in COLUMNS if header.count(name) > 1]:
        raise InputFileError(
            f"has {', '.join(twice)} more than once", where=path, fix="keep one column of each name"
        )
    for number, cells in lines[1:]:
        there = dict(zip(header, cells, strict=False))
        yield number, {name: there.get(name, "") for name in COLUMNS}


def _text(content: bytes) -> str:
    # What Excel calls Unicode text is UTF-16; nothing else that a spreadsheet writes holds NUL.
    if b"\0" in content:
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Number and stripped cells of the lines that are not blank, Excel's `sep=;` left out."""
    marked = _SEPARATOR.match(text)
    delimiter = marked[1] if marked else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    return [(number, cells) for number, cells in lines[bool(marked) :] if any(cells)]


def _delimiter(text: str) -> str:
    """By the header alone: the cells below it may hold any of them."""
    header = text.strip().partition("\n")[0]
    try:
        return csv.Sniffer().sniff(header, delimiters=DELIMITERS).delimiter
    except csv.Error:
        return DELIMITERS[0]


def _rating(row: Mapping[str, str], where: str) -> Rating:
    points = tuple(map(_whole, (row[name] for name in CRITERIA)))
    if not all(LOWEST <= one <= HIGHEST for one in points):
        raise InputFileError(
            f"{', '.join(CRITERIA)} must be whole numbers from {LOWEST} to {HIGHEST}", where=where
        )
    task, answer = _whole(row["task"]), row["answer"].upper()
    if task < 1 or answer not in LETTERS:
        raise InputFileError(
            f"names no answer: task must be a number, and answer {' or '.join(LETTERS)}",
            where=where,
        )
    return Rating(row["sheet"], task, answer, points)


def _whole(text: str) -> int:
    """-1 where the text is no whole number."""
    found = _WHOLE.fullmatch(text)
    return int(found[1]) if found else -1
