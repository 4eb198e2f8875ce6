"""A night killed anywhere ends, after the next start, as if nothing had happened: once."""

import csv
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.admit import admit_leads
from flows.finish import finish_night
from flows.night import plan_night
from flows.write import write_shards
from schemas.recipe import load_recipe
from tasks.common.prompts import Chat
from tasks.generate.answer_cache import CachedEngine
from tasks.generate.answers import Writer
from tasks.generate.engine import FakeEngine

from .conftest import good_answer

NIGHT = date(2026, 3, 2)
ROWS = (
    "".join(f"Ann{n},Lee,ann{n}@orlik.example,Buyer,Orlik {n} Foods,\n" for n in range(6))
    + "Cy,Rao,,Buyer,Fell Co,\nx\n"
)
OUTPUTS = ("gold/**/*.parquet", "runs/**/outcomes.parquet", "runs/**/refused.parquet")


@pytest.fixture
def night(home, campaign_file, monkeypatch) -> Callable[[], None]:
    """Runs the night of six good leads and two bad rows, in shards of two, without Prefect."""
    monkeypatch.setenv("MAILMILL_SHARD_SIZE", "2")
    monkeypatch.setattr("flows.finish.show_gate", lambda _gate: None)
    file = campaign_file(ROWS, handoff=["csv"])

    def answer(chat: Chat) -> str:
        with (home / "asked.log").open("a") as log:
            log.write("asked\n")
        return good_answer(chat)

    def engine_for(*_args: object, **_options: object) -> CachedEngine:
        return CachedEngine(lambda: FakeEngine(answer), "fake@0", home / "cache" / "answers")

    monkeypatch.setattr("flows.write.engine_for", engine_for)
    monkeypatch.setattr(
        "flows.write.find_writers",
        lambda keys: {key: Writer(load_recipe(key[0]), "fake@0", None) for key in keys},
    )

    def run() -> None:
        plan = plan_night(file, None, NIGHT, None)
        admitted = admit_leads(plan, lambda _done: None)
        engine = write_shards(plan, admitted, lambda _done: None)
        finish_night(plan, admitted, engine)

    return run


def in_a_child(work: Callable[[], None]) -> int:
    """Run `work` in a fork of this process and return how that ended, as os.wait tells it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1]


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


def outputs(home: Path) -> dict[str, object]:
    """All rows of all tables, and the hand-off file, by path."""
    found: dict[str, object] = {
        str(path.relative_to(home)): pq.read_table(path, partitioning=None).to_pylist()
        for pattern in OUTPUTS
        for path in sorted(home.glob(pattern))
    }
    for path in home.glob("runs/**/emails.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            found["csv"] = list(csv.reader(file))
    return found


def asked(home: Path) -> int:
    log = home / "asked.log"
    return len(log.read_text().splitlines()) if log.exists() else 0


@pytest.fixture
def undisturbed(night, home, tmp_path) -> dict[str, object]:
    """What the night leaves when nothing happens; the home is empty again afterwards."""
    assert in_a_child(night) == 0
    expected = outputs(home)
    assert asked(home) == 6
    home.rename(tmp_path / "undisturbed")
    # The key of the unsubscribe links stays: a new one would change every email.
    home.mkdir()
    (tmp_path / "undisturbed" / "keys").rename(home / "keys")
    return expected


def empty(home: Path, tmp_path: Path, number: int) -> None:
    """An empty home with the same key."""
    home.rename(tmp_path / f"done-{number}")
    home.mkdir()
    (tmp_path / f"done-{number}" / "keys").rename(home / "keys")


def test_a_kill_at_every_write_changes_nothing(night, home, tmp_path, undisturbed):
    point = 0
    while True:
        point += 1
        if in_a_child(killing_itself_at(point, night)) == 0:
            break
        assert in_a_child(night) == 0
        assert outputs(home) == undisturbed
        assert asked(home) <= 6 + 2  # at most a shard is asked for again
        empty(home, tmp_path, point)
    assert point > 40


def test_kills_at_any_moment_change_nothing(night, home, tmp_path, undisturbed):
    started = time.monotonic()
    assert in_a_child(night) == 0
    lasts = time.monotonic() - started
    empty(home, tmp_path, 0)
    moments = random.Random(7)
    for number in range(1, 26):
        wait = moments.uniform(0, lasts)

        def killed_later(wait: float = wait) -> None:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, max(wait, 0.001))
            night()

        in_a_child(killed_later)
        assert in_a_child(night) == 0
        assert outputs(home) == undisturbed
        assert asked(home) <= 6 + 2
        empty(home, tmp_path, number)
