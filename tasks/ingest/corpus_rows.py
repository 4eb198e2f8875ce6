"""Rows of corpus files and hub data sets, one at a time, numbered from 1, in bounded memory.

A JSON line `{"prompt": "Ask for a chair"}` comes out as `(1, {"prompt": "Ask for a chair"})`; the
line `// draft` as `(1, Reject(reason="row.comment", …))`.
"""

import csv
import gzip
import io
import json
import re
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.errors import InputFileError
from schemas.records import Pair, Reject

LONGEST_ROW = 32 * 2**20  # bytes; a longer line or cell is a broken file and must not fill memory
Row = tuple[int, dict[str, str] | Reject]

_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
_FILE_ENDINGS = (".csv", ".gz", ".json", ".jsonl", ".parquet", ".tar", ".tgz", ".txt", ".pdf")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def reject(path: str | Path, number: int, reason: str, detail: str = "") -> Reject:
    """A reject whose detail is cut to 200 characters and safe to write."""
    return Reject(
        source_file=str(path), row_number=number, reason=reason, detail=clean_text(detail)[:200]
    )


def decode_text(raw: bytes, charset: str = "") -> str:
    """Decode without ever failing: the named charset, UTF-8, then Windows-1252 with marks."""
    for name in (charset, "utf-8"):
        try:
            return raw.decode(name)
        except (LookupError, ValueError):  # mail names charsets that do not exist
            continue
    return raw.decode("cp1252", errors="replace")


def clean_text(text: str) -> str:
    """Without lone surrogates (Parquet refuses them) and control characters but tab and newline."""
    return _CONTROL.sub("", _SURROGATE.sub("\ufffd", text))


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what a missing, cut or broken file raises into one sentence about `path`."""
    try:
        yield
    except FileNotFoundError:
        raise InputFileError(
            "there is no such file or folder", where=path, fix="check the name"
        ) from None
    except (EOFError, zlib.error, gzip.BadGzipFile, tarfile.TarError, pa.ArrowException) as error:
        raise InputFileError(
            f"is damaged, cut off or not what its name says ({error})",
            where=path,
            fix="fetch the file again",
        ) from error
    except OSError as error:
        raise InputFileError(f"cannot be read ({error})", where=path) from error


def open_bytes(path: Path) -> IO[bytes]:
    """Open for reading; `.gz` and `.tgz` are unpacked on the way."""
    if path.suffix in {".gz", ".tgz"}:
        return cast("IO[bytes]", gzip.open(path))
    return path.open("rb")


def has_ending(path: Path, *endings: str) -> bool:
    """Whether the file name ends so, with or without `.gz`, in any case."""
    return path.name.lower().removesuffix(".gz").endswith(endings)


def json_rows(path: Path) -> Iterator[Row]:
    """Lines of a JSONL file; blank lines, `//` lines and what is not an object are rejects."""
    with reading(path), open_bytes(path) as file:
        number = 0
        while line := file.readline(LONGEST_ROW):
            number += 1
            whole = line.endswith(b"\n") or len(line) < LONGEST_ROW
            while not (line.endswith(b"\n") or len(line) < LONGEST_ROW):
                line = file.readline(LONGEST_ROW)
            yield (
                number,
                _json_row(path, number, line)
                if whole
                else reject(path, number, "row.unparseable", "longer than 32 MiB"),
            )


def _json_row(path: Path, number: int, line: bytes) -> dict[str, str] | Reject:
    text = decode_text(line, "utf-8-sig").strip()
    if not text:
        return reject(path.name, number, "row.blank")
    if text.startswith("//"):
        return reject(path.name, number, "row.comment", text)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        return reject(path.name, number, "row.unparseable", f"{error}: {text}")
    if not isinstance(content, dict):
        return reject(path.name, number, "row.unparseable", f"not an object: {text}")
    return _as_text(content)


def csv_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Records of a CSV file with a header; cells may hold commas, quotes and line ends.

    Raises:
        InputFileError: the header lacks one of `columns`.
    """
    with reading(path), open_bytes(path) as file:
        # The old limit, 128 KiB, is shorter than some mails. It is the module's, not the reader's.
        csv.field_size_limit(LONGEST_ROW)
        # surrogateescape keeps bytes that are not UTF-8, so that they can be decoded per cell.
        text = io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="")
        reader = csv.reader(text)
        header = [name.strip() for name in _next_record(reader) or []]
        if missing := [name for name in columns if name not in header]:
            raise InputFileError(
                f"lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}",
                where=path,
                fix=f"expected a CSV with the columns {', '.join(columns)}",
            )
        number = 0
        while (cells := _next_record(reader)) is not None:
            number += 1
            if isinstance(cells, str):
                yield number, reject(path.name, number, "row.unparseable", cells)
            elif not any(cells):
                yield number, reject(path.name, number, "row.blank")
            elif len(cells) != len(header):
                reason = "row.short" if len(cells) < len(header) else "row.long"
                found = f"{len(cells)} cells, the header has {len(header)}"
                yield number, reject(path.name, number, reason, found)
            else:
                yield number, dict(zip(header, cells, strict=True))


