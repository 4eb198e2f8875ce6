"""Leads in, drafts out, in the same order."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from schemas.campaign import Campaign
from schemas.records import Draft, Lead
from tasks.common.careful_lead import careful_lead
from tasks.generate.answers import Answer, Writer, write_answers
from tasks.generate.engine import Engine
from tasks.generate.lead_inputs import lead_inputs
from tasks.generate.parse import fill_placeholders, set_sign_off_apart

WriterKey = tuple[str, str]
"""(recipe, adapter), as a lead or its campaign names them."""


def write_drafts(
    leads: Sequence[Lead],
    campaign: Campaign,
    writers: Mapping[WriterKey, Writer],
    engine: Engine,
    attempt: int = 1,
    refused_for: Sequence[tuple[str, ...]] | None = None,
    on_draft: Callable[[int, Draft], object] | None = None,
) -> list[Draft]:
    """One draft for every lead.

    Args:
        leads: rows that passed the gate.
        campaign: objective, sender and style.
        writers: by the lead's `writer_key`.
        engine: real or fake.
        attempt: 1 for the first try.
        refused_for: of a further try, the reason codes of each lead's last one.
        on_draft: called with each lead's place and draft as soon as there is one, in any order.

    Raises:
        EngineLost: the engine as a whole is gone.
    """
    rows = rows_of(leads, campaign, writers)
    leads = [careful_lead(lead).lead for lead in leads]
    drafts: dict[int, Draft] = {}

    def read(place: int, answer: Answer) -> None:
        drafts[place] = _draft(leads[place], rows[place][0], answer, campaign, attempt)
        if on_draft:
            on_draft(place, drafts[place])

    write_answers(rows, engine, attempt, refused_for, read)
    return [drafts[place] for place in range(len(leads))]


def rows_of(
    leads: Sequence[Lead], campaign: Campaign, writers: Mapping[WriterKey, Writer]
) -> list[tuple[Writer, dict[str, Any]]]:
    """Of each lead, who writes to it and from what.

    Whatever else a lead's fields hold, no model sees it: not even where it fills a placeholder.
    """
    return [
        (writers[writer_key(lead, campaign)], lead_inputs(careful_lead(lead).lead, campaign))
        for lead in leads
    ]


def writer_key(lead: Lead, campaign: Campaign) -> WriterKey:
    """(recipe, adapter) that writes to this lead."""
    return lead.recipe or campaign.recipe, lead.adapter or campaign.adapter


def _draft(lead: Lead, writer: Writer, answer: Answer, campaign: Campaign, attempt: int) -> Draft:
    subject, body = (
        fill_placeholders(str(answer.fields.get(name, "")), lead, campaign.sender.name)
        for name in ("subject", "body")
    )
    return Draft(
        lead_id=lead.lead_id,
        source_file=lead.source_file,
        row_number=lead.row_number,
        recipe=writer.recipe.name,
        adapter=writer.adapter.name if writer.adapter else "base",
        adapter_version=writer.adapter.version if writer.adapter else "",
        base_model=writer.base_model,
        prompt_sha256=answer.prompt_sha256,
        prompt_tokens=answer.prompt_tokens,
        output_tokens=answer.output_tokens,
        attempts=attempt,
        subject=" ".join(subject.split()),
        body=set_sign_off_apart(body, campaign.sender.name),
        raw_text=answer.raw if answer.failure else "",
        failure=answer.failure,
    )
