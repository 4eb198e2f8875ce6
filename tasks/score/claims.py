"""The claim ledger: which field each sentence of an email rests on.

sentence  «I read that Orlik Foods opened a second plant in Brno.»
rests on  company, company_updates[0]

A sentence that asks, thanks or offers rests on nothing and claims nothing.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from schemas.campaign import Campaign
from schemas.records import Lead
from tasks.score.words import content_words, sentences

# A field of more words than this is rested on by half of them, too.
_SHORT = 2


def source_fields(lead: Lead, campaign: Campaign) -> dict[str, str]:
    """What an email to `lead` may draw on, by the name of the field; blank ones left out."""
    sender = campaign.sender
    listed = {
        f"{name}[{i}]": text
        for name in ("career_history", "skills", "recent_activity", "company_updates")
        for i, text in enumerate(getattr(lead, name))
    }
    plain = (
        "email", "first_name", "last_name", "full_name", "title", "company", "industry", "city",
        "country", "headline", "mbti", "objective",
    )  # fmt: skip
    fields = {
        **{name: getattr(lead, name) for name in plain},
        **listed,
        **lead.extra,
        "sender.name": sender.name,
        "sender.title": sender.title,
        "sender.company": sender.company,
        "sender.offer": sender.offer,
        "sender.email": str(sender.email),
        "sender.postal_address": sender.postal_address,
        "campaign.objective": campaign.objective,
        "campaign.tone": campaign.style.tone,
    }
    return {name: text for name, text in fields.items() if text.strip()}


def fields_of_both(fields: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Of `source_fields` those that tell of the lead, and those that tell of the sender.

    What the sender sells is no role of theirs and no place: «a personal assistant for managers».
    """
    told = [(name.partition(".")[0], text) for name, text in fields.items()
            if name != "sender.offer"]  # fmt: skip
    return (
        [text for owner, text in told if owner not in ("sender", "campaign")],
        [text for owner, text in told if owner == "sender"],
    )


def contact_sources(lead: Lead, campaign: Campaign) -> list[str]:
    """Where addresses, links and phone numbers of an email may come from.

    Of the lead its own address alone: whatever else a lead file holds, anybody may have written.
    """
    sender = campaign.sender
    return [
        lead.email, str(sender.email), sender.name, sender.title, sender.company,
        sender.postal_address, campaign.objective, campaign.style.tone,
        *campaign.compliance.allowed_contacts,
    ]  # fmt: skip


def ledger(body: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """«sentence <- field, field» for every sentence that rests on a field, in order."""
    known = {name: _content(text) for name, text in fields.items()}
    lines = []
    for sentence in sentences(body):
        said = content_words(sentence)
        rests_on = [name for name, words in known.items() if _rests_on(said, words)]
        if rests_on:
            lines.append(f"{sentence} <- {', '.join(rests_on)}")
    return tuple(lines)


# The campaign's fields are the same for every email.
@lru_cache(maxsize=1024)
def _content(text: str) -> tuple[str, ...]:
    return tuple(content_words(text))


def _rests_on(said: Sequence[str], words: Sequence[str]) -> bool:
    if not words:
        return False
    spoken = set(said)
    if len(words) == 1:
        return words[0] in spoken
    if set(pairwise(words)) & set(pairwise(said)):
        return True
    return len(words) > _SHORT and sum(word in spoken for word in words) * 2 >= len(words)
