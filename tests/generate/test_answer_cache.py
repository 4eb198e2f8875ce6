"""What was answered once is not asked again, unless something it depends on has changed."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.errors import EngineLost
from schemas.recipe import Sampling
from tasks.generate.answer_cache import CachedEngine
from tasks.generate.engine import Completion, FakeEngine, Request

from .cached import ADAPTER, REQUEST, engine_at, said, texts


def test_a_second_night_asks_for_nothing(tmp_path: Path) -> None:
    first, second = FakeEngine(texts), FakeEngine(texts)
    answers = engine_at(tmp_path / "a", first).generate([REQUEST])
    assert engine_at(tmp_path / "a", second).generate([REQUEST]) == answers
    assert (len(first.requests), len(second.requests)) == (1, 0)


def test_an_engine_that_is_not_needed_is_not_started(tmp_path: Path) -> None:
    engine_at(tmp_path / "a", FakeEngine(texts)).generate([REQUEST])
    engine = CachedEngine(pytest.fail, "m@1", tmp_path / "a")
    engine.generate([REQUEST])
    assert engine.stats() == {"answers_reused": 1}


@pytest.mark.parametrize(
    "other",
    [
        replace(REQUEST, chat=[{"role": "user", "content": "hallo"}]),
        replace(REQUEST, sampling=Sampling(temperature=0)),
        replace(REQUEST, json_schema=None),
        replace(REQUEST, adapter=ADAPTER),
        replace(REQUEST, adapter=replace(ADAPTER, sha256="11ee")),
        replace(REQUEST, attempt=2),
    ],
)
def test_what_an_answer_depends_on_is_in_its_key(tmp_path: Path, other: Request) -> None:
    fake = FakeEngine(texts)
    engine = engine_at(tmp_path / "a", fake)
    engine.generate([REQUEST, replace(REQUEST, adapter=ADAPTER)][: 2 if other.adapter else 1])
    before = len(fake.requests)
    engine.generate([other])
    assert len(fake.requests) == before + (other.adapter != ADAPTER)
    engine_at(tmp_path / "a", fake, "m@2").generate([other])
    assert len(fake.requests) == before + (other.adapter != ADAPTER) + 1


def test_equal_requests_are_asked_once(tmp_path: Path) -> None:
    fake = FakeEngine(texts)
    assert len(engine_at(tmp_path / "a", fake).generate([REQUEST] * 3)) == 3
    assert len(fake.requests) == 1


def test_kept_answers_are_told_while_the_engine_starts_and_equal_requests_each(
    tmp_path: Path,
) -> None:
    other = replace(REQUEST, chat=[{"role": "user", "content": "hallo"}])
    told: list[tuple[int, str]] = []
    was_told = threading.Event()
    engine_at(tmp_path / "a", FakeEngine(texts)).generate([REQUEST])

    def start() -> FakeEngine:
        assert was_told.wait(60), "nothing is told before the engine has started"
        return FakeEngine(texts)

    def tell(place: int, answer: Completion) -> None:
        told.append((place, answer.text))
        was_told.set()

    engine = CachedEngine(start, "m@1", tmp_path / "a")
    engine.generate([other, REQUEST, other], tell)
    assert told == [(1, "HELLO"), (0, "HALLO"), (2, "HALLO")]


def test_the_engine_may_begin_when_a_missing_answer_is_counted(tmp_path: Path) -> None:
    engine_at(tmp_path / "a", FakeEngine(texts)).generate([REQUEST])
    begun = threading.Event()
    engine = CachedEngine(lambda: begun.set() or FakeEngine(texts), "m@1", tmp_path / "a")
    new = replace(REQUEST, attempt=2)
    assert engine.missing([REQUEST], begin=True) == 0
    assert engine.missing([REQUEST, new]) == 1
    assert not begun.wait(0.2)
    assert engine.missing([REQUEST, new], begin=True) == 1
    assert begun.wait(60)


def test_a_program_that_ends_does_not_wait_for_an_engine_that_starts(tmp_path: Path) -> None:
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from schemas.recipe import Sampling\n"
        "from tasks.generate.answer_cache import CachedEngine\n"
        "from tasks.generate.engine import Request\n"
        "engine = CachedEngine(lambda: time.sleep(3600), 'm@1', Path(sys.argv[1]))\n"
        "engine.missing([Request([], Sampling())], begin=True)\n"
    )
    subprocess.run([sys.executable, "-c", program, tmp_path / "a"], check=True, timeout=60)


def test_force_asks_again_and_keeps_the_new_answer(tmp_path: Path) -> None:
    engine_at(tmp_path / "a", FakeEngine(lambda _: "old")).generate([REQUEST])
    engine_at(tmp_path / "a", FakeEngine(lambda _: "new"), force=True).generate([REQUEST])
    (answer,) = engine_at(tmp_path / "a", FakeEngine(lambda _: "newer")).generate([REQUEST])
    assert answer.text == "new"


def test_a_refused_prompt_is_asked_again(tmp_path: Path) -> None:
    class Refusing(FakeEngine):
        def generate(self, requests, on_answer=None):
            self.requests += requests
            answers = [Completion("", 1, 0, "engine.row_failed") for _ in requests]
            for place, answer in enumerate(answers):
                on_answer(place, answer)
            return answers

    fake = Refusing(texts)
    for _ in range(2):
        engine_at(tmp_path / "a", fake).generate([REQUEST])
    assert len(fake.requests) == 2


def test_a_night_that_is_stopped_while_its_engine_starts_asks_for_nothing(tmp_path: Path) -> None:
    fake = FakeEngine(texts)
    engine = CachedEngine(lambda: engine.close() or fake, "m@1", tmp_path / "a")
    with pytest.raises(EngineLost, match="was closed"):
        engine.generate([REQUEST])
    assert fake.requests == []


def test_threads_with_the_same_request_ask_once(tmp_path: Path) -> None:
    both_came = threading.Barrier(2)

    class Slow(FakeEngine):
        def generate(self, requests, on_answer=None):
            time.sleep(0.2)
            return super().generate(requests, on_answer)

    fake = Slow(texts)
    engine = engine_at(tmp_path / "a", fake)

    def ask() -> list[Completion]:
        both_came.wait()
        return engine.generate([REQUEST])

    with ThreadPoolExecutor(2) as pool:
        first, second = (pool.submit(ask) for _ in range(2))
        assert first.result() == second.result()
    assert len(fake.requests) == 1
    assert engine.stats()["answers_reused"] == 1


def test_threads_that_wait_for_an_engine_that_cannot_start_do_not_start_it_again(
    tmp_path: Path,
) -> None:
    starts: list[int] = []

    def start() -> FakeEngine:
        starts.append(1)
        time.sleep(0.1)
        raise EngineLost("no such model")

    engine = CachedEngine(start, "m@1", tmp_path / "a")
    others = [replace(REQUEST, attempt=n) for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(engine.generate, [one]) for one in others]
        assert {type(future.exception()) for future in futures} == {EngineLost}
    assert len(starts) == 1


def test_what_another_thread_answered_meanwhile_is_not_asked_again(tmp_path: Path) -> None:
    kept, new = said("kept", "new")
    engine_at(tmp_path / "a", FakeEngine(texts)).generate([kept])
    fake = FakeEngine(texts)
    engine = engine_at(tmp_path / "a", fake)
    told, answered = threading.Event(), threading.Event()

    def tell(place: int, _answer: Completion) -> None:
        told.set()
        assert answered.wait(60)

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(engine.generate, [kept, new], tell)
        assert told.wait(60)
        engine.generate([new])
        answered.set()
        assert [answer.text for answer in slow.result()] == ["KEPT", "NEW"]
    assert fake.requests == [new]


def test_force_never_tells_what_was_kept_before(tmp_path: Path) -> None:
    engine_at(tmp_path / "a", FakeEngine(lambda _: "old")).generate([REQUEST])
    begun, second_waits = threading.Event(), threading.Event()

    class FailsFirst(FakeEngine):
        def generate(self, requests, on_answer=None):
            first = not begun.is_set()
            begun.set()
            second_waits.wait(60 if first else 0)
            failure = "engine.row_suspected" if first else ""
            for place, _ in enumerate(requests):
                on_answer(place, Completion("" if first else "new", 1, 1, failure))

    engine = engine_at(tmp_path / "a", FailsFirst(texts), force=True)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(engine.generate, [REQUEST])
        assert begun.wait(60)
        second = pool.submit(engine.generate, [REQUEST])
        time.sleep(0.2)
        second_waits.set()
        assert first.result()[0].failure == "engine.row_suspected"
        assert second.result()[0].text == "new"


def test_who_waits_for_an_engine_that_starts_waits_no_more_once_it_is_closed(tmp_path) -> None:
    begun, ended = threading.Event(), threading.Event()
    engine = CachedEngine(
        lambda: begun.set() or (ended.wait(60) and FakeEngine(texts)), "m@1", tmp_path / "a"
    )
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(engine.generate, [REQUEST])
        assert begun.wait(60)
        engine.close()
        with pytest.raises(EngineLost, match="was closed"):
            waiting.result(timeout=10)
        ended.set()
