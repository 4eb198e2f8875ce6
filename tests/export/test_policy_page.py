from schemas.policy import load_policies
from schemas.settings import PROJECT
from tasks.common.countries import country_name
from tasks.export.policy_page import policy_page

PAGE = PROJECT / "docs" / "jurisdictions.md"


def test_the_page_is_made_from_the_table() -> None:
    made = policy_page(load_policies())
    assert PAGE.read_text(encoding="utf-8") == made, "run python -m tasks.export.policy_page"


def test_the_page_says_its_day_and_that_it_is_no_advice() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert "not legal advice" in page
    assert load_policies().as_of.isoformat() in page


def test_every_code_of_the_table_is_a_country() -> None:
    assert [code for code in load_policies().by_country if country_name(code) == code] == []


def test_the_whole_of_the_eu_and_eea_has_a_policy() -> None:
    members = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE"
    policies = load_policies().by_country
    for code in [*members.split(), "SI", "SK"]:
        assert policies[code].lawful_basis, code
        assert policies[code].source_notice, code
        assert policies[code].privacy_contact, code
