"""A damaged part of the gold emails: the night that made it mends it, and loses nobody."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from .nights import LEADS, NIGHT, SmallNight, in_a_child

NEXT_DAY = NIGHT + timedelta(days=1)


def rename(night: SmallNight, old: str, new: str) -> None:
    night.file.write_text(night.file.read_text().replace(f"name: {old}", f"name: {new}"))


def damage(night: SmallNight) -> Path:
    """Flip a bit of the addresses in the autumn night's part; its path."""
    (part,) = night.home.glob("gold/emails/campaign=autumn/**/part-*.parquet")
    columns = pq.ParquetFile(part).metadata.row_group(0)
    (of_addresses,) = (
        column
        for column in map(columns.column, range(columns.num_columns))
        if column.path_in_schema == "recipient_email"
    )
    content = bytearray(part.read_bytes())
    content[(of_addresses.dictionary_page_offset or of_addresses.data_page_offset) + 40] ^= 1
    part.write_bytes(content)
    return part


def statuses(night: SmallNight, campaign: str) -> list[tuple[str, ...]]:
    (part,) = night.home.glob(f"gold/outcomes/campaign={campaign}/**/part-*.parquet")
    rows = pq.read_table(part, partitioning=None).to_pylist()
    return [(row["status"], *row["reasons"]) for row in rows if row["status"] != "rejected"]


@pytest.fixture
def autumn(small_night: SmallNight) -> SmallNight:
    """Finished nights: of winter the day before, to others, and of autumn."""
    leads = small_night.file.parent / "leads.csv"
    text = leads.read_text()
    leads.write_text(text.replace("ann", "bob"))
    rename(small_night, "autumn", "winter")
    assert in_a_child(partial(small_night, run_date=NIGHT - timedelta(days=1))) == 0
    leads.write_text(text)
    rename(small_night, "winter", "autumn")
    assert in_a_child(small_night) == 0
    return small_night


def test_another_night_says_which_to_run_again(autumn, capfd):
    damage(autumn)
    rename(autumn, "autumn", "spring")
    assert in_a_child(partial(autumn, run_date=NEXT_DAY)) != 0
    assert "campaign=autumn/run_date=2026-03-02" in capfd.readouterr().err


def test_run_again_the_night_mends_its_part_and_others_go_on(autumn):
    good = autumn.outputs()
    part = damage(autumn)
    assert in_a_child(autumn) == 0
    assert autumn.outputs() == good
    assert not list(autumn.home.glob("gold/replaced/**/*.parquet"))
    assert pq.ParquetFile(part).metadata.num_rows == LEADS
    rename(autumn, "autumn", "spring")
    assert in_a_child(partial(autumn, run_date=NEXT_DAY)) == 0
    assert set(statuses(autumn, "spring")) == {("held", "held.cool_down")}


def test_whom_it_wrote_to_keeps_that_email_whoever_wrote_since(autumn, monkeypatch):
    monkeypatch.setenv("MAILMILL_COOL_DOWN_DAYS", "0")
    rename(autumn, "autumn", "spring")
    assert in_a_child(partial(autumn, run_date=NEXT_DAY)) == 0
    rename(autumn, "spring", "autumn")
    monkeypatch.delenv("MAILMILL_COOL_DOWN_DAYS")
    # The days are part of what a run is: the one before is another run of the night.
    assert in_a_child(autumn) == 0
    good = autumn.outputs()
    damage(autumn)
    assert in_a_child(autumn) == 0
    assert autumn.outputs() == good


def test_emails_of_another_run_are_not_forgotten_with_a_part_that_cannot_be_read(autumn, capfd):
    part = damage(autumn)
    leads = autumn.file.parent / "leads.csv"
    text = leads.read_text()
    leads.write_text(text.replace("ann0@", "dora@"))
    assert in_a_child(autumn) != 0
    assert "run that night again" in capfd.readouterr().err
    assert part.exists()
    leads.write_text(text)
    assert in_a_child(autumn) == 0
    leads.write_text(text.replace("ann0@", "dora@"))
    assert in_a_child(autumn) == 0
