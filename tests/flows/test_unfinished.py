from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from flows.unfinished import deadline_of, tell_broken_off
from schemas.tables import EMAILS
from tasks.export.gold import part_path
from tasks.export.outcomes import RunFacts

TONIGHT = RunFacts(campaign="spring", run_date=date(2026, 3, 12), run_id="20260312-bb")


def broken_off(tmp_path: Path, day: int) -> Path:
    """The folder of a night in March that wrote its gold part and no manifest."""
    run = RunFacts(
        campaign="spring", run_date=date(2026, 3, day), run_id=f"202603{day:02}-aa"
    )  # fmt: skip
    part = part_path(tmp_path / "gold", EMAILS, run)
    part.parent.mkdir(parents=True)
    part.touch()
    folder = tmp_path / "runs" / run.run_id
    folder.mkdir(parents=True)
    return folder


def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    tell_broken_off(tmp_path / "runs", tmp_path / "gold", TONIGHT, 7)
    return capsys.readouterr().err


def test_a_night_whose_emails_no_hand_off_holds_is_told(tmp_path, capsys) -> None:
    broken_off(tmp_path, 11)
    assert "run 20260311-aa was broken off" in (said := told(tmp_path, capsys))
    assert "--run-date 2026-03-11" in said


@pytest.mark.parametrize("why", ["finished", "long ago", "tonight", "nothing in gold", "at work"])
def test_of_other_nights_nothing_is_said(tmp_path, capsys, why: str) -> None:
    folder = broken_off(tmp_path, {"long ago": 4, "tonight": 12}.get(why, 11))
    if why == "finished":
        (folder / "manifest.json").touch()
    if why == "nothing in gold":
        next((tmp_path / "gold").rglob("*.parquet")).unlink()
    if why == "at work":
        with FileLock(tmp_path / "runs" / "2026-03-11.lock"):
            assert told(tmp_path, capsys) == ""
    else:
        assert told(tmp_path, capsys) == ""


def started(folder: Path, ago: timedelta) -> datetime:
    """The deadline of a run that was started before it, the deadline now being `ago` past."""
    before = datetime.now().astimezone() - ago
    assert deadline_of(folder, before) == before
    return before


def test_a_night_started_again_after_its_deadline_keeps_it(tmp_path: Path, capsys) -> None:
    before = started(tmp_path / "run", timedelta(minutes=1))
    assert deadline_of(tmp_path / "run", before + timedelta(days=1)) == before
    assert "what is left of it is held" in capsys.readouterr().err


def test_a_night_started_again_before_its_deadline_keeps_it(tmp_path: Path, capsys) -> None:
    before = started(tmp_path / "run", -timedelta(minutes=5))
    assert deadline_of(tmp_path / "run", before) == before
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("why", ["finished", "the next evening", "another time", "damaged"])
def test_other_starts_mean_the_next_deadline(tmp_path: Path, why: str) -> None:
    run = tmp_path / "run"
    before = started(run, timedelta(hours=7 if why == "the next evening" else 1))
    after = before + timedelta(days=1, minutes=why == "another time")
    if why == "finished":
        (run / "manifest.json").touch()
    if why == "damaged":
        (run / "deadline.json").write_text("{")
    assert deadline_of(run, after) == after
    assert deadline_of(run, None) is None
