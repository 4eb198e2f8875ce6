import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.campaign import Campaign
from schemas.recipe import load_recipe
from schemas.records import Lead
from tasks.common.careful_lead import careful_lead
from tasks.common.prompts import build_chat
from tasks.generate.lead_inputs import lead_facts, lead_inputs, nearest, one_line

CAMPAIGN = Campaign.model_validate(
    {
        "name": "autumn",
        "objective": "invite to a call about invoices",
        "sender": {
            "name": "Nadia Brandt", "company": "Ledgerline", "email": "nadia@ledgerline.example",
            "postal_address": "Quay Street 4, Hamburg",
        },
        "leads": ["leads.csv"],
        "compliance": {"unsubscribe_url": "https://ledgerline.example/u"},
    }
)  # fmt: skip


def lead(**fields: object) -> Lead:
    return Lead(source_file="a.csv", row_number=1, lead_id="1", email="ann@orlik.example", **fields)


def test_the_leads_objective_comes_before_the_campaigns():
    assert lead_inputs(lead(objective="ask for advice"), CAMPAIGN)["objective"] == "ask for advice"
    assert lead_inputs(lead(), CAMPAIGN)["objective"] == "invite to a call about invoices"


def test_mbti_adds_to_the_tone():
    tone = lead_inputs(lead(mbti="ISTJ"), CAMPAIGN)["tone"]
    assert tone == "warm and plain; calm, concrete, factual, with a clear next step"


def test_what_the_sender_sells_is_the_campaigns():
    assert lead_inputs(lead(), CAMPAIGN)["sender"]["offer"] == ""
    sender = CAMPAIGN.sender.model_copy(update={"offer": "software that reads invoices"})
    campaign = CAMPAIGN.model_copy(update={"sender": sender})
    inputs = lead_inputs(lead(), campaign)
    for name in ("outreach", "formal"):
        prompt, bare = (build_chat(load_recipe(name), told)[1]["content"]
                        for told in (inputs, lead_inputs(lead(), CAMPAIGN)))  # fmt: skip
        assert "\nOffer: software that reads invoices\n<lead>" in prompt
        assert "Offer" not in bare


GOAL = "invite to a call about matching supplier invoices"


def test_as_many_skills_and_activities_as_fit_are_kept_in_their_order():
    skills = ("invoicing", "VAT", "sailing", "audits", "SAP", "ledgers", "payroll", "tax", "chess")
    facts = lead_facts(lead(skills=skills, recent_activity=("one", "two", "three")), GOAL)
    kept = next(f for f in facts if f.startswith("Skills")).removeprefix("Skills: ").split(", ")
    assert len(kept) == 8
    assert kept == [skill for skill in skills if skill in kept]
    assert [f for f in facts if f.startswith("Recent")] == [
        "Recent activity: one", "Recent activity: two", "Recent activity: three",
    ]  # fmt: skip


def test_of_too_many_facts_those_nearest_to_the_objective_are_taken():
    updates = (
        "opened a canteen in Graz", "sponsored a football team", "moved supplier invoices online",
        "planted forty trees", "hired an accounts-payable clerk",
    )  # fmt: skip
    about_invoices = lead_facts(lead(company_updates=updates), GOAL)
    assert "Company update: moved supplier invoices online" in about_invoices
    assert "Company update: hired an accounts-payable clerk" in about_invoices
    about_trees = lead_facts(lead(company_updates=updates), "offer saplings for company gardens")
    assert "Company update: planted forty trees" in about_trees
    assert about_trees == lead_facts(
        lead(company_updates=updates), "offer saplings for company gardens"
    )


def test_nothing_is_embedded_where_all_fit(monkeypatch):
    monkeypatch.setattr("tasks.generate.lead_inputs.embed", None)
    assert lead_facts(lead(company_updates=("a", "b", "c")), GOAL) == [
        "Company update: a", "Company update: b", "Company update: c",
    ]  # fmt: skip


NEAR = "moved supplier invoices online"


def test_the_last_fact_of_many_is_taken_where_it_is_the_nearest():
    gardens = [f"planted {n} trees behind canteen {n}" for n in range(150)]
    of_many = careful_lead(lead(company_updates=(*gardens, NEAR))).lead
    assert f"Company update: {NEAR}" in lead_facts(of_many, GOAL)


def test_equal_facts_take_one_place_the_first_one_s():
    updates = ("won a cup", *[NEAR] * 4, "opened a canteen", "Won a  cup")
    assert lead_facts(lead(company_updates=updates), GOAL) == [
        "Company update: won a cup", f"Company update: {NEAR}", "Company update: opened a canteen",
    ]  # fmt: skip


def test_a_fact_is_read_to_its_end():
    garden = "planted forty trees behind the canteen, " * 5
    late = f"{garden} then moved all supplier invoices online and matched the supplier invoices"
    assert nearest((garden + "a", garden + "b", late, garden + "c"), GOAL, 1) == [late]


def test_an_objective_is_read_to_its_end():
    goal = "invite to our meeting, as agreed with the office on the phone, " * 3 + GOAL
    updates = ("opened a meeting office", "bought phones", NEAR, "met on the phone")
    assert NEAR in nearest(updates, goal, 1)


def skills_of(facts: list[str]) -> str:
    return next(fact for fact in facts if fact.startswith("Skills: "))


PLANTS = ("pears", "figs", "limes", "kale", "peas", "plums", "dill")
FAR = tuple(f"growing {plant} in cold greenhouses" for plant in PLANTS)


def test_skills_too_long_for_their_line_lose_the_farthest_whole():
    line = skills_of(lead_facts(lead(skills=(*FAR, "matching supplier invoices")), GOAL))
    kept = line.removeprefix("Skills: ").split(", ")
    assert len(line) <= 160
    assert kept[-1] == "matching supplier invoices"
    assert kept[:-1] == [skill for skill in FAR if skill in kept]
    assert len(kept) > 3


def test_one_skill_longer_than_its_line_is_cut():
    line = skills_of(lead_facts(lead(skills=("matching supplier invoices " * 9,)), GOAL))
    assert 150 < len(line) <= 160


@pytest.mark.parametrize(
    ("fields", "facts"),
    [
        ({"recent_activity": ("won a cup",) * 3}, ["Recent activity: won a cup"] * 3),
        ({"skills": ("SAP", "sap", " VAT\n")}, ["Skills: SAP, sap, VAT"]),
        ({"skills": FAR[:4]}, [f"Skills: {', '.join(FAR[:4])}"]),
        (
            {"career_history": ("Buyer " * 60, "x")},
            [f"Career: {'Buyer ' * 25}".strip(), "Career: x"],
        ),
    ],
)
def test_what_fits_stays_as_it_is(monkeypatch, fields, facts):
    monkeypatch.setattr("tasks.generate.lead_inputs.embed", None)
    assert lead_facts(lead(**fields), GOAL) == facts


def test_words_are_never_cut():
    assert one_line("a long description of work", 13) == "a long"


@given(st.text(), st.integers(min_value=1, max_value=200))
def test_a_line_stays_one_bounded_line(text, length):
    line = one_line(text, length)
    assert len(line) <= length
    assert len(line.splitlines()) <= 1
