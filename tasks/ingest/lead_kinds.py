"""What a file is by its first bytes, for the many that only pass for a lead file.

In:   leads.csv, which begins with `PK`
Out:  InputFileError: leads.csv: is an Excel workbook; open it and save it as «CSV UTF-8».
"""

import codecs
import re
from pathlib import Path

from schemas.errors import InputFileError

HEAD = 4096  # bytes that are looked at
GZIP = b"\x1f\x8b"
_SAVE_AS_CSV = "open it and save it as «CSV UTF-8»"
_UNPACK = "unpack it first; of packed files only .gz is read"
_WORKBOOKS = re.compile(rb"\[Content_Types\]\.xml|xl/|opendocument\.spreadsheet")
# First bytes -> (what such a file is, what to do with it).
_KINDS: dict[bytes, tuple[str, str]] = {
    b"\xd0\xcf\x11\xe0": ("is an old Excel workbook", _SAVE_AS_CSV),
    b"PK\x05\x06": ("is an empty zip archive", _UNPACK),
    b"PK\x03\x04": ("is a zip archive", _UNPACK),
    b"BZh": ("is packed with bzip2", _UNPACK),
    b"\xfd7zXZ": ("is packed with xz", _UNPACK),
    b"\x28\xb5\x2f\xfd": ("is packed with zstd", _UNPACK),
    b"7z\xbc\xaf": ("is a 7z archive", _UNPACK),
    b"Rar!\x1a": ("is a rar archive", _UNPACK),
    b"PAR1": ("is Parquet", "name it .parquet"),
    b"SQLite format 3": ("is an SQLite database", "export the table as CSV"),
    b"%PDF-": ("is a PDF", "export the table as CSV"),
    b"{\\rtf": ("is a word processor's file", "export the table as CSV"),
    b"BEGIN:VCARD": ("is a vCard", "export the contacts as CSV"),
    b"\x89PNG": ("is a picture", "export the table as CSV"),
    b"\xff\xd8\xff": ("is a picture", "export the table as CSV"),
    b"GIF8": ("is a picture", "export the table as CSV"),
}
_MARKUP = re.compile(
    r"<(!--|(!doctype|\?xml|html|head|body|table|script|meta|div)\b)", re.IGNORECASE
)
_JSON = re.compile(r"[\[{]\s*[{\"\]}]")


def refuse_other_kinds(head: bytes, path: Path, *, may_be_json: bool) -> None:
    """Refuse a file whose first bytes are of no lead file.

    Args:
        head: the first `HEAD` bytes, unpacked.
        may_be_json: whether its name says that it is JSON.

    Raises:
        InputFileError: it is something else; says what, and what to do with it.
    """
    for magic, (what, fix) in _KINDS.items():
        if head.startswith(magic):
            if magic.startswith(b"PK") and _WORKBOOKS.search(head):
                what, fix = "is an Excel workbook", _SAVE_AS_CSV
            raise InputFileError(what, where=path, fix=fix)
    utf16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16" if utf16 else "utf-8", "ignore").lstrip("\ufeff \t\r\n")
    if _MARKUP.match(text):
        raise InputFileError(
            "is a web page, not a table",
            where=path,
            fix="export again: a download that needs a login often saves its login page instead",
        )
    if not may_be_json and _JSON.match(text):
        raise InputFileError(
            "is JSON", where=path, fix="name it .json, or .jsonl for one row a line"
        )
    if not text.strip("\0"):
        what = "holds nothing but NUL characters" if text else "is empty"
        raise InputFileError(what, where=path, fix="export it again, with a line of column names")
