"""The promotion rule: may a candidate take the champion's place? Decided before it is measured.

    decide(candidate, champion, recipe.promotion).why
    «quality is higher for certain: +0.31 (95 % +0.12 to +0.50, n = 400)»

Both have written the same held-out examples; an example's two values are compared with each other.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from schemas.recipe import Promotion

Measures = Mapping[str, Sequence[float | None]]
"""By measure, one value for each example; None where there is nothing to measure."""

CONFIDENCE = 0.95
# That no guard has fallen by `worst_points`: a little more than the 99 % that are promised.
CERTAINTY = 0.995
RESAMPLES = 2000
# The percentiles of a few pairs are too near to each other: of eight, 95 % are rather 90 %.
FEW_PAIRS = 50
# Were it chance which of two is better, five of five would still be in 3 % of all cases.
LEAST_PAIRS = 6
# A guard is a rate or a share of 1: a point is a hundredth.
POINT = 0.01


@dataclass(frozen=True)
class Difference:
    """Mean difference of a measure over `n` examples, with its 95 % interval."""

    n: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Decision:
    """Whether the candidate becomes champion, why, and the figures behind it."""

    promoted: bool
    why: str
    differences: dict[str, Difference]

    @property
    def verdict(self) -> str:
        """«promoted» or «refused»."""
        return "promoted" if self.promoted else "refused"

    @property
    def figures(self) -> dict[str, float]:
        """`difference.<measure>.n`, `.mean`, `.low` and `.high`, those that are finite."""
        parts = {
            f"difference.{name}.{part}": float(getattr(found, part))
            for name, found in self.differences.items()
            for part in ("n", "mean", "low", "high")
        }
        return {name: value for name, value in parts.items() if math.isfinite(value)}


def decide(candidate: Measures, champion: Measures, rule: Promotion) -> Decision:
    """Promote where the one measure rises for certain, and nothing else falls.

    The measure's interval must lie above 0, no guard may fall by more than a point on average or,
    for all that so many examples can tell, by five, and the candidate must be no hard failure.
    Fewer than `LEAST_PAIRS` examples show no rise. Measure and guards must have been measured, for
    both, on `rule.least_measured` of all the examples: which of them a measure leaves out by design
    is not known here, and a few favourable ones must not decide. Every condition is put so that a
    figure that is none (nan) refuses.
    """
    names: dict[str, None] = dict.fromkeys((rule.measure, *rule.guards))
    found = {name: difference(_of(candidate, name), _of(champion, name)) for name in names}
    gain, examples = found[rule.measure], len(candidate["answered"])
    seldom = [
        f"{name} is measured on {found[name].n} of {examples} examples"
        for name in names
        if not found[name].n >= rule.least_measured * examples
    ]
    unreal = [name for name in names if not math.isfinite(found[name].mean)]
    fallen = [name for name in rule.guards if not found[name].mean >= -rule.most_points * POINT]
    least = {
        name: least_gain(_of(candidate, name), _of(champion, name))
        for name in rule.guards
        if name not in unreal
    }
    unsure = [name for name in least if not least[name] > -rule.worst_points * POINT]
    if failure := hard_failure(candidate, rule):
        why = failure
    elif unreal:
        why = f"no finite figure: {' and '.join(unreal)} of the champion"
    elif seldom:
        why = f"{' and '.join(seldom)}, and {rule.least_measured:.0%} are needed"
    elif fallen:
        falls = ", ".join(f"{name} by {-found[name].mean / POINT:.1f} points" for name in fallen)
        why = f"fell: {falls}; {rule.most_points:g} are allowed"
    elif gain.n < LEAST_PAIRS:
        why = f"{gain.n} examples show no rise, {LEAST_PAIRS} can"
    elif not gain.low > 0:
        why = f"{rule.measure} is not higher for certain: {told(gain)}"
    elif unsure:
        worst = min(unsure, key=lambda name: least[name])
        fall = f"{worst} by {-least[worst] / POINT:.1f} points (n = {found[worst].n})"
        more = f" and {len(unsure) - 1} more" if unsure[1:] else ""
        why = f"may have fallen: {fall}{more}; more examples can tell (--held-out)"
    else:
        why = f"{rule.measure} is higher for certain: {told(gain)}"
        return Decision(True, why, found)
    return Decision(False, why, found)


def hard_failure(candidate: Measures, rule: Promotion) -> str:
    """Why the candidate may become champion of nothing, whatever it is compared with; else empty.

    A measure holds a figure that is none, it answers fewer examples than `rule.least_answered`, or
    the mean of a measure is above its ceiling. An example without a value of `answered` counts as
    not answered.
    """
    names = dict.fromkeys(("answered", rule.measure, *rule.guards, *rule.ceilings))
    unreal = [name for name in names if not _all_finite(candidate.get(name, ()))]
    answered = mean([value or 0.0 for value in candidate["answered"]])
    if unreal:
        return f"no finite figure: {' and '.join(unreal)} of the candidate"
    if not answered >= rule.least_answered:
        least = f"{rule.least_answered:.0%}"
        return f"it answers {answered:.1%} of the examples, and {least} are needed"
    levels = {name: mean(_of(candidate, name)) for name in rule.ceilings}
    high = [name for name, most in rule.ceilings.items() if not levels[name] <= most]
    told_high = (f"{name} is {levels[name]:.3g}, at most {rule.ceilings[name]:g}" for name in high)
    return f"above its ceiling: {'; '.join(told_high)}" if high else ""


def _of(measures: Measures, name: str) -> Sequence[float | None]:
    """The values of a measure; one that was not taken has none for any example."""
    return measures.get(name, [None] * len(measures["answered"]))


def _all_finite(values: Sequence[float | None]) -> bool:
    return all(value is None or math.isfinite(value) for value in values)


def difference(
    candidate: Sequence[float | None], champion: Sequence[float | None], seed: int = 17
) -> Difference:
    """Paired bootstrap of the mean difference, by percentiles; of fewer than `FEW_PAIRS` pairs at
    least as wide as Student's t.

    Pairs with a missing value are left out. With fewer than two pairs the interval is unbounded;
    with a value that is not finite the mean is nan besides.
    """
    from scipy.stats import bootstrap, t

    own = _differences(candidate, champion)
    if not np.isfinite(own).all():
        return Difference(len(own), math.nan, -math.inf, math.inf)
    if len(own) < 2:
        return Difference(len(own), float(own.sum()), -math.inf, math.inf)
    interval = bootstrap(
        (own,), np.mean, n_resamples=RESAMPLES, confidence_level=CONFIDENCE,
        method="percentile", rng=np.random.default_rng(seed),
    ).confidence_interval  # fmt: skip
    middle, low, high = float(own.mean()), float(interval.low), float(interval.high)
    if len(own) < FEW_PAIRS:
        error = float(own.std(ddof=1)) / math.sqrt(len(own))
        half = float(t.ppf((1 + CONFIDENCE) / 2, len(own) - 1)) * error
        low, high = min(low, middle - half), max(high, middle + half)
    return Difference(len(own), middle, low, high)


def least_gain(candidate: Sequence[float | None], champion: Sequence[float | None]) -> float:
    """What the mean difference of a rate, or of a share of 1, is above with 99.5 %.

    By Student's t. A rate near 1 differs in few pairs, perhaps in none: pairs that differ are added
    to them, as Agresti and Min (2005) do, here one for the candidate and two against it. Of fewer
    than 110 pairs it is below -0.05 whatever they say.
    """
    from scipy.stats import t

    own = np.append(_differences(candidate, champion), [1.0, -1.0, -1.0])
    error = float(own.std(ddof=1)) / math.sqrt(len(own))
    return max(-1.0, float(own.mean() - t.ppf(CERTAINTY, len(own) - 1) * error))


def _differences(
    candidate: Sequence[float | None], champion: Sequence[float | None]
) -> npt.NDArray[np.float64]:
    pairs = zip(candidate, champion, strict=True)
    return np.array([a - b for a, b in pairs if a is not None and b is not None])


def mean(values: Sequence[float | None]) -> float:
    """Of the values that are there; nan where none is."""
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else math.nan


def told(one: Difference) -> str:
    """«+0.31 (95 % +0.12 to +0.50, n = 400)»."""
    return f"{one.mean:+.3g} (95 % {one.low:+.3g} to {one.high:+.3g}, n = {one.n})"
