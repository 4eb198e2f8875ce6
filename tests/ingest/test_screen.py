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
