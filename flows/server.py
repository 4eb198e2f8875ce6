"""A Prefect server of our own, which ends with this process, however that ends.

Prefect's embedded server outlives a killed parent, holds its standard output open, and never fires
a schedule; a started one does none of that.
"""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile, gettempdir

from schemas.errors import MailmillError
from tasks.common.processes import die_with_parent
from tasks.common.say import say

START_SECONDS = 180
RESTARTS = 3
_POLL_SECONDS = 0.1
# What the server's database needs at once.
_ROOM = 2**20


@contextmanager
def prefect_server(
    port: int | None = None, meanwhile: Callable[[], object] | None = None
) -> Iterator[str]:
    """Yield the address of a server: the user's own (PREFECT_API_URL), or one on loopback.

    To be entered before Prefect is imported, which reads its settings once.

    Args:
        port: of ours; None for any that is free.
        meanwhile: work for the seconds in which ours starts: an import of a heavy library, say.

    Raises:
        MailmillError: it does not start.
        OSError: Prefect's folder cannot be written to.
    """
    if address := os.environ.get("PREFECT_API_URL"):
        yield address
        return
    _refuse_unwritable(Path(os.environ.get("PREFECT_HOME", gettempdir())))
    port = port or _free_port()
    address = f"http://127.0.0.1:{port}/api"
    _reach_loopback_directly()
    server = _Server(port)
    try:
        if meanwhile:
            meanwhile()
        _wait_until_healthy(address, server)
        os.environ["PREFECT_API_URL"] = address
        yield address
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        _send_logs()
        server.end()


def _refuse_unwritable(folder: Path) -> None:
    """Raise the OSError of a disk that is full or read-only: the server would only die of it."""
    try:
        with TemporaryFile(dir=folder) as file:
            file.write(bytes(_ROOM))
            file.flush()
    except OSError as error:
        error.filename = str(folder)
        raise


def _send_logs() -> None:
    """Let Prefect's own thread send what it has to the server, which is about to end."""
    if "prefect.logging.handlers" in sys.modules:
        from prefect.logging.handlers import APILogWorker

        APILogWorker.drain_all(timeout=5)


class _Server:
    """The server's process, started again when it ends before its time: the system may kill it for
    memory, and a night would find nobody to tell of its tasks."""

    def __init__(self, port: int):
        self._port, self._ending, self.has_failed = port, threading.Event(), False
        # One thread for all its life: the process dies with the thread that started it.
        self._thread = threading.Thread(target=self._keep_running, name="prefect", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """End the process."""
        self._ending.set()
        self._thread.join()

    def _keep_running(self) -> None:
        command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1"]
        for start in range(1 + RESTARTS):
            if start:
                say("the Prefect server died and is started again")
            server = subprocess.Popen(  # noqa: S603
                [*command, "--port", str(self._port)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                preexec_fn=die_with_parent,
            )
            while server.poll() is None and not self._ending.wait(_POLL_SECONDS):
                pass
            if self._ending.is_set():
                _end(server)
                return
        self.has_failed = True


def _end(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _reach_loopback_directly() -> None:
    """A company's proxy, which the environment may name, does not reach this machine."""
    others = urllib.request.getproxies_environment().get("no", "")
    os.environ["no_proxy"] = ",".join(filter(None, (others, "127.0.0.1")))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_until_healthy(address: str, server: _Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not server.has_failed:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
    raise MailmillError(
        f"no Prefect server answers at {address}",
        fix="free the port, or set PREFECT_API_URL to a server that runs",
    )
