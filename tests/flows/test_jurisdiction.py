"""The law of a lead's country on a whole night, with the table that ships."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.campaign import campaign_flow
from flows.night import plan_night
from schemas.errors import InputFileError

NIGHT = date(2026, 3, 2)
URL = "https://unsubscribe.ledgerline.example/u"
STATED = {
    "unsubscribe_url": URL, "lawful_basis": "legitimate_interest", "sole_trader": False,
    "source": "the trade register", "privacy_contact": "privacy@ledgerline.example",
}  # fmt: skip
LEADS = """full_name,email,company,country,consent,address_source
Ann Lee,ann@orlik.example,Orlik Foods,United States,,
Ben Orr,ben@tarn.example,Tarn Mills,Deutschland,express,a form on our website
Cy Rao,cy@fell.example,Fell Co,Deutschland,,
Di Fox,di@dale.example,Dale Ltd,SGP,,
Eve Poe,eve@moor.example,Moor Ltd,Narnia,,
Flo Nye,flo@heath.example,Heath Ltd,,,
Gus Roy,gus@beck.example,Beck Ltd,Peru,express,
Hal Ives,hal@fen.example,Fen Ltd,England,maybe,
Ida Moe,ida@glen.example,Glen Ltd,UK,,
"""


def night(home: Path, file: Path) -> dict[str, dict[str, object]]:
    """Run a campaign on `LEADS`; its outcomes by first name."""
    (file.parent / "leads.csv").write_text(LEADS, encoding="utf-8")
    campaign_flow(file, run_date=NIGHT)
    (part,) = (home / "gold" / "outcomes").rglob("part-*.parquet")
    rows = pq.read_table(part, partitioning=None).to_pylist()
    return {str(row["recipient_name"]).split()[0]: row for row in rows}


def test_the_country_decides_who_is_held_and_what_the_email_says(home, campaign_file, fake_engine):
    fake_engine()
    rows = night(home, campaign_file("", compliance=STATED))
    assert {name: (row["status"], *row["reasons"]) for name, row in rows.items()} == {
        "Ann": ("ready",),
        "Ben": ("ready",),
        "Cy": ("held", "held.consent_missing"),
        "Di": ("ready",),
        "Eve": ("held", "held.country_unknown"),
        "Flo": ("held", "held.country_missing"),
        "Gus": ("held", "held.no_policy"),
        "Hal": ("held", "held.consent_unknown"),
        "Ida": ("ready",),
    }
    assert "Advertisement from Ledgerline." in rows["Ann"]["footer"]
    assert "privacy@" not in rows["Ann"]["footer"]
    assert "We have your address from a form on our website and use" in rows["Ben"]["footer"]
    assert "privacy@ledgerline.example" in rows["Ben"]["footer"]
    assert rows["Di"]["subject"] == "<ADV> Supplier invoices at Dale Ltd"
    assert "write to nadia@ledgerline.example" in rows["Di"]["footer"]
    assert "We have your address from the trade register and use" in rows["Ida"]["footer"]


def test_own_wording_holds_those_whose_country_asks_for_more(home, campaign_file, fake_engine):
    fake_engine()
    wording = "{{ label }} {{ sender.postal_address }} {{ unsubscribe_url }}"
    rows = night(home, campaign_file("", compliance=STATED | {"footer": wording}))
    assert rows["Ann"]["status"] == "ready"
    assert rows["Ben"]["reasons"] == ["held.footer_incomplete"]


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ({"country": "PE"}, r"`compliance\.country`: the policy table has no entry for PE"),
        ({"country": "DE"}, r"`compliance\.privacy_contact` is missing, and emails to Germany"),
        ({"country": "Germany"}, r"`compliance\.country`"),
        ({"consent": "yes"}, r"`compliance\.consent`: Input should be 'none', 'implied' or"),
        ({"source": "https://list.example"}, r"`compliance\.source`.*no links"),
    ],
)
def test_a_campaign_that_states_what_cannot_be_is_refused_at_the_start(
    home, campaign_file, stated: dict[str, str], told: str
) -> None:
    file = campaign_file("", compliance={"unsubscribe_url": URL, **stated})
    with pytest.raises(InputFileError, match=told):
        plan_night(file, None, NIGHT, None)


def test_own_wording_is_checked_at_the_start_for_the_country_that_the_campaign_states(
    home, campaign_file
) -> None:
    stated = STATED | {
        "country": "DE",
        "footer": "{{ sender.postal_address }}{{ unsubscribe_url }}",
    }
    with pytest.raises(
        InputFileError, match=r"compliance\.footer: the wording leaves out or breaks"
    ):
        plan_night(campaign_file("", compliance=stated), None, NIGHT, None)
