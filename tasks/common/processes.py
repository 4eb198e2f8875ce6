"""Processes that end with the one that started them, and work that one process does at a time."""

import ctypes
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from schemas.errors import MailmillError

_PR_SET_PDEATHSIG = 1
# Of -20 (first) to 19 (last); 0 is usual.
_BEHIND_OTHERS = 19
# Seconds of processor, and their share of the time: a process that waits for ever may still look at
# its clock, many times a second.
_WORK, _WORKING = 0.1, 0.02
_LOOKS = 0.5  # seconds apart: who has started whom takes milliseconds to find out


def die_with_parent() -> None:
    """Have Linux kill this process when the thread that started it is gone, however it ended."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def step_back() -> None:
    """Have Linux give this thread, and those that it starts, what others leave of the cores.

    An engine computes with all cores in step: a thread that takes one of them halts all.
    """
    own = threading.get_native_id()
    # A process that was started behind others stays there: only root may go forward.
    back = max(_BEHIND_OTHERS, os.getpriority(os.PRIO_PROCESS, own))
    os.setpriority(os.PRIO_PROCESS, own, back)


class Idleness:
    """For how long a process and those that it started have done nothing.

    Args:
        pid: of the process.
    """

    def __init__(self, pid: int):
        self._pid, self._since, self._used = pid, time.monotonic(), 0.0
        self._looked = 0.0

    def seconds(self) -> float:
        """Since it last used the processor; a process that is gone is idle."""
        now = time.monotonic()
        if now - self._looked < _LOOKS:
            return now - self._since
        used, self._looked = self._processor_seconds(), now
        # Less, where one that it started has ended.
        if abs(used - self._used) > max(_WORK, _WORKING * (now - self._since)):
            self._used, self._since = used, now
        return now - self._since

    def _processor_seconds(self) -> float:
        used = 0.0
        try:
            process = psutil.Process(self._pid)
            for one in (process, *process.children(recursive=True)):
                times = one.cpu_times()
                used += times.user + times.system
        except psutil.NoSuchProcess:
            pass
        return used


def lead_group() -> None:
    """Make this process the first of a group, in which those that it starts are, too."""
    os.setpgid(0, 0)


def kill_group(first: int) -> None:
    """Kill a process that began with `lead_group` and those that it started, if any is left."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(first, signal.SIGKILL)


@contextmanager
def alone(lock: Path, what: str, fix: str) -> Iterator[None]:
    """Be the one process at this work.

    Args:
        lock: the file that says so; the system releases it when the process ends, however it ends.
        what: the work, as in «training of formal».
        fix: what to do while another process is at it.

    Raises:
        MailmillError: another one is.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(lock, timeout=0):
            yield
    except Timeout:
        raise MailmillError(f"another {what} is at work", where=lock, fix=fix) from None
