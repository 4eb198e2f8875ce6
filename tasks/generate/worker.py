"""The engine's own process: requests in, answers out, a sign of life after every step.

A process of its own can be killed when it hangs and started again when it dies, and it computes
while the night scores what is already written.
"""

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from schemas.errors import EngineLost
from tasks.common.processes import die_with_parent, lead_group
from tasks.common.say import say
from tasks.generate.engine import Completion, Request

Answers = list[tuple[int, Completion]]


class StepEngine(Protocol):
    """An engine that computes one step at a time, of whatever it has been given so far."""

    @property
    def busy(self) -> bool:
        """Whether a request is unanswered."""
        ...

    def add(self, number: int, request: Request) -> Completion | None:
        """Take a request; a completion at once where it cannot be served."""
        ...

    def step(self) -> Answers:
        """Compute a token of every request in the batch; the answers that are whole now."""
        ...


MakeEngine = Callable[[], StepEngine]


def work(connection: Connection, make_engine: MakeEngine) -> None:
    """Serve requests until the other end of the pipe closes.

    Sends, after the start, True, or the sentence why there is no engine; then after every step the
    answers that it completed, mostly none. Receives (number, request).
    """
    die_with_parent()
    lead_group()
    parent = multiprocessing.parent_process()
    if parent is not None and os.getppid() != parent.pid:
        os._exit(1)  # it died while this process was loading
    # Ctrl-C goes to both processes; the night decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        engine = make_engine()
    except EngineLost as error:
        connection.send(error.what)
        return
    connection.send(True)
    try:
        while True:
            answers: Answers = []
            while connection.poll(0 if engine.busy or answers else None):
                number, request = connection.recv()
                if refused := _add(engine, number, request):
                    answers.append((number, refused))
            if engine.busy:
                answers += _step(engine)
            connection.send(answers)
    except (EOFError, ConnectionError):
        return  # the other end is closed


def _step(engine: StepEngine) -> Answers:
    try:
        return engine.step()
    except Exception as error:  # noqa: BLE001  (whatever it is, this engine is no more)
        told = " ".join(f"{type(error).__name__}: {error}".split())
        say(f"the engine failed ({told[:300]})")
        os._exit(1)


def _add(engine: StepEngine, number: int, request: Request) -> Completion | None:
    try:
        return engine.add(number, request)
    except Exception as error:  # noqa: BLE001  (what a prompt does to a template costs its own row)
        return refuse(error)


def refuse(error: Exception, prompt_tokens: int = 0) -> Completion:
    """No answer to a prompt that broke something, and a line about where: the error's own words may
    hold the prompt's, which are a person's."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    _say_once(f"the engine refused a prompt ({where})")
    return Completion("", prompt_tokens, 0, "engine.row_failed")


@cache  # thousands of prompts may break the same thing
def _say_once(sentence: str) -> None:
    say(sentence)
