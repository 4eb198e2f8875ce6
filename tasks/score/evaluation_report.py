"""An evaluation in words and bars: a table for the terminal, a page for the browser."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tasks.common.pages import render_page
from tasks.score.promotion import Difference, Measures, difference

TEMPLATES = Path(__file__).parent / "templates"
Evaluation = Mapping[str, Measures]
"""By writer: base, champion, candidate, and the recipe's baseline."""

# What a measure can reach at most, where that is not 1; a loss in nats seldom passes 5, nor do the
# inventions of a letter.
MOST = {"bleu": 100.0, "quality": 10.0, "loss": 5.0, "invented": 5.0}
_COLOURS = ("#9a9a92", "#3a6ea5", "#c2702d", "#5b8c5a")
_BAR_PIXELS = 240


def examples_in(results: Evaluation) -> int:
    """How many examples each writer wrote."""
    return max((len(v) for measures in results.values() for v in measures.values()), default=0)


def means(results: Evaluation) -> dict[str, float]:
    """`<writer>.<measure>` -> mean, and `n`."""
    found = {
        f"{who}.{name}": interval.mean
        for name, row in intervals(results).items()
        for who, interval in row.items()
    }
    return {"n": float(examples_in(results)), **found}


def intervals(results: Evaluation) -> dict[str, dict[str, Difference]]:
    """By measure and writer the mean with its 95 % interval, of those who have a value."""
    names = dict.fromkeys(name for measures in results.values() for name in measures)
    return {
        name: {
            who: difference(measures[name], [0.0] * len(measures[name]))
            for who, measures in results.items()
            if any(value is not None for value in measures.get(name, ()))
        }
        for name in names
    }


def above(results: Evaluation, baseline: str, measure: str) -> dict[str, Difference]:
    """By how much each writer exceeds the baseline on the same examples, with a paired interval."""
    level = results[baseline][measure]
    return {
        who: difference(measures[measure], level)
        for who, measures in results.items()
        if who != baseline
    }


def table_of(results: Evaluation) -> str:
    """Measures by row, writers by column, for a terminal."""
    header = f"{f'n = {examples_in(results)}':<22}" + "".join(f"{who:>18}" for who in results)
    rows = [
        f"{name:<22}" + "".join(f"{cell_of(row.get(who)):>18}" for who in results)
        for name, row in intervals(results).items()
    ]
    return "\n".join([header, *rows])


def cell_of(interval: Difference | None) -> str:
    """«0.97 ± 0.02», or a dash where there is nothing to measure."""
    if interval is None:
        return "-"
    half = (interval.high - interval.low) / 2
    return f"{interval.mean:.3g} ± {half:.2g}" if interval.n > 1 else f"{interval.mean:.3g}"


def page_of(
    recipe: str, time: str, results: Evaluation, verdict: str = "", compared: Sequence[str] = ()
) -> str:
    """One self-contained HTML page.

    Args:
        recipe: its name.
        time: of the evaluation, as shown.
        results: by writer.
        verdict: what the promotion rule said, if it was asked.
        compared: lines about writers and the baseline, if the recipe has one.
    """
    writers = list(results)
    rows = [
        {"name": name, "cells": {who: cell_of(row.get(who)) for who in writers},
         "bars": _bars(row, writers, MOST.get(name, 1.0))}
        for name, row in intervals(results).items()
    ]  # fmt: skip
    return render_page(
        TEMPLATES / "evaluation.html.jinja", recipe=recipe, time=time, writers=writers,
        n=examples_in(results), rows=rows, verdict=verdict,
        compared=compared,
    )  # fmt: skip


def _bars(
    row: Mapping[str, Difference], writers: Sequence[str], most: float
) -> list[dict[str, Any]]:
    """Pixels of each writer's interval; a certain value is a line."""
    bars = []
    for colour, who in zip(_COLOURS, writers, strict=False):
        if who in row:
            low, high = (
                min(max(end, 0.0), most) / most * _BAR_PIXELS
                for end in (row[who].low, row[who].high)
            )
            bars.append({"who": who, "colour": colour, "left": round(low, 1),
                         "width": round(max(high - low, 2.0), 1)})  # fmt: skip
    return bars
