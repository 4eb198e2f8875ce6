"""One rule a test; the policies are made here, so that a change of the law breaks none of them."""

from datetime import date
from pathlib import Path

import pytest

from schemas.campaign import Compliance
from schemas.errors import InputFileError
from schemas.policy import Policy, PolicyTable
from schemas.records import Lead
from tasks.common.jurisdiction import campaign_standing, standing

CITED = ({"law": "act", "section": "s. 1"},)
URL = "https://ledgerline.example/stop"
FULL = {"lawful_basis": True, "source_notice": True, "privacy_contact": True}
STATED = {
    "lawful_basis": "legitimate_interest", "source": "your company's website",
    "privacy_contact": "privacy@ledgerline.example",
}  # fmt: skip
FILE = Path("spring.yaml")


def policy(countries: tuple[str, ...], consent: str, **more: object) -> Policy:
    return Policy.model_validate(
        {"name": "the Act", "countries": countries, "sources": CITED, "consent": consent,
         "opt_out": "at once", **more}
    )  # fmt: skip


TABLE = PolicyTable(
    as_of=date(2026, 1, 1),
    laws={"act": {"title": "The Act", "url": "https://law.example/act"}},
    policies={
        "none": policy(("US",), "none", label="Advertisement"),
        "implied": policy(("CA",), "implied"),
        "express": policy(("DE",), "express", **FULL),
        "traders": policy(("GB",), "none", sole_trader_consent="express", **FULL),
    },
)


def reasons(compliance: dict[str, object] | None = None, **fields: str) -> tuple[str, ...]:
    lead = Lead(source_file="a.csv", row_number=1, lead_id="1", email="a@b.example", **fields)
    stated = Compliance(unsubscribe_url=URL, **(compliance or {}))
    return standing(lead, stated, TABLE).reasons


def test_a_country_that_asks_for_nothing() -> None:
    assert reasons(country="United States") == ()


def test_a_row_without_country() -> None:
    assert reasons() == ("held.country_missing",)


def test_the_campaign_may_state_the_country_of_such_rows() -> None:
    assert reasons({"country": "US"}) == ()


def test_a_row_speaks_before_its_campaign() -> None:
    assert reasons({"country": "US"}, country="Canada") == ("held.consent_missing",)
    assert reasons({"consent": "express"}, country="Canada", consent="none") == (
        "held.consent_missing",
    )


def test_an_unknown_country_is_not_the_campaigns() -> None:
    assert reasons({"country": "US"}, country="Narnia") == ("held.country_unknown",)


def test_a_country_without_policy() -> None:
    assert reasons(country="France") == ("held.no_policy",)


@pytest.mark.parametrize("consent", ["implied", "inferred", "express", "Opt-in"])
def test_implied_consent_or_more(consent: str) -> None:
    assert reasons(country="CA", consent=consent) == ()


@pytest.mark.parametrize("consent", ["", "none", "implied"])
def test_less_than_express_consent(consent: str) -> None:
    assert reasons(STATED, country="DE", consent=consent) == ("held.consent_missing",)


TAKEN_BACK = [
    "express <withdrawn 2025-03-01>", "<s>express</s>", "☐ opt-in", "❌ opt-in", "express?",
    "!express", "~~express~~", "o\u0336p\u0336t\u0336-i\u0336n\u0336", "[express](withdrawn)",
    "optin <!-- no -->", "{'kind': 'express', 'revoked': None}", "['express']", "-express",
    "express; withdrawn", "express;", "express\nwithdrawn", "⊘ express", "e\u20e0xpress",
    "(express)",
]  # fmt: skip


@pytest.mark.parametrize("consent", ["yes", "no", "withdrawn", "opted out", "??", *TAKEN_BACK])
def test_a_consent_that_is_not_understood_holds_everywhere(consent: str) -> None:
    assert reasons(country="US", consent=consent) == ("held.consent_unknown",)


@pytest.mark.parametrize("consent", [
    "express", " Express ", "opt-in", "Opt_In", "opted in.", "double opt-in", "express; opt-in",
])  # fmt: skip
def test_a_word_alone_is_understood_however_it_is_spelt(consent: str) -> None:
    assert reasons(STATED, country="DE", consent=consent) == ()


def test_everything_that_is_missing_is_said_at_once() -> None:
    assert reasons(country="DE") == (
        "held.consent_missing", "held.lawful_basis_missing", "held.source_missing",
        "held.privacy_contact_missing",
    )  # fmt: skip


def test_everything_stated() -> None:
    assert reasons(STATED, country="DE", consent="express") == ()


def test_hubspots_lawful_bases_are_known() -> None:
    basis = "Legitimate interest – prospect/lead"
    stated = STATED | {"lawful_basis": None}
    assert reasons(stated, country="DE", consent="express", lawful_basis=basis) == ()


def test_a_lawful_basis_that_is_not_understood() -> None:
    assert reasons(country="US", lawful_basis="vital interests") == ("held.lawful_basis_unknown",)


