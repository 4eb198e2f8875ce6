"""An engine that comes back: it runs in a process of its own, which is watched.

Death, a hang and answers without a token are noticed within `step_seconds`, while the model loads
too; the process is started again, at most `restarts` times, and what was unanswered is asked anew.
"""

import atexit
import itertools
import queue
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from schemas.errors import EngineLost
from schemas.recipe import Sampling
from tasks.common.say import say
from tasks.generate.engine import Completion, OnAnswer, Request
from tasks.generate.engine_process import EngineProcess, UnreadableError
from tasks.generate.suspects import Suspects
from tasks.generate.vital_signs import Start, Steps
from tasks.generate.worker import Answers, MakeEngine

# A step is a token for every sequence of the batch or the reading of some thousand prompt tokens:
# seconds on two busy cores.
STEP_SECONDS = 60.0
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
        self._process: EngineProcess | None = None
        self._lost = ""
        self._suspects = Suspects()
        self._lock = threading.Lock()
        self._steps = Steps(step_seconds)
        self._counts = {"answers": 0, "prompt_tokens": 0, "cached_tokens": 0, "output_tokens": 0,
                        "restarts": 0}  # fmt: skip
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
                self._steps.begin()
            self._steps.expect(requests)
            places = {next(self._numbers): place for place in range(len(requests))}
            for number, place in places.items():
                self._waiting[number] = (requests[place], box)
            if self._lost:
                box.put(None)
            # Without a process, or while it is asked for suspects, the answer waits.
            process = None if self._suspects.exist else self._process
        if process:
            process.send(list(zip(places, requests, strict=True)))
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
        counts, seconds = self._counts, self._steps.busy_seconds
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
        except Exception as error:
            problem = f"cannot be watched ({error})"
            raise
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
            say(f"the engine {problem}; {left} restarts are left")
            if left:
                self._counts["restarts"] += 1
        return f"{problem}, and was started {1 + self._restarts} times"

    def _run_once(self) -> tuple[str, bool]:
        """Start the process and serve until it is lost: (why, whether starting again is vain)."""
        try:
            process = EngineProcess(self._make_engine, self._preload)
        except OSError as error:
            return f"could not be started ({error})", False
        try:
            return self._serve(process)
        except (EOFError, OSError):
            return f"died (exit code {process.exit_code()})", False
        except UnreadableError as error:
            return f"sent what nobody can read ({error})", False
        finally:
            with self._lock:
                self._process = None
            # One that still loads has nothing to tidy up, and hears nothing.
            process.end(gently=self._closing.is_set() and self._ready.is_set())

    def _serve(self, process: EngineProcess) -> tuple[str, bool]:
        start = Start(process.pid, self._start_seconds, self._step_seconds)
        while not process.poll(_POLL_SECONDS):
            if self._closing.is_set():
                return "was closed", True
            if problem := start.problem():
                return problem, False
        if (started := process.receive()) is not True:
            # The first start that fails says what is wrong; a later one may lack memory.
            return f"cannot start: {started}", not self._ready.is_set()
        with self._lock:
            self._steps.begin()
            self._process = process
            backlog = [] if self._suspects.exist else self._numbered(self._waiting)
        process.send_aside([(_CANARY_NUMBER, CANARY), *backlog])
        while True:
            if self._closing.is_set():
                return "was closed", True
            with self._lock:
                group = self._numbered(self._suspects.next_group(self._waiting))
            process.send_aside(group)
            if process.poll(_POLL_SECONDS):
                problem = self._take(process.receive_answers())
            else:
                with self._lock:
                    due = bool(self._waiting) or not self._ready.is_set()
                    problem = self._steps.silence() if due else ""
            if problem:
                return problem, False

    def _take(self, answers: Answers) -> str:
        """Deliver a step's answers; what they tell to be wrong with the engine, or nothing."""
        with self._lock:
            is_answer = any(number in self._waiting for number, _ in answers)
            if problem := self._steps.step(busy=bool(self._waiting), answered=is_answer):
                return problem
            for number, completion in answers:
                blank_canary = number == _CANARY_NUMBER and not completion.text.strip()
                if blank_canary or not (completion.output_tokens or completion.failure):
                    return "answered without a word"
                self._deliver(number, completion)
        return ""

    def _give_up(self, guilty: Sequence[int]) -> None:
        for number in guilty:
            self._deliver(number, Completion("", 0, 0, "engine.row_suspected"))
        if guilty:
            say(f"the engine died of one of {len(guilty)} requests, which are given up")

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
