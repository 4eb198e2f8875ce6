"""Nobody is written to who opted out in time, nor twice within the cool-down."""

import csv
import itertools
import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pyarrow.dataset as ds
import pytest
import yaml

from flows.admit import admit_leads
from flows.finish import finish_night
from flows.night import Night, plan_night
from flows.opt_outs import import_unsubscribed, recall_person
from flows.report import rewrite_report
from flows.write import write_shards
from schemas.errors import InputFileError
from tasks.ingest.suppression import SuppressionList

from .nights import LEADS, NIGHT, SmallNight, in_a_child, start_child
from .test_crashes import killing_itself_at

NAMES = ("ann.lee", "bo", "jos\u00e9", "d-x", "eve_r")
DOMAINS = ("gmail.com", "b\u00fccher.example", "orlik.example")
DRESSES = ("<{}>", "Ann Lee <{}>", "mailto:{}", "\u00a0{}\u2003", "\u200b{}", "{},", "'{}'")
OTHER_DOMAINS = {"gmail.com": "GoogleMail.com", "b\u00fccher.example": "xn--bcher-kva.example"}


def spellings(address: str) -> list[str]:
    """Ways to write one address, most of which a reader of leads takes for another."""
    local, _, domain = address.rpartition("@")
    locals_ = [
        local, local.upper(), local.title(), f"{local}+news", f"{local.upper()}+a.b+c",
        local.replace("\u00e9", "e\u0301"), f'"{local}"',
        ".".join(local.replace(".", "")) if domain == "gmail.com" else local.swapcase(),
        "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" else c for c in local),
    ]  # fmt: skip
    domains = [domain, domain.upper(), OTHER_DOMAINS.get(domain, domain.title()), f"{domain}."]
    plain = [f"{name}@{at}" for name, at in itertools.product(locals_, domains)]
    dressed = [form.format(one) for one in (address, address.upper()) for form in DRESSES]
    return list(dict.fromkeys([*plain, *dressed]))


PEOPLE = [f"{name}@{domain}" for name in NAMES for domain in DOMAINS]
SPELLINGS = [(person, one) for person in PEOPLE for one in spellings(person)]


