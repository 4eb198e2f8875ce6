"""One shard: leads in, judged emails out. The unit of work, resumed by its manifest."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.night import Night
from schemas.records import Email, Lead
from schemas.tables import OUTCOMES
from tasks.common.files import read_json, sha256_file, write_json
from tasks.common.parquet import read_records, write_table
from tasks.export.footer import footer
from tasks.export.outcomes import email_outcome_row
from tasks.export.unsubscribe import UnsubscribeTokens
from tasks.generate.answers import Writer
from tasks.generate.drafts import write_drafts
from tasks.generate.engine import Engine
from tasks.score.score_log import averages, write_score_log
from tasks.score.shard import score_drafts
from tasks.score.similarity import ReferenceScorer

LEADS_FILE, OUTCOMES_FILE, MANIFEST_FILE = "leads.parquet", "outcomes.parquet", "manifest.json"


@dataclass(frozen=True)
class Tools:
    """What a shard works with: loaded once a night."""

    writers: Mapping[tuple[str, str], Writer]
    engine: Engine
    references: ReferenceScorer
    tokens: UnsubscribeTokens


def write_shard(folder: Path, night: Night, tools: Tools) -> None:
    """Write, score and footer the leads of `folder`.

    `leads.parquet` in, `outcomes.parquet` and `scores.jsonl` out, `manifest.json` last: rows,
    hash, tokens, seconds, averages.
    """
    leads = list(read_records(folder / LEADS_FILE, Lead))
    started = time.perf_counter()
    emails = write_emails(leads, night, tools)
    seconds = time.perf_counter() - started
    rows = [
        email_outcome_row(email, lead, night.run, *below_email(lead, night, tools.tokens))
        for email, lead in zip(emails, leads, strict=True)
    ]
    write_table(folder / OUTCOMES_FILE, OUTCOMES, rows)
    write_score_log(folder / "scores.jsonl", emails)
    manifest = {
        "rows": len(rows),
        "sha256": sha256_file(folder / OUTCOMES_FILE),
        "prompt_tokens": sum(email.draft.prompt_tokens for email in emails),
        "output_tokens": sum(email.draft.output_tokens for email in emails),
        "seconds": round(seconds, 3),
        "averages": averages(emails),
        "references": tools.references.metadata(),
    }
    write_json(folder / MANIFEST_FILE, manifest)


def finished_manifest(folder: Path) -> dict[str, Any] | None:
    """The shard's manifest, where it names the outcomes that are there; else None."""
    manifest_file, outcomes_file = folder / MANIFEST_FILE, folder / OUTCOMES_FILE
    if not manifest_file.exists() or not outcomes_file.exists():
        return None
    manifest: dict[str, Any] = read_json(manifest_file)
    return manifest if manifest["sha256"] == sha256_file(outcomes_file) else None


def write_emails(leads: list[Lead], night: Night, tools: Tools) -> list[Email]:
    """The best of at most `quality.attempts` tries for each lead, in the leads' order."""
    campaign = night.campaign
    best: list[Email | None] = [None] * len(leads)
    asked = [0] * len(leads)
    pending = list(range(len(leads)))
    for attempt in range(1, campaign.quality.attempts + 1):
        chosen = [leads[index] for index in pending]
        drafts = write_drafts(chosen, campaign, tools.writers, tools.engine, attempt)
        emails = score_drafts(drafts, chosen, campaign, tools.references)
        for index, email in zip(pending, emails, strict=True):
            best[index] = max((best[index], email), key=_rank)
            asked[index] = attempt
        pending = [index for index in pending if _rank(best[index])[0] < READY]
    return [
        email.model_copy(update={"draft": email.draft.model_copy(update={"attempts": times})})
        for email, times in zip(best, asked, strict=True)
        if email is not None
    ]


def below_email(lead: Lead, night: Night, tokens: UnsubscribeTokens) -> tuple[str, str]:
    """The footer of a lead's email, and the unsubscribe address in it."""
    campaign = night.campaign
    url = tokens.url(campaign.compliance.unsubscribe_url, campaign.name, lead.email)
    return footer(campaign, url), url


READY = 3


def _rank(email: Email | None) -> tuple[int, float]:
    """Ready before review before failed before nothing; then the higher quality."""
    if email is None:
        return 0, 0.0
    order = {"ready": READY, "review": 2, "failed": 1}
    return order[email.status], email.scores.quality if email.scores else 0.0