def _next_record(reader: Any) -> list[str] | str | None:
    """The next record, the words of its error, or None at the end."""
    try:
        return next(reader, None)
    except csv.Error as error:
        return str(error)


def parquet_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Rows of a Parquet file.

    Raises:
        InputFileError: it lacks one of `columns`, or is not Parquet.
    """
    with reading(path), pq.ParquetFile(path) as file:
        names = file.schema_arrow.names
        if missing := [name for name in columns if name not in names]:
            raise InputFileError(
                f"lacks the columns {', '.join(missing)}",
                where=path,
                fix=f"expected a Parquet file with the columns {', '.join(columns)}",
            )
        number = 0
        for batch in file.iter_batches(batch_size=1_000):
            for row in batch.to_pylist():
                number += 1
                yield number, _as_text(row)


def is_hub_name(name: str | Path) -> bool:
    """Whether this is `owner/name` of a data set and not the name of a file."""
    text = str(name)
    return bool(
        _HUB_NAME.fullmatch(text)
        and not text.lower().endswith(_FILE_ENDINGS)
        and not Path(text).exists()
    )


def hub_rows(name: str) -> Iterator[Row]:
    """Rows of the `train` split of a data set on the hub, streamed.

    Raises:
        InputFileError: the hub cannot be reached or has no such data set.
    """
    import datasets

    try:
        for number, row in enumerate(datasets.load_dataset(name, split="train", streaming=True), 1):
            yield number, _as_text(row)
    except (OSError, ValueError, RuntimeError) as error:
        reason = (str(error) or repr(error)).splitlines()[0]
        raise InputFileError(
            f"cannot be read from the hub ({reason})",
            where=name,
            fix="set HF_HUB_OFFLINE=0 to allow the connection, or name a file on this machine",
        ) from error


def pairs(
    rows: Iterable[Row], source_file: str, *, inputs: tuple[str, ...], target: str,
    needed: tuple[str, ...], category: str = "", source: str, licence: str,
) -> Iterator[Pair | Reject]:  # fmt: skip
    """Rows of text fields as Pairs, rejects as they are.

    Args:
        rows: of one file or data set.
        source_file: its name.
        inputs: names of the fields that become the inputs, trimmed.
        target: name of the field with the answer.
        needed: names of the fields that must not be empty; one that is rejects the row.
        category: name of the field with the category, if there is one.
        source: of every pair.
        licence: of every pair.
    """
    for number, row in rows:
        if isinstance(row, Reject):
            yield row
            continue
        fields = {name: _mend(value).strip() for name, value in row.items()}
        if missing := [name for name in needed if not fields.get(name)]:
            yield reject(source_file, number, "row.missing_field", f"no {', '.join(missing)}")
            continue
        yield Pair(
            source=source, source_file=source_file, row_number=number, licence=licence,
            category=fields.get(category, ""), target=fields[target],
            inputs={name: fields.get(name, "") for name in inputs},
        )  # fmt: skip


def _mend(text: str) -> str:
    """Undo surrogateescape: what was not UTF-8 is read as Windows-1252."""
    if text.isascii():
        return clean_text(text)
    try:
        return clean_text(decode_text(text.encode("utf-8", errors="surrogateescape")))
    except UnicodeEncodeError:  # a lone surrogate that stood in the file as a JSON escape
        return clean_text(text)


def _as_text(row: dict[str, Any]) -> dict[str, str]:
    """Values as text: None is empty, what is neither text nor number is JSON."""
    return {
        name: value
        if isinstance(value, str)
        else ""
        if value is None
        else json.dumps(value, ensure_ascii=False, default=str)
        for name, value in row.items()
    }
