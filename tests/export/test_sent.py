"""Who got an email lately: by person, by date, of other nights."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.errors import InputFileError
from tasks.export.gold import write_gold
from tasks.export.outcomes import RunFacts
from tasks.export.sent import Recipients, recently_sent


@pytest.fixture
def sent(tmp_path, run, make_row):
    """Writes a night of another campaign to p1@orlik.cz, so many days away."""

    def write(days: int = 0, campaign: str = "may", **columns: object) -> None:
        facts = replace(run, campaign=campaign, run_date=run.run_date + timedelta(days=days))
        write_gold(tmp_path, facts, [make_row(1, **columns)])

    return write


@pytest.mark.parametrize(
    ("days", "held"), [(-7, False), (-6, True), (0, True), (6, True), (7, False)]
)
def test_less_than_so_many_days_apart(tmp_path, run, sent, days: int, held: bool) -> None:
    sent(days)
    assert ("p1@orlik.cz" in recently_sent(tmp_path, run, 7)) is held


def test_other_spellings_are_the_same_person(tmp_path, run, sent) -> None:
    sent(recipient_email="P1+x@ORLIK.cz")
    assert "p1@orlik.cz" in recently_sent(tmp_path, run, 7)


def test_what_was_not_ready_was_not_sent(tmp_path, run, sent) -> None:
    sent(status="review")
    assert len(recently_sent(tmp_path, run, 7)) == 0


def test_no_days_are_no_cool_down(tmp_path, run, sent) -> None:
    sent()
    assert len(recently_sent(tmp_path, run, 0)) == 0


def test_the_same_campaign_on_another_night_counts(tmp_path, run, sent) -> None:
    sent(-1, campaign=run.campaign)
    assert "p1@orlik.cz" in recently_sent(tmp_path, run, 7)


def test_a_night_is_not_its_own_cool_down(tmp_path, run, sent) -> None:
    sent(campaign=run.campaign)
    assert len(recently_sent(tmp_path, run, 7)) == 0


def test_who_got_an_email_that_another_run_replaced_waits_all_the_same(
    tmp_path, run, sent, make_row
):
    sent()
    second = replace(run, campaign="may", run_id="second")
    write_gold(tmp_path, second, [make_row(2)])
    recent = recently_sent(tmp_path, run, 7)
    assert "p1@orlik.cz" in recent
    assert "p2@orlik.cz" in recent


def test_whom_the_night_wrote_to_keeps_that_email_whatever_others_did(tmp_path, run, sent) -> None:
    sent(campaign=run.campaign)
    sent(1)
    assert len(recently_sent(tmp_path, run, 7)) == 0


def test_a_part_that_cannot_be_read_stops_the_run(tmp_path: Path, run: RunFacts) -> None:
    part = tmp_path / "emails" / "campaign=may" / f"run_date={run.run_date}" / "part-x.parquet"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"torn")
    with pytest.raises(InputFileError, match=r"part-x\.parquet: cannot be read"):
        recently_sent(tmp_path, run, 7)


@pytest.mark.parametrize(
    "error", [UnicodeDecodeError("utf-8", b"x", 0, 1, "bad"), IndexError(), TypeError()]
)
def test_every_error_of_reading_is_one_sentence(tmp_path, run, sent, monkeypatch, error) -> None:
    def refuse(*_args: object) -> None:
        raise error

    sent()
    monkeypatch.setattr("pyarrow.parquet.ParquetFile.iter_batches", refuse)
    with pytest.raises(InputFileError, match="cannot be read"):
        recently_sent(tmp_path, run, 7)


def test_addresses_that_are_no_text_cannot_be_read(tmp_path: Path, run: RunFacts) -> None:
    """A bit of the file's end makes bytes of a column of text."""
    part = tmp_path / "emails" / "campaign=may" / f"run_date={run.run_date}" / "part-x.parquet"
    part.parent.mkdir(parents=True)
    pq.write_table(pa.table({"recipient_email": [b"p1@orlik.cz"]}), part)
    with pytest.raises(InputFileError, match=r"part-x\.parquet: cannot be read"):
        recently_sent(tmp_path, run, 7)


def test_a_set_of_people_holds_those_and_no_others() -> None:
    some = Recipients(f"p{n}@orlik.cz" for n in range(1_000))
    assert all(f"p{n}@orlik.cz" in some for n in range(1_000))
    assert not any(f"p{n}@orlik.cz" in some for n in range(1_000, 3_000))
    assert "p1@orlik.cz" not in Recipients()
