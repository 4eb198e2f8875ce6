"""Every file of a home that holds one person, found by reading the files: no index can be stale.

In:   Ann.Lee+x@googlemail.com
Out:  gold/emails/campaign=spring/run_date=2026-03-02/part-….parquet   1
      runs/spring/20260302-1f0c33ab27/handoff/eml/17-9d0c….eml         1

By the address, in every column of text, in headers of messages, and in the addresses of pages and
logs of rows. Not in the free text of mail corpora, nor in what is kept under a hash.
"""

import csv
import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.errors import InputFileError
from tasks.common.addresses import addresses_meant, suppression_key
from tasks.common.files import files_below
from tasks.export.run_folder import LEADS_FILE

FOLDERS = ("gold", "runs", "bronze", "suppression")
ADDRESS_COLUMNS = ("recipient_email", "email", "sender", "recipients")
# Only messages have these: of a mail corpus the texts are not searched.
OF_MESSAGES = frozenset({"message_id", "mailbox"})
BATCH_ROWS = 50_000
# The headers of an .eml; ours fit many times over.
HEADER_BYTES = 1 << 16
# Begins only where a word begins: else a long word without @ is read again from each letter.
_ADDRESS = re.compile(r"(?<![^\s<>\"(),;:@])[^\s<>\"(),;:@]++@[^\s<>\"(),;:]+")
_BEFORE, _BEHIND = "'[{*|\u2018\u201c\u00ab\u2022-", "'!?.]}*|\u2019\u201d\u00bb\u2026"
_BETWEEN = re.compile(r"[\s,;|/&<>()\[\]]+")
_WORDS = re.compile(r"[\s,;|<>\"']+")
_TO = re.compile(r"^To:.*(?:\r?\n[ \t].*)*", re.MULTILINE | re.IGNORECASE)


class Found(NamedTuple):
    """A file that holds the person."""

    path: Path
    rows: int
    """Rows, lines or places; 0 where the file could not be searched."""
    sources: frozenset[str] = frozenset()
    """Lead or corpus files that the rows came from."""
    problem: str = ""


Opener = Callable[[Path], AbstractContextManager[TextIO]]


OfPerson = Callable[[str], bool]


def recall(
    home: Path, address: str, open_list: Opener | None = None, links: OfPerson | None = None
) -> Iterator[Found]:
    """Every file under the home's data folders that holds the person, or cannot be searched.

    Args:
        home: whose folders.
        address: of the person, in any spelling.
        open_list: opens a suppression list as the run does, packed or in UTF-16; UTF-8 without it.
        links: whether a word of a list is the person's unsubscribe link or token; none without it.
    """
    in_list = partial(_list, open_list or _open_utf8, links or _no_link)
    key = suppression_key(address)
    for folder in FOLDERS:
        closed: list[OSError] = []
        paths = sorted(files_below(home / folder, closed.append))
        for error in closed:
            yield Found(Path(error.filename), 0, problem=f"cannot be read ({error.strerror})")
        for path in paths:
            if not path.is_file():
                if path.is_symlink():
                    yield Found(path, 0, problem="a link to nothing")
                continue
            if path.suffix == ".tmp":
                yield Found(path, 0, problem="left half-written by a run that was killed")
                continue
            search = in_list if folder == "suppression" else SEARCHES.get(path.suffix, _nothing)
            try:
                rows, sources = search(path, key)
            except (InputFileError, OSError, ValueError, csv.Error, pa.ArrowException) as error:
                yield Found(path, 0, problem=f"cannot be read ({error})")
                continue
            if rows:
                yield Found(path, rows, frozenset(sources))


Search = Callable[[Path, str], tuple[int, set[str]]]


def _parquet(path: Path, key: str) -> tuple[int, set[str]]:
    rows = list(_matching_rows(path, key))
    return len(rows), {str(row["source_file"]) for row in rows if row.get("source_file")}


