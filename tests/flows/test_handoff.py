"""What a finished night handed over is never handed over again by a later start of the run."""

import csv
import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest
import yaml

from flows.admit import admit_leads
from flows.finish import finish_night
from flows.night import only_run, plan_night
from flows.report import rewrite_report
from flows.shard import hold_shard
from flows.write import HELD_FOR_TIME, write_shards
from tasks.common.files import read_sealed
from tasks.export.run_folder import shard_folders

from .nights import NIGHT, SmallNight, in_a_child
from .test_crashes import killing_itself_at

PEOPLE = [f"ann{n}@orlik.example" for n in range(4)]


@pytest.fixture
def night(small_night: SmallNight, monkeypatch: pytest.MonkeyPatch) -> SmallNight:
    """Each lead in a shard of its own, handed over as a table and as messages."""
    monkeypatch.setenv("MAILMILL_SHARD_SIZE", "1")
    campaign = yaml.safe_load(small_night.file.read_text())
    small_night.file.write_text(yaml.safe_dump({**campaign, "handoff": ["csv", "eml"]}))
    return small_night


def start(night: SmallNight, held: Iterable[int] = (), *, force: bool = False) -> None:
    """A start of the night that has no time for the shards `held`."""
    plan = plan_night(night.file, None, NIGHT, None)
    with only_run(plan):
        admitted = admit_leads(plan, lambda _done: None)
        engine = write_shards(plan, admitted, lambda _done: None, force=force)
        folders = shard_folders(plan.folder)
        for number in held:
            hold_shard(folders[number], plan, HELD_FOR_TIME)
        finish_night(plan, admitted, engine, force=force)


def started(night: SmallNight, held: Iterable[int] = (), *, force: bool = False) -> Path:
    """The run's folder after a start."""
    assert in_a_child(partial(start, night, held, force=force)) == 0
    return plan_night(night.file, None, NIGHT, None).folder


def handed_over(run: Path) -> dict[str, list[str]]:
    """Recipients by file; of a folder of messages how many there are."""
    found = {}
    for path in sorted((run / "handoff").iterdir()):
        if path.is_dir():
            found[path.name] = [f"{len(list(path.glob('*.eml')))} messages"]
        else:
            with path.open(newline="", encoding="utf-8") as file:
                found[path.name] = [row["email"] for row in csv.DictReader(file)]
    return found


def content(run: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(run)): path.read_bytes()
        for path in sorted((run / "handoff").rglob("*"))
        if path.is_file()
    }


ALL_AT_ONCE = {"emails.csv": PEOPLE, "eml": ["4 messages"]}
IN_TWO = {
    "emails.csv": PEOPLE[:2], "emails-2.csv": PEOPLE[2:], "eml": ["2 messages"],
    "eml-2": ["2 messages"],
}  # fmt: skip


def test_what_was_held_is_handed_over_in_files_of_its_own(night):
    first = content(started(night, held=[2, 3]))
    run = started(night, held=[3])
    second = content(run)
    assert first.items() <= second.items()
    assert content(started(night)).items() >= second.items()
    assert handed_over(run) == {
        "emails.csv": PEOPLE[:2], "emails-2.csv": [PEOPLE[2]], "emails-3.csv": [PEOPLE[3]],
        "eml": ["2 messages"], "eml-2": ["1 messages"], "eml-3": ["1 messages"],
    }  # fmt: skip


def test_a_first_start_that_had_no_time_at_all_handed_nothing_over(night):
    assert handed_over(started(night, held=range(4))) == {"emails.csv": [], "eml": ["0 messages"]}
    assert handed_over(started(night)) == ALL_AT_ONCE


def test_a_start_that_adds_nothing_leaves_every_batch_as_it_is(night):
    started(night, held=[2, 3])
    run = started(night)
    expected, batches = content(run), manifest(run)["outputs"]["batches"]
    (run / "handoff" / "emails.csv").write_text("damaged")
    (run / "handoff" / "emails-2.csv").unlink()
    shutil.rmtree(run / "handoff" / "eml")
    started(night)
    assert content(run) == expected
    assert manifest(run)["outputs"]["batches"] == batches


def test_the_manifest_says_what_each_batch_holds(night):
    started(night, held=[2, 3])
    run = started(night)
    outputs = manifest(run)["outputs"]
    names = ["emails.csv", "eml", "emails-2.csv", "eml-2"]
    assert outputs["handoff"] == [str(run / "handoff" / name) for name in names]
    assert [(batch["batch"], batch["emails"]) for batch in outputs["batches"]] == [(1, 2), (2, 2)]
    told = read_sealed(run / "handed.json")
    assert [batch["rows"] for batch in told["batches"]] == [
        {"leads.csv": [1, 2]}, {"leads.csv": [3, 4]},
    ]  # fmt: skip
    assert [shard["name"] for shard in manifest(run)["shards"]] == [
        folder.name for folder in shard_folders(run)
    ]