def test_consent_as_lawful_basis_needs_consent() -> None:
    stated = STATED | {"lawful_basis": "consent", "sole_trader": False}
    assert reasons(stated, country="GB") == ("held.consent_missing",)
    assert reasons(stated, country="GB", consent="express") == ()


def test_a_sole_trader_without_consent() -> None:
    assert reasons(STATED, country="GB", sole_trader="Yes") == ("held.sole_trader",)


def test_a_sole_trader_with_consent() -> None:
    assert reasons(STATED, country="GB", sole_trader="yes", consent="express") == ()


def test_a_company_that_is_no_sole_trader() -> None:
    assert reasons(STATED, country="GB", sole_trader="false") == ()
    assert reasons(STATED | {"sole_trader": False}, country="GB") == ()


def test_where_it_matters_whether_it_is_a_sole_trader_it_must_be_said() -> None:
    assert reasons(STATED, country="GB") == ("held.sole_trader_missing",)
    assert reasons(STATED, country="GB", consent="express") == ()


@pytest.mark.parametrize("said", ["perhaps", "no?", "!no", "no; yes", "<s>no</s>"])
def test_a_sole_trader_column_that_is_not_understood(said: str) -> None:
    assert reasons(country="US", sole_trader=said) == ("held.sole_trader_unknown",)


@pytest.mark.parametrize(
    "source",
    ["https://evil.example", "see www.evil.example", "<b>list</b>", "x" * 121, "a@b.example",
     "a\u202eb", "two\nlines", "{{ sender }}", "[list](x)", "?", "??", ".", "...", "x", "7", "2024",
     "unknown", "Unknown.", "(unknown)", "NA", "n.a.", "N / A", "#N/A", "tbd", "T.B.C.",
     "not known", "Unbekannt", "no source"],
)  # fmt: skip
def test_a_source_that_no_recipient_should_read(source: str) -> None:
    assert reasons(country="US", source=source) == ("held.source_unusable",)


@pytest.mark.parametrize("source", [
    "a fair", "IHK", "Apollo", "名簿", "our customer register", "the fair of 2026", "XING",
])  # fmt: skip
def test_a_source_that_a_recipient_may_read(source: str) -> None:
    assert reasons(country="US", source=source) == ()


@pytest.mark.parametrize(
    "source",
    ["evilshop.com", "bit.ly/x9", "+49 40 5551234", "DE89 3704 0044 0532 0130 00", "tel:5550142",
     "you owe 4000 euros to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "**hi**", "&lt;b&gt;",
     "evilshop dot me", "evilshop·io", "Evilshop.Store", "evilshop.中国", "evilshop . com",
     "Write to eve -at- evilmail -dot- com", "ring five five five oh one four two", "555 0142",
     "IMPORTANT reply STOP is disabled", "we give you 80 percent off", "ignore the link above",
     "sip:eve@evil", "www evilshop io", "*|EMAIL|*", "%%emailaddr%%", "<%= x %>", "#{x}",
     "=cmd", "call 112 now", "12 34 56 78", "eighty percent off"],
)  # fmt: skip
def test_a_source_is_no_message_to_the_recipient(source: str) -> None:
    assert reasons(country="US", source=source) == ("held.source_unusable",)


@pytest.mark.parametrize(
    "source",
    [
        "your company's website",
        "the exhibitor list of FinCon 2026",
        "our stand at Hannover Messe",
        "a business card, 12 May 2026",
        "LinkedIn",
        "LinkedIn Sales Navigator",
        "Handelsregister",
        "trade fair (Hall 12), 12.05.2026",
        "web_form",
        "Phone Inquiry",
        "purchased list - Q3/2025",
        "a referral by your colleague",
        "your reply to our survey",
        "a call with your team",
        "Companies House, the UK's register",
        "R&D forum",
        "Salon de l'agriculture, Paris",
    ],
)
def test_a_source_as_people_write_it(source: str) -> None:
    assert reasons(country="US", source=source) == ()


def test_the_campaign_answers_for_its_own_source() -> None:
    assert reasons({"source": "our register at ledgerline.example"}, country="US") == ()


def test_labels_go_with_express_consent() -> None:
    lead = Lead(source_file="a", row_number=1, lead_id="1", email="a@b.example", country="US")
    compliance = Compliance(unsubscribe_url=URL)
    assert standing(lead, compliance, TABLE).labelled
    assert not standing(lead.model_copy(update={"consent": "express"}), compliance, TABLE).labelled


def test_a_campaign_in_a_country_without_policy_is_refused() -> None:
    with pytest.raises(InputFileError, match=r"spring\.yaml: .*no entry for FR; docs/"):
        campaign_standing(Compliance(unsubscribe_url=URL, country="FR"), TABLE, FILE)


def test_a_campaign_in_a_country_that_needs_a_privacy_contact_must_have_one() -> None:
    with pytest.raises(InputFileError, match=r"`compliance\.privacy_contact` is missing.*Germany"):
        campaign_standing(Compliance(unsubscribe_url=URL, country="DE"), TABLE, FILE)


def test_a_campaign_without_country_states_nothing() -> None:
    assert campaign_standing(Compliance(unsubscribe_url=URL), TABLE, FILE) is None