def _matching_rows(path: Path, key: str) -> Iterator[dict[str, Any]]:
    """Of the rows with the person's address: the addresses, and where they came from."""
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        schema = file.schema_arrow
        names = set(schema.names)
        of_messages = names >= OF_MESSAGES
        searched = [
            field.name for field in schema
            if field.name in ADDRESS_COLUMNS or (not of_messages and _holds_text(field.type))
        ]  # fmt: skip
        if not searched:
            return
        told = [name for name in ("source_file", "row_number") if name in names]
        for batch in file.iter_batches(BATCH_ROWS, columns=[*{*searched, *told}]):
            places = {
                place
                for name in searched
                for place, value in enumerate(batch.column(name).to_pylist())
                if _is_in(value, key, anywhere=name not in ADDRESS_COLUMNS)
            }
            for place in sorted(places):
                yield {column: batch.column(column)[place].as_py() for column in told}


def _is_in(value: str | list[str] | None, key: str, *, anywhere: bool) -> bool:
    if not value:
        return False
    if anywhere:
        text = str(value)
        return "@" in text and bool(_places(text, key))
    values = [value] if isinstance(value, str) else value
    return any(_is_person(one, key) or _is_one_of(one, key) for one in values)


def _is_one_of(text: str, key: str) -> bool:
    """Whether the person is one of several in a cell, which nobody was written to."""
    parts = _BETWEEN.split(text) if text.count("@") > 1 else ()
    return any("@" in part and _is_person(part, key) for part in parts)


def _is_person(text: str, key: str) -> bool:
    """Whether an address is the person's, also with a spreadsheet's guard or a text's marks."""
    text = text.rstrip(_BEHIND)  # no domain ends with one
    meant = {text, text.lstrip(_BEFORE)} | addresses_meant(text)
    return any(suppression_key(one) == key for one in meant)


def _holds_text(kind: pa.DataType) -> bool:
    """Text, lists of it, and the pairs of `extra`."""
    if pa.types.is_map(kind):
        return _holds_text(kind.item_type)
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return _holds_text(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _csv(path: Path, key: str) -> tuple[int, set[str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = csv.reader(file)
        return sum(any(_is_person(cell, key) or _places(cell, key) for cell in row if "@" in cell)
                   for row in rows), set()  # fmt: skip


@contextmanager
def _open_utf8(path: Path) -> Iterator[TextIO]:
    with path.open(encoding="utf-8", errors="replace") as text:
        yield text


def _no_link(_word: str) -> bool:
    return False


def _list(open_list: Opener, is_their_link: OfPerson, path: Path, key: str) -> tuple[int, set[str]]:
    """Lines of a suppression list with the person, as written and as the list is understood."""
    with open_list(path) as text:
        return sum(
            _is_person(line.split(" #")[0], key)
            or bool(_places(html.unescape(unicodedata.normalize("NFKC", line)), key))
            or any(map(is_their_link, _WORDS.split(line)))
            for line in text
        ), set()  # fmt: skip


def _eml(path: Path, key: str) -> tuple[int, set[str]]:
    with path.open("rb") as file:
        start = file.read(HEADER_BYTES).decode("utf-8", "replace")
    recipient = _TO.search(re.split(r"\r?\n\r?\n", start, maxsplit=1)[0])
    return int(bool(recipient and _places(recipient[0], key))), set()


def _text(path: Path, key: str) -> tuple[int, set[str]]:
    return _places(html.unescape(path.read_text(encoding="utf-8", errors="replace")), key), set()


def _score_lines(path: Path, key: str) -> tuple[int, set[str]]:
    """A shard's log of scores knows rows only; its leads say whose they are."""
    leads = path.with_name(LEADS_FILE)
    if not leads.exists():
        return 0, set()
    own = {(row["source_file"], row["row_number"]) for row in _matching_rows(leads, key)}
    with path.open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file] if own else []
    return sum((line["source_file"], line["row_number"]) in own for line in lines), set()


def _nothing(_path: Path, _key: str) -> tuple[int, set[str]]:
    """Manifests, gate results, locks: counts and hashes."""
    return 0, set()


def _places(text: str, key: str) -> int:
    return sum(_is_person(found, key) for found in _ADDRESS.findall(text))


SEARCHES: dict[str, Search] = {
    ".parquet": _parquet,
    ".csv": _csv,
    ".eml": _eml,
    ".html": _text,
    ".jsonl": _score_lines,
}
