"""A Prefect server of our own, which ends with this process, however that ends.

Prefect's embedded server outlives a killed parent, holds its standard output open, and never fires
a schedule; a started one does none of that.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from schemas.errors import MailmillError
from tasks.common.processes import die_with_parent

START_SECONDS = 180


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
    """
    if address := os.environ.get("PREFECT_API_URL"):
        yield address
        return
    port = port or _free_port()
    address = f"http://127.0.0.1:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1"]
    server = subprocess.Popen(  # noqa: S603
        [*command, "--port", str(port)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent,
    )
    try:
        if meanwhile:
            meanwhile()
        _wait_until_healthy(address, server)
        os.environ["PREFECT_API_URL"] = address
        yield address
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_until_healthy(address: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
    raise MailmillError(
        f"no Prefect server answers at {address}",
        fix="free the port, or set PREFECT_API_URL to a server that runs",
    )