def test_the_report_says_which_files_are_new(night):
    run = started(night, held=[2, 3])
    assert "Import each hand-off file once" not in (run / "report.html").read_text()
    started(night)
    page = (run / "report.html").read_text()
    assert "Import each hand-off file once" in page
    assert "emails-2.csv" in page
    assert rewrite_report(str(run)).read_text() == page


def test_forced_anew_it_is_one_batch_again(night):
    started(night, held=[2, 3])
    started(night)
    assert handed_over(started(night, force=True)) == ALL_AT_ONCE
    assert handed_over(started(night)) == ALL_AT_ONCE


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_text("{}")])
def test_the_batches_do_not_hang_on_the_manifest(night, damage):
    run = started(night, held=[2, 3])
    damage(run / "manifest.json")
    assert handed_over(started(night)) == IN_TWO


@pytest.mark.parametrize(
    "damage", [Path.unlink, lambda file: file.write_text(file.read_text().replace("2", "3", 1))]
)
def test_a_damaged_record_of_what_was_handed_over_stops_the_night(night, capfd, damage):
    run = started(night, held=[2, 3])
    expected = content(run)
    damage(run / "handed.json")
    assert in_a_child(partial(start, night)) != 0
    assert "nobody knows whose email was handed over already" in capfd.readouterr().err
    assert content(run) == expected
    assert handed_over(started(night, force=True)) == ALL_AT_ONCE


def test_who_is_no_longer_opted_out_comes_in_a_batch_of_its_own(night):
    opted_out = night.home / "suppression" / "may.txt"
    plan = plan_night(night.file, None, NIGHT, None)

    def opted_out_meanwhile() -> None:
        admitted = admit_leads(plan, lambda _done: None)
        write_shards(plan, admitted, lambda _done: None)
        opted_out.parent.mkdir(parents=True)
        opted_out.write_text(PEOPLE[0])
        finish_night(plan, admitted, {})

    assert in_a_child(opted_out_meanwhile) == 0
    assert handed_over(plan.folder)["emails.csv"] == PEOPLE[1:]
    opted_out.unlink()
    found = handed_over(started(night))
    assert found["emails.csv"] == PEOPLE[1:]
    assert found["emails-2.csv"] == PEOPLE[:1]


def test_a_start_that_is_killed_after_its_files_appeared_is_remembered(night):
    """Its manifest comes later; somebody may have imported what stands there."""
    commit = partial(start, night, [2, 3])
    point, seen = 1, 0
    while in_a_child(killing_itself_at(point, commit)) != 0:
        run = plan_night(night.file, None, NIGHT, None).folder
        appeared = (run / "handoff" / "emails.csv").exists()
        remembered = (run / "handed.json").exists()
        seen += appeared
        assert remembered or not appeared
        assert handed_over(started(night)) == (IN_TWO if remembered else ALL_AT_ONCE)
        night.clear()
        point += 7
    assert seen > 1


def test_shards_of_other_leads_keep_what_was_handed_over_apart(night):
    """Numbers of shards move when somebody opted out and the leads are cut anew."""
    started(night, held=[2, 3])
    opted_out = night.home / "suppression" / "may.txt"
    opted_out.parent.mkdir()
    opted_out.write_text(PEOPLE[0])
    (plan_night(night.file, None, NIGHT, None).folder / "admitted.json").unlink()
    run = started(night)
    assert handed_over(run) == {
        "emails.csv": PEOPLE[1:2], "emails-2.csv": PEOPLE[2:], "eml": ["1 messages"],
        "eml-2": ["2 messages"],
    }  # fmt: skip


def test_a_shard_that_is_made_again_stays_in_its_batch(night):
    started(night, held=[2, 3])
    run = started(night)
    expected = content(run)
    for folder in shard_folders(run)[1:3]:
        (folder / "outcomes.parquet").write_bytes(b"damaged")
    started(night, held=[1])
    started(night)
    assert content(run) == expected


def test_a_killed_export_leaves_no_number_behind(night):
    run = started(night, held=[2, 3])
    plan = plan_night(night.file, None, NIGHT, None)
    admitted = admit_leads(plan, lambda _done: None)
    write_shards(plan, admitted, lambda _done: None)
    before = night.home.with_name("before")
    shutil.copytree(night.home, before)

    def commit() -> None:
        with only_run(plan):
            finish_night(plan, admitted, {})

    assert in_a_child(commit) == 0
    expected, point = content(run), 1
    while True:
        shutil.rmtree(night.home)
        shutil.copytree(before, night.home)
        if in_a_child(killing_itself_at(point, commit)) == 0:
            break
        known = read_sealed(run / "handed.json") or {}
        assert [batch["batch"] for batch in known["batches"]] in ([1], [1, 2])
        assert in_a_child(commit) == 0
        assert handed_over(run) == IN_TWO
        assert content(run) == expected
        point += 3
    assert point > 20


def manifest(run: Path) -> dict:
    found = read_sealed(run / "manifest.json")
    assert found is not None
    return found
