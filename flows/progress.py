"""Progress: a bar on a terminal, a line a minute in a log."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

Advance = Callable[[int], None]
SECONDS_BETWEEN_LINES = 60.0


class RateColumn(ProgressColumn):
    """«12.3/s», empty until something is done."""

    def render(self, task: Task) -> Text:
        """The rate of the last seconds."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f}/s" if speed else "")


@contextmanager
def progress_bar(title: str, total: int | None = None) -> Iterator[Advance]:
    """Yield a function that sets how much is done; `total` None shows a count without an end."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lines_for(title, total)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(title, total=total)
        yield lambda done: progress.update(task, completed=done)


def lines_for(title: str, total: int | None) -> Advance:
    """What `progress_bar` yields for a log: «emails: 320 of 1000, 1.1/s, 10 min left».

    The rate is that since the last line, or since the first sign of work: loading a model is none.
    """
    since: tuple[float, int] | None = None
    last = monotonic()

    def advance(done: int) -> None:
        nonlocal since, last
        now = monotonic()
        since = since or (now, done)
        if now - last < SECONDS_BETWEEN_LINES:
            return
        rate = (done - since[1]) / (now - since[0]) if now > since[0] else 0.0
        last, since = now, (now, done)
        line = f"{title}: {done}" + (f" of {total}" if total else "") + f", {rate:.1f}/s"
        if total and rate:
            line += f", {(total - done) / rate / 60:.0f} min left"
        with suppress(OSError, ValueError):  # nobody can read it: see `say`
            print(line, file=sys.stderr, flush=True)

    return advance
