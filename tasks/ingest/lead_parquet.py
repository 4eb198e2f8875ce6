"""Parquet lead files.

In:   email: ["mary@kilbride.example"], id: [7.0], seen: [timestamp of the year 148108]
Out:  Lead(email="mary@kilbride.example", lead_id="7", extra={"seen": "…"})
"""

from collections.abc import Iterator, Mapping
from itertools import chain

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.errors import InputFileError
from schemas.records import Lead, Reject
from tasks.ingest.lead_source import LeadFile, lead_of

# An id or a digest is shown; a picture has no place among a lead's texts.
LONGEST_BINARY = 64
# Above it a float is no longer the figure that was meant.
_EXACT = 2**53


def parquet_leads(file: LeadFile) -> Iterator[Lead | Reject]:
    """Every row of a file as a lead or a reject.

    Raises:
        InputFileError: it cannot be read, or has no email column.
    """
    try:
        with pq.ParquetFile(file.path, page_checksum_verification=True) as parquet:
            columns = file.columns(parquet.schema_arrow.names)
            columns.require_email(file.path)
            texts = {at for name, at in columns.fields.items() if name != "id"}
            batches = parquet.iter_batches(batch_size=2_000)
            rows = chain.from_iterable(_rows_of(batch, texts) for batch in batches)
            for number, row in enumerate(rows, start=1):
                yield lead_of(file, number, columns, row)
    except FileNotFoundError:
        raise InputFileError("there is no such file", where=file.path) from None
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise InputFileError(f"cannot be read as Parquet ({error})", where=file.path) from error


def _rows_of(batch: pa.RecordBatch, texts: set[int]) -> Iterator[tuple[object, ...]]:
    """Rows by position, for names may repeat.

    Args:
        texts: positions of the columns whose bytes are text, and the row is none where they
            are not.
    """
    columns = (_cells(column, place in texts) for place, column in enumerate(batch.columns))
    return zip(*columns, strict=True)


def _cells(column: pa.Array, is_text: bool) -> list[object]:
    """The values of a column; times as text, for Arrow knows years that Python does not."""
    shown = _with_times_as_text(column.type)
    values: list[object] = (column if shown == column.type else column.cast(shown)).to_pylist()
    if pa.types.is_string(shown) or pa.types.is_integer(shown):  # most columns: spare their cells
        return values
    return [_as_written(value, is_text=is_text) for value in values]


def _with_times_as_text(kind: pa.DataType) -> pa.DataType:
    types = pa.types
    if types.is_temporal(kind):
        return pa.string()
    if types.is_dictionary(kind) and types.is_temporal(kind.value_type):
        return pa.string()
    if types.is_struct(kind):
        fields = [kind.field(place) for place in range(kind.num_fields)]
        return pa.struct([field.with_type(_with_times_as_text(field.type)) for field in fields])
    if types.is_map(kind):
        return pa.map_(_with_times_as_text(kind.key_type), _with_times_as_text(kind.item_type))
    if types.is_list(kind) or types.is_fixed_size_list(kind):
        return pa.list_(_with_times_as_text(kind.value_type))
    if types.is_large_list(kind):
        return pa.large_list(_with_times_as_text(kind.value_type))
    return kind


def _as_written(value: object, *, is_text: bool) -> object:
    """A value as its file's maker wrote it: pandas makes 7.0 of the id 7 where others are blank."""
    match value:
        case float() if value.is_integer() and abs(value) < _EXACT:
            return int(value)
        case bytes() if not is_text:
            return _shown(value)
        case Mapping():
            return {key: _as_written(part, is_text=is_text) for key, part in value.items()}
        case list() | tuple():
            return [_as_written(part, is_text=is_text) for part in value]
    return value


def _shown(value: bytes) -> str:
    """Bytes that need be no text: as text where they are, else as figures, or left out."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.hex() if len(value) <= LONGEST_BINARY else ""
