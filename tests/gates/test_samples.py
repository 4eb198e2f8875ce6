"""The sample leads hold exactly the problems that were put in."""

from collections import Counter
from pathlib import Path

import pandas as pd

from schemas.campaign import load_campaign, matching_files
from schemas.policy import load_policies
from schemas.records import Lead
from schemas.tables import LEADS
from tasks.common.addresses import suppression_key
from tasks.common.jurisdiction import standing
from tasks.gates.gate import hold
from tasks.gates.invariants import duplicates, problems
from tasks.ingest.lead_addresses import address_problem
from tasks.ingest.leads import read_leads
from tasks.ingest.suppression import SuppressionList

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"


def test_five_sample_leads_must_not_be_written_to() -> None:
    campaign = load_campaign(SAMPLES / "campaign.yaml")
    rows = [
        row
        for path in matching_files(SAMPLES, campaign.leads, "lead")
        for row in read_leads(path, recipe_column=campaign.recipe_column)
        if isinstance(row, Lead)
    ]
    frame = pd.DataFrame([row.model_dump() for row in rows])
    found = dict(hold(LEADS, frame, max_failing=1, where=campaign.name).failures)
    found |= problems(frame, "email", address_problem)
    found |= duplicates(frame, "email", "email.duplicate", suppression_key)
    listed = SuppressionList.load(matching_files(SAMPLES, campaign.suppression, "suppression"))
    found |= problems(frame, "email", listed.reason)
    assert len(rows) == 81
    assert sorted(reason for reasons in found.values() for reason in reasons) == [
        "email.duplicate", "email.malformed", "email.missing", "suppressed.address",
        "suppressed.domain",
    ]  # fmt: skip
    assert sum(row.recipe == "formal" for row in rows) == 8


def test_sample_leads_that_the_law_of_their_country_holds() -> None:
    campaign = load_campaign(SAMPLES / "campaign.yaml")
    held = Counter(
        reason
        for path in matching_files(SAMPLES, campaign.leads, "lead")
        for row in read_leads(path)
        if isinstance(row, Lead) and address_problem(row.email) is None
        for reason in standing(row, campaign.compliance, load_policies()).reasons
    )
    assert held == {
        "held.no_policy": 18, "held.consent_missing": 4, "held.sole_trader": 1,
        "held.country_missing": 1,
    }  # fmt: skip


def test_every_sample_address_is_fictional() -> None:
    for path in SAMPLES.rglob("*"):
        if path.is_file():
            for word in path.read_text(encoding="utf-8").replace('"', " ").split():
                if "@" in word and "." in word.partition("@")[2]:
                    assert ".example" in word, (path.name, word)
