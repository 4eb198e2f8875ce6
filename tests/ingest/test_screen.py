import pytest

from schemas.records import Lead
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
    ("unsubscribe_url", "https://l.example/u", ""),
    ("phone opt out", "yes", ""),
])  # fmt: skip
def test_an_opt_out_in_the_lead_file_counts(header: str, value: str, said: str) -> None:
    one = lead(1, "ann@orlik.example", "US").model_copy(update={"extra": {header: value}})
    status = "held" if said.startswith("held") else "suppressed"
    expected = Screened(one, status, (said,)) if said else Screened(one)
    assert screen(one) == [expected]


def test_a_later_row_does_not_get_past_an_opt_out() -> None:
    out = lead(1, "ann@orlik.example", "US").model_copy(update={"extra": {"opt out": "yes"}})
    later = lead(2, "ANN@orlik.example", "US")
    assert [s.reasons for s in screen(out, later)] == [
        ("suppressed.lead_file",), ("email.duplicate",),
    ]  # fmt: skip
