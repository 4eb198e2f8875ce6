"""Tables and plots for Prefect's interface; what they hold stands in manifest and report, too."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from tasks.common.say import say
from tasks.gates.result import GateResult


def show_table(rows: list[dict[str, Any]], key: str, description: str | None = None) -> None:
    """A table artifact."""
    with _told_where_refused(key):
        create_table_artifact(rows, key=key, description=description)


def show_plot(svg: str, key: str, description: str | None = None) -> None:
    """A Markdown artifact that holds the image itself: an image artifact shows its address, too."""
    image = f"![{key}](data:image/svg+xml;base64,{b64encode(svg.encode()).decode()})"
    with _told_where_refused(key):
        create_markdown_artifact(image, key=key, description=description)


@contextmanager
def _told_where_refused(key: str) -> Iterator[None]:
    """Where Prefect cannot be reached there is no artifact, and work goes on."""
    try:
        yield
    except httpx.HTTPError as error:
        say(f"Prefect was not shown {key} ({type(error).__name__})")


def show_gate(result: GateResult) -> None:
    """What a gate found, one row a check."""
    rows = [check.model_dump(mode="json") for check in result.checks]
    show_table(rows, f"gate-{result.table}", result.summary())
