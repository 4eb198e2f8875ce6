import threading
from datetime import UTC, datetime, timedelta

from flows.pace import AHEAD, Pace


def begin(pace: Pace, leads: int) -> threading.Thread:
    thread = threading.Thread(target=pace.take, args=(leads,), daemon=True)
    thread.start()
    thread.join(timeout=0.05)
    return thread


def test_a_shard_waits_while_the_engine_has_enough_to_do() -> None:
    pace = Pace(None, None)
    assert pace.take(AHEAD)
    waiting = begin(pace, 64)
    assert waiting.is_alive()
    pace.answer()
    waiting.join(timeout=5)
    assert not waiting.is_alive()


def test_kept_answers_take_no_room() -> None:
    pace = Pace(None, None)
    for _ in range(10):
        assert pace.take(64)
        for _ in range(60):
            pace.answer()
    assert pace.take(AHEAD)
    assert begin(pace, 64).is_alive()


def test_what_does_not_fit_is_refused_once_nothing_is_in_flight() -> None:
    pace = Pace(1.0, datetime.now(UTC) + timedelta(seconds=100))
    assert pace.take(80)
    late = begin(pace, 80)
    assert late.is_alive()  # those in flight may be faster than the last night was
    for _ in range(80):
        pace.answer()
    pace.finish(80)
    late.join(timeout=5)
    assert not late.is_alive()
    assert pace.take(1000)  # 80 leads took no time at all


def test_a_shard_that_failed_does_not_stop_the_next() -> None:
    pace = Pace(None, None)
    assert pace.take(AHEAD)
    pace.finish(AHEAD)
    assert pace.take(1)
