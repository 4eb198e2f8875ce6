"""An evaluation in words and bars: a table for the terminal, a page for the browser."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tasks.common.pages import render_page
from tasks.score.baselines import BASELINES
from tasks.score.promotion import CONFIDENCE, Difference, Measures, difference

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
    """`<writer>.<measure>` -> mean, those that are finite, and `n`."""
    found = {
        f"{who}.{name}": interval.mean
        for name, row in intervals(results).items()
        for who, interval in row.items()
        if math.isfinite(interval.mean)
    }
    return {"n": float(examples_in(results)), **found}


def intervals(results: Evaluation) -> dict[str, dict[str, Difference]]:
    """By measure and writer the mean with its 95 % interval, of those who have a value."""
    names = dict.fromkeys(name for measures in results.values() for name in measures)
    return {
        name: {
            who: interval_of(name, measures[name])
            for who, measures in results.items()
            if any(value is not None for value in measures.get(name, ()))
        }
        for name in names
    }


def interval_of(name: str, values: Sequence[float | None]) -> Difference:
    """A measure's mean with its 95 % interval: Wilson's for a rate, which is 0 or 1 each time.

    No interval reaches beyond what the measure can be.
    """
    from scipy.stats import binomtest

    there = [value for value in values if value is not None]
    if name not in MOST and set(there) <= {0.0, 1.0}:
        rate = binomtest(int(sum(there)), len(there)).proportion_ci(CONFIDENCE, method="wilson")
        mean = sum(there) / len(there)
        # Rounding sets the ends a hair beside a mean of 0 or 1.
        return Difference(len(there), mean, min(mean, rate.low), max(mean, rate.high))
    found = difference(values, [0.0] * len(values))
    least, most = min(0.0, *there), max(MOST.get(name, 1.0), *there)
    return replace(found, low=max(found.low, least), high=min(found.high, most))


def above(results: Evaluation, baseline: str, measure: str) -> dict[str, Difference]:
    """By how much each writer exceeds the baseline on the same examples, with a paired interval."""
    level = results[baseline][measure]
    return {
        who: difference(measures[measure], level)
        for who, measures in results.items()
        if who != baseline
    }


def changes(results: Evaluation) -> tuple[str, dict[str, Difference]]:
    """«candidate - champion», and by measure the mean of that over the examples that both have.

    Empty where there is no champion, or none but it and the base.
    """
    others = (who for who in results if who not in ("base", "champion", *BASELINES))
    other, champion = next(others, ""), results.get("champion", {})
    if not other or not champion:
        return "", {}
    found = {
        name: difference(values, champion[name])
        for name, values in results[other].items()
        if name in champion
    }
    return f"{other} - champion", {name: one for name, one in found.items() if one.n > 1}


def rows_of(results: Evaluation) -> list[dict[str, str]]:
    """A row for each measure: the means of the writers, what a candidate changes, and n.

    `n` says of how many examples, writer by writer, where a measure does not have them all.
    """
    title, changed = changes(results)
    examples = examples_in(results)
    rows = []
    for name, row in intervals(results).items():
        change = {title: change_of(changed.get(name), examples)} if title else {}
        cells = {who: cell_of(row.get(who)) for who in results}
        counts = counts_of(row, list(results), examples)
        rows.append({"measure": name, **cells, **change, "n": counts})
    return rows


def table_of(results: Evaluation) -> str:
    """Measures by row, writers by column, for a terminal."""
    rows = rows_of(results)
    names = list(rows[0]) if rows else []
    header = {name: name for name in names} | {"measure": f"n = {examples_in(results)}"}
    widths = [max(len(row[name]) for row in (header, *rows)) for name in names]
    lines = (
        [row[name].ljust(width) for name, width in zip(names, widths, strict=True)]
        for row in (header, *rows)
    )
    return "\n".join("  ".join(line).rstrip() for line in lines)


def cell_of(interval: Difference | None) -> str:
    """«0.97 (0.95 to 0.98)», or a dash where there is nothing to measure."""
    if interval is None:
        return "-"
    return f"{interval.mean:.3g} ({interval.low:.3g} to {interval.high:.3g})"


def change_of(one: Difference | None, examples: int) -> str:
    """«+0.31 (+0.12 to +0.5)», with n where it is not that of all examples."""
    if one is None:
        return "-"
    of = "" if one.n == examples else f", n = {one.n}"
    return f"{one.mean:+.3g} ({one.low:+.3g} to {one.high:+.3g}{of})"


def counts_of(row: Mapping[str, Difference], writers: Sequence[str], examples: int) -> str:
    """«64», or «136, 500» where writers differ; empty where all have all examples."""
    counts = [row[who].n if who in row else 0 for who in writers]
    if len({*counts, examples}) == 1:
        return ""
    return str(counts[0]) if len(set(counts)) == 1 else ", ".join(map(str, counts))


def page_of(
    recipe: str,
    time: str,
    results: Evaluation,
    verdict: str = "",
    compared: Sequence[str] = (),
    depends_on: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """One self-contained HTML page.

    Args:
        recipe: its name.
        time: of the evaluation, as shown.
        results: by writer.
        verdict: what the promotion rule said, if it was asked.
        compared: lines about writers and the baseline, if the recipe has one.
        depends_on: which programs and models the measures of likeness are of.
    """
    rows = rows_of(results)
    return render_page(
        TEMPLATES / "evaluation.html.jinja", recipe=recipe, time=time, writers=list(results),
        n=examples_in(results), columns=list(rows[0])[1:] if rows else [], rows=rows,
        bars=_bars_of(results), verdict=verdict, compared=compared, depends_on=depends_on,
    )  # fmt: skip


def plot_of(results: Evaluation) -> str:
    """One SVG image: by measure the interval of each writer as a bar, and in figures."""
    return render_page(
        TEMPLATES / "evaluation.svg.jinja", writers=list(results),
        colours=list(zip(results, _COLOURS, strict=False)), rows=rows_of(results),
        bars=_bars_of(results),
    )  # fmt: skip


def _bars_of(results: Evaluation) -> dict[str, list[dict[str, Any]]]:
    return {
        name: _bars(row, list(results), MOST.get(name, 1.0))
        for name, row in intervals(results).items()
    }


def _bars(
    row: Mapping[str, Difference], writers: Sequence[str], most: float
) -> list[dict[str, Any]]:
    """Pixels of each writer's interval; a certain value is a line."""
    bars = []
    for colour, who in zip(_COLOURS, writers, strict=False):
        if who in row and math.isfinite(row[who].mean):
            low, high = (
                min(max(end, 0.0), most) / most * _BAR_PIXELS
                for end in (row[who].low, row[who].high)
            )
            bars.append({"who": who, "colour": colour, "left": round(low, 1),
                         "width": round(max(high - low, 2.0), 1)})  # fmt: skip
    return bars
