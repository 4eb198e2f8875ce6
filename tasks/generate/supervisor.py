"""An engine that comes back: it runs in a process of its own, which is watched.

Death, a hang and answers without a token are noticed within `step_seconds`, while the model loads
too; the process is started again, at most `restarts` times, and what was unanswered is asked anew.
"""

import atexit
import itertools
import multiprocessing
import os
import queue
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from schemas.errors import EngineLost
from schemas.recipe import Sampling
from tasks.common.processes import Idleness, kill_group
from tasks.generate.engine import Completion, OnAnswer, Request
from tasks.generate.suspects import Suspects
from tasks.generate.worker import MakeEngine, work

# A step is a token for every sequence of the batch or the reading of some thousand prompt tokens:
# seconds on two busy cores.
STEP_SECONDS = 60.0
# A step is a token: whoever was asked first is answered after as many as an answer may have, and
# once more as many where room ran out and it had to begin again. Besides those, prompts are read.
MOST_BEGINNINGS, READING_STEPS = 2, 200
START_SECONDS = 600.0
RESTARTS = 3
CANARY = Request(
    [{"role": "user", "content": "Say hello."}], Sampling(temperature=0, max_tokens=16)
)
_CANARY_NUMBER = -1
_POLL_SECONDS = 0.2

Box = queue.SimpleQueue[tuple[int, Completion] | None]


