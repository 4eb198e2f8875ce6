"""The engine's process as the night sees it: started, written to, read from, ended."""

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tasks.common.processes import kill_group
from tasks.generate.engine import Completion, Request
from tasks.generate.worker import Answers, MakeEngine, work

Numbered = Sequence[tuple[int, Request]]


class UnreadableError(Exception):
    """The process sent something else than what `work` sends."""


class EngineProcess:
    """A process that does `work`. It dies with the thread that started it.

    Args:
        make_engine: makes the engine in the process; it is pickled.
        preload: libraries for its LD_PRELOAD.

    Raises:
        OSError: it cannot be started.
    """

    def __init__(self, make_engine: MakeEngine, preload: Sequence[Path] = ()):
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._sending = threading.Lock()
        self._process = context.Process(
            target=work, args=(theirs, make_engine), name="engine", daemon=True
        )
        with theirs, _preloaded(preload):
            self._process.start()

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid or 0

    def exit_code(self) -> int | None:
        """Of a process that is ending; negative is a signal, None that it lives on."""
        self._process.join(timeout=5)
        return self._process.exitcode

    def poll(self, seconds: float) -> bool:
        """Whether there is something to receive within `seconds`."""
        return self._connection.poll(seconds)

    def receive(self) -> Any:
        """What the process sent.

        Raises:
            EOFError, OSError: it is gone.
            UnreadableError: it sent what cannot be unpickled.
        """
        try:
            return self._connection.recv()
        except (EOFError, OSError):
            raise
        except Exception as error:
            raise UnreadableError(error) from error

    def receive_answers(self) -> Answers:
        """The answers that a step completed; raises as `receive` does."""
        match answers := self.receive():
            case list() if all(map(_is_answer, answers)):
                return answers
        raise UnreadableError(f"{type(answers).__name__} instead of answers")

    def send(self, requests: Numbered) -> None:
        """Hand over requests; to a process that is gone, nothing, which its silence tells."""
        try:
            for numbered in requests:
                with self._sending:  # a pipe mixes what two threads write at once
                    self._connection.send(numbered)
        except OSError:
            pass

    def send_aside(self, requests: Numbered) -> None:
        """From a thread of its own: who reads the answers must not wait for room in the pipe."""
        if requests:
            threading.Thread(target=self.send, args=(requests,), daemon=True).start()

    def end(self, *, gently: bool) -> None:
        """End the process, then the pipe: who still writes into it is woken by its end.

        Args:
            gently: whether to give it the time to tidy up.
        """
        if gently and self._sending.acquire(timeout=1):
            self._connection.close()  # it sees the end of the pipe
            self._sending.release()
            self._process.join(timeout=5)
        self._process.kill()
        self._process.join()
        kill_group(self.pid)
        with self._sending:
            self._connection.close()


def _is_answer(sent: object) -> bool:
    match sent:
        case (int(), Completion()):
            return True
    return False


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
