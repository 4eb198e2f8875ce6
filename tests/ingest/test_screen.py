import pytest

from schemas.records import Lead
from tasks.ingest.lead_opt_out import opt_out_of
from tasks.ingest.lead_values import build_lead
from tasks.ingest.screen import Screened, screen_leads
from tasks.ingest.suppression import SuppressionList


def lead(number: int, email: str, country: str = "") -> Lead:
    return Lead(
        source_file="a.csv", row_number=number, lead_id=str(number), email=email, country=country
    )


def screen(*leads: Lead, suppressed: frozenset[str] = frozenset()) -> list[Screened]:
    def hold(one: Lead) -> tuple[str, ...]:
        return () if one.country else ("held.country_missing", "held.consent_missing")

    return list(screen_leads(leads, SuppressionList(suppressed), lambda _lead: "", hold))


def test_a_held_lead_carries_all_its_reasons() -> None:
    one = lead(1, "ann@orlik.example")
    assert screen(one) == [Screened(one, "held", ("held.country_missing", "held.consent_missing"))]


def test_an_opt_out_comes_before_the_law() -> None:
    one = lead(1, "ann@orlik.example")
    (screened,) = screen(one, suppressed=frozenset({"ann@orlik.example"}))
    assert (screened.status, screened.reasons) == ("suppressed", ("suppressed.address",))


def test_a_later_row_does_not_get_past_a_held_one() -> None:
    held, other = lead(1, "ann@orlik.example"), lead(2, "Ann@Orlik.example", "US")
    assert [s.reasons[0] for s in screen(held, other)] == [
        "held.country_missing",
        "email.duplicate",
    ]


def test_a_lead_that_nothing_holds() -> None:
    one = lead(1, "ann@orlik.example", "US")
    assert screen(one) == [Screened(one)]


@pytest.mark.parametrize(("header", "value", "said"), [
    ("unsubscribed", "yes", "suppressed.lead_file"),
    ("email opt out", "TRUE", "suppressed.lead_file"),
    ("do not email", "1", "suppressed.lead_file"),
    ("Do Not Contact", "x", "suppressed.lead_file"),
    ("HasOptedOutOfEmail", "1.0", "suppressed.lead_file"),
    ("Unsubscribed from all email", "true", "suppressed.lead_file"),
    ("unsubscribed (7)", "Y", "suppressed.lead_file"),
    ("unsubscribed", "no", ""),
    ("HasOptedOutOfEmail", "False", ""),
    ("Do not allow Bulk Emails", "Allow", ""),
    ("OPTOUT_TIME", "2026-01-02 10:00", "held.opt_out_unknown"),
    ("unsubscribed", "perhaps", "held.opt_out_unknown"),
    ("unsubscribed", "\u2713", "held.opt_out_unknown"),
    ("UNSUB_TIME", "2026-01-02 10:00:00", "held.opt_out_unknown"),
    ("UNSUB_REASON", "NORMAL", "held.opt_out_unknown"),
    ("Opted out of email: One to One", "TRUE", "suppressed.lead_file"),
    ("Email opt-out (HubSpot)", "true", "suppressed.lead_file"),
    ("opt_out_email", "1", "suppressed.lead_file"),
    ("Do not email me", "yes", "suppressed.lead_file"),
    ("blacklisted", "true", "suppressed.lead_file"),
    ("Abgemeldet", "ja", "suppressed.lead_file"),
    ("Status", "Unsubscribed", "suppressed.lead_file"),
    ("Email Marketing Consent", "UNSUBSCRIBED", "suppressed.lead_file"),
    ("Newsletter", "unsubscribed", "suppressed.lead_file"),
    ("Stage", "Do Not Contact", "suppressed.lead_file"),
    ("Kontakt", "OPTED_OUT", "suppressed.lead_file"),
    ("Tags", "vip; unsubscribed", "suppressed.lead_file"),
    ("Subscribed", "no", "held.opt_out_unknown"),
    ("Opted In", "FALSE", "held.opt_out_unknown"),
    ("Email Opt In", "0", "held.opt_out_unknown"),
    ("Accepts Email Marketing", "no", "held.opt_out_unknown"),
    ("Subscribed", "unsubscribed", "suppressed.lead_file"),
    ("Subscribed", "2024-01-01", ""),
    ("Accepts Email Marketing", "yes", ""),
    ("Status", "Open", ""),
    ("Newsletter", "no", ""),
    ("Adopt in-house tools", "no", ""),
    ("Note", "Wants to know how many unsubscribed, and why", ""),
    ("Need", "Fewer unsubscribes", ""),
    ("Note", ";" * 100_000, ""),
    ("unsubscribe_url", "https://l.example/u", ""),
    ("list_unsubscribe_post", "List-Unsubscribe=One-Click", ""),
    ("phone opt out", "yes", ""),
    ("HasOptedOutOfFax", "TRUE", ""),
    ("SMS Status", "Unsubscribed", ""),
    ("Accepts SMS Marketing", "no", ""),
    ("Do not allow Mails", "Do Not Allow", ""),
])  # fmt: skip
def test_an_opt_out_in_the_lead_file_counts(header: str, value: str, said: str) -> None:
    one = lead(1, "ann@orlik.example", "US").model_copy(update={"extra": {header: value}})
    status = "held" if said.startswith("held") else "suppressed"
    expected = Screened(one, status, (said,)) if said else Screened(one)
    assert screen(one) == [expected]


