"""The night with a fake engine: what comes out for what went in."""

import importlib
import json
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.campaign import campaign_flow
from flows.report import rewrite_report
from schemas.errors import GateStopped, InputFileError, MailmillError
from tasks.generate.supervisor import SupervisedEngine

NIGHT = date(2026, 3, 2)
ANN = "Ann,Lee,ann@orlik.example,Head of Finance,Orlik Foods,\n"
BEN = "Ben,Okafor,ben@tarn.example,Buyer,Tarn Mills,\n"


def outcomes(home: Path) -> list[dict[str, object]]:
    (part,) = (home / "gold" / "outcomes").rglob("part-*.parquet")
    return pq.read_table(part, partitioning=None).to_pylist()


def test_every_row_has_one_outcome(home, campaign_file, fake_engine):
    fake_engine()
    rows = (
        ANN + BEN + "Cy,Rao,,Buyer,Fell Co,\n" + "Di,Fox,di at fell,Buyer,Fell Co,\n" + "x\n" + ANN
    )
    file = campaign_file(rows, suppressed="tarn.example\n")
    campaign_flow(file, run_date=NIGHT)
    found = {(r["row_number"], r["status"], *r["reasons"]) for r in outcomes(home)}
    assert found == {
        (1, "ready"),
        (2, "suppressed", "suppressed.domain"),
        (3, "rejected", "email.missing"),
        (4, "rejected", "email.malformed"),
        (5, "rejected", "row.short"),
        (6, "rejected", "email.duplicate"),
    }


def test_a_row_that_names_no_adapter_costs_itself_only(home, campaign_file, fake_engine):
    fake_engine()
    file = campaign_file("")
    leads = file.parent / "leads.csv"
    leads.write_text(
        "full_name,email,company,recipe,adapter\nAnn Lee,ann@orlik.example,Orlik,,\n"
        "Ben Orr,ben@tarn.example,Tarn,,7\nCy Rao,cy@fell.example,Fell,poem,\n"
    )
    campaign_flow(file, run_date=NIGHT)
    assert {(r["row_number"], r["status"], *r["reasons"]) for r in outcomes(home)} == {
        (1, "ready"),
        (2, "rejected", "adapter.unknown"),
        (3, "rejected", "recipe.unknown"),
    }


def test_the_report_of_a_run_can_be_made_again(home, campaign_file, fake_engine):
    fake_engine()
    file = campaign_file(ANN + BEN)
    campaign_flow(file, run_date=NIGHT, limit=1)
    (first,) = (path for path in (home / "runs" / "autumn").iterdir() if path.is_dir())
    campaign_flow(file, run_date=NIGHT)  # replaces the gold of the first, not its folder
    page = rewrite_report(first.name).read_text()
    assert "Ann Lee" in page
    assert "Ben Okafor" not in page


def test_a_ready_email_carries_the_footer(home, campaign_file, fake_engine):
    fake_engine()
    campaign_flow(campaign_file(ANN), run_date=NIGHT)
    (row,) = outcomes(home)
    assert row["text"].startswith("Hi Ann,")
    assert row["text"].rstrip().endswith(row["footer"])
    assert row["unsubscribe_url"] in row["footer"]
    assert "Quay Street 4, 20095 Hamburg" in row["footer"]


def test_a_bad_answer_costs_its_own_row_only(home, campaign_file, fake_engine):
    fake_engine(broken_for="Ben")
    campaign_flow(campaign_file(ANN + BEN), run_date=NIGHT)
    assert {(r["row_number"], r["status"]) for r in outcomes(home)} == {(1, "ready"), (2, "failed")}


def test_a_finished_night_started_again_writes_nothing(home, campaign_file, fake_engine):
    file = campaign_file(ANN + BEN)
    first = fake_engine()
    campaign_flow(file, run_date=NIGHT)
    before = outcomes(home)
    second = fake_engine()
    campaign_flow(file, run_date=NIGHT)
    assert len(first.requests) == 2
    assert second.requests == []
    assert outcomes(home) == before


def test_too_many_bad_addresses_stop_the_run(home, campaign_file, fake_engine):
    engine = fake_engine()
    file = campaign_file(ANN + "Cy,Rao,,Buyer,Fell Co,\n" * 3)
    with pytest.raises(GateStopped, match="3 of 4 rows"):
        campaign_flow(file, run_date=NIGHT)
    assert engine.requests == []


def test_a_missing_lead_file_is_named(home, campaign_file, fake_engine):
    fake_engine()
    file = campaign_file(ANN, leads=["nowhere.csv"])
    with pytest.raises(InputFileError, match=r"nowhere\.csv"):
        campaign_flow(file, run_date=NIGHT)


def test_the_limit_counts_rows_of_the_file(home, campaign_file, fake_engine):
    fake_engine()
    campaign_flow(campaign_file("x\n" + ANN + BEN), run_date=NIGHT, limit=2)
    assert Counter(row["status"] for row in outcomes(home)) == {"rejected": 1, "ready": 1}


