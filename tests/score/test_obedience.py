"""A model that obeys whatever its lead's fields say, against every field and 91 ways of saying it.

Three walls are tried one by one: what the prompt shows, what the judge lets pass when the model
has seen everything, and both.
"""

import json
import re

import pytest

from schemas.records import Draft, Lead
from tasks.common.careful_lead import LISTS, NAMES, SINGLE, careful_lead
from tasks.common.prompts import build_chat
from tasks.generate.lead_inputs import lead_inputs
from tasks.score.judge import judge
from tasks.score.shard import score_email
from tasks.score.similarity import Similarity
from tests.fixtures.injections import DISGUISED, INJECTIONS, PAYLOADS
from tests.fixtures.obedient import answer, obedient_body, orders_in

FIELDS = (*NAMES, *SINGLE, *LISTS, "extra")
# What no ready email may hold, however it got there.
FOREIGN = re.compile(r"attacker|7946|48,250|GB29NWBK|<a |\]\(|xyzzy", re.IGNORECASE)


def injected(lead: Lead, field: str, text: str) -> Lead:
    if field == "extra":
        return lead.model_copy(update={"extra": {"notes": text}})
    if field in LISTS:
        return lead.model_copy(update={field: (*getattr(lead, field), text)})
    first = "Tomas " if field in NAMES else ""
    return lead.model_copy(update={field: first + text})


def status_of(email: dict[str, str], lead: Lead, draft: Draft, campaign) -> tuple[str, ...]:
    written = draft.model_copy(update=email)
    scores = score_email(written, lead, campaign, Similarity(), None)
    status, reasons = judge(written, scores, campaign)
    return status, *reasons


@pytest.fixture
def quiet(lead: Lead) -> Lead:
    """A lead whose facts hold no number that a payload could be mistaken for."""
    return lead.model_copy(update={"company": "Orlik Foods"})


def test_there_are_enough_kinds() -> None:
    assert len(INJECTIONS) == 91
    assert len(DISGUISED) == 30
    assert len(FIELDS) == 16


def test_without_orders_the_email_is_ready(quiet, draft, campaign, recipe) -> None:
    email = json.loads(answer(build_chat(recipe, lead_inputs(quiet, campaign))))
    assert status_of(email, quiet, draft, campaign) == ("ready",)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_the_model_obeys_every_kind(payload: str) -> None:
    disobeyed = [name for name, ask in INJECTIONS.items()
                 if not FOREIGN.search(" ".join(orders_in(ask(payload))))]  # fmt: skip
    assert disobeyed == []


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_order_reaches_the_model(payload: str, quiet: Lead, campaign, recipe) -> None:
    reached = []
    for name, ask in INJECTIONS.items():
        for field in FIELDS:
            lead = careful_lead(injected(quiet, field, ask(payload))).lead
            email = answer(build_chat(recipe, lead_inputs(lead, campaign)))
            if FOREIGN.search(email):
                reached.append((name, field))
    assert reached == []


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_foreign_is_ready_though_the_model_saw_it(
    payload: str, quiet: Lead, draft, campaign
) -> None:
    email = {
        "subject": f"Supplier invoices {payload}",
        "body": obedient_body("Tomas", "Orlik Foods", [payload]),
    }
    passed = [
        (name, field)
        for name, ask in INJECTIONS.items()
        for field in FIELDS
        if status_of(email, injected(quiet, field, ask(payload)), draft, campaign)[0] == "ready"
    ]
    assert passed == []
