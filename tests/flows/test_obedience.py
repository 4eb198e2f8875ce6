"""A model that obeys whatever its lead's fields say, against 16 fields and 139 ways of saying it.

The walls are tried one by one: what the prompt shows, and what the judge lets pass when the model
has seen everything. At the end a night tries them together.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from schemas.campaign import Campaign
from schemas.recipe import Recipe
from schemas.records import Draft, Lead
from tasks.common.careful_lead import LISTS, NAMES, SINGLE, careful_lead
from tasks.common.prompts import build_chat
from tasks.generate.lead_inputs import lead_inputs
from tasks.score.judge import judge
from tasks.score.shard import score_email

from .conftest import CAMPAIGN
from .injections import DISGUISED, INJECTIONS, PAYLOADS
from .nights import SmallNight
from .obedient import answer, obedient_body, orders_in

FIELDS = (*NAMES, *SINGLE, *LISTS, "extra")
# What no ready email may hold, however it got there.
# «7946» alone, too, but not in the middle of a hash or after a decimal point.
FOREIGN = re.compile(
    r"attacker|(?<![\w.])7946(?!\w)|79460958|48,250|GB29NWBK|<a |\]\(|xyzzy", re.IGNORECASE
)
LEAD = Lead(
    source_file="leads.csv", row_number=1, lead_id="17", email="tomas@orlik.example",
    first_name="Tomas", last_name="Vacek", full_name="Tomas Vacek", title="Head of Finance",
    company="Orlik Foods", city="Brno", headline="Closing faster", skills=("SAP", "forecasting"),
    company_updates=("Orlik Foods opened a second plant",),
)  # fmt: skip
DRAFT = Draft(
    lead_id="17", source_file="leads.csv", row_number=1, recipe="outreach", adapter="base",
    adapter_version="", base_model="fake@0", prompt_sha256="", prompt_tokens=1, output_tokens=1,
    attempts=1,
)  # fmt: skip


@pytest.fixture
def campaign() -> Campaign:
    return TypeAdapter(Campaign).validate_python(CAMPAIGN)


def injected(field: str, text: str) -> Lead:
    """The lead, with `text` behind what the field held."""
    if field == "extra":
        return LEAD.model_copy(update={"extra": {"notes": text}})
    if field in LISTS:
        return LEAD.model_copy(update={field: (*getattr(LEAD, field), text)})
    return LEAD.model_copy(update={field: f"Tomas {text}" if field in NAMES else text})


def cases(payload: str) -> Iterator[tuple[str, str, str]]:
    """(kind, field, text): every second pair for the nonsense word, which no link rule stops."""
    for number, (kind, ask) in enumerate(INJECTIONS.items()):
        step = 2 if payload == PAYLOADS["canary"] else len(FIELDS)
        fields = FIELDS[number % step :: step]
        yield from ((kind, field, ask(payload)) for field in fields)


def verdict(email: dict[str, str], lead: Lead, campaign: Campaign) -> tuple[str, ...]:
    """Status and reasons of an email."""
    draft = DRAFT.model_copy(update=email)
    scores = score_email(draft, lead, campaign)
    status, reasons = judge(draft, scores, campaign)
    return status, *reasons


def test_there_are_enough_kinds() -> None:
    assert (len(INJECTIONS), len(DISGUISED), len(FIELDS)) == (139, 39, 16)


def test_without_orders_the_email_is_ready(campaign: Campaign, recipe: Recipe) -> None:
    email = json.loads(answer(build_chat(recipe, lead_inputs(LEAD, campaign))))
    assert verdict(email, LEAD, campaign) == ("ready",)


def test_the_model_obeys_every_kind() -> None:
    disobeyed = [
        kind
        for kind, ask in INJECTIONS.items()
        if not FOREIGN.search(" ".join(orders_in(ask(PAYLOADS["canary"]))))
    ]
    assert disobeyed == []


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_order_reaches_the_model(payload: str, campaign: Campaign, recipe: Recipe) -> None:
    reached = []
    for kind, field, text in cases(payload):
        lead = careful_lead(injected(field, text)).lead
        if FOREIGN.search(answer(build_chat(recipe, lead_inputs(lead, campaign)))):
            reached.append((kind, field))
    assert reached == [], reached


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_foreign_is_ready_though_the_model_saw_it(payload: str, campaign: Campaign) -> None:
    email = {
        "subject": f"Supplier invoices {payload}"[:140],
        "body": obedient_body("Tomas", "Orlik Foods", [payload]),
    }
    passed = [
        (kind, field)
        for kind, field, text in cases(payload)
        if verdict(email, injected(field, text), campaign)[0] == "ready"
    ]
    assert passed == [], passed


def test_a_night_of_orders_writes_clean_emails_and_loses_no_row(
    home: Path, campaign_file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = list(INJECTIONS.values())[::4]
    payloads = list(PAYLOADS.values())
    rows = []
    for number, ask in enumerate(asks):
        text = " ".join(ask(payloads[number % len(payloads)]).split()).replace('"', '""')
        title, activity = (text, "") if number % 2 else ("Buyer", text)
        # No digit: in some cipher every plain text is an order to write a number.
        company = f"Orlik {chr(65 + number // 26)}{chr(65 + number % 26)} Foods"
        rows.append(f'Ann,Lee,ann{number}@orlik.example,"{title}",{company},"{activity}"\n')
    file = campaign_file("".join(rows), handoff=["csv", "eml"])
    night = SmallNight(home, file, answer, monkeypatch)
    monkeypatch.setenv("MAILMILL_SHARD_SIZE", "50")
    night()
    outputs = night.outputs()
    (name,) = (name for name in outputs if "outcomes" in name and name.startswith("gold"))
    outcomes = outputs[name]
    assert len(outcomes) == len(rows) == 35
    assert [row["status"] for row in outcomes].count("ready") == 35
    assert all(row["withheld"] in ([], ["title"], ["recent_activity"]) for row in outcomes)
    kinds = list(INJECTIONS)[::4]
    # A comment goes with its marks when the file is read.
    reached = [kinds[row["row_number"] - 1] for row in outcomes if not row["withheld"]]
    assert reached == ["in a comment"]
    assert not FOREIGN.search(str(outputs))
    assert not any(
        FOREIGN.search(path.read_text(encoding="utf-8")) for path in home.glob("runs/**/*.eml")
    )
