"""Records to Parquet and back, by the table's one declaration. Pages carry checksums."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from textwrap import shorten
from types import TracebackType
from typing import Any, Self, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.errors import MailmillError
from schemas.records import Record
from schemas.tables import Table
from tasks.common.files import replacing

BATCH_ROWS = 2_000
_MISFITS = (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError, UnicodeError)
# Characters of a value that a message shows.
_SHOWN = 100
# The footer says once more how many rows there are: no checksum covers it, and one flipped bit of
# it can hide them all from a reader without an error.
ROWS_KEY = "mailmill.rows"
RecordType = TypeVar("RecordType", bound=Record)


class TableWriter:
    """Streams rows into one Parquet file in bounded memory; the file appears when it is whole.

    Rows are records or mappings with the table's columns; dicts become JSON text. Use as a
    context manager: leaving it with an exception leaves no file.
    """

    def __init__(self, path: Path, table: Table):
        self.rows_written = 0
        self._table = table
        self._schema = table.arrow_schema()
        self._names = {column.name for column in table.columns}
        self._rows: list[dict[str, Any]] = []
        self._replacing = replacing(path)

    def __enter__(self) -> Self:
        temporary = self._replacing.__enter__()
        self._writer = pq.ParquetWriter(
            temporary, self._schema, compression="zstd", write_page_checksum=True
        )
        return self

    def write(self, row: Record | Mapping[str, Any]) -> None:
        """Add one row.

        Raises:
            MailmillError: the row's columns are not the table's, or a value does not fit its
                column; values are looked at when a batch is full or the writer closes.
        """
        values = row.model_dump() if isinstance(row, Record) else dict(row)
        if values.keys() != self._names:
            odd = ", ".join(sorted(values.keys() ^ self._names))
            raise MailmillError(f"a row of table `{self._table.name}` differs in columns: {odd}")
        for name, value in values.items():
            if isinstance(value, dict):
                values[name] = json.dumps(value, ensure_ascii=False, sort_keys=True)
        self._rows.append(values)
        if len(self._rows) >= BATCH_ROWS:
            self._flush()

    def _flush(self) -> None:
        try:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        except _MISFITS as error:
            why = f"{self._misfit()} ({shorten(str(error), 200)})"
            raise MailmillError(f"a value does not fit table `{self._table.name}`{why}") from error
        self.rows_written += len(self._rows)
        self._rows.clear()

    def _misfit(self) -> str:
        """Column and value of the first that does not fit, in words."""
        for row, column in product(self._rows, self._schema):
            value = row[column.name]
            try:
                pa.array([value], column.type)
                fits = column.nullable or value is not None
            except _MISFITS:
                fits = False
            if not fits:
                return f", column `{column.name}`: {repr(value)[:_SHOWN]}"
        return ""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with ExitStack() as stack:
            stack.push(self._replacing)
            stack.callback(self._writer.close)
            if error is None:
                self._flush()
                self._writer.add_key_value_metadata({ROWS_KEY: str(self.rows_written)})
            else:
                raise error


def write_table(path: Path, table: Table, rows: Iterable[Record | Mapping[str, Any]]) -> int:
    """Write all `rows` to one Parquet file and return how many there were."""
    with TableWriter(path, table) as writer:
        for row in rows:
            writer.write(row)
    return writer.rows_written


def read_rows(paths: Path | Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Rows of Parquet files as dicts, in bounded memory, page checksums verified."""
    for path in [paths] if isinstance(paths, Path) else paths:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            for batch in file.iter_batches(batch_size=BATCH_ROWS):
                yield from batch.to_pylist()


def rows_stated(file: pq.ParquetFile) -> int | None:
    """How many rows a `TableWriter` put into a file; None where another program wrote it.

    Raises:
        ValueError: no number stands there.
    """
    stated = (file.metadata.metadata or {}).get(ROWS_KEY.encode())
    return None if stated is None else int(stated)


def read_records(paths: Path | Iterable[Path], record: type[RecordType]) -> Iterator[RecordType]:
    """Rows of Parquet files as records; JSON text becomes the dict it was."""
    json_fields = [
        name for name, field in record.model_fields.items()
        if getattr(field.annotation, "__origin__", None) is dict
    ]  # fmt: skip
    for row in read_rows(paths):
        for name in json_fields:
            row[name] = json.loads(row[name])
        yield record.model_validate(row)
