"""What the report shows, worked out from the rows; the template only lays it out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Any

from schemas.reasons import REASONS
from schemas.records import Lead
from schemas.tables import EMAILS, STATUSES

Row = Mapping[str, Any]
LeadKey = tuple[str, int]
# More would make the page slow to open and to search; the rest is in the Parquet.
EMAILS_SHOWN, OTHERS_SHOWN = 500, 200
WRITTEN, UNWRITTEN = ("review", "failed", "ready"), ("held", "suppressed", "rejected")
_RULES = ("word_count_in_range", "greeting_ok", "closing_ok", "personalization_ok")
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
    reasons: tuple[tuple[str, str], ...]
    measures: tuple[tuple[str, str], ...]


def status_counts(rows: Iterable[Row]) -> dict[str, int]:
    """Rows by status; every status is there, also with 0."""
    found = Counter(str(row["status"]) for row in rows)
    return {status: found[status] for status in STATUSES}


def reason_counts(rows: Iterable[Row]) -> list[tuple[str, str, int]]:
    """(code, sentence, rows), the most frequent first."""
    found = Counter(reason for row in rows for reason in row["reasons"] or ())
    return [(code, REASONS.get(code, code), count) for code, count in found.most_common()]


def rule_rates(rows: Sequence[Row]) -> list[tuple[str, str, float]]:
    """(rule, meaning, share that keeps it) over the emails that were written."""
    written = [row for row in rows if row.get("quality") is not None]
    return [
        (name, _MEANINGS[name], sum(bool(row[name]) for row in written) / len(written))
        for name in _RULES
        if written
    ]


def measures_of(rows: Sequence[Row]) -> list[Measure]:
    """Every measure that at least one email has."""
    found = []
    for name, (low, high) in _SCALES.items():
        values = [float(row[name]) for row in rows if row.get(name) is not None]
        if not values:
            continue
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


def writers_of(rows: Iterable[Row]) -> list[tuple[str, str, str, str, int]]:
    """(recipe, adapter, version, base model, emails) of all that was written."""
    names = ("recipe", "adapter", "adapter_version", "base_model")
    found = Counter(
        (str(row["recipe"]), *(str(row[name] or "") for name in names[1:]))
        for row in rows
        if row.get("recipe")
    )
    return [(who[0], who[1], who[2], who[3], count) for who, count in found.most_common()]


def throughput(shards: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Leads, seconds, leads and output tokens a second, from the shards' manifests."""
    leads = seconds = tokens = 0.0
    for shard in shards:
        leads += float(shard.get("rows", 0))
        seconds += float(shard.get("seconds", 0))
        tokens += float(shard.get("output_tokens", 0))
    if not seconds:
        return {}
    return {
        "emails written": leads,
        "seconds of writing and scoring": seconds,
        "emails a second": leads / seconds,
        "output tokens a second": tokens / seconds,
    }


def chosen_emails(rows: Iterable[Row], limit: int = EMAILS_SHOWN) -> list[Row]:
    """At most `limit` written rows: as many of each status as there is room for, in their order."""
    by_status: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_status[str(row["status"])].append(row)
    groups = [by_status[status] for status in WRITTEN]
    turns = chain.from_iterable(zip_longest(*groups))
    chosen = list(islice((row for row in turns if row is not None), limit))
    return [row for status in WRITTEN for row in chosen if row["status"] == status]


def card(row: Row, lead: Lead | None) -> Card:
    """One email for the page; without its lead it simply has no facts."""
    text = f"{row['subject'] or ''}\n{row['body'] or ''}"
    facts = (Fact(label, fact, is_used(fact, text)) for label, fact in _facts(lead))
    shown = (*_RULES, *_SCALES)
    return Card(
        row=row,
        facts=tuple(facts),
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
