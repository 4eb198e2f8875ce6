"""A night killed anywhere ends, after the next start, as if nothing had happened: once."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable

import pytest

from .nights import LEADS, SmallNight, in_a_child

# Asked again after a kill: at most the leads of one shard.
AGAIN = 2
# At random moments; a hundred before a release.
KILLS = int(os.environ.get("MAILMILL_TEST_KILLS", "20"))


def killing_itself_at(point: int, work: Callable[[], None]) -> Callable[[], None]:
    """`work`, with a SIGKILL at its n-th opening for writing, fsync, rename or removal."""

    def run() -> None:
        left = point

        def pass_a_point() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        def hook(event: str, args: tuple[object, ...]) -> None:
            writes = event == "open" and isinstance(args[1], str) and args[1][0] in "wa"
            if writes or event in ("os.rename", "os.remove"):
                pass_a_point()

        fsync = os.fsync

        def counted_fsync(handle: int) -> None:
            pass_a_point()
            fsync(handle)

        os.fsync = counted_fsync
        sys.addaudithook(hook)
        work()

    return run


@pytest.fixture
def undisturbed(small_night: SmallNight) -> dict[str, object]:
    """What the night leaves when nothing happens; its home is empty again."""
    assert in_a_child(small_night) == 0
    expected = small_night.outputs()
    assert small_night.asked() == LEADS
    small_night.clear()
    return expected


def test_a_kill_at_every_write_changes_nothing(small_night, undisturbed):
    point = 1
    while in_a_child(killing_itself_at(point, small_night)) != 0:
        assert in_a_child(small_night) == 0
        assert small_night.outputs() == undisturbed
        assert small_night.asked() <= LEADS + AGAIN
        small_night.clear()
        point += 1
    assert point > 40


def test_kills_at_any_moment_change_nothing(small_night, undisturbed):
    started = time.monotonic()
    assert in_a_child(small_night) == 0
    lasts = time.monotonic() - started
    moments = random.Random(7)
    for _ in range(KILLS):
        small_night.clear()
        wait = moments.uniform(0.001, lasts)

        def killed_later(wait: float = wait) -> None:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, wait)
            small_night()

        in_a_child(killed_later)
        assert in_a_child(small_night) == 0
        assert small_night.outputs() == undisturbed
        assert small_night.asked() <= LEADS + AGAIN
