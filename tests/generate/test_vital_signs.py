"""When an engine's process is given up, by a clock of our own."""

import os
from collections.abc import Iterator
from itertools import count

import pytest

from schemas.recipe import Sampling
from tasks.generate import vital_signs
from tasks.generate.engine import Request
from tasks.generate.vital_signs import MOST_BEGINNINGS, READING_STEPS, STOPPED, Start, Steps

LOOKS = 0.2


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> Iterator[None]:
        """Once for every look in this time."""
        for _ in range(round(seconds / LOOKS)):
            self.now += LOOKS
            yield


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(vital_signs, "time", clock)
    return clock


def test_a_silence_is_noticed_when_it_is_too_long(clock: Clock) -> None:
    steps = Steps(60)
    assert not any(steps.silence() for _ in clock.pass_by(59))
    assert any(steps.silence() for _ in clock.pass_by(2))


def test_steps_end_a_silence_and_are_counted_as_work(clock: Clock) -> None:
    steps = Steps(60)
    for _ in clock.pass_by(50):
        steps.silence()
    assert steps.step(busy=True, answered=True) == ""
    assert steps.busy_seconds == pytest.approx(50)
    assert not any(steps.silence() for _ in clock.pass_by(59))


def test_the_time_in_which_all_was_stopped_is_no_silence(clock: Clock) -> None:
    steps = Steps(60)
    steps.silence()
    clock.now += 3600
    assert steps.silence() == ""
    assert any(steps.silence() for _ in clock.pass_by(61))
    start = Start(os.getpid(), 600, 60)
    start.problem()
    clock.now += 3600
    assert start.problem() == ""
    assert STOPPED > 10 * LOOKS


def test_who_is_stopped_again_and_again_notices_a_hang_all_the_same(clock: Clock) -> None:
    steps = Steps(60)
    for _ in range(2):
        assert not any(steps.silence() for _ in clock.pass_by(25))
        clock.now += 6
    assert any(steps.silence() for _ in clock.pass_by(15))


def test_quick_steps_are_no_stop(clock: Clock) -> None:
    steps = Steps(60)
    for _ in clock.pass_by(20):
        steps.step(busy=True, answered=True)
    steps.silence()
    assert steps.busy_seconds == pytest.approx(20)


def test_a_start_has_an_end(clock: Clock) -> None:
    start = Start(os.getpid(), 600, 9999)
    assert not any(start.problem() for _ in clock.pass_by(599))
    assert any("did not start" in start.problem() for _ in clock.pass_by(2))


def test_steps_in_vain_are_counted_by_the_longest_answer() -> None:
    steps = Steps(60)
    steps.expect([Request([], Sampling(max_tokens=n)) for n in (320, 16)])
    in_vain = (steps.step(busy=True, answered=False) for _ in count())
    assert next(n for n, problem in enumerate(in_vain, 1) if problem) == (
        MOST_BEGINNINGS * 320 + READING_STEPS + 1
    )


def test_an_answer_and_idle_steps_begin_the_count_again() -> None:
    steps = Steps(60)
    steps.expect([Request([], Sampling(max_tokens=16))])
    most = MOST_BEGINNINGS * 16 + READING_STEPS
    for told in ({"busy": True, "answered": True}, {"busy": False, "answered": False}):
        assert not any(steps.step(busy=True, answered=False) for _ in range(most))
        assert steps.step(**told) == ""
    assert not any(steps.step(busy=True, answered=False) for _ in range(most))
