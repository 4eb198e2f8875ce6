"""Tables for Prefect's interface. They are for people: manifest and report hold them too."""

from typing import Any

import httpx
from prefect.artifacts import create_table_artifact

from tasks.common.say import say
from tasks.gates.result import GateResult


def show_table(rows: list[dict[str, Any]], key: str, description: str | None = None) -> None:
    """A table artifact; where Prefect cannot be reached there is none, and work goes on."""
    try:
        create_table_artifact(rows, key=key, description=description)
    except httpx.HTTPError as error:
        say(f"Prefect was not shown {key} ({type(error).__name__})")


def show_gate(result: GateResult) -> None:
    """What a gate found, one row a check."""
    rows = [check.model_dump(mode="json") for check in result.checks]
    show_table(rows, f"gate-{result.table}", result.summary())
