from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from schemas.records import Draft, Email, Lead, Scores
from tasks.common.unsubscribe import UnsubscribeTokens
from tasks.export.footer import footer
from tasks.export.outcomes import RunFacts, email_outcome_row

KEY = "a key for tests that is long enough"


@pytest.fixture
def tokens() -> UnsubscribeTokens:
    return UnsubscribeTokens(KEY)


@pytest.fixture
def run() -> RunFacts:
    return RunFacts(campaign="spring", run_date=date(2026, 5, 12), run_id="20260512-ab12")


@pytest.fixture
def lead() -> Lead:
    return Lead(
        source_file="leads.csv",
        row_number=1,
        lead_id="17",
        email="tomas@orlik.cz",
        first_name="Tomas",
        last_name="Vacek",
        full_name="Tomas Vacek",
        company="Orlik Foods",
        skills=("forecasting", "hiring"),
    )


@pytest.fixture
def email() -> Email:
    draft = Draft(
        lead_id="17", source_file="leads.csv", row_number=1, recipe="outreach", adapter="outreach",
        adapter_version="3", base_model="smollm2@1", prompt_sha256="00", prompt_tokens=100,
        output_tokens=50, attempts=1, subject="Forecasting at Orlik Foods",
        body="Hi Tomas,\n\nYour forecasting is good.\n\nBest,\nNadia Brandt",
    )  # fmt: skip
    scores = Scores(
        word_count=8, word_count_in_range=True, greeting_ok=True, closing_ok=True,
        personalization_ok=True, grounding=1, quality=9.5, spam_score=0,
    )  # fmt: skip
    return Email(draft=draft, scores=scores, status="ready")


@pytest.fixture
def make_row(email, lead, run, campaign, tokens) -> Callable[..., dict[str, Any]]:
    """Outcome rows of numbered leads; keywords override columns."""

    def make(number: int = 1, **columns: Any) -> dict[str, Any]:
        who = lead.model_copy(
            update={"row_number": number, "lead_id": str(number), "email": f"p{number}@orlik.cz"}
        )
        url = tokens.url(campaign.compliance.unsubscribe_url, campaign.name, who.email)
        row = email_outcome_row(email, who, run, footer(campaign, url), url)
        return {**row, **columns}

    return make
