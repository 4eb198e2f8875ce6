"""What became of every input row, as rows of the gold tables.

Email(ready)            -> emails and outcomes
Email(review or failed) -> outcomes
Reject, held lead …     -> outcomes, with nothing but the row, its status and its reasons
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from schemas.errors import MailmillError
from schemas.records import Draft, Email, Lead, Outcome, Reject, Status
from schemas.tables import EMAILS, OUTCOMES

Row = dict[str, Any]
_SCORES = ("word_count", "word_count_in_range", "greeting_ok", "closing_ok", "personalization_ok",
           "grounding", "semantic_similarity", "bertscore_precision", "bertscore_recall",
           "bertscore_f1", "bleu", "rouge_l", "distinctness", "memorisation", "spam_score",
           "quality")  # fmt: skip
_MADE_BY = ("recipe", "adapter", "adapter_version", "base_model", "prompt_sha256", "prompt_tokens",
            "output_tokens", "attempts")  # fmt: skip


@dataclass(frozen=True)
class RunFacts:
    """What all rows of one run share."""

    campaign: str
    """The campaign's name."""
    run_date: date
    run_id: str


def email_row(email: Email, lead: Lead, run: RunFacts, footer: str, unsubscribe_url: str) -> Row:
    """An email with its footer, as a row of `EMAILS`.

    Raises:
        MailmillError: the draft failed, so there is no email, or the footer is blank.
    """
    draft, scores = email.draft, email.scores
    if scores is None:
        raise MailmillError("a failed draft is no email", where=f"lead {draft.lead_id}")
    if not footer.strip():
        raise MailmillError("no email leaves without a footer", where=f"lead {draft.lead_id}")
    body = _storable(draft.body)
    row = {
        **_who(outcome_of_lead(lead, email.status), run),
        "subject": _storable(draft.subject),
        "body": body,
        "footer": footer,
        "text": f"{body.rstrip()}\n\n{footer}\n",
        "unsubscribe_url": unsubscribe_url,
        **_made_by(draft),
        **{name: getattr(scores, name) for name in _SCORES},
    }
    return {column.name: row[column.name] for column in EMAILS.columns}


def email_outcome_row(
    email: Email, lead: Lead, run: RunFacts, footer: str, unsubscribe_url: str
) -> Row:
    """The `OUTCOMES` row of any email: one in review keeps its text, a failed one what made it."""
    outcome = outcome_of_lead(lead, email.status, email.reasons)
    if email.scores is None:
        return outcome_row(outcome, run, _made_by(email.draft))
    row = email_row(email, lead, run, footer, unsubscribe_url)
    own = {
        name: list(getattr(email.scores, name)) for name in ("unsupported", "claims", "withheld")
    }
    return outcome_row(outcome, run, row | own)


def outcome_row(outcome: Outcome, run: RunFacts, more: Mapping[str, Any] | None = None) -> Row:
    """A row of `OUTCOMES`; columns that neither the outcome nor `more` knows are None."""
    row = {
        **(more or {}),
        "source_file": outcome.source_file,
        "row_number": outcome.row_number,
        "status": outcome.status,
        "reasons": list(outcome.reasons),
        "detail": outcome.detail or None,
        **_who(outcome, run),
    }
    return {column.name: row.get(column.name) for column in OUTCOMES.columns}


def outcome_of_lead(lead: Lead, status: Status, reasons: Iterable[str] = ()) -> Outcome:
    """What became of a lead."""
    return Outcome(
        source_file=lead.source_file,
        row_number=lead.row_number,
        lead_id=lead.lead_id,
        recipient_email=lead.email,
        recipient_name=lead.full_name or lead.first_name,
        status=status,
        reasons=tuple(reasons),
    )


def outcome_of_reject(reject: Reject) -> Outcome:
    """What became of a row that was no lead: nobody is known."""
    return Outcome(
        source_file=reject.source_file,
        row_number=reject.row_number,
        lead_id="",
        recipient_email="",
        recipient_name="",
        status="rejected",
        reasons=(reject.reason,),
        detail=reject.detail,
    )


def count_statuses(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Rows by status; every status is there, also with 0."""
    counts = dict.fromkeys(get_args(Status), 0)
    for row in rows:
        counts[row["status"]] += 1
    return counts


def balance(total: int, counts: Mapping[str, int]) -> None:
    """Check that every input row has exactly one outcome.

    Raises:
        MailmillError: the statuses do not add up to `total`, or one is unknown.
    """
    known = get_args(Status)
    unknown = sorted(set(counts) - set(known))
    if unknown:
        raise MailmillError(
            f"`{unknown[0]}` is no status", where="outcomes", fix=f"there are {', '.join(known)}"
        )
    found = sum(counts.values())
    if found != total:
        listed = ", ".join(f"{count} {status}" for status, count in counts.items())
        raise MailmillError(
            f"the run does not balance: {total} rows in, {found} outcomes out ({listed})",
            where="outcomes", fix="nothing of it may be sent; report this",
        )  # fmt: skip


def _who(outcome: Outcome, run: RunFacts) -> Row:
    return {
        "lead_id": outcome.lead_id,
        "campaign": run.campaign,
        "run_date": run.run_date,
        "run_id": run.run_id,
        "recipient_email": outcome.recipient_email,
        "recipient_name": outcome.recipient_name,
    }


def _made_by(draft: Draft) -> Row:
    return {**{name: getattr(draft, name) for name in _MADE_BY}, "variant": ""}


def _storable(text: str) -> str:
    """`text` without lone surrogates, which JSON can hold and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")