class SupervisedEngine:
    """See `Engine`. The process starts at once and ends with this one, however that ends.

    Args:
        make_engine: makes the engine in its process; it is pickled.
        preload: libraries for LD_PRELOAD of that process.
        start_seconds: longest start, of loading the model.
        step_seconds: longest silence while requests are unanswered, and longest time without work
            while the model loads.
        restarts: how often the process is started again.
    """

    def __init__(
        self,
        make_engine: MakeEngine,
        *,
        preload: Sequence[Path] = (),
        start_seconds: float = START_SECONDS,
        step_seconds: float = STEP_SECONDS,
        restarts: int = RESTARTS,
    ):
        self._make_engine, self._preload = make_engine, preload
        self._start_seconds, self._step_seconds = start_seconds, step_seconds
        self._restarts = restarts
        self._numbers = itertools.count()
        self._waiting: dict[int, tuple[Request, Box]] = {}
        self._connection: Connection | None = None
        self._lost = ""
        self._suspects = Suspects()
        self._lock, self._sending = threading.Lock(), threading.Lock()
        # Steps since the last answer, and those of the longest answer that was ever asked for.
        self._last_sign, self._steps, self._longest = time.monotonic(), 0, 0
        self._counts = {"answers": 0, "prompt_tokens": 0, "cached_tokens": 0, "output_tokens": 0,
                        "restarts": 0}  # fmt: skip
        self._busy_seconds = 0.0
        # One thread for the life of the engine: the process dies with the thread that started it.
        self._ready = threading.Event()
        self._closing, self._gone = threading.Event(), threading.Event()
        atexit.register(self.close)
        threading.Thread(target=self._supervise, name="engine", daemon=True).start()

    def generate(
        self, requests: Sequence[Request], on_answer: OnAnswer | None = None
    ) -> list[Completion]:
        """See `Engine`.

        Raises:
            EngineLost: the engine cannot start, or was started again too often.
        """
        box: Box = queue.SimpleQueue()
        with self._lock:
            if not self._waiting:
                self._last_sign, self._steps = time.monotonic(), 0
            self._longest = max([self._longest, *(r.sampling.max_tokens for r in requests)])
            places = {next(self._numbers): place for place in range(len(requests))}
            for number, place in places.items():
                self._waiting[number] = (requests[place], box)
            if self._lost:
                box.put(None)
            connection = None if self._suspects.exist else self._connection
        self._send(connection, list(zip(places, requests, strict=True)))
        found: dict[int, Completion] = {}
        while len(found) < len(requests):
            answer = box.get()
            if answer is None:
                raise EngineLost(self._lost, fix="run the command again; finished work is kept")
            place = places[answer[0]]
            found[place] = answer[1]
            if on_answer:
                on_answer(place, answer[1])
        return [found[place] for place in range(len(requests))]

    def wait_until_ready(self) -> None:
        """Return when the model is loaded.

        Raises:
            EngineLost: it cannot be.
        """
        self._ready.wait()
        if self._lost:
            raise EngineLost(self._lost, fix="see `mailmill doctor`")

    def close(self) -> None:
        """End the process; what is unanswered is lost. Also done when Python exits."""
        self._closing.set()
        self._gone.wait()

    def stats(self) -> dict[str, Any]:
        """`answers`, tokens (`cached_tokens` of the prompts' came from the prefix cache),
        `prefix_cache_hit_rate`, `restarts`, `busy_seconds` and, while busy,
        `output_tokens_per_second`."""
        counts, seconds = self._counts, self._busy_seconds
        hits = counts["cached_tokens"] / max(1, counts["prompt_tokens"])
        rate = counts["output_tokens"] / seconds if seconds else 0.0
        return {
            **counts,
            "prefix_cache_hit_rate": round(hits, 3),
            "busy_seconds": round(seconds, 3),
            "output_tokens_per_second": round(rate, 1),
        }

    def _supervise(self) -> None:
        """Whatever happens in here, nobody is left waiting for an answer."""
        problem = "cannot be watched"
        try:
            problem = self._keep_running()
        finally:
            with self._lock:
                self._lost = f"the engine {problem}"
                for _, box in self._waiting.values():
                    box.put(None)
            self._ready.set()
            self._gone.set()

    def _keep_running(self) -> str:
        """Start the process again and again; why there is no engine any more."""
        for start in range(1 + self._restarts):
            problem, final = self._run_once()
            if final or self._closing.is_set():
                return problem
            with self._lock:
                self._give_up(self._suspects.after_death(start + 1, self._waiting))
            left = self._restarts - start
            print(f"mailmill: the engine {problem}; {left} restarts are left", file=sys.stderr)
            if left:
                self._counts["restarts"] += 1
        return f"{problem}, and was started {1 + self._restarts} times"

    def _run_once(self) -> tuple[str, bool]:
        """Start the process and serve until it is lost: (why, whether starting again is vain)."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=work, args=(theirs, self._make_engine), name="engine", daemon=True
        )
        try:
            with _preloaded(self._preload):
                process.start()
            assert process.pid
            theirs.close()
            return self._serve(ours, Idleness(process.pid))
        except (EOFError, OSError) as error:
            if process.pid is None:
                return f"could not be started ({error})", False
            process.join(timeout=5)
            return f"died (exit code {process.exitcode})", False
        except Exception as error:  # noqa: BLE001  (whatever it sends, this engine is no more)
            return f"sent what nobody can read ({error})", False
        finally:
            with self._lock:
                self._connection = None
            self._end(process, ours)

    def _end(self, process: Any, connection: Connection) -> None:
        """End the process, then the pipe: who still writes into it is woken by its end."""
        if self._closing.is_set() and self._sending.acquire(timeout=1):
            connection.close()  # it sees the end of the pipe and tidies up
            self._sending.release()
            process.join(timeout=5)
        if process.pid is not None:
            process.kill()
            process.join()
            kill_group(process.pid)
        with self._sending:
            connection.close()

    def _serve(self, connection: Connection, idleness: Idleness) -> tuple[str, bool]:
        started_at = time.monotonic()
        while not connection.poll(_POLL_SECONDS):
            if self._closing.is_set():
                return "was closed", True
            if time.monotonic() - started_at > self._start_seconds:
                return f"did not start in {self._start_seconds:.0f} s", False
            if idleness.seconds() > self._step_seconds:
                return f"did nothing for {self._step_seconds:.0f} s while starting", False
        if (started := connection.recv()) is not True:
            # The first start that fails says what is wrong; a later one may lack memory.
            return f"cannot start: {started}", not self._ready.is_set()
        with self._lock:
            self._last_sign, self._steps = time.monotonic(), 0
            self._connection = connection
            backlog = [] if self._suspects.exist else self._numbered(self._waiting)
        self._send_aside(connection, [(_CANARY_NUMBER, CANARY), *backlog])
        while True:
            if self._closing.is_set():
                return "was closed", True
            with self._lock:
                group = self._numbered(self._suspects.next_group(self._waiting))
            self._send_aside(connection, group)
            if not connection.poll(_POLL_SECONDS):
                with self._lock:
                    silent = time.monotonic() - self._last_sign
                    expected = bool(self._waiting) or not self._ready.is_set()
                if expected and silent > self._step_seconds:
                    return f"did nothing for {silent:.0f} s", False
                continue
            answers = connection.recv()
            with self._lock:
                now = time.monotonic()
                if self._waiting:
                    self._busy_seconds += now - self._last_sign
                self._last_sign = now
                is_answer = any(number in self._waiting for number, _ in answers)
                self._steps = 0 if is_answer or not self._waiting else self._steps + 1
                if self._steps > MOST_BEGINNINGS * self._longest + READING_STEPS:
                    return f"finished no answer in {self._steps} steps", False
                for number, completion in answers:
                    blank_canary = number == _CANARY_NUMBER and not completion.text.strip()
                    if blank_canary or not (completion.output_tokens or completion.failure):
                        return "answered without a word", False
                    self._deliver(number, completion)

    def _give_up(self, guilty: Sequence[int]) -> None:
        for number in guilty:
            self._deliver(number, Completion("", 0, 0, "engine.row_suspected"))
        if guilty:
            print(f"mailmill: the engine died of one of {len(guilty)} requests, which are given up",
                  file=sys.stderr)  # fmt: skip

    def _numbered(self, numbers: Iterable[int]) -> list[tuple[int, Request]]:
        return [(number, self._waiting[number][0]) for number in numbers]

    def _deliver(self, number: int, completion: Completion) -> None:
        if number == _CANARY_NUMBER:
            self._ready.set()
            return
        if number not in self._waiting:
            return
        _, box = self._waiting.pop(number)
        self._counts["answers"] += 1
        for name in ("prompt_tokens", "cached_tokens", "output_tokens"):
            self._counts[name] += getattr(completion, name)
        box.put((number, completion))

    def _send_aside(self, connection: Connection, requests: Sequence[tuple[int, Request]]) -> None:
        """From a thread of its own: who reads the answers must not wait for room in the pipe."""
        if requests:
            threading.Thread(target=self._send, args=(connection, requests), daemon=True).start()

    def _send(self, connection: Connection | None, requests: Sequence[tuple[int, Request]]) -> None:
        """Hand requests to the process; where there is none, the next one gets them."""
        if connection is None:
            return
        try:
            for numbered in requests:
                with self._sending:  # a pipe mixes what two threads write at once
                    connection.send(numbered)
        except OSError:
            pass  # it died, which its silence or its pipe tells the supervising thread


@contextmanager
def _preloaded(libraries: Sequence[Path]) -> Iterator[None]:
    """LD_PRELOAD for the processes that start meanwhile."""
    before = os.environ.get("LD_PRELOAD")
    os.environ["LD_PRELOAD"] = ":".join([*map(str, libraries), *([before] if before else [])])
    try:
        yield
    finally:
        if before is None:
            del os.environ["LD_PRELOAD"]
        else:
            os.environ["LD_PRELOAD"] = before
