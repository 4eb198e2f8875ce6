import pytest

from schemas.errors import MailmillError
from schemas.records import Reject
from schemas.tables import EMAILS, OUTCOMES
from tasks.export.outcomes import (
    balance,
    count_statuses,
    email_outcome_row,
    email_row,
    outcome_of_lead,
    outcome_of_reject,
    outcome_row,
)

FOOTER, URL = "-- the footer", "https://l.com/stop?t=x"


def test_email_row_has_every_column_and_the_footer(email, lead, run) -> None:
    row = email_row(email, lead, run, FOOTER, URL)
    assert list(row) == [column.name for column in EMAILS.columns]
    assert row["text"] == f"{email.draft.body}\n\n{FOOTER}\n"
    assert (row["recipient_email"], row["recipient_name"]) == ("tomas@orlik.cz", "Tomas Vacek")
    assert (row["quality"], row["bleu"], row["variant"]) == (9.5, None, "")


def test_no_email_without_a_footer(email, lead, run) -> None:
    with pytest.raises(MailmillError, match="without a footer"):
        email_row(email, lead, run, " \n", URL)


def test_failed_draft_is_no_email(email, lead, run) -> None:
    failed = email.model_copy(update={"scores": None, "status": "failed"})
    with pytest.raises(MailmillError, match="failed draft"):
        email_row(failed, lead, run, FOOTER, URL)


def test_failed_outcome_keeps_what_made_it(email, lead, run) -> None:
    failed = email.model_copy(
        update={"scores": None, "status": "failed", "reasons": ("output.cut",)}
    )
    row = email_outcome_row(failed, lead, run, FOOTER, URL)
    assert list(row) == [column.name for column in OUTCOMES.columns]
    assert (row["status"], row["reasons"]) == ("failed", ["output.cut"])
    assert (row["recipe"], row["output_tokens"]) == ("outreach", 50)
    assert (row["body"], row["text"], row["quality"]) == (None, None, None)


def test_email_in_review_keeps_its_text(email, lead, run) -> None:
    review = email.model_copy(update={"status": "review", "reasons": ("body.no_closing",)})
    row = email_outcome_row(review, lead, run, FOOTER, URL)
    assert (row["status"], row["footer"]) == ("review", FOOTER)
    assert row["body"] == email.draft.body


def test_suppressed_lead_has_nothing_but_its_reason(lead, run) -> None:
    row = outcome_row(outcome_of_lead(lead, "suppressed", ["suppressed.domain"]), run)
    known = {name for name, value in row.items() if value is not None}
    assert known == {
        "source_file", "row_number", "status", "reasons", "lead_id", "campaign", "run_date",
        "run_id", "recipient_email", "recipient_name",
    }  # fmt: skip


def test_reject_becomes_a_rejected_row(run) -> None:
    reject = Reject(source_file="leads.csv", row_number=9, reason="row.short")
    row = outcome_row(outcome_of_reject(reject), run)
    assert (row["status"], row["reasons"], row["recipient_email"]) == (
        "rejected", ["row.short"], "",
    )  # fmt: skip


def test_lone_surrogates_become_storable(email, lead, run) -> None:
    draft = email.draft.model_copy(update={"body": "half \ud83d", "subject": "\ud83d"})
    row = email_row(email.model_copy(update={"draft": draft}), lead, run, FOOTER, URL)
    assert (row["body"], row["subject"]) == ("half ?", "?")


def test_balance_accepts_what_adds_up() -> None:
    balance(3, {"ready": 2, "rejected": 1})


def test_balance_refuses_a_lost_row() -> None:
    with pytest.raises(MailmillError, match="4 rows in, 3 outcomes out"):
        balance(4, {"ready": 2, "rejected": 1})


def test_balance_refuses_an_unknown_status() -> None:
    with pytest.raises(MailmillError, match="`sent` is no status"):
        balance(1, {"sent": 1})


def test_counts_hold_every_status(make_row) -> None:
    assert count_statuses([make_row(1), make_row(2, status="review")]) == {
        "ready": 1, "review": 1, "held": 0, "suppressed": 0, "rejected": 0, "failed": 0,
    }  # fmt: skip
