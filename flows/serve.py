"""`mailmill serve`: the schedules of deployment/prefect.yaml, run on this machine."""

import importlib
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml

from schemas.errors import MailmillError
from schemas.settings import PROJECT

SCHEDULES = PROJECT / "deployment" / "prefect.yaml"
START_SECONDS = 180


def serve_schedules() -> None:
    """Register every deployment and run what comes due, until interrupted.

    Raises:
        MailmillError: no Prefect server answers and none can be started.
    """
    os.chdir(PROJECT)  # parameters such as data/samples/campaign.yaml are relative to it
    with prefect_server():
        from prefect import serve

        entries = yaml.safe_load(SCHEDULES.read_text(encoding="utf-8"))["deployments"]
        serve(*(_deployment(entry) for entry in entries))


def _deployment(entry: dict[str, Any]) -> Any:
    """A Prefect deployment from one entry of prefect.yaml."""
    from prefect.schedules import Cron

    file, _, name = entry["entrypoint"].partition(":")
    module = importlib.import_module(file.removesuffix(".py").replace("/", "."))
    return getattr(module, name).to_deployment(
        name=entry["name"],
        description=entry["description"],
        parameters=entry["parameters"],
        schedules=[Cron(s["cron"], timezone=s["timezone"]) for s in entry["schedules"]],
        concurrency_limit=entry["concurrency_limit"],
    )


@contextmanager
def prefect_server() -> Iterator[str]:
    """Yield the address of a started server: the user's own, or one of ours on loopback.

    The embedded server that other commands use never fires a schedule, so a real one has to run.
    """
    if address := os.environ.get("PREFECT_API_URL"):
        yield address
        return
    port = os.environ.get("PREFECT_SERVER_API_PORT", "4200")
    address = f"http://127.0.0.1:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1"]
    server = subprocess.Popen(  # noqa: S603
        [*command, "--port", port], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_until_healthy(address, server)
        os.environ["PREFECT_API_URL"] = address
        yield address
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        server.terminate()
        server.wait(timeout=30)


def _wait_until_healthy(address: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.5)
    raise MailmillError(
        f"no Prefect server answers at {address}",
        fix="free the port, or set PREFECT_API_URL to a server that runs",
    )
