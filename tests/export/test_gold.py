from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from schemas.errors import InputFileError, MailmillError
from schemas.tables import EMAILS
from tasks.export.gold import recipients_of, write_gold


def test_ready_rows_are_emails_and_all_rows_are_outcomes(tmp_path, run, make_row) -> None:
    gold = write_gold(tmp_path, run, [make_row(1), make_row(2, status="review"), make_row(3)])
    assert (gold["email_rows"], gold["outcome_rows"]) == (2, 3)
    emails = pq.ParquetFile(gold["emails"]).read().to_pylist()
    assert [row["lead_id"] for row in emails] == ["1", "3"]
    assert str(gold["emails"]).endswith(
        "emails/campaign=spring/run_date=2026-05-12/part-20260512-ab12-0000.parquet"
    )


def test_schema_carries_table_and_version(tmp_path, run, make_row) -> None:
    gold = write_gold(tmp_path, run, [make_row(1)])
    metadata = pq.read_schema(gold["emails"]).metadata
    assert metadata[b"mailmill.table"] == b"emails"
    assert metadata[b"mailmill.version"] == str(EMAILS.version).encode()


def test_later_run_of_the_night_replaces_the_earlier(tmp_path, run, make_row) -> None:
    write_gold(tmp_path, run, [make_row(1)])
    other_night = replace(run, run_date=date(2026, 5, 13))
    write_gold(tmp_path, other_night, [make_row(1)])
    write_gold(tmp_path, replace(run, run_id="second"), [make_row(1), make_row(2)])
    tables = [tmp_path / name for name in ("emails", "outcomes")]
    parts = sorted(part.name for table in tables for part in table.rglob("*.parquet"))
    assert parts == ["part-20260512-ab12-0000.parquet"] * 2 + ["part-second-0000.parquet"] * 2
    (replaced,) = (tmp_path / "replaced").rglob("*.parquet")
    assert pq.ParquetFile(replaced).read().to_pylist()[0]["lead_id"] == "1"


def test_whom_the_same_run_no_longer_writes_to_is_kept(tmp_path, run, make_row) -> None:
    """Its first emails may be sent already."""
    kept = tmp_path / "replaced"
    write_gold(tmp_path, run, [make_row(1), make_row(2)])
    write_gold(tmp_path, run, [make_row(1), make_row(2)])
    assert not list(kept.rglob("*.parquet"))  # started again, the same was written
    write_gold(tmp_path, run, [make_row(1, status="review"), make_row(2)])
    write_gold(tmp_path, run, [make_row(2, status="review")])
    parts = [pq.ParquetFile(part).read().to_pylist() for part in kept.rglob("*.parquet")]
    assert sorted([row["lead_id"] for row in part] for part in parts) == [["1", "2"], ["2"]]


def test_failure_midway_leaves_the_earlier_run(tmp_path, run, make_row) -> None:
    write_gold(tmp_path, run, [make_row(1)])
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    with pytest.raises(MailmillError, match="differs in columns"):
        write_gold(tmp_path, replace(run, run_id="second"), [make_row(1), {"status": "ready"}])
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_night_without_ready_emails_has_an_empty_part(tmp_path, run, make_row) -> None:
    gold = write_gold(tmp_path, run, [make_row(1, status="review")])
    assert pq.ParquetFile(gold["emails"]).metadata.num_rows == 0


def test_run_id_must_be_a_file_name(tmp_path, run) -> None:
    with pytest.raises(MailmillError, match="run id"):
        write_gold(tmp_path, replace(run, run_id="../x"), [])


def test_duckdb_reads_the_hive_layout(tmp_path, run, make_row) -> None:
    write_gold(tmp_path, run, [make_row(1), make_row(2)])
    query = """select campaign, run_date, count(*) from
        read_parquet($files, hive_partitioning = true)
        where campaign = 'spring' and run_date = date '2026-05-12' group by all"""
    rows = duckdb.execute(query, {"files": f"{tmp_path}/emails/**/*.parquet"}).fetchall()
    assert rows == [("spring", date(2026, 5, 12), 2)]


def test_pyarrow_reads_the_hive_layout(tmp_path, run, make_row) -> None:
    write_gold(tmp_path, run, [make_row(1), make_row(2)])
    keys = pa.schema([("campaign", pa.string()), ("run_date", pa.date32())])
    partitioning = ds.partitioning(keys, flavor="hive")
    table = ds.dataset(tmp_path / "emails", partitioning=partitioning).to_table(
        filter=ds.field("run_date") == date(2026, 5, 12)
    )
    assert table["run_date"].to_pylist() == [date(2026, 5, 12)] * 2
    assert table.schema.names == EMAILS.arrow_schema().names


def test_pandas_reads_the_folder_without_guessing_partitions(tmp_path, run, make_row) -> None:
    write_gold(tmp_path, run, [make_row(1), make_row(2)])
    # The partition columns stand in the files too, so nothing has to be read from the path.
    frame = pd.read_parquet(tmp_path / "emails", partitioning=None)
    assert list(frame["campaign"]) == ["spring", "spring"]


def test_no_flipped_bit_hides_whom_a_night_wrote_to(tmp_path, run, make_row) -> None:
    """Page checksums do not cover the pages' headers: some bits of them hide every row."""
    part = Path(write_gold(tmp_path, run, [make_row(n) for n in range(4)])["emails"])
    whole, expected = part.read_bytes(), list(recipients_of(part))
    columns = pq.ParquetFile(part).metadata.row_group(0)
    (column,) = (
        found
        for found in map(columns.column, range(columns.num_columns))
        if found.path_in_schema == "recipient_email"
    )
    first = column.dictionary_page_offset or column.data_page_offset
    assert len(expected) == 4
    told = 0
    for bit in range(8 * first, 8 * (first + column.total_compressed_size)):
        content = bytearray(whole)
        content[bit // 8] ^= 1 << bit % 8
        part.write_bytes(content)
        try:
            assert list(recipients_of(part)) == expected
        except InputFileError:
            told += 1
    assert told > 500
