"""The four rules of sales outreach: length, greeting, closing, something personal.

Hi Tomas,                                          greeting_ok: the lead is Tomas Vacek
your talk on closing the books in three days …     personalization_ok: a fact of the lead
Nadia Brandt                                       closing_ok: the sender's name
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from schemas.campaign import Campaign
from schemas.records import Lead
from tasks.score.words import content_words, count_words, mentions, normal, whole

# A greeting names its reader within its first words: «Good morning, dear Tomas».
GREETING_WORDS = 6
CLOSING_LINES, CLOSING_WORDS = 4, 25
_HONORIFIC = r"(?:mr|mrs|ms|mx|miss|dr|prof|professor|sir|madam|frau|herr)\.?\s+"
_LEGAL_FORM = re.compile(
    r"[,\s]+(?:inc|llc|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|se|kg|sa|s\.a|sas|srl|"
    r"s\.r\.o|a\.s|bv|b\.v|nv|oy|ab|as|spa|pty|pvt|private limited)\.?$"
)


@dataclass(frozen=True)
class Rules:
    """Outcome of the four rules for one body."""

    word_count: int
    word_count_in_range: bool
    greeting_ok: bool
    closing_ok: bool
    personalization_ok: bool


def check_rules(body: str, lead: Lead, campaign: Campaign) -> Rules:
    """All four rules. Missing fields of the lead fail a rule but never raise."""
    count = count_words(body)
    fewest, most = campaign.style.words
    return Rules(
        word_count=count,
        word_count_in_range=fewest <= count <= most,
        greeting_ok=greeting_ok(body, lead),
        closing_ok=closing_ok(body, campaign.sender.name),
        personalization_ok=personalization_ok(body, lead),
    )


def greeting_ok(body: str, lead: Lead) -> bool:
    """Whether the first line that is not blank greets the lead.

    It must hold, within its first six words and before its first clause goes on, the first name,
    the full name, or an honorific and the last name (as one greets a professor).
    """
    lines = _lines(body)
    if not lines:
        return False
    # What stands before the greeting's punctuation: «hi tomas» of «Hi Tomas, I saw that …»; the
    # full stop of «Dr.» does not end it.
    line = normal(lines[0])
    opening = " ".join(line.split()[:GREETING_WORDS])
    clause = re.split(r"(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bprof)[.!?:;](?:\s|$)", opening)[
        0
    ]
    first = lead.first_name or " ".join(lead.full_name.split()[:1])
    if mentions(clause, first) or mentions(clause, lead.full_name):
        return True
    last = lead.last_name or " ".join(lead.full_name.split()[1:])
    pattern = whole(last)
    return bool(pattern and re.search(_HONORIFIC + pattern.pattern, clause))


def closing_ok(body: str, sender: str) -> bool:
    """Whether the last lines hold the sender's full name, or a line is the first name alone."""
    tail = _lines(body)[-CLOSING_LINES:]
    if not tail or not sender.split():
        return False
    if mentions(" ".join(" ".join(tail).split()[-CLOSING_WORDS:]), sender):
        return True
    first = normal(sender.split()[0])
    # «Nadia», «Best, Nadia»; a line that merely speaks of Nadia is no signature.
    return any(re.split(r"[,–—]\s*", normal(line))[-1].strip(" .!-") == first for line in tail)


def personalization_ok(body: str, lead: Lead) -> bool:
    """Whether the body uses anything that is known about the lead: see `used_fields`."""
    return any(used_fields(body, lead))


def used_fields(body: str, lead: Lead) -> list[bool]:
    """For company, title, city and every fact of the lead that is not empty: does the body use it?

    A fact is used where two of its content words stand in the body in a row, or the only one where
    it has no more. The lead's own name does not count: the greeting holds it already.
    """
    named = [any(mentions(body, name) for name in (lead.company, without_legal_form(lead.company)))]
    named += [mentions(body, value) for value in (lead.title, lead.city)]
    given = (lead.company, lead.title, lead.city)
    own = set(content_words(f"{lead.full_name} {lead.first_name} {lead.last_name}"))
    said = [word for word in content_words(body) if word not in own]
    words, pairs = set(said), set(pairwise(said))
    used = [is_named for is_named, value in zip(named, given, strict=True) if value.strip()]
    for fact in facts_of(lead):
        known = [word for word in content_words(fact) if word not in own]
        is_only_word = len(known) == 1 and known[0] in words
        used.append(is_only_word or bool(pairs & set(pairwise(known))))
    return used


def facts_of(lead: Lead) -> list[str]:
    """What is known about the lead beyond name, post and employer."""
    listed = (*lead.recent_activity, *lead.company_updates, *lead.career_history, *lead.skills)
    return [fact for fact in (lead.headline, *listed) if fact.strip()]


def without_legal_form(company: str) -> str:
    """«Orlik Foods, s.r.o.» is spoken of as «orlik foods»; the result is normalised."""
    return _LEGAL_FORM.sub("", normal(company).strip())


def _lines(body: str) -> list[str]:
    return [line.strip() for line in body.splitlines() if line.strip()]
