"""What the engine may have died of is asked last, alone, and not a third time."""

import importlib
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from schemas.errors import EngineLost
from tasks.generate.answer_cache import CachedEngine
from tasks.generate.engine import Completion, FakeEngine
from tasks.generate.supervisor import SupervisedEngine
from tasks.generate.suspects import GROUP

from .cached import engine_at, said, texts


class MayHaveDiedOf:
    """Answers in capitals, and gives up requests of certain texts."""

    def __init__(self, *deadly: str):
        self.deadly, self.asked = deadly, []

    def generate(self, requests, on_answer):
        for place, request in enumerate(requests):
            text = texts(request.chat)
            self.asked.append(text)
            failure = "engine.row_suspected" if text in self.deadly else ""
            on_answer(place, Completion("" if failure else text, 1, 1, failure))


def test_what_the_engine_may_have_died_of_is_asked_last_and_not_a_third_time(tmp_path) -> None:
    asked = []
    for _ in range(3):
        engine = MayHaveDiedOf("A", "C")
        answers = engine_at(tmp_path / "a", engine).generate(said("a", "b", "c", "d"))
        asked.append(engine.asked)
    assert asked == [["A", "B", "C", "D"], ["A", "C"], []]
    assert [answer.failure for answer in answers] == [
        "engine.row_failed", "", "engine.row_failed", "",
    ]  # fmt: skip


def test_suspects_are_asked_after_what_nothing_is_known_of(tmp_path) -> None:
    engine_at(tmp_path / "a", MayHaveDiedOf("A")).generate(said("a"))
    engine = MayHaveDiedOf()
    answers = engine_at(tmp_path / "a", engine).generate(said("a", "b"))
    assert engine.asked == ["B", "A"]
    assert [answer.text for answer in answers] == ["A", "B"]


def test_a_night_with_two_deadly_rows_ends_after_some_starts(tmp_path, monkeypatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "fixtures")
    mortal = importlib.import_module("step_engines").MortalSteps
    words = [str(n) for n in range(60)]
    words[10] = words[40] = "kill me"
    words[40] += " too"
    answers = []
    for _ in range(4):
        with closing(SupervisedEngine(mortal)) as engine, suppress(EngineLost):
            answers = engine_at(tmp_path / "a", engine).generate(said(*words))
            break
    failed = [n for n, answer in enumerate(answers) if answer.failure]
    assert {10, 40} <= set(failed)
    assert len(failed) <= 2 * GROUP


def test_a_suspect_that_answers_well_is_none_and_force_asks_for_all(tmp_path) -> None:
    for deadly in (["A"], [], ["A"]):
        engine_at(tmp_path / "a", MayHaveDiedOf(*deadly), force=True).generate(said("a"))
    engine_at(tmp_path / "a", MayHaveDiedOf("A"), force=True).generate(said("a"))
    forced = MayHaveDiedOf()
    (answer,) = engine_at(tmp_path / "a", forced, force=True).generate(said("a"))
    assert (answer.text, forced.asked) == ("A", ["A"])


def test_a_suspect_is_asked_alone_whatever_other_threads_ask(tmp_path: Path) -> None:
    engine_at(tmp_path / "a", MayHaveDiedOf("A", "B")).generate(said("a", "b"))
    at_once: list[set[str]] = []
    asking: set[str] = set()
    lock = threading.Lock()

    class Watching(FakeEngine):
        def generate(self, requests, on_answer=None):
            words = {request.chat[-1]["content"] for request in requests}
            with lock:
                asking.update(words)
                at_once.append(set(asking))
            time.sleep(0.05)
            with lock:
                asking.difference_update(words)
            return super().generate(requests, on_answer)

    engine = engine_at(tmp_path / "a", Watching(texts))
    with ThreadPoolExecutor(4) as pool:
        shards = [("a", "c"), ("b", "d"), ("e",), ("f",)]
        for future in [pool.submit(engine.generate, said(*shard)) for shard in shards]:
            future.result()
    assert {frozenset(words) for words in at_once if words & {"a", "b"}} == {
        frozenset("a"), frozenset("b"),
    }  # fmt: skip


def test_requests_that_are_asked_no_more_take_no_time(tmp_path: Path) -> None:
    for _ in range(2):
        engine_at(tmp_path / "a", MayHaveDiedOf("A")).generate(said("a"))
    engine = CachedEngine(pytest.fail, "m@1", tmp_path / "a")
    assert engine.missing(said("a"), begin=True) == 0
