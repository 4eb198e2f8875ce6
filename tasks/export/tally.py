"""What a night amounts to, counted row by row: the report and the manifest are made of it.

Memory: a number a measure and written email, and the few rows that the page shows.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Self

from schemas.records import Lead
from schemas.tables import STATUSES

Row = Mapping[str, Any]
# More would make the page slow to open and to search; the rest is in the Parquet.
EMAILS_SHOWN, OTHERS_SHOWN = 500, 200
WRITTEN = ("review", "failed", "ready")
RULES = ("word_count_in_range", "greeting_ok", "closing_ok", "personalization_ok")
MEASURES = (
    "quality", "grounding", "word_count", "distinctness", "memorisation", "spam_score",
    "semantic_similarity", "bertscore_precision", "bertscore_recall", "bertscore_f1", "bleu",
    "rouge_l",
)  # fmt: skip


class WriterOf(NamedTuple):
    """Who wrote an email."""

    recipe: str
    adapter: str
    adapter_version: str
    base_model: str


class Tally:
    """Counts of all rows added so far."""

    def __init__(self) -> None:
        self.rows = 0
        self.scored = 0
        self.reasons: Counter[str] = Counter()
        self.writers: Counter[WriterOf] = Counter()
        self.measures = {name: array("d") for name in MEASURES}
        self.others: list[Row] = []
        self._statuses: Counter[str] = Counter()
        self._rules: Counter[str] = Counter()
        self._shown: dict[str, list[tuple[Row, Lead | None]]] = {s: [] for s in WRITTEN}

    @classmethod
    def of(cls, pairs: Iterable[tuple[Row, Lead | None]]) -> Self:
        """A tally of (row of `OUTCOMES`, its lead)."""
        tally = cls()
        for row, lead in pairs:
            tally.add(row, lead)
        return tally

    def add(self, row: Row, lead: Lead | None) -> None:
        """Count one row of `OUTCOMES`; the lead is for the page's facts."""
        self.rows += 1
        status = str(row["status"])
        self._statuses[status] += 1
        self.reasons.update(row["reasons"] or ())
        if row.get("recipe"):
            self.writers[WriterOf(*(str(row[name] or "") for name in WriterOf._fields))] += 1
        if row.get("quality") is not None:
            self.scored += 1
            self._rules.update(name for name in RULES if row[name])
        for name, values in self.measures.items():
            if row.get(name) is not None:
                values.append(float(row[name]))
        if status not in WRITTEN:
            if len(self.others) < OTHERS_SHOWN:
                self.others.append(row)
        elif len(self._shown[status]) < EMAILS_SHOWN:
            self._shown[status].append((row, lead))

    @property
    def statuses(self) -> dict[str, int]:
        """Rows by status; every status is there, also with 0."""
        return {status: self._statuses[status] for status in STATUSES}

    @property
    def written(self) -> int:
        """Rows for which the model was asked."""
        return sum(self._statuses[status] for status in WRITTEN)

    @property
    def rule_rates(self) -> dict[str, float]:
        """Share of the scored emails that keeps each rule; empty where there are none."""
        return {name: self._rules[name] / self.scored for name in RULES if self.scored}

    @property
    def averages(self) -> dict[str, float | int | None]:
        """Over all scored emails, for the manifest: rules as rates, measures as means.

        A measure is averaged over the emails that have it, and is None where none has.
        """
        means = {
            name: round(sum(values) / len(values), 4) if values else None
            for name, values in self.measures.items()
        }
        rates = {f"{name}_rate": round(rate, 4) for name, rate in self.rule_rates.items()}
        return {"emails": self.scored, **rates, **means}

    def shown(self, limit: int = EMAILS_SHOWN) -> list[tuple[Row, Lead | None]]:
        """At most `limit` written rows: as many of each status as there is room for, in order."""
        room = dict.fromkeys(WRITTEN, 0)
        while limit and (open_ := [s for s in WRITTEN if room[s] < len(self._shown[s])]):
            for status in open_[:limit]:
                room[status] += 1
                limit -= 1
        return [pair for status in WRITTEN for pair in self._shown[status][: room[status]]]
