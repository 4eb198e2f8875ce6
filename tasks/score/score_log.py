"""Scores for people: one timestamped line an email, and averages for the manifest.

Out:  {"time": "2026-05-12T02:10:00+00:00", "lead_id": "17", …, "status": "ready", "quality": 9.5}
      {"emails": 300, "greeting_ok_rate": 0.99, "quality": 9.31, "bleu": 16.8, …}
"""

import json
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from schemas.records import Email

_RULES = ("word_count_in_range", "greeting_ok", "closing_ok", "personalization_ok")
_MEASURES = (
    "quality", "word_count", "grounding", "distinctness", "memorisation", "spam_score",
    "semantic_similarity", "bertscore_precision", "bertscore_recall", "bertscore_f1", "bleu",
    "rouge_l",
)  # fmt: skip


def averages(emails: Sequence[Email]) -> dict[str, float | int | None]:
    """Averages over the emails that have scores, for the manifest.

    Rules become rates from 0 to 1 under reference system C's names. A measure is averaged over the
    emails that have it, and is None where none has.
    """
    scored = [email.scores for email in emails if email.scores is not None]
    result: dict[str, float | int | None] = {"emails": len(scored)}
    for name in _RULES:
        result[f"{name}_rate"] = _mean([float(getattr(scores, name)) for scores in scored])
    for name in _MEASURES:
        values = (getattr(scores, name) for scores in scored)
        result[name] = _mean([float(value) for value in values if value is not None])
    return result


def write_score_log(path: Path, emails: Iterable[Email], time: datetime | None = None) -> int:
    """Append one JSON line an email and return how many; the file is a log, never rewritten.

    Args:
        time: of the scoring; now where None.
    """
    stamp = (time or datetime.now(UTC)).isoformat(timespec="seconds")
    lines = [json.dumps(_record(email, stamp), ensure_ascii=True) + "\n" for email in emails]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write("".join(lines))
        file.flush()
        os.fsync(file.fileno())
    return len(lines)


def _record(email: Email, stamp: str) -> dict[str, Any]:
    draft = email.draft
    return {
        "time": stamp,
        "lead_id": draft.lead_id,
        "source_file": draft.source_file,
        "row_number": draft.row_number,
        "recipe": draft.recipe,
        "adapter": draft.adapter,
        "adapter_version": draft.adapter_version,
        "status": email.status,
        "reasons": list(email.reasons),
        **(email.scores.model_dump() if email.scores else {}),
    }


def _mean(values: list[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