def test_the_manifest_says_what_the_run_depended_on(home, campaign_file, fake_engine):
    fake_engine()
    campaign_flow(campaign_file(ANN), run_date=NIGHT)
    (file,) = (home / "runs" / "autumn").glob("*/manifest.json")
    manifest = json.loads(file.read_text())
    assert manifest["counts"] == {
        "rows": 1, "ready": 1, "review": 0, "held": 0, "suppressed": 0, "rejected": 0, "failed": 0,
    }  # fmt: skip
    assert set(manifest["inputs"]["files"]) == {"leads.csv", "suppression.txt"}
    assert [gate["table"] for gate in manifest["gates"]] == ["leads", "emails"]
    assert (file.parent / "report.html").stat().st_size > 1000
    assert (file.parent / "handoff" / "emails.csv").exists()


def test_a_name_that_would_break_a_header_is_rejected(home, campaign_file, fake_engine):
    fake_engine()
    odd = "Ann,=?utf-8?q?x=0D=0ABcc:_eve@evil.example?=,ann@orlik.example,Buyer,Orlik Foods,\n"
    campaign_flow(campaign_file(odd + BEN), run_date=NIGHT)
    found = {(r["row_number"], r["status"], *r["reasons"]) for r in outcomes(home)}
    assert found == {(1, "rejected", "name.control_characters"), (2, "ready")}


def test_what_no_message_can_hold_goes_to_review(home, campaign_file, fake_engine, monkeypatch):
    fake_engine()

    def refuse(row, _campaign):
        if row["first_name"] == "Ann":
            raise MailmillError("the To header would hold a control character")

    monkeypatch.setattr("flows.shard.check_sendable", refuse)
    campaign_flow(campaign_file(ANN + BEN), run_date=NIGHT)
    found = {(r["row_number"], r["status"], *r["reasons"]) for r in outcomes(home)}
    assert found == {(1, "review", "email.unsendable"), (2, "ready")}


def test_files_of_one_name_stay_apart(home, campaign_file, fake_engine):
    fake_engine()
    file = campaign_file(ANN, leads=["leads.csv", "more/leads.csv"])
    (file.parent / "more").mkdir()
    (file.parent / "more" / "leads.csv").write_text(
        (file.parent / "leads.csv").read_text().replace(ANN, BEN)
    )
    campaign_flow(file, run_date=NIGHT)
    found = {(r["source_file"], r["recipient_name"]) for r in outcomes(home)}
    assert found == {("leads.csv", "Ann Lee"), ("more/leads.csv", "Ben Okafor")}


def test_a_file_with_a_header_alone_is_an_empty_night(home, campaign_file, fake_engine):
    fake_engine()
    campaign_flow(campaign_file(""), run_date=NIGHT)
    assert outcomes(home) == []


def test_too_many_unreadable_rows_stop_the_run(home, campaign_file, fake_engine):
    fake_engine()
    with pytest.raises(GateStopped, match=r"3 of 4 rows .*can be read, which 3 rows fail"):
        campaign_flow(campaign_file(ANN + "x\n" * 3), run_date=NIGHT)


def test_a_recipe_that_takes_no_leads_is_refused(home, campaign_file, fake_engine):
    fake_engine()
    with pytest.raises(InputFileError, match="may be formal or outreach"):
        campaign_flow(campaign_file(ANN, recipe="academic"), run_date=NIGHT)


def test_attempts_count_every_time_the_model_was_asked(home, campaign_file, fake_engine):
    fake_engine(broken_for="Ben")
    campaign_flow(campaign_file(ANN + BEN), run_date=NIGHT)
    assert {(r["row_number"], r["attempts"]) for r in outcomes(home)} == {(1, 1), (2, 2)}


def test_a_lead_that_kills_the_engine_costs_its_group_and_not_the_night(
    home, campaign_file, fake_engine, monkeypatch
):
    fake_engine()
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "fixtures")
    engine = SupervisedEngine(importlib.import_module("step_engines").MortalSteps)
    monkeypatch.setattr("flows.write.engine_for", lambda *_args, **_options: engine)
    rows = [f"Ann,Lee,ann{n}@orlik.example,Buyer,Orlik {n},\n" for n in range(10)]
    rows[3] = rows[3].replace("Orlik 3", "kill me")
    with closing(engine):
        campaign_flow(campaign_file("".join(rows)), run_date=NIGHT)
    found = Counter(reason for r in outcomes(home) for reason in r["reasons"])
    # The engine echoes its prompt, which is no JSON; those beside the deadly one are given up, at
    # most eight: how many were answered before depends on when it died.
    assert found.total() == 10
    assert 1 <= found["engine.row_suspected"] <= 8
    assert found["output.not_json"] == 10 - found["engine.row_suspected"]
    (deadly,) = (r for r in outcomes(home) if r["row_number"] == 4)
    assert deadly["reasons"] == ["engine.row_suspected"]
    assert engine.stats()["restarts"] == 3
