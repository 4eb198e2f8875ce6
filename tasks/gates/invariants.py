"""What must hold between rows, or needs more than a column's own checks. Plain pandas."""

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from tasks.gates.result import Failures

if TYPE_CHECKING:
    import pandas as pd


def problems(frame: "pd.DataFrame", column: str, problem: Callable[[str], str | None]) -> Failures:
    """Rows whose value has a problem, by a function that gives its reason code or None.

    Blank values are left to the column's own check.
    """
    found = ((label, problem(value)) for label, value in frame[column].dropna().items() if value)
    return {label: (reason,) for label, reason in found if reason}


def duplicates(
    frame: "pd.DataFrame", column: str, reason: str, key: Callable[[str], str] = str
) -> Failures:
    """Rows whose value an earlier row holds too, both seen through `key`; blanks never count."""
    seen: set[str] = set()
    failures: Failures = {}
    for label, value in frame[column].dropna().items():
        if not value:
            continue
        if (found := key(value)) in seen:
            failures[label] = (reason,)
        seen.add(found)
    return failures


def leakage(frame: "pd.DataFrame") -> Failures:
    """Rows of `examples` that let a model see held-out text while it trains.

    All rows of a `group` that stands in more than one `split`, and all rows with one target
    (case, width of letters and spacing aside) in more than one split.
    """
    targets = frame["target"].map(_folded)
    leaks = _in_several(frame["group"], frame["split"]) | _in_several(targets, frame["split"])
    return dict.fromkeys(frame.index[leaks], ("split.leak",))


def _in_several(keys: "pd.Series[str]", splits: "pd.Series[str]") -> "pd.Series[bool]":
    return splits.groupby(keys).transform("nunique") > 1


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
