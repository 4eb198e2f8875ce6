"""Scores for people: one timestamped line an email.

{"time": "2026-05-12T02:10:00+00:00", "lead_id": "17", …, "status": "ready", "quality": 9.5, …}
"""

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from schemas.records import Email


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
