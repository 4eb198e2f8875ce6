import os
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from flows.pace import AHEAD, MeanTime, Measured, Pace, last_night, next_time, tell_forecast
from schemas.settings import Settings
from tasks.common.files import write_sealed
from tasks.export.run_folder import MANIFEST_FILE


def begin(pace: Pace, leads: int) -> threading.Thread:
    thread = threading.Thread(target=pace.take, args=(leads,), daemon=True)
    thread.start()
    thread.join(timeout=0.05)
    return thread


def test_a_shard_waits_while_the_engine_has_enough_to_do() -> None:
    pace = Pace(Measured(), None)
    assert pace.take(AHEAD)
    waiting = begin(pace, 64)
    assert waiting.is_alive()
    pace.answer(kept=False)
    waiting.join(timeout=5)
    assert not waiting.is_alive()


def test_kept_answers_take_no_room() -> None:
    pace = Pace(Measured(), None)
    for _ in range(10):
        assert pace.take(4)
        for _ in range(60):
            pace.answer(kept=True)
    assert pace.take(AHEAD)
    assert begin(pace, 64).is_alive()


def test_counting_is_no_lead_s_time(monkeypatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("flows.pace.monotonic", lambda: now[0])
    pace = Pace(Measured(), None)
    pace.counted(0)  # the model is not loaded yet: no clock runs
    assert pace.take(10)
    pace.begin()
    now[0] += 30
    pace.counted(0)
    now[0] += 20
    for _ in range(10):
        pace.answer(kept=False)
    pace.finish(10)
    assert pace.seconds_per_lead == 2.0


def test_what_does_not_fit_is_refused_once_nothing_is_in_flight() -> None:
    pace = Pace(Measured(1.0), datetime.now(UTC) + timedelta(seconds=100))
    assert pace.take(80)
    late = begin(pace, 80)
    assert late.is_alive()  # those in flight may be faster than the last night was
    pace.finish(80)
    late.join(timeout=5)
    assert not late.is_alive()
    pace.finish(80)
    assert pace.take(101) is False


def test_kept_answers_say_nothing_about_the_time_that_new_ones_take(monkeypatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("flows.pace.monotonic", lambda: now[0])
    pace = Pace(Measured(), None)
    pace.begin()
    for kept in (True, False):
        assert pace.take(100)
        for _ in range(100):
            pace.answer(kept=kept)
        now[0] += 0 if kept else 50
        pace.finish(100)
    assert pace.seconds_per_lead == 0.5


def test_a_night_of_mostly_kept_answers_does_not_tell_the_pace(monkeypatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("flows.pace.monotonic", lambda: now[0])
    pace = Pace(Measured(0.2), None)
    pace.begin()
    for kept in [True] * 500 + [False] * 250:
        pace.answer(kept=kept)
    now[0] += 50
    pace.finish(250)
    assert pace.seconds_per_lead == 0.2
    assert not pace.is_measured
    for _ in range(250):
        pace.answer(kept=False)
    pace.finish(250)
    assert pace.seconds_per_lead == 0.1
    assert pace.is_measured


def test_the_scoring_of_kept_answers_is_in_the_forecast() -> None:
    pace = Pace(Measured(1.0, scoring=0.5), datetime.now(UTC) + timedelta(seconds=100.5))
    pace.counted(kept=100)
    assert pace.has_time(50)
    assert not pace.has_time(51)
    for _ in range(100):
        pace.answer(kept=True)
    assert pace.has_time(100)


def test_time_is_measured_without_waiting() -> None:
    clock = MeanTime()
    assert clock.mean == 0
    with clock.measured():
        time.sleep(0.05)
    assert clock.mean < 0.04


def test_a_shard_that_failed_does_not_stop_the_next() -> None:
    pace = Pace(Measured(), None)
    assert pace.take(AHEAD)
    pace.finish(AHEAD)
    assert pace.take(1)


def test_without_a_measured_pace_one_shard_begins_and_none_after_the_deadline() -> None:
    assert not Pace(Measured(), datetime.now(UTC) - timedelta(seconds=1)).take(1)
    pace = Pace(Measured(), datetime.now(UTC) + timedelta(seconds=100))
    assert pace.take(10)
    late = begin(pace, 10)
    assert late.is_alive()
    pace.finish(10)
    late.join(timeout=5)
    assert not late.is_alive()


def test_the_forecast_counts_whole_shards_in_their_order(capsys) -> None:
    pace = Pace(Measured(2.0), datetime.now().astimezone() + timedelta(seconds=21))
    tell_forecast(pace, [8, 1])
    tell_forecast(pace, [12, 1])
    told = capsys.readouterr().err
    assert "9 fit" in told
    assert "0 fit" in told


def test_start_and_hand_off_are_done_before_the_deadline_too(capsys) -> None:
    pace = Pace(Measured(1.0, 20.0, 0.5), datetime.now(UTC) + timedelta(seconds=100.5), 60)
    tell_forecast(pace, [50, 1])
    told = capsys.readouterr().err
    assert "51 leads, about 2 min" in told  # 51 + 20 + 30 s
    assert "50 fit" in told
    assert pace.take(51) is False
    pace.begin()  # the engine has started: its time is no longer to come
    assert pace.take(51) is True


def test_what_a_night_took_is_read_from_the_newest_that_wrote(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("MAILMILL_HOME", str(tmp_path))
    assert last_night(200) == Measured()
    written = {"seconds_per_lead": 0.9, "start_seconds": 25.0, "answers": 200}
    for place, (day, engine) in enumerate([("2026-03-02", written), ("2026-03-03", {})]):
        manifest = Settings().runs / "autumn" / day / MANIFEST_FILE
        manifest.parent.mkdir(parents=True)
        counts = {"rows": 200}
        write_sealed(manifest, {"engine": engine, "counts": counts, "finish_seconds": 2.0})
        os.utime(manifest, (place, place))
    assert last_night(200) == Measured(0.9, 25.0, 0.01)


def test_a_few_leads_do_not_tell_how_long_many_take(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("MAILMILL_HOME", str(tmp_path))
    manifest = Settings().runs / "autumn" / "2026-03-02" / MANIFEST_FILE
    manifest.parent.mkdir(parents=True)
    engine = {"seconds_per_lead": 3.0, "answers": 2}
    write_sealed(manifest, {"engine": engine, "counts": {"rows": 2}, "finish_seconds": 2.0})
    assert last_night(2) == Measured(3.0, 0.0, 1.0)
    assert last_night(2000) == Measured()


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_berlin")
@pytest.mark.parametrize(
    ("now", "clock", "minutes"),
    [
        ("2026-03-29T01:30+01:00", "02:30", 60),  # which that clock never shows: it jumps to 03:00
        ("2026-10-25T02:40+01:00", "02:50", 10),  # the second 02:40
        ("2026-10-25T02:40+02:00", "02:50", 10),
        ("2026-10-25T02:40+02:00", "02:30", 50),  # shown once more
        ("2026-03-02T06:00+01:00", "06:00", 24 * 60),
    ],
)
def test_a_deadline_is_still_to_come(now: str, clock: str, minutes: int) -> None:
    moment = datetime.fromisoformat(now)
    until = next_time(datetime.strptime(clock, "%H:%M"), moment.astimezone())
    assert until - moment == timedelta(minutes=minutes)


@pytest.mark.usefixtures("in_berlin")
@pytest.mark.parametrize(("day", "hour"), [((2026, 3, 28), 6), ((2026, 10, 24), 6)])
def test_a_deadline_is_a_time_on_the_clock_when_clocks_change(
    day: tuple[int, int, int], hour: int
) -> None:
    until = next_time(datetime(1900, 1, 1, hour), datetime(*day, 22).astimezone())
    assert until.astimezone(ZoneInfo("Europe/Berlin")).hour == hour
