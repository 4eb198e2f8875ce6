"""What of a lead goes into its prompt. Lead fields are untrusted: they stay one-line data."""

import re
from collections.abc import Sequence
from typing import Any

from schemas.campaign import Campaign
from schemas.records import Lead
from tasks.common.embedding_model import embed
from tasks.common.prompts import FACT_LABELS
from tasks.generate.mbti import style_advice

# Reference system C's cut, so that a lead fits the context of a small model.
TOP_SKILLS = 8
TOP_ACTIVITIES = 3
TOP_UPDATES = 3
TOP_CAREER = 2
FACT_LENGTH = 160
NAME_LENGTH = 80
OBJECTIVE_LENGTH = 400


def lead_inputs(lead: Lead, campaign: Campaign) -> dict[str, Any]:
    """The variables of a recipe's user template for one lead."""
    advice = style_advice(lead.mbti)
    tone = f"{campaign.style.tone}; {advice}" if advice else campaign.style.tone
    return {
        "objective": one_line(lead.objective or campaign.objective, OBJECTIVE_LENGTH),
        "tone": tone,
        "sender": {
            "name": campaign.sender.name,
            "title": campaign.sender.title,
            "company": campaign.sender.company,
            "offer": campaign.sender.offer,
        },
        "lead": {
            "name": one_line(lead.full_name, NAME_LENGTH),
            "first_name": one_line(lead.first_name or lead.full_name, NAME_LENGTH),
            "title": one_line(lead.title, NAME_LENGTH),
            "company": one_line(lead.company, NAME_LENGTH),
        },
        "facts": lead_facts(lead, lead.objective or campaign.objective),
    }


def lead_facts(lead: Lead, objective: str) -> list[str]:
    """Labelled one-line facts, the most telling kinds first.

    Of a kind with more facts than fit, those nearest to the objective are taken; of the skills, as
    many as their one line holds.
    """
    skills_room = FACT_LENGTH - len(f"{FACT_LABELS['skills']}: ")
    values: dict[str, Sequence[str]] = {
        "activity": nearest(lead.recent_activity, objective, TOP_ACTIVITIES),
        "update": nearest(lead.company_updates, objective, TOP_UPDATES),
        "career": nearest(lead.career_history, objective, TOP_CAREER),
        "headline": (lead.headline,),
        "skills": (", ".join(nearest(lead.skills, objective, TOP_SKILLS, skills_room)),),
        "industry": (lead.industry,),
        "city": (lead.city,),
    }
    facts = [
        f"{label}: {text}" for kind, label in FACT_LABELS.items() for text in values[kind] if text
    ]
    return [one_line(fact, FACT_LENGTH) for fact in facts]


def nearest(
    texts: Sequence[str], objective: str, most: int, room: int | None = None
) -> Sequence[str]:
    """The `most` texts whose embeddings are nearest to the objective's, in their own order.

    Where not all fit, equal ones count once. Equally near ones go by their order; nothing is
    embedded where all fit.

    Args:
        texts: what to choose from.
        objective: what the email is for.
        most: how many may be taken.
        room: characters that the chosen ones may have when they are joined with commas; the
            farthest are left out. None for no limit.

    Raises:
        MailmillError: the embedding model is not installed.
    """
    if _fit(texts, most, room):
        return texts
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(_flat(text).casefold(), text)
    distinct = list(first.values())
    if _fit(distinct, most, room):
        return distinct
    goal, *vectors = embed([one_line(objective, OBJECTIVE_LENGTH), *map(_flat, distinct)])
    # Rounded: a batch of another size may differ in the last digits.
    near = [round(float(vector @ goal), 4) for vector in vectors]
    chosen = sorted(range(len(distinct)), key=lambda n: -near[n])[:most]
    while len(chosen) > 1 and not _fit([distinct[n] for n in chosen], most, room):
        chosen.pop()
    return [distinct[n] for n in sorted(chosen)]


def _fit(texts: Sequence[str], most: int, room: int | None) -> bool:
    return len(texts) <= most and (room is None or len(_flat(", ".join(texts))) <= room)


def one_line(text: str, length: int) -> str:
    """`text` without line breaks or control characters, cut at a word.

    >>> one_line("Head of\\nFinance, EMEA", 15)
    'Head of Finance'
    """
    text = _flat(text)
    if len(text) <= length:
        return text
    return text[: length + 1].rpartition(" ")[0].rstrip(" ,;:") or text[:length]


def _flat(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", text).split())
