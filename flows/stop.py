"""Ctrl-C and SIGTERM end a command, whatever the library at work makes of them.

Python and Prefect raise an exception wherever the main thread is, and a library may lose it:
`datasets` has a bare `except` around its hashes, what a `__del__` raises is printed at most, and
Prefect ignores a Ctrl-C that comes between a flow's last line and its end.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tasks.common.say import say

# Long enough to close the engine and to tell Prefect; Docker kills after ten.
SECONDS = 6.0


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """End this process some seconds after a signal that has not ended it by itself.

    Nothing is tidied up then, as after SIGKILL: the system ends the server and the engine. A
    SIGTERM outside of a flow, which nobody handles, ends it at once.
    """
    ear, mouth = os.pipe()
    os.set_blocking(mouth, False)  # as Python asks for
    # Hears of every signal, whoever handles it.
    before = signal.set_wakeup_fd(mouth, warn_on_full_buffer=False)
    threading.Thread(target=_listen, args=(ear,), name="stop", daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(mouth)


def _listen(ear: int) -> None:
    with open(ear, "rb", buffering=0) as signals:
        while heard := signals.read(1):
            if heard[0] in (signal.SIGINT, signal.SIGTERM):
                say("stopped; what is finished is kept for the next start")
                time.sleep(SECONDS)
                os._exit(128 + heard[0])  # as a shell tells of a process that a signal ended
