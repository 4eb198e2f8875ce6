"""When an engine's process is given up: it is silent, or it steps and nobody is answered."""

import time
from collections.abc import Iterable

from tasks.common.processes import Idleness
from tasks.generate.engine import Request

# A step is a token: whoever was asked first is answered after as many as an answer may have, and
# once more as many where room ran out and it had to begin again. Besides those, prompts are read.
MOST_BEGINNINGS, READING_STEPS = 2, 200
# Seconds between two looks, of which there are several a second, after which this process itself
# must have been stopped, as by a container that is paused: the other one was, too.
STOPPED = 5.0


class Start:
    """A start, from the first instruction to the loaded model.

    Args:
        pid: the process that starts.
        most_seconds: longest start.
        idle_seconds: longest time without work in it.
    """

    def __init__(self, pid: int, most_seconds: float, idle_seconds: float):
        self._pid, self._most, self._most_idle = pid, most_seconds, idle_seconds
        self._began = self._looked = time.monotonic()
        self._idleness = Idleness(pid)

    def problem(self) -> str:
        """What is wrong with it by now; empty while nothing is."""
        now, before = time.monotonic(), self._looked
        self._looked = now
        if now - before > STOPPED:
            self._began += now - before
            self._idleness = Idleness(self._pid)
        if now - self._began > self._most:
            return f"did not start in {self._most:.0f} s"
        if self._idleness.seconds() > self._most_idle:
            return f"did nothing for {self._most_idle:.0f} s while starting"
        return ""


class Steps:
    """The steps of an engine that has started; a new process goes on with the same.

    Args:
        most_seconds: longest silence while something is unanswered.
    """

    def __init__(self, most_seconds: float):
        self.busy_seconds = 0.0
        self._most_seconds = most_seconds
        # Steps since the last answer, and those of the longest answer that was ever asked for.
        self._last, self._in_vain, self._longest = time.monotonic(), 0, 0
        self._looked = self._last

    def begin(self) -> None:
        """From now on steps are due: a process has started, or is asked for the first time."""
        self._last = self._looked = time.monotonic()
        self._in_vain = 0

    def expect(self, requests: Iterable[Request]) -> None:
        """Answers of this length may come."""
        self._longest = max([self._longest, *(r.sampling.max_tokens for r in requests)])

    def step(self, *, busy: bool, answered: bool) -> str:
        """A step was made; what is wrong by now, or nothing.

        Args:
            busy: whether there was somebody to answer.
            answered: whether somebody was.
        """
        now = time.monotonic()
        if busy:
            self.busy_seconds += now - self._last
        self._last = self._looked = now
        self._in_vain = self._in_vain + 1 if busy and not answered else 0
        if self._in_vain > MOST_BEGINNINGS * self._longest + READING_STEPS:
            return f"finished no answer in {self._in_vain} steps"
        return ""

    def silence(self) -> str:
        """What is wrong where something is due; empty while the last step is recent."""
        now, before = time.monotonic(), self._looked
        self._looked = now
        if now - before > STOPPED:
            self._last += now - before
        seconds = now - self._last
        return f"did nothing for {seconds:.0f} s" if seconds > self._most_seconds else ""
