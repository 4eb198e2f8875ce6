"""The JSON of the sales-outreach assistant that came before."""

import pytest

from schemas.records import Lead
from tasks.ingest.lead_columns import ALIASES
from tasks.ingest.lead_profile import lead_from_profile, normalize_profile

PROFILE = {
    "objective": "invite to a call",
    "profile_data": {
        "name": "Mary O'Neill",
        "email": "mary@kilbride.example",
        "headline": "Pays farmers on time",
        "career_history": ["Clerk at Oakham", "Controller at Kilbride"],
        "skills": ["audit", "VAT"],
        "recent_activity": "wrote about milk prices",
        "company updates": ["opened a second dairy"],
        "MBTI": "intj",
        "favourite colour": "green",
    },
}


def test_a_profile_is_a_lead_as_it_stands() -> None:
    lead = lead_from_profile(PROFILE, "profiles.json", 4)
    assert isinstance(lead, Lead)
    assert lead == Lead(
        source_file="profiles.json",
        row_number=4,
        lead_id=lead.lead_id,
        email="mary@kilbride.example",
        first_name="Mary",
        last_name="O'Neill",
        full_name="Mary O'Neill",
        headline="Pays farmers on time",
        career_history=("Clerk at Oakham", "Controller at Kilbride"),
        skills=("audit", "VAT"),
        recent_activity=("wrote about milk prices",),
        company_updates=("opened a second dairy",),
        mbti="INTJ",
        objective="invite to a call",
        extra={"favourite colour": "green"},
    )


def test_absent_keys_are_filled() -> None:
    profile = normalize_profile({"profile_data": {"name": "Mary"}})
    assert set(profile) == {*ALIASES, "recipe", "adapter", "extra"}
    assert profile["full_name"] == "Mary"
    assert profile["skills"] is None


@pytest.mark.parametrize("person", [None, [], "Mary", 3, {}])
def test_missing_keys_never_raise(person: object) -> None:
    lead = lead_from_profile({"profile_data": person}, "profiles.json", 1)
    assert isinstance(lead, Lead)
    assert (lead.email, lead.full_name, lead.skills) == ("", "", ())


def test_an_email_beside_the_profile_counts() -> None:
    lead = lead_from_profile({"email": "a@b.example", "profile_data": {}}, "profiles.json", 1)
    assert isinstance(lead, Lead)
    assert lead.email == "a@b.example"


def test_what_stands_beside_the_profile_may_take_its_consent_back() -> None:
    item = {"consent": "withdrawn", "profile_data": {"consent": "express"}}
    lead = lead_from_profile(item, "profiles.json", 1)
    assert isinstance(lead, Lead)
    assert lead.consent == "express; withdrawn"


def test_the_recipe_column_is_read_from_the_profile() -> None:
    item = {"profile_data": {"template": "formal"}}
    lead = lead_from_profile(item, "profiles.json", 1, recipe_column="template")
    assert isinstance(lead, Lead)
    assert lead.recipe == "formal"
