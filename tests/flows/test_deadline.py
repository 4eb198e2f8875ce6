"""A night with a deadline: what does not fit is held, and written later."""

from datetime import datetime, timedelta

import yaml

from flows.admit import admit_leads
from flows.night import plan_night
from flows.pace import Measured
from flows.write import write_shards
from tasks.generate.engine import Completion, FakeEngine

from . import nights
from .nights import LEADS, NIGHT, in_a_child


def another_campaign(night, **changes):
    """Let the night write `winter`, with these keys of the campaign file changed."""
    campaign = yaml.safe_load(night.file.read_text())
    night.file.write_text(yaml.safe_dump(campaign | {"name": "winter"} | changes))


def test_what_the_deadline_leaves_no_time_for_is_held_and_written_later(
    small_night, capfd, monkeypatch
):
    monkeypatch.setenv("MAILMILL_COOL_DOWN_DAYS", "0")  # two campaigns write to the same people
    header, *rows = (small_night.file.parent / "leads.csv").read_text().splitlines()
    rows = [f"{row},{9 - n}" for n, row in enumerate(rows[:LEADS])]
    (small_night.file.parent / "leads.csv").write_text("\n".join([f"{header},priority", *rows]))
    small_night.seconds_per_answer = 0.2
    assert in_a_child(small_night) == 0  # measures the pace
    objective = "ask for a 20-minute call about matching supplier invoices"
    another_campaign(small_night, objective=objective)
    in_a_child(lambda: small_night(datetime.now().astimezone() + timedelta(seconds=0.01)))
    assert "will be held" in capfd.readouterr().err
    held = small_night.statuses("winter")
    assert set(held.values()) == {("held", "held.deadline")}
    assert in_a_child(small_night) == 0
    assert set(small_night.statuses("winter").values()) == {("ready",)}


def test_emails_whose_answers_are_kept_need_no_time(small_night, capfd, monkeypatch):
    monkeypatch.setenv("MAILMILL_COOL_DOWN_DAYS", "0")
    small_night.seconds_per_answer = 0.2
    assert in_a_child(small_night) == 0
    another_campaign(small_night)
    capfd.readouterr()
    late = datetime.now().astimezone() + timedelta(seconds=0.01)
    assert in_a_child(lambda: small_night(late)) == 0
    assert "0 leads, about 0 min" in capfd.readouterr().err
    assert list(small_night.statuses("winter").values()).count(("ready",)) == LEADS
    assert small_night.asked() == LEADS


def test_no_later_priority_is_written_where_an_earlier_one_does_not_fit(small_night, monkeypatch):
    monkeypatch.setattr("flows.write.last_night", lambda _leads: Measured(10.0))
    leads = small_night.file.parent / "leads.csv"
    header, *rows = leads.read_text().splitlines()
    # Two shards of two leads, then one of one, which alone would fit.
    numbered = [f"{row},{n // 2 + 1}" for n, row in enumerate(rows[:LEADS])]
    last = rows[0].replace("ann0", "zoe").replace("Orlik 0", "Zenith")
    leads.write_text("\n".join([f"{header},priority", *numbered, f"{last},9"]))
    assert in_a_child(lambda: small_night(datetime.now().astimezone() + timedelta(seconds=15))) == 0
    assert {status for status, *_ in small_night.statuses().values()} == {"held"}


def test_finished_emails_of_a_shard_with_a_suspect_stay_whatever_the_deadline(
    small_night, monkeypatch
):
    class MayHaveDied(FakeEngine):
        def generate(self, requests, on_answer=None):
            for place, request in enumerate(requests):
                deadly = "Ann1" in request.chat[-1]["content"]
                failure = "engine.row_suspected" if deadly else ""
                text = "" if deadly else nights.good_answer(request.chat)
                on_answer(place, Completion(text, 1, 1, failure))

    monkeypatch.setattr(nights, "FakeEngine", MayHaveDied)
    assert in_a_child(small_night) == 0
    first = small_night.statuses()
    assert list(first.values()).count(("ready",)) == LEADS - 1
    monkeypatch.setattr("flows.write.last_night", lambda _leads: Measured(60.0))
    late = datetime.now().astimezone() + timedelta(seconds=5)
    assert in_a_child(lambda: small_night(late)) == 0
    assert small_night.statuses() == first


def test_further_tries_hold_to_the_deadline(small_night, monkeypatch):
    def refused_at_first(chat):
        answer = nights.good_answer(chat)
        is_first = "last draft was refused" not in chat[-1]["content"]
        return answer.replace("Hi ", "See https://evil.example ") if is_first else answer

    monkeypatch.setattr(small_night, "_answer", refused_at_first)
    monkeypatch.setenv("MAILMILL_COOL_DOWN_DAYS", "0")
    another_campaign(small_night, quality={"attempts": 1})
    assert in_a_child(small_night) == 0
    another_campaign(small_night, name="spring", quality={"attempts": 3})
    late = datetime.now().astimezone() + timedelta(seconds=0.01)
    assert in_a_child(lambda: small_night(late)) == 0
    assert small_night.asked() == LEADS
    assert {status for status, *_ in small_night.statuses("spring").values()} == {
        "rejected",
        "review",
    }
    another_campaign(small_night, name="summer", quality={"attempts": 3})
    assert in_a_child(small_night) == 0
    assert {status for status, *_ in small_night.statuses("summer").values()} == {
        "ready",
        "rejected",
    }


def test_a_forced_night_holds_to_its_deadline(small_night, monkeypatch):
    assert in_a_child(small_night) == 0
    monkeypatch.setattr("flows.write.last_night", lambda _leads: Measured(60.0))
    plan = plan_night(small_night.file, None, NIGHT, None)
    deadline = datetime.now().astimezone() + timedelta(seconds=5)
    admitted = admit_leads(plan, lambda _done: None)
    write_shards(plan, admitted, lambda _done: None, deadline=deadline, force=True)
    assert small_night.asked() == LEADS


def test_what_is_finished_stays_finished_whatever_the_deadline(small_night, monkeypatch):
    assert in_a_child(small_night) == 0
    monkeypatch.setattr("flows.write.last_night", lambda _leads: Measured(60.0))
    part = next(small_night.home.rglob("runs/**/shards/*/outcomes.parquet"))
    content = bytearray(part.read_bytes())
    content[100] ^= 1
    part.write_bytes(content)
    assert in_a_child(lambda: small_night(datetime.now().astimezone() + timedelta(seconds=5))) == 0
    assert list(small_night.statuses().values()).count(("ready",)) == LEADS
    assert small_night.asked() == LEADS
