"""The bytes of a lead or suppression file become text.

Encoding: a byte-order mark decides; else UTF-8; only where that fails charset-normalizer. A file
that is UTF-8 but for a few lines stays UTF-8: those lines carry lone surrogates and are rejected
row by row, so that one bad export line does not garble every good name.

Packed with gzip is what begins like it, whatever its name: browsers unpack, people rename.
"""

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from schemas.errors import InputFileError
from tasks.ingest.lead_columns import map_columns
from tasks.ingest.lead_kinds import GZIP, HEAD

DELIMITERS = (",", ";", "\t", "|")
CHUNK = 1 << 20
SAMPLE_BYTES = 1 << 16
# The longer marks first: UTF-32's begins with UTF-16's.
BOMS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# What spreadsheets save as where they do not save UTF-8. Western first: it wins a tie, because
# charset-normalizer alone reads a French file as Romanian.
LEGACY = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "shift_jis", "gb18030", "euc_kr")


@contextmanager
def open_text(path: Path) -> Iterator[TextIO]:
    """The text of a file, gunzipped where it is packed, line ends as they stand.

    Reads the file once before, in bounded memory, to settle its encoding.

    Raises:
        InputFileError: it is missing, no file, larger than the limit, broken gzip, or not in the
            encoding of its mark.
    """
    with refusing_unreadable(path):
        with open_bytes(path) as file:
            encoding = text_encoding(file, path)
        with (
            open_bytes(path) as file,
            io.TextIOWrapper(file, encoding=encoding, errors="surrogateescape", newline="") as text,
        ):
            yield text


@contextmanager
def refusing_unreadable(path: Path) -> Iterator[None]:
    """What the system or gzip says of a file, as our own error.

    Raises:
        InputFileError: it is missing, no file, or broken gzip.
    """
    try:
        yield
    except FileNotFoundError:
        raise InputFileError("there is no such file", where=path) from None
    except EOFError as error:
        raise InputFileError(
            "cannot be read: the packed file breaks off", where=path, fix="copy it again"
        ) from error
    except (OSError, zlib.error) as error:
        raise InputFileError(f"cannot be read ({error})", where=path) from error


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, gunzipped where it is packed."""
    with path.open("rb") as file:
        packed = file.read(len(GZIP)) == GZIP
        file.seek(0)
        if not packed:
            yield file
            return
        with gzip.open(file) as unpacked:
            yield cast(BinaryIO, unpacked)


def head_of(path: Path) -> bytes:
    """The first bytes of a file, gunzipped where it is packed.

    Raises:
        InputFileError: it cannot be read.
    """
    with refusing_unreadable(path), open_bytes(path) as file:
        return file.read(HEAD)


def text_encoding(file: BinaryIO, path: Path) -> str:
    """Name of the encoding of a whole file, read to its end.

    Raises:
        InputFileError: it is larger than the limit, or has a UTF-16 mark and is not UTF-16.
    """
    start = file.read(HEAD)
    file.seek(0)
    marked = next((name for bom, name in BOMS.items() if start.startswith(bom)), "")
    marked = marked or _unmarked_utf16(start)
    if marked and marked != "utf-8-sig":
        if not _decodes(file, marked):
            name = marked.upper()[:6]
            raise InputFileError(f"is not valid {name}", where=path, fix="save it as UTF-8")
        return marked
    good, bad, sample = _count_lines(file, path)
    if marked or bad <= good:
        return marked or "utf-8"
    guess = _legacy_encoding(sample)
    file.seek(0)
    return guess if _decodes(file, guess) else "latin-1"


def lines_of(text: TextIO, longest: int) -> Iterator[str]:
    """Lines with their ends; a line beyond `longest` characters comes cut to one more than that.

    So that a file without line ends does not fill the memory.
    """
    while line := text.readline(longest + 1):
        rest = line
        while len(line) > longest and rest and not rest.endswith(("\n", "\r")):
            rest = text.readline(CHUNK)
        yield line


def delimiter_of(header: str) -> str:
    """The delimiter that finds an email column in a header line, else the most columns."""

    def columns_found(delimiter: str) -> tuple[bool, int]:
        names = cells_of(header, delimiter)
        return "email" in map_columns(names).fields, len(names)

    return max(DELIMITERS, key=columns_found)


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one line; none where it is no CSV."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _unmarked_utf16(start: bytes) -> str:
    """UTF-16 without a mark: every other byte of Western text is zero, and only those."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd) or max(even, odd) * 4 < len(start):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _decodes(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _count_lines(file: BinaryIO, path: Path) -> tuple[int, int, bytes]:
    """(non-ASCII lines in UTF-8, lines that are not, the latter up to `SAMPLE_BYTES`)."""
    good, bad, sample = 0, 0, bytearray()
    file.seek(0)
    while piece := file.readline(CHUNK):  # many lines where carriage returns alone end them
        if piece.isascii():
            continue
        for line in piece.splitlines():
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


def refuse_large(path: Path, mebibytes: int, setting: str) -> None:
    """Refuse a file of more than `mebibytes`, unpacked.

    Raises:
        InputFileError: it is larger; names the setting that allows more.
    """
    most, size = mebibytes << 20, 0
    with refusing_unreadable(path), open_bytes(path) as file:
        if isinstance(file, gzip.GzipFile):  # its end does not say how large it is for certain
            while size <= most and (chunk := file.read(CHUNK)):
                size += len(chunk)
        else:
            size = path.stat().st_size
    if size > most:
        raise InputFileError(
            f"holds more than {mebibytes:,} MiB",
            where=path,
            fix=f"split it, or allow more with {setting}",
        )
