"""Finished once: races, damaged files, nights that change a little."""

import os
import random
from datetime import date, timedelta

import pyarrow.parquet as pq
import pytest

from flows.admit import admit_leads
from flows.finish import engine_of_run, finish_night
from flows.night import only_run, plan_night
from flows.write import write_shards
from tasks.common.files import read_sealed, write_sealed
from tasks.export.run_folder import shard_folders, written_rows

from .nights import LEADS, NIGHT, in_a_child, start_child


def flip_a_bit(path, bits: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[bits.randrange(len(content))] ^= 1 << bits.randrange(8)
    path.write_bytes(content)


def test_of_two_runs_at_once_one_commits(small_night, capfd):
    small_night.seconds_per_answer = 0.3  # both have started before one ends
    for _ in range(20):
        children = [start_child(small_night) for _ in range(2)]
        codes = sorted(os.waitpid(child, 0)[1] for child in children)
        assert codes[0] == 0
        assert codes[1] != 0
        assert capfd.readouterr().err.count("for 2026-03-02 is at work") == 1
        assert small_night.asked() == LEADS
        small_night.clear()


@pytest.mark.parametrize(
    "part",
    ["outcomes.parquet", "leads.parquet", "refused.parquet", "admitted.json", "p*/manifest.json"],
)
def test_a_flipped_bit_is_noticed_and_the_part_made_again(small_night, capfd, part):
    assert in_a_child(small_night) == 0
    expected = small_night.outputs()
    bits = random.Random(part)
    for _ in range(3):
        flip_a_bit(bits.choice(sorted(small_night.home.rglob(f"runs/**/{part}"))), bits)
        assert in_a_child(small_night) == 0
        assert "changed since" in capfd.readouterr().err
        assert small_night.outputs() == expected
        assert small_night.asked() == LEADS


def test_a_finished_night_asks_for_nothing(small_night):
    assert in_a_child(small_night) == 0
    expected = small_night.outputs()
    assert in_a_child(small_night) == 0
    assert small_night.asked() == LEADS
    assert small_night.outputs() == expected


def test_a_changed_lead_is_the_only_one_written_again(small_night):
    assert in_a_child(small_night) == 0
    leads = small_night.file.parent / "leads.csv"
    leads.write_text(leads.read_text().replace("Orlik 3 Foods", "Tarn Mills"))
    assert in_a_child(small_night) == 0
    assert small_night.asked() == LEADS + 1


def test_the_tables_are_in_the_order_of_the_lead_files(small_night):
    leads = small_night.file.parent / "leads.csv"
    header, *rows = leads.read_text().splitlines()
    good, (blank, short) = rows[:LEADS], rows[LEADS:]
    leads.write_text("\n".join([header, good[0], blank, good[1], short, good[0], *good[2:]]))
    assert in_a_child(small_night) == 0
    outcomes = next(rows for name, rows in small_night.outputs().items() if "gold/outcomes" in name)
    assert [row["row_number"] for row in outcomes] == [1, 2, 3, 4, 5, 6, 7]


def test_rows_of_an_older_run_come_shard_by_shard(small_night):
    assert in_a_child(small_night) == 0
    (record,) = small_night.home.rglob("admitted.json")
    older = read_sealed(record)
    del older["files"]
    write_sealed(record, older)
    rows = [(row["source_file"], row["row_number"]) for row, _ in written_rows(record.parent)]
    assert rows == sorted(rows)


class Stopped(BaseException):
    """As Prefect raises where a SIGTERM comes."""


def test_a_night_that_is_stopped_closes_its_engine(small_night, monkeypatch):
    closed = []

    def stop(*_args: object) -> None:
        raise Stopped

    monkeypatch.setattr("flows.write._write_in_time", stop)
    monkeypatch.setattr(
        "tasks.generate.answer_cache.CachedEngine.close", lambda self: closed.append(self)
    )
    with pytest.raises(Stopped):
        small_night()
    assert len(closed) == 1


def test_the_first_priorities_are_written_first(small_night):
    leads = small_night.file.parent / "leads.csv"
    text = leads.read_text().splitlines()
    numbered = [f"{row},{priority}" for row, priority in zip(text[1:5], "93x1", strict=True)]
    leads.write_text("\n".join([f"{text[0]},Priority", *numbered]))
    assert in_a_child(small_night) == 0
    names = sorted(path.parent.name for path in small_night.home.rglob("shards/*/leads.parquet"))
    assert [name.partition("-")[0] for name in names] == ["p1", "p3", "p9"]
    outcomes = next(rows for name, rows in small_night.outputs().items() if "gold/outcomes" in name)
    numbers = [row["row_number"] for row in outcomes]
    assert numbers == sorted(numbers), "the tables are in the order of the lead file"


def test_a_night_goes_on_after_midnight(small_night):
    plan = plan_night(small_night.file, None, date.today() - timedelta(days=1), None)
    admit_leads(plan, lambda _done: None)  # and then the machine died
    assert plan_night(small_night.file, None, None, None).run == plan.run
    assert plan_night(small_night.file, None, date.today(), None).run != plan.run


def test_last_nights_finished_run_is_left_alone(small_night):
    yesterday = date.today() - timedelta(days=1)
    assert in_a_child(lambda: small_night(run_date=yesterday)) == 0
    assert plan_night(small_night.file, None, None, None).run.run_date == date.today()


def test_what_changes_between_a_shards_end_and_the_export_is_not_exported(small_night, capfd):
    plan = plan_night(small_night.file, None, NIGHT, None)
    assert in_a_child(small_night) == 0
    expected = small_night.outputs()
    for part in ("shards/*/outcomes.parquet", "shards/*/leads.parquet", "refused.parquet"):
        (file, *_) = sorted(plan.folder.glob(part), reverse=True)
        before = {path: path.read_bytes() for path in small_night.home.rglob("emails.csv")}

        def night(file=file) -> None:
            with only_run(plan):
                admitted = admit_leads(plan, lambda _done: None)
                engine = write_shards(plan, admitted, lambda _done: None)
                # As a bit of the page's end would: the rows read well, and say something else.
                rows = pq.read_table(file)
                pq.write_table(rows.slice(0, len(rows)), file, write_page_checksum=True)
                finish_night(plan, admitted, engine)

        assert in_a_child(night) != 0
        assert "start the night again" in capfd.readouterr().err
        assert {path: path.read_bytes() for path in before} == before
        assert in_a_child(small_night) == 0
        assert small_night.outputs() == expected
    assert small_night.asked() == LEADS


def test_the_manifest_counts_what_all_starts_of_the_run_asked_for(small_night):
    plan = plan_night(small_night.file, None, NIGHT, None)
    assert in_a_child(small_night) == 0
    (shard, _) = shard_folders(plan.folder)
    (shard / "outcomes.parquet").write_bytes(b"damaged")
    for _ in range(2):  # the second has nothing to do
        assert in_a_child(small_night) == 0
        engine = (read_sealed(plan.folder / "manifest.json") or {})["engine"]
        assert (engine["answers"], engine["answers_reused"]) == (LEADS, 2)


def test_counts_are_added_up_and_rates_are_of_the_sums():
    first = {"answers": 3, "output_tokens": 90, "busy_seconds": 2.5, "attach": "merged"}
    second = {"answers": 1, "output_tokens": 10, "busy_seconds": 1.5, "attach": "run time"}
    second |= {"output_tokens_per_second": 6.7}
    assert engine_of_run(first, second) == {
        "answers": 4, "output_tokens": 100, "busy_seconds": 4.0, "attach": "run time",
        "output_tokens_per_second": 25.0,
    }  # fmt: skip
