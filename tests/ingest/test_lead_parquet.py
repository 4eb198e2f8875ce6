"""What Parquet columns hold becomes the text of a lead; what none uses costs no row."""

from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.records import Lead
from tasks.ingest.leads import read_leads

from .lead_files import ANA, BEN

FAR = 2**62  # microseconds: a year that Python has none for
PICTURE = b"\x89PNG\xff" * 20


def of_one_row(folder: Path, **columns: pa.Array) -> Lead:
    pq.write_table(pa.table({"email": [ANA], **columns}), folder / "l.parquet")
    (lead,) = read_leads(folder / "l.parquet")
    assert isinstance(lead, Lead)
    return lead


@pytest.mark.parametrize(("column", "shown"), [
    (pa.array([7.0]), "7"),
    (pa.array([100000.0]), "100000"),
    (pa.array([-0.0]), "0"),
    (pa.array([1e12]), "1000000000000"),
    (pa.array([1e300]), "1e+300"),
    (pa.array([7.5]), "7.5"),
    (pa.array([7.0], pa.float32()), "7"),
    (pa.array([7]), "7"),
    (pa.array(["1E5"]), "1E5"),
    (pa.array([b"A7"]), "A7"),
    (pa.array([b"\xff\xfe"]), "fffe"),
    (pa.array([b"\xff" * 16], pa.binary(16)), "ff" * 16),
])  # fmt: skip
def test_ids(tmp_path: Path, column: pa.Array, shown: str) -> None:
    assert of_one_row(tmp_path, id=column).lead_id == shown


def test_a_picture_costs_no_row(tmp_path: Path) -> None:
    lead = of_one_row(
        tmp_path,
        photo=pa.array([PICTURE]),
        digest=pa.array([b"\xff\x01"]),
        pictures=pa.array([[PICTURE, b"ok"]]),
        nested=pa.array([{"photo": PICTURE, "size": 3.0}]),
    )
    assert lead.extra == {"digest": "ff01", "pictures": "ok", "nested": "3"}


@pytest.mark.parametrize(("value", "kind"), [
    ([FAR], pa.list_(pa.timestamp("us"))),
    ([FAR], pa.large_list(pa.timestamp("us"))),
    ([FAR], pa.list_(pa.timestamp("us"), 1)),
    ({"at": FAR}, pa.struct([("at", pa.timestamp("us"))])),
    ([{"at": [FAR]}], pa.list_(pa.struct([("at", pa.list_(pa.timestamp("us")))]))),
    ([("at", FAR)], pa.map_(pa.string(), pa.timestamp("us"))),
])  # fmt: skip
def test_an_impossible_time_costs_no_file(tmp_path: Path, value: object, kind: pa.DataType) -> None:
    assert str(FAR) in of_one_row(tmp_path, x=pa.array([value], kind)).extra["x"]


def test_times_in_a_dictionary(tmp_path: Path) -> None:
    days = pa.array([datetime(2026, 5, 1).date()]).dictionary_encode()
    assert of_one_row(tmp_path, day=days).extra == {"day": "2026-05-01"}


def test_bytes_of_no_text_in_a_field_are_a_reject(tmp_path: Path) -> None:
    table = pa.table({"email": [ANA, BEN], "name": [b"Ana", b"\xff"]})
    pq.write_table(table, tmp_path / "l.parquet")
    first, second = read_leads(tmp_path / "l.parquet")
    assert isinstance(first, Lead)
    assert not isinstance(second, Lead)
    assert second.reason == "row.unparseable"
