"""One shard: leads in, judged emails out. The unit of work, resumed by its manifest."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import pandas as pd

from flows.night import Night
from flows.pace import MeanTime
from schemas.errors import MailmillError
from schemas.records import Draft, Email, Lead
from schemas.tables import EMAILS, OUTCOMES
from tasks.common.files import sha256_file, write_sealed
from tasks.common.jurisdiction import standing
from tasks.common.parquet import read_records, write_table
from tasks.common.processes import step_back
from tasks.common.unsubscribe import UnsubscribeTokens
from tasks.export.eml import check_sendable
from tasks.export.footer import footer, subject_as_sent
from tasks.export.handoff import handoff_row
from tasks.export.outcomes import email_outcome_row, outcome_of_lead, outcome_row
from tasks.export.run_folder import LEADS_FILE, MANIFEST_FILE, OUTCOMES_FILE
from tasks.gates.gate import hold
from tasks.gates.result import GateResult
from tasks.generate.answer_cache import CachedEngine
from tasks.generate.answers import Writer, request_for
from tasks.generate.drafts import rows_of, write_drafts
from tasks.generate.engine import UNANSWERED, Engine
from tasks.score.claims import source_fields
from tasks.score.crowd import Crowd
from tasks.score.distinctness import distinctness
from tasks.score.frames import frames_of
from tasks.score.score_log import write_score_log
from tasks.score.shard import Indexes, Scored, judge_drafts, score_draft
from tasks.score.similarity import ReferenceScorer

Row = dict[str, Any]
READY = 3


@dataclass(frozen=True)
class Tools:
    """What a shard works with: loaded once a night, shared by the shards in flight."""

    writers: Mapping[tuple[str, str], Writer]
    engine: Engine
    references: ReferenceScorer
    tokens: UnsubscribeTokens
    indexes: Indexes = field(default_factory=dict)
    # Drafts are scored as they come, with what the engine leaves of the cores. One at a time: two
    # would only take them from each other.
    scorer: Executor = field(
        default_factory=lambda: ThreadPoolExecutor(1, "score", initializer=step_back)
    )
    scoring: Lock = field(default_factory=Lock)
    score_time: MeanTime = field(default_factory=MeanTime)
    # Whether so many leads may be asked for once more.
    has_time: Callable[[int], bool] = lambda _leads: True


class Kept(NamedTuple):
    """The best try for a lead so far, and its sentences' frames."""

    email: Email
    frames: set[str]


def write_shard(folder: Path, night: Night, tools: Tools) -> None:
    """Write, score, footer and gate the leads of `folder`.

    `leads.parquet` in, `outcomes.parquet` and `scores.jsonl` out, `manifest.json` last: rows,
    hashes, gate, references.
    """
    leads = list(read_records(folder / LEADS_FILE, Lead))
    emails = write_emails(leads, night, tools)
    with tools.scoring:
        rows = [
            sent_row(email, lead, night, tools.tokens)
            for email, lead in zip(emails, leads, strict=True)
        ]
        refuse_unsendable(rows, leads, night)
        gate = gate_emails(rows, night)
        write_score_log(folder / "scores.jsonl", emails)
        finish_shard(folder, rows, {
            "gate": gate.model_dump(mode="json"),
            "references": tools.references.metadata(),
            # The next start of the night asks for these again.
            "suspected": sum("engine.row_suspected" in email.reasons for email in emails),
        })  # fmt: skip


def hold_shard(folder: Path, night: Night, reason: str) -> None:
    """Give every lead of `folder` the outcome `held`; a later run of the night may write them."""
    leads = read_records(folder / LEADS_FILE, Lead)
    rows = [outcome_row(outcome_of_lead(lead, "held", (reason,)), night.run) for lead in leads]
    finish_shard(folder, rows, {"held": reason})


def finish_shard(folder: Path, rows: list[Row], about: Mapping[str, Any]) -> None:
    """Write a shard's outcomes, and the manifest that makes them count last."""
    write_table(folder / OUTCOMES_FILE, OUTCOMES, rows)
    hashes = {
        "sha256": sha256_file(folder / OUTCOMES_FILE),
        "leads_sha256": sha256_file(folder / LEADS_FILE),
    }
    write_sealed(folder / MANIFEST_FILE, {"rows": len(rows), **hashes, **about})


def write_emails(leads: Sequence[Lead], night: Night, tools: Tools) -> list[Email]:
    """The best of at most `quality.attempts` tries for each lead, in the leads' order.

    A ready email with a sentence that too many others have is asked for again, too; of two such
    emails the one stays whose sentences fewer others have.
    """
    campaign = night.campaign
    crowd = Crowd(len(leads), campaign.quality.max_frame_share)
    best: list[Kept | None] = [None] * len(leads)
    asked = [0] * len(leads)
    reasons: list[tuple[str, ...]] = [()] * len(leads)
    pending = list(range(len(leads)))
    for attempt in range(1, campaign.quality.attempts + 1):
        if attempt > 1 and not tools.has_time(len(pending)):
            pending = _with_kept_answers(pending, leads, night, tools, attempt, reasons)
        chosen = [leads[index] for index in pending]
        scored = write_and_score(chosen, night, tools, attempt, [reasons[i] for i in pending])
        with tools.scoring:
            emails = judge_drafts(scored, campaign, tools.references)
        again = []
        for index, email in zip(pending, emails, strict=True):
            asked[index], reasons[index] = attempt, email.reasons
            said = frames_of(email.draft.body, source_fields(leads[index], campaign).values())
            before, new = best[index], Kept(email, said)
            if before and before.email.status == "ready":
                crowd.remove(before.frames)
            admitted = email.status == "ready" and crowd.has_room(said)
            kept = new if admitted or before is None else _better(before, new, crowd)
            if kept.email.status == "ready":
                crowd.add(kept.frames)
            best[index] = kept
            if not admitted and email.draft.failure not in UNANSWERED:
                again.append(index)
        if not (pending := again):
            break
    return with_distinctness([
        kept.email.model_copy(
            update={"draft": kept.email.draft.model_copy(update={"attempts": times})}
        )
        for kept, times in zip(best, asked, strict=True)
        if kept is not None
    ])  # fmt: skip


