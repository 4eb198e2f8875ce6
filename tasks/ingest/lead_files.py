"""The bytes of a lead or suppression file become text, and text becomes raw CSV rows.

Encoding: a byte-order mark decides; else UTF-8; only where that fails charset-normalizer. A file
that is UTF-8 but for a few lines stays UTF-8: those lines carry lone surrogates and are rejected
row by row, so that one bad export line does not garble every good name.
"""

import codecs
import csv
import gzip
import io
import re
import zlib
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from schemas.errors import InputFileError
from tasks.ingest.lead_columns import map_columns

DELIMITERS = (",", ";", "\t", "|")
CHUNK = 1 << 20
SAMPLE_BYTES = 1 << 16
BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# What spreadsheets save as where they do not save UTF-8. Western first: it wins a tie, because
# charset-normalizer alone reads a French file as Romanian.
LEGACY = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "shift_jis", "gb18030", "euc_kr")
_STATED_DELIMITER = re.compile(r'"?sep=([,;\t|])"?\s*', re.IGNORECASE)

# Characters of one cell; what is longer is no field of a lead but an unclosed quote.
LARGEST_CELL = 131_072


# Lines of one row; what is longer is an unclosed quote, and a bound on how far one is followed.
MOST_LINES = 200


@dataclass(frozen=True)
class Unreadable:
    """A line of a CSV file that holds no row, and why."""

    reason: str
    detail: str


@contextmanager
def open_text(path: Path) -> Iterator[TextIO]:
    """The text of a file, gunzipped where its name ends in `.gz`, line ends as they stand.

    Reads the file once before, in bounded memory, to settle its encoding.

    Raises:
        InputFileError: it is missing, no file, broken gzip, or not in the encoding of its mark.
    """
    try:
        with _open_bytes(path) as file:
            encoding = text_encoding(file, path)
        with (
            _open_bytes(path) as file,
            io.TextIOWrapper(file, encoding=encoding, errors="surrogateescape", newline="") as text,
        ):
            yield text
    except FileNotFoundError:
        raise InputFileError("there is no such file", where=path) from None
    except (OSError, EOFError, zlib.error) as error:
        raise InputFileError(f"cannot be read ({error})", where=path) from error


def text_encoding(file: BinaryIO, path: Path) -> str:
    """Name of the encoding of a whole file, read to its end.

    Raises:
        InputFileError: it has a UTF-16 mark and is not UTF-16.
    """
    start = file.read(64)
    file.seek(0)
    marked = next((name for bom, name in BOMS.items() if start.startswith(bom)), "")
    if not marked and b"\0" in start:  # UTF-16 without a mark: every other byte of ASCII is zero
        marked = "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
    if marked.startswith("utf-16"):
        if not _decodes(file, marked):
            raise InputFileError("is not valid UTF-16", where=path, fix="save it as UTF-8")
        return marked
    if marked:
        return marked
    good, bad, sample = _count_lines(file)
    if bad <= good:
        return "utf-8"
    guess = _legacy_encoding(sample)
    file.seek(0)
    return guess if _decodes(file, guess) else "latin-1"


def csv_rows(path: Path) -> Iterator[list[str] | Unreadable]:
    """The header, then every row that the csv module yields; a blank line is an empty list.

    Skipped before the header: blank lines, Excel's `sep=;`, the notes of a LinkedIn export.

    Raises:
        InputFileError: the file cannot be read or holds nothing.
    """
    # One setting for the whole process, which reading a mail corpus raises.
    csv.field_size_limit(LARGEST_CELL)
    with open_text(path) as text:
        first, delimiter = _header_line(text)
        if not first:
            raise InputFileError("is empty", where=path)
        yield from _rows(_Lines(chain([first], text)), delimiter or delimiter_of(first))


class _Lines:
    """Lines that can be given back: over an open quote the csv module reads on without end."""

    def __init__(self, lines: Iterator[str]):
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) == MOST_LINES:
            raise csv.Error(f"a row of more than {MOST_LINES} lines")
        self.taken.append(self._again.popleft() if self._again else next(self._lines))
        return self.taken[-1]

    def give_back_all_but_the_first(self) -> None:
        self._again.extendleft(reversed(self.taken[1:]))


def _rows(lines: _Lines, delimiter: str) -> Iterator[list[str] | Unreadable]:
    """Rows; where a quote stays open, its line is unreadable and the next lines are read anew."""
    # Strict: the opening quote of a later row would else pass for the closing one of this.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.taken.clear()
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if len(lines.taken) == 1 and str(error) != "unexpected end of data":
                yield _loosely(lines.taken[0], delimiter)
            else:
                lines.give_back_all_but_the_first()
                yield Unreadable("row.unclosed_quote", lines.taken[0].strip())


def _loosely(line: str, delimiter: str) -> list[str] | Unreadable:
    """A line with quotes inside a quoted cell, as people write nicknames: they stay in the cell."""
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error as error:
        return Unreadable("row.unparseable", f"{error}: {line.strip()}")


def delimiter_of(header: str) -> str:
    """The delimiter that finds an email column in a header line, else the most columns."""

    def columns_found(delimiter: str) -> tuple[bool, int]:
        try:
            names = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error:
            return False, 0
        return "email" in map_columns(names).fields, len(names)

    return max(DELIMITERS, key=columns_found)


def _header_line(text: TextIO) -> tuple[str, str]:
    """(the line with the column names, the delimiter where the file states it)."""
    delimiter = ""
    in_notes = False
    for line in text:
        if stated := _STATED_DELIMITER.fullmatch(line):
            delimiter = stated[1]
        elif line.strip('",;\t \r\n').casefold() == "notes:":
            in_notes = True
        elif not line.strip('",;\t \r\n'):
            in_notes = False
        elif not in_notes:
            return line, delimiter
    return "", delimiter


@contextmanager
def _open_bytes(path: Path) -> Iterator[BinaryIO]:
    if path.suffix.casefold() == ".gz":
        with gzip.open(path) as file:
            yield cast(BinaryIO, file)
    else:
        with path.open("rb") as file:
            yield file


def _decodes(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _count_lines(file: BinaryIO) -> tuple[int, int, bytes]:
    """(non-ASCII lines in UTF-8, lines that are not, the latter up to `SAMPLE_BYTES`)."""
    good, bad, sample = 0, 0, bytearray()
    file.seek(0)
    for line in file:
        if line.isascii():
            continue
        if _is_utf8(line):
            good += 1
        else:
            bad += 1
            sample += line[: SAMPLE_BYTES - len(sample)]
    return good, bad, bytes(sample)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _legacy_encoding(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(LEGACY))
    best = matches.best()
    if best is None:
        return "latin-1"
    tied = [
        name for match in matches if match.chaos <= best.chaos
        for name in match.could_be_from_charset
    ]  # fmt: skip
    return LEGACY[0] if LEGACY[0] in tied else best.encoding
