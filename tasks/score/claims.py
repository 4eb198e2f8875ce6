"""The claim ledger: which field each sentence of an email rests on, and claims without any.

sentence  «I read that Orlik Foods opened a second plant in Brno.»
rests on  company, company_updates[0]

A sentence that asks, thanks or offers rests on nothing and claims nothing. What is looked for are
the claims that models like to make up: that writer and reader know each other, that the reader has
asked for the email, that the writer uses what the reader makes.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import dropwhile, pairwise

from schemas.campaign import Campaign
from schemas.records import Lead
from tasks.score.words import content_words, normal, sentences, whole, words

# What comes before a verb and changes nothing: «you've kindly asked».
_ADVERB = r"(?: (?:just|also|already|once|\w+ly))?"
_TIME = r"(?:tomorrow|today|yesterday|next|last)"
_MADE_UP = re.compile(
    r"\bi(?: a|')m (?:an? )?(?:[\w-]+ )?(?:friend|customer|client|fan|admirer|colleague|user|"
    r"member|student|alumn\w+|follower|neighbour|resident) (?:of|at)\b"
    r"|\bwe(?: have|'ve)? (?:met|spoke|spoken|talked|worked together)\b"
    r"|\bi(?: have|'ve)? (?:met|spoken?|talked)(?: to| with)? your?\b"
    r"|\bwe (?:have |'ve )?(?:had an? (?:\w+ )?(?:call|chat|meeting|conversation)|were in touch)\b"
    rf"|\bour (?:call|chat|meeting|conversation|appointment) {_TIME}\b"
    r"|\b(?:this is (?:a|my|our|the)|in) (?:reply|answer|response) to your\b"
    r"|\bwe(?: already| currently| have|'ve)(?: already)? work(?:ed)? with\b"
    r"|\b(?:already|currently) works? with us\b"
    r"|\bwe(?: are|'re) your\b|\byou(?: are|'re) (?:part|one|a member) of our\b"
    r"|\bas (?:we |you )?(?:discussed|agreed|promised|requested|mentioned|offered)\b"
    r"|\b(?:was|were) (?:offered|given) your\b"
    r"|\b(?:gave|provided)(?: me| us)? your (?:name|email|address|contact|details)\b"
    r"|\b(?:thank you|thanks) for (?:your (?:interest|order|reply|call|email|message|purchase|"
    r"feedback|patience|visit|business|enquiry|inquiry|request)|calling|writing|reaching out|"
    r"getting in touch|contacting)\b"
    r"|\bfollowing (?:up on )?(?:our|your) (?:\w+ )?(?:call|conversation|meeting|email|chat|"
    r"request|enquiry|inquiry|visit|talk)\b"
    rf"|\byou(?:'ve| have| had)?{_ADVERB} (?:asked|requested|contacted|called|promised|signed up|"
    r"downloaded|subscribed|registered|ordered|bought|invited (?:us|me)|reached out to (?:us|me)|"
    r"(?:wrote|written|told|answered|replied)(?: to)? (?:me|us))\b"
    r"|\b(?:mutual|common) (?:friend|contact|acquaintance)s?\b"
    r"|\bi (?:have )?(?:used|bought|ordered|tried|tested|love|enjoy) (?:your|using)\b"
    r"|\bi (?:have )?(?:worked|work) (?:with you|with your|for your)\b"
    r"|\byour name (?:came up|appeared|was) in the news\b"
)
# What the reader did, to where the clause ends.
_DEED = re.compile(
    rf"(?:you(?:'ve| have| had)?{_ADVERB} )?(?P<deed>.+?)"
    r"(?=[.,;:!?\n]| (?:(?:and|so) (?:i|we|so|that|this|it|you)|which|but|because|while)\b|$)"
)
_US = re.compile(r"\b(?:we|us|our|ours|me|my|i)\b")
# A deed of fewer telling words is all that its field says, or none of it.
_TELLING = 3
_BETWEEN_US = re.compile(r"\b(?:we|us|our|ours|you|your|yours|me|my|i)\b")
# «You are the lead for tracking at Orlik», «I'm your guest», and without an article where a place
# is named: «as you are School Principal at Ledgerline». What follows «who» is another matter.
_NEXT = r"(?:and|who|whom|which|that|where|so|because|since|as|but|to|in|on|when)\b"
_PHRASE = rf"(?:(?!{_NEXT})[^\W_][\w'&-]*(?: & | |\b))+?"
_IS = re.compile(
    r"\b(?:(?P<reader>you(?: are|'re))|i(?: am|'m)|introduce myself)(?: as)? "
    rf"(?:(?:the|an?|our|your|my) (?P<role>{_PHRASE})"
    rf"|(?<=are |'re )(?P<post>(?!\w+ing |welcome |invited |involved ){_PHRASE}at {_PHRASE}))"
    rf"(?=[^\w' -]| ?{_NEXT}|$)"
)
# What anybody may be called: «you are the right person», «I am your contact».
_ANYBODY = frozenset(
    """best better bit contact first fit free good here likely little one person point right
    somebody someone stranger""".split()  # noqa: SIM905
)
# «I am writing from Lyon», «I'm with you at Orlik Foods», «we help companies with that at Orlik
# Foods», «I am Tomas Vacek»: where the writer is or works, or who it is.
_WRITER_AT = re.compile(
    r"\b(?:i(?: am|'m) (?:(?:writing|reaching out|getting in touch) (?:from|in)"
    r"|(?:here )?(?:with you )?(?:from|at|with|in)|writing on behalf of) (?:the )?"
    r"|i(?: will|'ll| shall) be in |(?:i(?: am|'m)|my name is|i represent|i write on behalf of) "
    r"|(?:we|here|(?:my|our) (?:job|work|team|colleagues)|what (?:we|i) do|i work) (?:at|for) "
    r"|(?:we|i) (?:help|advise|specialise|focus|work|assist)\b[^.,;:!?\n]* at )"
)
_LABEL = re.compile(r"^[\w ]{2,20}: ")
# A small model fills the place of what a lead has not with what it has: «the right person at Head
# of Finance», «your title of Orlik Foods».
_TITLE_SAID = re.compile(
    r"\byour (?:title|role|post|position|job) (?:of|as) (?P<said>[^.,;:!?\n]+?)"
    r"(?= (?:at|in|is|led|made|suggests|points|tells|means)\b|[.,;:!?\n]|$)"
)
_COMPANY_SAID = re.compile(
    r"\b(?:right|best) (?:person|one) at (?P<said>[^.,;:!?\n]+?)"
    r"(?= (?:and|for|to|who)\b|[.,;:!?\n]|$)"
)
# Where only a name can stand, of a person or a company: «and I thought of Head of Finance».
_NAME_NEXT = (
    re.compile(
        r"\b(?:thought of|(?:use|interest|value|help|matters?) to|so for|concerns?"
        r"|(?:subject|topic|done|handled|on the list|look|you|you are) at) "
        r"(?P<said>[^.,;:!?\n]+?)(?= (?:too|as well|and|because|since)\b|[.,;:!?\n]|$)"
    ),
    re.compile(
        r"\b(?:how|whether|perhaps|maybe|writing to) (?P<said>[^.,;:!?\n]+?)"
        r" (?:goes about|handles|approaches|organises|deals with|has|comes across|is)\b"
    ),
)
# Where only the reader's company can stand: what the writer asks or wonders. «A call to hear how it
# is done at Ledgerline» may be ours.
_READERS_PLACE = re.compile(
    r"\b(?:(?:i|and) thought of|be a (?:subject|topic) at|may matter (?:at|to)"
    r"|your (?:new )?(?:role|job|post|position|work|time|career) (?:at|with)"
    r"|i (?:wonder(?:ed)?|was wondering|am curious|do not know(?: yet)?|wanted to ask"
    r"|would like to (?:hear|know)) how"
    r"(?: (?:(?:it|this|that)(?: is|'s) (?:done|handled)|you do (?:it|this|that)) at)?) "
)
_ANY_COMPANY = frozenset(("business", "company", "firm", "office", "organisation", "side", "team"))
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


def made_up_claims(text: str, sources: str, called: Iterable[str] = ()) -> list[tuple[str, bool]]:
    """Claims of acquaintance or custom in `text`, each with whether a line of the sources says so.

    A line that holds its words and speaks of you or me: «met us at the fair» is one for «we met»,
    «met its targets» is none. Or one that tells what the reader did, for the same words: «asked for
    advice about labels», «Tomas asked …».

    Args:
        text: a subject or a body.
        sources: what it may speak of, a line a field.
        called: the reader's names.
    """
    said, lines = normal(text), normal(sources).splitlines()
    names = {word for name in called for word in words(name)}

    def is_told(claim: re.Match[str]) -> bool:
        of_us = set(content_words(claim[0]))
        if any(_BETWEEN_US.search(line) and of_us <= set(content_words(line)) for line in lines):
            return True
        deed = _deed(said[claim.start() :])
        told = (_deed(_without(names, one)) for line in lines for one in sentences(line))
        return not _US.search(deed) and any(_is_of(deed, one) for one in told)

    return [(claim[0], is_told(claim)) for claim in _MADE_UP.finditer(said)]


def _without(names: Container[str], told: str) -> str:
    """«asked for advice» of «Tomas has asked for advice»."""
    return " ".join(dropwhile(lambda word: word in names or word == "has", told.split()))


def _deed(said: str) -> str:
    """«asked for advice» of «you asked for advice, and I …»."""
    return found["deed"] if (found := _DEED.match(said)) else ""


def _is_of(deed: str, told: str) -> bool:
    """Whether `deed` is the whole of `told`, or begins it and tells enough."""
    own, known = content_words(deed), content_words(told)
    # «not» is no word of content.
    return words(deed)[:1] == words(told)[:1] and (
        own == known or (len(own) >= _TELLING and own == known[: len(own)])
    )


def false_roles(text: str, reader: Iterable[str], writer: Iterable[str]) -> list[str]:
    """What `text` says that reader or writer is, or where the writer is, and their own fields do
    not hold.

    >>> false_roles("You are the lead at Ledgerline.", ["Orlik Foods"], ["Ledgerline"])
    ['you are the lead at ledgerline']
    """
    reader, writer = tuple(reader), tuple(writer)
    of_reader, of_writer = (
        {word for field in fields for word in content_words(field)} | _ANYBODY
        for fields in (reader, writer)
    )
    said = normal(text)
    roles = [
        match[0].strip()
        for match in _IS.finditer(said)
        if not set(content_words(match["role"] or match["post"]))
        <= (of_reader if match["reader"] else of_writer)
    ]
    return roles + _foreign_places(said, reader, normal(" ".join(writer)))


def misplaced(text: str, lead: Lead, seller: str) -> list[str]:
    """What `text` calls the reader's title or company, where no such field holds a word of it.

    «the right person at Buyer» for a lead without a company, say, or «I thought of Buyer»; and
    where the sender's company, `seller`, stands in the reader's place: «I wondered how it is done
    at Ledgerline».
    """
    titles, companies = (
        {word for field in fields for word in content_words(field)}
        for fields in (
            (lead.title, lead.headline, *lead.career_history),
            (lead.company, *lead.career_history),
        )
    )
    said = normal(text)
    title = normal(lead.title)
    named = [
        match[0] for pattern in _NAME_NEXT for match in pattern.finditer(said)
        if match["said"] == title
    ]  # fmt: skip
    # «Ledgerline» may be short for the reader's «Ledgerline GmbH», or where they were before.
    own = (lead.company, *lead.career_history)
    ours = None if any(set(words(seller)) <= set(words(one)) for one in own) else whole(seller)
    named += [
        match[0] + seller for match in _READERS_PLACE.finditer(said)
        if ours and ours.match(said, match.end())
    ]  # fmt: skip
    return named + [
        match[0]
        for pattern, known in ((_TITLE_SAID, titles), (_COMPANY_SAID, companies | _ANY_COMPANY))
        for match in pattern.finditer(said)
        if known.isdisjoint(content_words(match["said"]))
    ]


def _foreign_places(said: str, reader: Iterable[str], writer: str) -> list[str]:
    """Where or who the writer claims to be, by a field that is the reader's and none of the own."""
    values = (normal(_LABEL.sub("", field)).strip() for field in reader)
    places = {value: whole(value) for value in sorted(set(values)) if value not in writer}
    return [
        match[0] + place
        for match in _WRITER_AT.finditer(said)
        for place, pattern in places.items()
        if pattern and pattern.match(said, match.end())
    ]


def _rests_on(said: Sequence[str], words: Sequence[str]) -> bool:
    if not words:
        return False
    spoken = set(said)
    if len(words) == 1:
        return words[0] in spoken
    if set(pairwise(words)) & set(pairwise(said)):
        return True
    return len(words) > _SHORT and sum(word in spoken for word in words) * 2 >= len(words)
