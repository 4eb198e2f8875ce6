"""The engine's process is watched: it comes back, nothing is lost, and it never outlives us."""

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

import pytest

from schemas.errors import EngineLost
from schemas.recipe import Sampling
from tasks.generate import suspects
from tasks.generate.engine import Request
from tasks.generate.supervisor import SupervisedEngine
from tasks.generate.worker import MakeEngine

PROJECT = Path(__file__).parents[2]
FIXTURES = PROJECT / "tests" / "fixtures"


def request(text: str) -> Request:
    return Request([{"role": "user", "content": text}], Sampling())


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(FIXTURES)
    return importlib.import_module("step_engines")


@pytest.fixture
def supervised() -> Iterator[Callable[..., SupervisedEngine]]:
    """Makes an engine that is closed when the test ends."""
    with ExitStack() as opened:

        def make(make_engine: MakeEngine, **options: float) -> SupervisedEngine:
            return opened.enter_context(closing(SupervisedEngine(make_engine, **options)))

        yield make


def test_answers_come_in_the_order_of_the_requests(engines, supervised) -> None:
    engine = supervised(engines.EchoSteps)
    told: list[int] = []
    texts = ["a", "refuse me", "b"]
    answers = engine.generate([request(t) for t in texts], lambda place, _: told.append(place))
    assert [answer.text for answer in answers] == ["a", "", "b"]
    assert answers[1].failure == "engine.row_failed"
    assert sorted(told) == [0, 1, 2]
    stats = engine.stats()
    assert (stats["answers"], stats["prompt_tokens"], stats["cached_tokens"]) == (3, 6, 2)


def test_a_prompt_that_breaks_says_where_once_and_quotes_nobody(engines, supervised, capfd) -> None:
    engine = supervised(engines.BreakingSteps)
    texts = ["break, Vexlund", "b", "break, Quillon"]
    failures = [answer.failure for answer in engine.generate([request(t) for t in texts])]
    assert failures == ["engine.row_failed", "", "engine.row_failed"]
    told = capfd.readouterr().err
    assert told.count("refused a prompt (ValueError in step_engines.py, line ") == 1
    assert "Vexlund" not in told


@pytest.mark.parametrize("failure", ["die", "exit", "hang", "lie", "raise", "rave"])
def test_an_engine_that_fails_comes_back_and_nothing_is_lost(
    engines, supervised, tmp_path: Path, failure: str, capfd
) -> None:
    make = partial(engines.FailingSteps, failure, tmp_path, 2)
    # Only a hang is noticed by its silence; a machine under load is silent for a second at times.
    engine = supervised(make, step_seconds=3 if failure == "hang" else 60)
    answers = engine.generate([request(str(n)) for n in range(6)])
    assert [answer.text for answer in answers] == list("012345")
    assert engine.stats()["restarts"] == 2
    told = capfd.readouterr().err
    assert "restarts are left" in told
    assert "Traceback" not in told


def test_an_engine_that_steps_and_finishes_nothing_is_started_again(
    engines, supervised, tmp_path: Path
) -> None:
    engine = supervised(partial(engines.TellingSteps, tmp_path / "once"))
    assert [answer.text for answer in engine.generate([request("a"), request("b")])] == ["a", "b"]
    assert engine.stats()["restarts"] == 1


def test_an_engine_that_answers_one_request_for_ever_is_started_again(
    engines, supervised, tmp_path: Path
) -> None:
    engine = supervised(partial(engines.Repeating, tmp_path / "once"))
    assert [answer.text for answer in engine.generate([request("a"), request("b")])] == ["a", "b"]
    assert engine.stats()["restarts"] == 1


def test_what_an_engine_has_started_ends_with_it(engines, supervised, tmp_path: Path) -> None:
    engine = supervised(partial(engines.Parent, tmp_path / "child"), restarts=0)
    with pytest.raises(EngineLost):
        engine.generate([request("a")])
    child = Path("/proc") / (tmp_path / "child").read_text()
    deadline = time.monotonic() + 5
    while child.exists() and "Z" not in (child / "stat").read_text().split()[2]:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_start_that_hangs_is_noticed_and_a_slow_one_is_not(
    engines, supervised, tmp_path: Path, capfd
) -> None:
    once = tmp_path / "once"
    engine = supervised(partial(engines.SlowStart, once, 3.0), step_seconds=1)
    assert engine.generate([request("a")])[0].text == "a"
    assert engine.stats()["restarts"] == 1
    assert "did nothing for 1 s while starting" in capfd.readouterr().err


def test_an_engine_that_keeps_failing_is_lost(engines, supervised, tmp_path: Path) -> None:
    engine = supervised(partial(engines.FailingSteps, "die", tmp_path, 99), restarts=1)
    with pytest.raises(EngineLost, match=r"died .* started 2 times"):
        engine.generate([request(str(n)) for n in range(6)])
    with pytest.raises(EngineLost):
        engine.generate([request("later")])


def test_a_request_that_kills_every_engine_is_given_up_with_few_others(
    engines, supervised, capfd
) -> None:
    engine = supervised(engines.MortalSteps)
    texts = [str(n) for n in range(40)]
    texts[21] = "kill me"
    answers = engine.generate([request(text) for text in texts])
    given_up = [n for n, answer in enumerate(answers) if answer.failure]
    # Which neighbours stand in the group depends on who had answered before the first death.
    assert 21 in given_up
    assert len(given_up) <= suspects.GROUP
    assert all(a.text == text for a, text in zip(answers, texts, strict=True) if not a.failure)
    said = f"died of one of {len(given_up)} requests, which are given up"
    assert said in capfd.readouterr().err
    assert engine.generate([request("later")])[0].text == "later"


def test_an_engine_that_cannot_start_says_why_at_once(engines, supervised) -> None:
    with pytest.raises(EngineLost, match="no such model"):
        supervised(engines.NoSteps).wait_until_ready()


def test_a_killed_night_leaves_no_engine_behind(tmp_path: Path) -> None:
    script = tmp_path / "night.py"
    script.write_text(
        "import multiprocessing, time\n"
        "from step_engines import EchoSteps\n"
        "from tasks.generate.supervisor import SupervisedEngine\n"
        "if __name__ == '__main__':\n"
        "    SupervisedEngine(EchoSteps).wait_until_ready()\n"
        "    print(multiprocessing.active_children()[0].pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    path = os.pathsep.join([str(PROJECT), str(FIXTURES)])
    night = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert night.stdout
    engine = int(night.stdout.readline())
    night.send_signal(signal.SIGKILL)
    night.wait()
    deadline = time.monotonic() + 5
    while Path(f"/proc/{engine}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{engine}").exists()
