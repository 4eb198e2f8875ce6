"""What the report shows, worked out from a tally; the template only lays it out."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.reasons import REASONS
from schemas.records import Lead
from schemas.tables import EMAILS
from tasks.export.tally import RULES, Row

# Name of a measure -> ends of its scale.
_SCALES = {
    "quality": (0.0, 10.0), "grounding": (0.0, 1.0), "word_count": (0.0, 0.0),
    "distinctness": (0.0, 1.0), "memorisation": (0.0, 1.0), "spam_score": (0.0, 10.0),
    "semantic_similarity": (0.0, 1.0), "bertscore_precision": (0.0, 1.0),
    "bertscore_recall": (0.0, 1.0), "bertscore_f1": (0.0, 1.0), "bleu": (0.0, 100.0),
    "rouge_l": (0.0, 1.0),
}  # fmt: skip
_MEANINGS = {column.name: column.meaning for column in EMAILS.columns}
_LEAST_WORD, _USED_SHARE = 4, 0.5


def meaning(column: str) -> str:
    """What a column of `EMAILS` means."""
    return _MEANINGS[column]


@dataclass(frozen=True)
class Bar:
    """One bar of a histogram: values from `low` to `high`; `height` is 0 to 1."""

    low: float
    high: float
    count: int
    height: float


@dataclass(frozen=True)
class Measure:
    """One measure over all emails that have it."""

    name: str
    meaning: str
    mean: float
    lowest: float
    highest: float
    count: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Fact:
    """Something known about the lead, and whether the email uses it."""

    label: str
    text: str
    used: bool


@dataclass(frozen=True)
class Card:
    """One email beside what is known about its lead."""

    row: Row
    facts: tuple[Fact, ...]
    claims: tuple[tuple[str, str], ...]
    """Sentences, and the fields that each rests on."""
    reasons: tuple[tuple[str, str], ...]
    measures: tuple[tuple[str, str], ...]


def reason_counts(reasons: Counter[str]) -> list[tuple[str, str, int]]:
    """(code, sentence, rows), the most frequent first."""
    return [(code, REASONS.get(code, code), count) for code, count in reasons.most_common()]


def measures_of(values_by_name: Mapping[str, Sequence[float]]) -> list[Measure]:
    """Every measure that at least one email has."""
    found = []
    for name, values in values_by_name.items():
        if not values:
            continue
        low, high = _SCALES[name]
        mean = sum(values) / len(values)
        bars = histogram(values, min(low, *values), max(high, *values))
        found.append(
            Measure(name, _MEANINGS[name], mean, min(values), max(values), len(values), bars)
        )
    return found


def histogram(values: Sequence[float], low: float, high: float, bins: int = 20) -> tuple[Bar, ...]:
    """`values` counted in equal steps from `low` to `high`; the last step includes `high`."""
    width = (high - low) / bins or 1.0
    counts = Counter(min(bins - 1, int((value - low) / width)) for value in values)
    most = max(counts.values(), default=1)
    return tuple(
        Bar(low + i * width, low + (i + 1) * width, counts[i], counts[i] / most)
        for i in range(bins)
    )


def card(row: Row, lead: Lead | None) -> Card:
    """One email for the page; without its lead it simply has no facts."""
    text = f"{row['subject'] or ''}\n{row['body'] or ''}"
    facts = (Fact(label, fact, is_used(fact, text)) for label, fact in _facts(lead))
    shown = (*RULES, *_SCALES)
    return Card(
        row=row,
        facts=tuple(facts),
        claims=tuple((s, f) for s, _, f in (c.rpartition(" <- ") for c in row["claims"] or ())),
        reasons=tuple((code, REASONS.get(code, code)) for code in row["reasons"] or ()),
        measures=tuple((n, _shown(row[n])) for n in shown if row.get(n) is not None),
    )


def is_used(fact: str, text: str) -> bool:
    """Whether at least half of the fact's longer words occur in the text."""
    own = {w for w in _words(fact) if len(w) >= _LEAST_WORD} or set(_words(fact))
    return bool(own) and len(own & set(_words(text))) >= _USED_SHARE * len(own)


def _facts(lead: Lead | None) -> Iterator[tuple[str, str]]:
    if lead is None:
        return
    for name in ("title", "company", "industry", "city", "country", "headline", "mbti",
                 "objective"):  # fmt: skip
        if value := getattr(lead, name):
            yield name, value
    for name in ("recent_activity", "company_updates", "career_history", "skills"):
        yield from ((name.replace("_", " "), value) for value in getattr(lead, name))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.3g}" if isinstance(value, float) else str(value)
