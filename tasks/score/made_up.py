"""Claims that models like to make up: that writer and reader know each other, that the reader has
asked for the email, that the writer uses what the reader makes.

claim   «you asked for advice»
told    where a field of the lead says that the reader did, in the same words
"""

import re
from collections.abc import Container, Iterable
from itertools import dropwhile

from tasks.score.words import content_words, normal, sentences, words

# What comes before a verb and changes nothing: «you've kindly asked».
_ADVERB = r"(?: (?:just|also|already|once|\w+ly))?"
_MADE_UP = re.compile(
    r"\bi(?: a|')m (?:an? )?(?:[\w-]+ )?(?:friend|customer|client|fan|admirer|colleague|user|"
    r"member|student|alumn\w+|follower|neighbour|resident) (?:of|at)\b"
    r"|\bwe(?: have|'ve)? (?:met|spoke|spoken|talked|worked together)\b"
    r"|\bi(?: have|'ve)? (?:met|spoken?|talked)(?: to| with)? your?\b"
    r"|\bwe (?:have |'ve )?(?:had an? (?:\w+ )?(?:call|chat|meeting|conversation)|were in touch)\b"
    r"|\bour (?:call|chat|meeting|conversation|appointment) "
    r"(?:tomorrow|today|yesterday|next|last)\b"
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
    is_first = words(deed)[:1] == words(told)[:1] and own == known[: len(own)]
    return is_first and len(own) >= min(_TELLING, len(known))
