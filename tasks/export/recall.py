"""Every file of a home that holds one person, found by reading the files: no index can be stale.

In:   Ann.Lee+x@googlemail.com
Out:  gold/emails/campaign=spring/run_date=2026-03-02/part-….parquet   1
      runs/spring/20260302-1f0c33ab27/handoff/eml/17-9d0c….eml         1

By the address, in the columns and headers that hold addresses and in the addresses of pages and
logs of rows. Not in the free text of mail corpora, nor in what is kept under a hash.
"""

import csv
import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from tasks.common.addresses import suppression_key
from tasks.export.run_folder import LEADS_FILE

FOLDERS = ("gold", "runs", "bronze", "suppression")
ADDRESS_COLUMNS = ("recipient_email", "email", "sender", "recipients")
# Columns that no alias maps, and what stood where no row could be read: they may hold an address.
TEXT_COLUMNS = ("extra", "detail")
BATCH_ROWS = 50_000
# The headers of an .eml; ours fit many times over.
HEADER_BYTES = 1 << 16
# Begins only where a word begins: else a long word without @ is read again from each letter.
_ADDRESS = re.compile(r"(?<![^\s<>\"(),;:@])[^\s<>\"(),;:@]++@[^\s<>\"(),;:]+")
_TO = re.compile(r"^To:.*(?:\r?\n[ \t].*)*", re.MULTILINE | re.IGNORECASE)


class Found(NamedTuple):
    """A file that holds the person."""

    path: Path
    rows: int
    """Rows, lines or places; 0 where the file could not be searched."""
    sources: frozenset[str] = frozenset()
    """Lead or corpus files that the rows came from."""
    problem: str = ""


def recall(home: Path, address: str) -> Iterator[Found]:
    """Every file under the home's data folders that holds the person, or cannot be searched."""
    key = suppression_key(address)
    for folder in FOLDERS:
        for path in sorted((home / folder).rglob("*")):
            if not path.is_file():
                continue
            if path.suffix == ".tmp":
                yield Found(path, 0, problem="left half-written by a run that was killed")
                continue
            search = _text if folder == "suppression" else SEARCHES.get(path.suffix, _nothing)
            try:
                rows, sources = search(path, key)
            except (OSError, ValueError, csv.Error, pa.ArrowException) as error:
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
        names = set(file.schema_arrow.names)
        searched = [name for name in (*ADDRESS_COLUMNS, *TEXT_COLUMNS) if name in names]
        if not searched:
            return
        told = [name for name in ("source_file", "row_number") if name in names]
        for batch in file.iter_batches(BATCH_ROWS, columns=[*searched, *told]):
            places = {
                place
                for name in searched
                for place, value in enumerate(batch.column(name).to_pylist())
                if _is_in(value, key, anywhere=name in TEXT_COLUMNS)
            }
            for place in sorted(places):
                yield {column: batch.column(column)[place].as_py() for column in told}


def _is_in(value: str | list[str] | None, key: str, *, anywhere: bool) -> bool:
    if not value:
        return False
    if anywhere:
        return bool(_places(str(value), key))
    values = [value] if isinstance(value, str) else value
    return any(suppression_key(one) == key for one in values)


def _csv(path: Path, key: str) -> tuple[int, set[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return sum(suppression_key(row.get("email") or "") == key for row in rows), set()


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
    return sum(suppression_key(found) == key for found in _ADDRESS.findall(text))


SEARCHES: dict[str, Search] = {
    ".parquet": _parquet,
    ".csv": _csv,
    ".eml": _eml,
    ".html": _text,
    ".jsonl": _score_lines,
}