def write_leads(night: SmallNight, addresses: list[str]) -> None:
    """One lead an address, and one whom everybody may write to."""
    with (night.file.parent / "leads.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["first_name", "last_name", "email", "company", "title"])
        for n, address in enumerate([*addresses, "free@tarn.example"]):
            writer.writerow(["Ann", "Lee", address, f"Orlik {n} Foods", "Buyer"])


def rewrite(night: SmallNight, **changes: object) -> None:
    campaign = yaml.safe_load(night.file.read_text())
    night.file.write_text(yaml.safe_dump({**campaign, **changes}))


def opt_out(night: SmallNight, text: str) -> None:
    (night.file.parent / "suppression.txt").write_text(text, encoding="utf-8")


def run(night: SmallNight, meanwhile=lambda: None, run_date: date = NIGHT) -> Night:
    """The night, and what happens before it is committed."""
    plan = plan_night(night.file, None, run_date, None)
    admitted = admit_leads(plan, lambda _done: None)
    engine = write_shards(plan, admitted, lambda _done: None)
    meanwhile()
    finish_night(plan, admitted, engine)
    return plan


def gold(night: SmallNight, table: str, **where: str) -> list[dict[str, object]]:
    pattern = "/".join(f"{name}={where.get(name, '*')}" for name in ("campaign", "run_date"))
    files = sorted((night.home / "gold" / table).glob(f"{pattern}/*.parquet"))
    return ds.dataset([str(file) for file in files]).to_table().to_pylist()


def sent(night: SmallNight, **where: str) -> list[str]:
    return sorted(str(row["recipient_email"]) for row in gold(night, "emails", **where))


def verdicts(night: SmallNight, **where: str) -> dict[str, tuple[str, ...]]:
    return {
        str(row["recipient_email"]): (str(row["status"]), *row["reasons"])
        for row in gold(night, "outcomes", **where)
    }


def handed_over(plan: Night) -> list[str]:
    with (plan.folder / "handoff" / "emails.csv").open(newline="", encoding="utf-8") as file:
        return [row["email"] for row in csv.DictReader(file)]


def test_of_500_spellings_of_opt_outs_none_is_exported(small_night):
    assert len(SPELLINGS) >= 500
    rewrite(small_night, quality={"max_failing_leads": 1})
    write_leads(small_night, [one for _, one in SPELLINGS])
    opt_out(small_night, "\n".join(PEOPLE))
    plan = run(small_night)
    assert sent(small_night) == handed_over(plan) == ["free@tarn.example"]
    rows = [row["status"] for row in gold(small_night, "outcomes")]
    assert len(rows) == len(SPELLINGS) + 1
    assert set(rows) == {"ready", "suppressed", "rejected"}
    assert rows.count("suppressed") >= 300  # the others are no addresses that one can write to


def test_a_list_understands_all_500_spellings(small_night):
    for turn in range(max(len(spellings(person)) for person in PEOPLE)):
        lines = [(spellings(person) * 2)[turn] for person in PEOPLE]
        opt_out(small_night, "\n".join(lines))
        found = SuppressionList.load([small_night.file.parent / "suppression.txt"])
        assert [person for person in PEOPLE if not found.reason(person)] == []


def test_spellings_that_opt_out_during_the_night_are_not_exported(small_night):
    write_leads(small_night, PEOPLE)
    plan = run(
        small_night,
        lambda: opt_out(small_night, "\n".join(spellings(person)[-3] for person in PEOPLE)),
    )
    assert sent(small_night) == handed_over(plan) == ["free@tarn.example"]
    expected = dict.fromkeys(PEOPLE, ("suppressed", "suppressed.address"))
    assert verdicts(small_night) == {**expected, "free@tarn.example": ("ready",)}


def test_who_unsubscribes_by_link_during_the_night_gets_no_email(small_night, tmp_path):
    run(small_night, run_date=NIGHT - timedelta(days=30))
    link = str(gold(small_night, "emails")[0]["unsubscribe_url"])
    person = str(gold(small_night, "emails")[0]["recipient_email"])
    (tmp_path / "links.txt").write_text(link)
    plan = run(small_night, lambda: import_unsubscribed(tmp_path / "links.txt"))
    tonight = {"run_date": str(NIGHT)}
    assert len(sent(small_night, **tonight)) == LEADS - 1
    assert person not in handed_over(plan)
    assert verdicts(small_night, **tonight)[person] == ("suppressed", "suppressed.unsubscribed")
    # Nothing of the text is left where it could be sent from.
    (row,) = [r for r in gold(small_night, "outcomes", **tonight) if r["recipient_email"] == person]
    assert (row["subject"], row["body"], row["text"]) == (None, None, None)
    before, asked = small_night.outputs(), small_night.asked()
    small_night()
    assert (small_night.outputs(), small_night.asked()) == (before, asked)


def test_a_kill_at_every_write_of_the_commit_changes_nothing(small_night):
    plan = plan_night(small_night.file, None, NIGHT, None)
    admitted = admit_leads(plan, lambda _done: None)
    write_shards(plan, admitted, lambda _done: None)
    opted_out = small_night.home / "suppression" / "may.txt"
    opted_out.parent.mkdir()
    opted_out.write_text("ann1@orlik.example\n")

    def commit() -> None:
        finish_night(plan, admitted, {})

    assert in_a_child(commit) == 0
    expected = small_night.outputs()
    assert len(sent(small_night)) == LEADS - 1
    point = 1
    while True:
        shutil.rmtree(small_night.home / "gold")
        shutil.rmtree(plan.folder / "handoff")
        if in_a_child(killing_itself_at(point, commit)) == 0:
            break
        assert in_a_child(commit) == 0
        assert small_night.outputs() == expected
        point += 1
    assert point > 15


def test_the_homes_list_counts_for_every_campaign(small_night, tmp_path):
    (tmp_path / "export.csv").write_text("email\nann1@orlik.example\n")
    import_unsubscribed(tmp_path / "export.csv")
    run(small_night)
    assert verdicts(small_night)["ann1@orlik.example"] == ("suppressed", "suppressed.address")
    assert small_night.asked() == LEADS - 1


def test_the_report_made_again_knows_who_was_held_back(small_night):
    plan = run(small_night, lambda: opt_out(small_night, "ann1@orlik.example\n"))
    page = (plan.folder / "report.html").read_text()
    again = rewrite_report(str(plan.folder)).read_text()
    assert again == page
    assert "Orlik 1 Foods" not in page
    assert "Orlik 2 Foods" in page


def test_a_list_that_disappears_before_the_export_stops_the_night(small_night):
    lists = small_night.file.parent / "suppression.txt"
    with pytest.raises(InputFileError, match=r"suppression\.txt"):
        run(small_night, lists.unlink)
    assert not (small_night.home / "gold").exists()
    assert not list(small_night.home.rglob("emails.csv"))


def test_a_list_of_the_home_that_disappears_before_the_export_stops_the_night(small_night):
    lists = small_night.home / "suppression" / "may.txt"
    lists.parent.mkdir(parents=True)
    lists.write_text("ann1@orlik.example\n")
    with pytest.raises(InputFileError, match=r"may\.txt: there is no such file"):
        run(small_night, lists.unlink)


def test_a_list_that_appears_during_the_night_counts(small_night):
    rewrite(small_night, suppression=["supp*.txt"])
    late = small_night.file.parent / "suppliers.txt"
    run(small_night, lambda: late.write_text("ann1@orlik.example\n"))
    assert verdicts(small_night)["ann1@orlik.example"] == ("suppressed", "suppressed.address")


def test_no_second_email_within_the_days_whatever_the_campaign(small_night):
    run(small_night)
    rewrite(small_night, name="winter")
    run(small_night, run_date=NIGHT + timedelta(days=6))
    assert sent(small_night, campaign="winter") == []
    assert verdicts(small_night, campaign="winter")["ann1@orlik.example"] == (
        "held",
        "held.cool_down",
    )
    assert small_night.asked() == LEADS
    run(small_night, run_date=NIGHT + timedelta(days=7))
    assert len(sent(small_night, campaign="winter")) == LEADS


def test_other_leads_for_the_same_night_leave_one_handoff_and_forget_nobody(small_night):
    run(small_night)
    leads = small_night.file.parent / "leads.csv"
    header, _, *others = leads.read_text().splitlines()
    leads.write_text("\n".join([header, *others]))
    run(small_night)
    handoffs = sorted(path.parent.name for path in small_night.home.rglob("emails.csv"))
    assert handoffs == ["handoff", "handoff-replaced"]
    (report,) = (p for p in small_night.home.rglob("report.html") if "replaced" in p.read_text())
    assert (report.parent / "handoff").is_dir()
    rewrite(small_night, name="winter")
    leads.write_text("\n".join([header, "Ann0,Lee,ann0@orlik.example,Buyer,Orlik 0 Foods,"]))
    run(small_night, run_date=NIGHT + timedelta(days=1))
    assert verdicts(small_night, campaign="winter")["ann0@orlik.example"][0] == "held"


def test_a_campaign_sets_its_own_cool_down(small_night):
    run(small_night)
    campaign = yaml.safe_load(small_night.file.read_text())
    rewrite(small_night, compliance={**campaign["compliance"], "cool_down_days": 0})
    run(small_night, run_date=NIGHT + timedelta(days=1))
    assert len(sent(small_night)) == 2 * LEADS


def test_a_night_that_runs_again_keeps_its_emails_whatever_others_sent(small_night):
    run(small_night)
    before = sent(small_night, campaign="autumn")
    campaign = yaml.safe_load(small_night.file.read_text())
    rewrite(small_night, name="winter", compliance={**campaign["compliance"], "cool_down_days": 0})
    run(small_night)
    small_night.file.write_text(yaml.safe_dump(campaign))
    run(small_night)
    assert sent(small_night, campaign="autumn") == before


def test_of_two_campaigns_of_one_night_one_writes_to_a_person(small_night):
    small_night.seconds_per_answer = 0.3  # both are admitted before one is committed
    text = small_night.file.read_text()
    winter = small_night.file.with_name("winter.yaml")
    winter.write_text(text.replace("autumn", "winter"))
    for _ in range(3):
        children = [start_child(small_night), start_child(lambda: other(small_night, winter))]
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
        assert sent(small_night) == [f"ann{n}@orlik.example" for n in range(LEADS)]
        held = [row for row in gold(small_night, "outcomes") if row["status"] == "held"]
        assert [row["reasons"] for row in held] == [["held.cool_down"]] * LEADS
        small_night.clear()


def other(night: SmallNight, file: Path) -> None:
    night.file = file
    night()


def test_a_person_is_recalled_from_a_real_night(small_night):
    assert in_a_child(small_night) == 0
    told = recall_person("ANN1+x@orlik.example")
    for part in ("gold/emails", "gold/outcomes", "leads.parquet", "emails.csv", "report.html"):
        assert part in told
    assert "The rows came from leads.csv" in told
    assert "cache: answers kept under a hash" in told


def test_a_person_who_is_nowhere_is_said_to_be_nowhere(small_night):
    run(small_night)
    assert recall_person("nobody@fell.example").startswith("No file under ")
