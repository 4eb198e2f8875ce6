"""Leads in, drafts out: prompts built, engine asked, answers read. A bad row fails alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.campaign import Campaign
from schemas.recipe import Recipe
from schemas.records import Draft, Lead
from tasks.common.prompts import build_chat, prompt_sha256
from tasks.generate.engine import Adapter, Completion, Engine, Request
from tasks.generate.lead_inputs import lead_inputs
from tasks.generate.parse import fill_placeholders, parse_answer


@dataclass(frozen=True)
class Writer:
    """Who writes an email: a recipe with its base model and, unless it is the base, an adapter."""

    recipe: Recipe
    base_model: str
    adapter: Adapter | None


def write_drafts(
    leads: Sequence[Lead],
    campaign: Campaign,
    writers: Mapping[tuple[str, str], Writer],
    engine: Engine,
    attempt: int = 1,
) -> list[Draft]:
    """One draft for every lead, in the leads' order.

    Args:
        leads: rows that passed the gate.
        campaign: objective, sender and style.
        writers: by (recipe, adapter) as the lead or else the campaign names them.
        engine: real or fake.
        attempt: 1 for the first try; each further try samples with another seed.

    Raises:
        EngineLost: the engine as a whole is gone.
    """
    chosen = [writers[writer_key(lead, campaign)] for lead in leads]
    requests = [
        _request(lead, campaign, writer, attempt)
        for lead, writer in zip(leads, chosen, strict=True)
    ]
    completions = engine.generate(requests)
    return [
        _draft(*parts, campaign=campaign, attempt=attempt)
        for parts in zip(leads, chosen, requests, completions, strict=True)
    ]


def writer_key(lead: Lead, campaign: Campaign) -> tuple[str, str]:
    """(recipe, adapter) that writes to this lead."""
    return lead.recipe or campaign.recipe, lead.adapter or campaign.adapter


def _request(lead: Lead, campaign: Campaign, writer: Writer, attempt: int) -> Request:
    recipe = writer.recipe
    sampling = recipe.sampling.model_copy(update={"seed": recipe.sampling.seed + attempt - 1})
    schema = recipe.output.json_schema() if recipe.output.format == "json" else None
    chat = build_chat(recipe, lead_inputs(lead, campaign))
    return Request(chat, sampling, schema, writer.adapter)


def _draft(
    lead: Lead,
    writer: Writer,
    request: Request,
    completion: Completion,
    *,
    campaign: Campaign,
    attempt: int,
) -> Draft:
    parsed = parse_answer(completion.text, writer.recipe.output)
    # A cut answer whose JSON is whole is whole; one that is not was cut, whatever else it is.
    failure = (completion.failure or parsed.failure) if parsed.failure else ""
    subject, body = (str(parsed.fields.get(name, "")) for name in ("subject", "body"))
    return Draft(
        lead_id=lead.lead_id,
        source_file=lead.source_file,
        row_number=lead.row_number,
        recipe=writer.recipe.name,
        adapter=writer.adapter.name if writer.adapter else "base",
        adapter_version=writer.adapter.version if writer.adapter else "",
        base_model=writer.base_model,
        prompt_sha256=prompt_sha256(request.chat),
        prompt_tokens=completion.prompt_tokens,
        output_tokens=completion.output_tokens,
        attempts=attempt,
        subject=" ".join(fill_placeholders(subject, lead, campaign.sender.name).split()),
        body=fill_placeholders(body, lead, campaign.sender.name),
        raw_text=completion.text if failure else "",
        failure=failure,
    )
