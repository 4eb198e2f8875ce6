import pyarrow.parquet as pq
import pytest

from schemas.errors import MailmillError
from schemas.records import Lead
from schemas.tables import LEADS
from tasks.common.parquet import read_records, write_table

LEAD = Lead(
    source_file="a.csv", row_number=1, lead_id="1", email="ann@orlik.example",
    skills=("SAP", "audits"), extra={"Région": "Nord"},
)  # fmt: skip


def test_records_come_back_as_they_were(tmp_path):
    assert write_table(tmp_path / "a.parquet", LEADS, [LEAD] * 3) == 3
    assert list(read_records(tmp_path / "a.parquet", Lead)) == [LEAD] * 3


def test_the_schema_carries_table_and_version(tmp_path):
    write_table(tmp_path / "a.parquet", LEADS, [])
    metadata = pq.read_schema(tmp_path / "a.parquet").metadata
    assert metadata[b"mailmill.table"] == b"leads"
    assert metadata[b"mailmill.version"] == b"2"


def test_a_failing_writer_leaves_no_file(tmp_path):
    def rows():
        yield LEAD
        raise ValueError("midway")

    with pytest.raises(ValueError, match="midway"):
        write_table(tmp_path / "a.parquet", LEADS, rows())
    assert list(tmp_path.iterdir()) == []


def test_a_row_without_a_column_is_refused(tmp_path):
    with pytest.raises(MailmillError, match=r"`leads` differs in columns: .*email"):
        write_table(tmp_path / "a.parquet", LEADS, [{"lead_id": "1"}])


def test_a_null_where_none_may_be_names_table_and_column(tmp_path):
    row = {**LEAD.model_dump(), "email": None}
    with pytest.raises(MailmillError, match=r"table `leads`, column `email`: None"):
        write_table(tmp_path / "a.parquet", LEADS, [row])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("row_number", "seven"), ("row_number", 2**70), ("email", "\ud800"), ("email", ["x"] * 999)],
)
def test_a_value_of_another_type_names_table_column_and_value(tmp_path, name, value):
    with pytest.raises(MailmillError, match=rf"table `leads`, column `{name}`: .") as told:
        write_table(tmp_path / "a.parquet", LEADS, [LEAD, {**LEAD.model_dump(), name: value}])
    assert len(str(told.value)) < 500


def test_a_flipped_bit_is_detected(tmp_path):
    path = tmp_path / "a.parquet"
    write_table(path, LEADS, [LEAD] * 50)
    content = bytearray(path.read_bytes())
    chunk = pq.read_metadata(path).row_group(0).column(3)  # the addresses
    content[chunk.data_page_offset + chunk.total_compressed_size // 2] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises((OSError, ValueError)):
        list(read_records(path, Lead))
