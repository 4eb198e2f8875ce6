"""`mailmill serve`: the schedules of deployment/prefect.yaml, run on this machine."""

import importlib
import os
import signal
from typing import Any

import yaml

from flows.server import prefect_server
from schemas.settings import PROJECT

SCHEDULES = PROJECT / "deployment" / "prefect.yaml"
# Prefect's own, where people look for its pages; None takes any that is free.
PORT: int | None = 4200


def serve_schedules() -> None:
    """Register every deployment and run what comes due, until interrupted.

    Raises:
        MailmillError: no Prefect server answers and none can be started.
    """
    # Prefect ends the runs that it has started first, and takes its time.
    signal.set_wakeup_fd(-1)
    os.chdir(PROJECT)  # parameters such as data/samples/campaign.yaml are relative to it
    # Nobody else tells of the runs that it starts.
    os.environ.pop("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", None)
    stated = os.environ.get("PREFECT_SERVER_API_PORT")
    with prefect_server(int(stated) if stated else PORT):
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