@pytest.mark.parametrize(("consent", "said"), [
    ("Unsubscribed", "suppressed.lead_file"), ("express; opted out", "suppressed.lead_file"),
    ("express", ""), ("no", ""),
])  # fmt: skip
def test_a_consent_that_is_an_opt_out_counts(consent: str, said: str) -> None:
    one = lead(1, "ann@orlik.example").model_copy(update={"consent": consent})
    assert opt_out_of(one) == said


@pytest.mark.parametrize("extra", [
    {"preferences": {"unsubscribed": True}},
    {"contact": {"channels": [{"kind": "email", "opted_out": "yes"}]}},
    {"unsubscribed": {"email": True}},
])  # fmt: skip
def test_an_opt_out_below_a_column_of_json_counts(extra: dict[str, object]) -> None:
    one = build_lead("a.json", 1, {"email": "ann@orlik.example"}, extra)
    assert isinstance(one, Lead)
    assert opt_out_of(one) == "suppressed.lead_file"


def test_what_json_holds_below_a_column_else_stays_as_it_is() -> None:
    more = {"stats": {"opens": 3, "sms": {"opted_in": False}}}
    one = build_lead("a.json", 1, {"email": "ann@orlik.example"}, more)
    assert isinstance(one, Lead)
    assert (opt_out_of(one), [*one.extra]) == ("", ["stats"])


@pytest.mark.parametrize(("opt_out", "first", "later"), [
    ("yes", "suppressed.lead_file", "suppressed.lead_file"),
    ("2026-01-02", "held.opt_out_unknown", "email.duplicate"),
])  # fmt: skip
def test_a_later_row_does_not_get_past_an_opt_out(opt_out: str, first: str, later: str) -> None:
    out = lead(1, "ann@orlik.example", "US").model_copy(update={"extra": {"opt out": opt_out}})
    other = lead(2, "ANN@orlik.example", "US")
    assert [s.reasons for s in screen(out, other)] == [(first,), (later,)]


@pytest.mark.parametrize(("opt_out", "later"), [
    ("yes", "suppressed.lead_file"), ("2026-01-02", "held.opt_out_unknown"),
])  # fmt: skip
def test_an_opt_out_that_nothing_can_write_to_counts_for_later_rows(opt_out, later) -> None:
    both = "Ann@orlik.example, ben@orlik.example"
    out = lead(1, both, "US").model_copy(update={"extra": {"opt out": opt_out}, "recipe": "none"})
    others = [lead(2, "ann@orlik.example", "US"), lead(3, "BEN@orlik.example", "US")]
    found = screen_leads(
        [out, *others],
        SuppressionList(),
        lambda one: "recipe.unknown" if one.recipe else "",
        lambda _lead: (),
    )
    assert [s.reasons for s in found] == [("recipe.unknown",), (later,), (later,)]