def _with_kept_answers(
    pending: Sequence[int],
    leads: Sequence[Lead],
    night: Night,
    tools: Tools,
    attempt: int,
    reasons: Sequence[tuple[str, ...]],
) -> list[int]:
    """Those whose further try takes no time."""
    if not isinstance(tools.engine, CachedEngine):
        return []
    rows = rows_of([leads[index] for index in pending], night.campaign, tools.writers)
    return [
        index for index, (writer, inputs) in zip(pending, rows, strict=True)
        if not tools.engine.missing([request_for(writer, inputs, attempt, reasons[index])])
    ]  # fmt: skip


def write_and_score(
    leads: Sequence[Lead],
    night: Night,
    tools: Tools,
    attempt: int,
    refused_for: Sequence[tuple[str, ...]],
) -> list[Scored]:
    """A draft for each lead, scored by itself while others are being written."""
    campaign = night.campaign
    scored: dict[int, tuple[Draft, Future[Scored]]] = {}

    def score(place: int, draft: Draft) -> Scored:
        with tools.score_time.measured():
            return score_draft(draft, leads[place], campaign, tools.indexes)

    def on_draft(place: int, draft: Draft) -> None:
        scored[place] = draft, tools.scorer.submit(score, place, draft)

    write_drafts(leads, campaign, tools.writers, tools.engine, attempt, refused_for, on_draft)
    # On a machine that others keep busy the scorer is behind: what it has not begun is scored here.
    return [
        score(place, draft) if future.cancel() else future.result()
        for place, (draft, future) in sorted(scored.items())
    ]


def with_distinctness(emails: Sequence[Email]) -> list[Email]:
    """Emails with their distinctness among all that the shard now holds, of whatever try."""
    measured = iter(distinctness([email.draft.body for email in emails if email.scores]))
    return [
        email.model_copy(update={
            "scores": email.scores.model_copy(update={"distinctness": next(measured)})
        }) if email.scores else email
        for email in emails
    ]  # fmt: skip


def sent_row(email: Email, lead: Lead, night: Night, tokens: UnsubscribeTokens) -> Row:
    """An email's row with what the law of the lead's country puts around it."""
    campaign = night.campaign
    found = standing(lead, campaign.compliance, night.policies)
    url = tokens.url(campaign.compliance.unsubscribe_url, campaign.name, lead.email)
    row = email_outcome_row(email, lead, night.run, footer(campaign, url, found), url)
    return row | {"subject": row["subject"] and subject_as_sent(row["subject"], found)}


def refuse_unsendable(rows: Sequence[Row], leads: Sequence[Lead], night: Night) -> None:
    """Send to review what cannot be put into a message: an encoded word as a name, say."""
    for row, lead in zip(rows, leads, strict=True):
        if row["status"] != "ready":
            continue
        try:
            check_sendable(handoff_row(row, lead), night.campaign)
        except MailmillError as error:
            row |= {
                "status": "review",
                "reasons": ["email.unsendable"],
                "unsupported": [error.what],
            }


def gate_emails(rows: Sequence[Row], night: Night) -> GateResult:
    """Hold the ready rows to the emails table; a row that fails goes to review with its reasons."""
    limit = night.campaign.quality.max_failing_emails
    ready = {index: row for index, row in enumerate(rows) if row["status"] == "ready"}
    columns = [column.name for column in OUTCOMES.columns]
    frame = pd.DataFrame.from_dict(ready, orient="index", columns=columns)
    result = hold(EMAILS, frame, max_failing=limit, where=night.campaign.name)
    for index, row in ready.items():
        if index in result.failures:
            row |= {"status": "review", "reasons": list(result.failures[index])}
    return result


def _better(before: Kept, new: Kept, crowd: Crowd) -> Kept:
    """Of two tries the one to keep; of two ready ones that whose sentences fewer others have."""
    if before.email.status == new.email.status == "ready":
        return min((before, new), key=lambda one: crowd.crowding(one.frames))
    return max((before, new), key=lambda one: _rank(one.email))


def _rank(email: Email) -> tuple[int, int, float]:
    """Ready before review before failed; then what says less without a source, then the higher
    quality."""
    order = {"ready": READY, "review": 2, "failed": 1}
    scores = email.scores
    return (
        order[email.status],
        -len(scores.unsupported) if scores else 0,
        scores.quality if scores else 0.0,
    )
