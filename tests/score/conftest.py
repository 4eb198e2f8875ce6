import pytest

from schemas.records import Draft, Lead


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
        title="Head of Finance",
        company="Orlik Foods, s.r.o.",
        country="Czech Republic",
        headline="Closing faster",
        skills=("SAP", "forecasting"),
        recent_activity=(
            "Tomas spoke on closing the books in three days at FinCon on 12 May 2026",
        ),
        company_updates=("Orlik Foods opened a second plant in Brno in Q3 and grew 14%",),
    )


@pytest.fixture
def draft() -> Draft:
    return Draft(
        lead_id="17",
        source_file="leads.csv",
        row_number=1,
        recipe="outreach",
        adapter="outreach",
        adapter_version="3",
        base_model="smollm2@1",
        prompt_sha256="00",
        prompt_tokens=100,
        output_tokens=50,
        attempts=1,
        subject="Your plant in Brno",
        body=(
            "Hi Tomas,\n\nCongratulations on the second plant in Brno. Your talk on closing the "
            "books in three days made me think that Ledgerline could help with matching invoices "
            "while Orlik Foods goes on. Would a 20-minute call be worth your time? I would gladly "
            "show you how it works in practice.\n\nBest regards,\nNadia Brandt"
        ),
    )
