"""Who an email says that reader and writer are, and where: roles and places that are not theirs.

fields  reader Head of Finance at Orlik Foods, writer Nadia Brandt of Ledgerline
found   «I am the Head of Finance», «I'm at Orlik Foods», «how it is done at Ledgerline»
"""

import re
from collections.abc import Iterable

from schemas.records import Lead
from tasks.score.rules import facts_of
from tasks.score.words import content_words, normal, whole, words

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
        r"\b(?:thought of|(?:use|interest|value|help|matters?) to|so for|concerns?|suits?"
        r"|(?:subject|topic|done|handled|on the list|look|use|useful|you|you are) at) "
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
    r"\b(?:(?:i|and) thought of|be (?:a (?:subject|topic)|useful|of use) at|may matter (?:at|to)"
    r"|your (?:new )?(?:role|job|post|position|work|time|career) (?:at|with)"
    r"|i (?:wonder(?:ed)?|was wondering|am curious|do not know(?: yet)?|wanted to ask"
    r"|would like to (?:hear|know)) how"
    r"(?: (?:(?:it|this|that)(?: is|'s) (?:done|handled)|you do (?:it|this|that)) at)?) "
)
# A city that a fact names: «Ran the charity run in Tampere».
_PLACE = re.compile(r"\b(?:in|near) ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
_ANY_COMPANY = frozenset(("business", "company", "firm", "office", "organisation", "side", "team"))


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

    «the right person at Buyer» for a lead without a company, say, «I thought of Buyer», or «this
    might suit Tampere», a city; and where the sender's company, `seller`, stands in the reader's
    place: «I wondered how it is done at Ledgerline».
    """
    titles, companies = (
        {word for field in fields for word in content_words(field)}
        for fields in (
            (lead.title, lead.headline, *lead.career_history),
            (lead.company, *lead.career_history),
        )
    )
    said = normal(text)
    no_company = {normal(lead.title)} | (set() if lead.company else _places(lead))
    named = [
        match[0] for pattern in _NAME_NEXT for match in pattern.finditer(said)
        if match["said"] in no_company
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


def _places(lead: Lead) -> set[str]:
    facts = facts_of(lead)
    return {normal(place) for fact in facts for place in _PLACE.findall(fact)} | {normal(lead.city)}


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
