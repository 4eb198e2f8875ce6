"""Lead files of a night: copies, changes, and what is said of rows that could not be read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.admit import admit_leads
from flows.night import Night, plan_night
from schemas.errors import InputFileError
from tasks.export.run_folder import REFUSED_FILE

ROWS = (
    "Ann,Lee,ann@orlik.example,Buyer,Orlik Foods,\nCy,Rao,cy@fell.example,Buyer,Fell Co,\nBen,Orr\n"
)


def planned(file: Path) -> Night:
    return plan_night(file, None, date(2026, 3, 2), None)


@pytest.fixture
def file(home: Path, campaign_file: Callable[..., Path]) -> Path:
    return campaign_file(ROWS, leads=["leads*.csv"], quality={"max_failing_leads": 1})


def test_the_same_file_under_two_names_writes_to_nobody_twice(file: Path) -> None:
    leads = file.parent / "leads.csv"
    (file.parent / "leads-2.csv").write_bytes(leads.read_bytes())
    night = planned(file)
    admitted = admit_leads(night, lambda _done: None)
    refused = pq.read_table(night.folder / REFUSED_FILE).to_pylist()
    assert (admitted.rows, admitted.leads) == (6, 2)
    assert [(row["source_file"], row["reasons"], row["detail"]) for row in refused] == [
        ("leads-2.csv", ["row.short"], "2 cells, the header has 6: Ben | Orr"),
        ("leads.csv", ["email.duplicate"], None),
        ("leads.csv", ["email.duplicate"], None),
        ("leads.csv", ["row.short"], "2 cells, the header has 6: Ben | Orr"),
    ]


def test_a_file_that_changed_after_the_run_had_begun_is_refused(file: Path) -> None:
    night = planned(file)
    leads = file.parent / "leads.csv"
    leads.write_text(leads.read_text() + "Di,Ash,di@ash.example,Buyer,Ash,\n")
    with pytest.raises(InputFileError) as caught:
        admit_leads(night, lambda _done: None)
    assert str(caught.value) == (
        f"{leads}: changed after the run had begun; start again when its export is done."
    )


def test_the_same_name_with_new_content_is_another_run(file: Path) -> None:
    before = planned(file).run.run_id
    assert planned(file).run.run_id == before
    (file.parent / "leads.csv").write_text("email\n")
    assert planned(file).run.run_id != before


HEAD = "first_name,last_name,email,title,company,country,unsubscribed\n"
GOOD = "Ann,Lee,ann@orlik.example,Buyer,Orlik Foods,US,\n"


@pytest.mark.parametrize(("row", "reason", "later"), [
    ("{{first_name}},Lee,ann@orlik.example,,,US,yes", "name.placeholder", "suppressed.lead_file"),
    (",,ann@orlik.example,,,US,yes", "name.missing", "suppressed.lead_file"),
    ("Bo,Lee,bo@b.example; ann@orlik.example,,,US,yes", "email.several", "suppressed.lead_file"),
    (",,ann@orlik.example,,,US,2026-01-02", "name.missing", "held.opt_out_unknown"),
    ("Ann,ann@orlik.example,,,US,yes", "row.short", "held.opt_out_unknown"),
    ("Ann,Lee,ann@orlik.example,,,,US,yes", "row.long", "held.opt_out_unknown"),
    ("Ann,Lee,ann@orlik.example,,,Opted out", "row.short", "held.opt_out_unknown"),
    ("Ann,L\0ee,ann@orlik.example,,,US,yes", "row.nul", "held.opt_out_unknown"),
    ("Ann,ann@orlik.example,,,US,no", "row.short", ""),
])  # fmt: skip
def test_an_opt_out_counts_for_later_rows_whatever_else_is_wrong_with_its_row(
    file: Path, row: str, reason: str, later: str
) -> None:
    (file.parent / "leads.csv").write_text(f"{HEAD}{row}\n{GOOD}")
    night = planned(file)
    admit_leads(night, lambda _done: None)
    refused = pq.read_table(night.folder / REFUSED_FILE).to_pylist()
    expected = [(1, reason), (2, later)] if later else [(1, reason)]
    assert [(row["row_number"], row["reasons"][0]) for row in refused] == expected


@pytest.mark.parametrize("below", [
    "Unsubscribed contacts\nAnn Lee,ann@orlik.example\n",
    "Unsubscribed\nemail,reason\nann@orlik.example,moved\n",
    "email,unsubscribed,x\nann@orlik.example,yes,\n",
])  # fmt: skip
def test_a_list_of_opt_outs_below_the_leads_counts_for_the_next_file(
    file: Path, below: str
) -> None:
    (file.parent / "leads.csv").write_text(HEAD + below)
    (file.parent / "leads.later.csv").write_text(HEAD + GOOD)
    night = planned(file)
    assert admit_leads(night, lambda _done: None).leads == 0
    refused = pq.read_table(night.folder / REFUSED_FILE).to_pylist()
    assert refused[-1]["reasons"][0] == "held.opt_out_unknown"


@pytest.mark.parametrize(("say", "admitted"), [("hold", 0), ("write", 1)])
def test_a_campaign_says_whether_departments_are_written_to(
    home: Path, campaign_file: Callable[..., Path], say: str, admitted: int
) -> None:
    row = "Ann,Lee,info@orlik.example,Buyer,Orlik Foods,\n"
    night = planned(campaign_file(row, role_addresses=say))
    assert admit_leads(night, lambda _done: None).leads == admitted
