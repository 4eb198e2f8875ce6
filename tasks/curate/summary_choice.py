"""Of several summaries of one email the one that the email supports best.

In:  the email, and ("The pump room is closed, likely for repairs.", "Closure of the pump room",
     "Ivo closes 3 rooms")
Out: a guess, a good one, and one whose «3» and «Ivo» do not stand in the email
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.common.keywords import is_content, stem_of, stems
from tasks.curate.clean import clean, word_count
from tasks.curate.outreach_generator.people import FIRST, LAST

SUMMARY_WORDS = (4, 45)
# Of a summary's content words this share must stand in the email. Of forty summaries read with
# shares of 0.4 to 0.6 those below a half told mostly what stood in the forwarded mail below.
LEAST_SUPPORT = 0.5
_SENTENCE_END = re.compile(r"(?<=[a-z)\d][.!?])\s+(?=[A-Z])")
# The models were asked whether the mail speaks of stocks, and many say so in the summary.
_ASIDE = re.compile(
    r"(?:^|[,;.(]| and| but| with)\s*(?:which |that |it |the email |and |but |with )*"
    r"(?:is |are |has |there is |makes )?"
    r"(?:no\b|not\b|does not|doesn't|do not|without|unrelated)[^;]*"
    r"\b(?:stocks?|tickers?|shares?|securit\w+|financial|invest\w+)\b[^;]*$",
    re.IGNORECASE,
)
_GUESS = re.compile(
    r"\b(?:likely|possibly|presumabl[ye]|perhaps|probably|apparently|seem(?:s|ing|ingly)?|appears?"
    r"|unspecified|undisclosed|unclear|unknown|not specified|potentially"
    r"|might|could be|may be)\b",
    re.IGNORECASE,
)
_KINDS_OF_EMAIL = """
    announcement article briefing confirmation confirm correspondence describes
    description expresses individual instruction introduces involves outlines person personal
    provides proposes recipient recommends refers reminder request scheduling sender specific status
    summary topic update updating various author conversation context details detailing concerning
    concerns includes including related potential
"""
_TOLD_ABOUT = frozenset(map(stem_of, _KINDS_OF_EMAIL.split()))
# What the question was about: a summary may speak of it where the email does.
_ASKED = re.compile(
    r"\b(?:stock|ticker|invest|share price|market price|financial instrument|non-financial)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’&-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_NAMES = frozenset((*FIRST, *LAST))
# A capital that opens a sentence tells nothing, unless somebody is said to do something.
_DEED = re.compile(
    r"\w[\w'’-]* "
    r"(?:and [A-Z]|is|was|has|will|asks|requests|informs|wants|needs|says|thanks|tells)\b"
)
_OPENER_WORDS = "the this that an a it email message sender recipient there here no someone"
_OPENERS = frozenset(_OPENER_WORDS.split())


@dataclass(frozen=True)
class Judged:
    """A summary as it could be a target, or the reason code why it cannot."""

    text: str
    reason: str = ""
    detail: str = ""
    support: float = 0.0


def choose(email: str, summaries: Sequence[str]) -> list[Judged]:
    """A verdict on each summary; at most one is without a reason, and that is the chosen one.

    Among those whose every number and name stands in the email the best has the highest sum of two
    shares: its content words that the email has, and its likeness to the others (F1 of content
    words, averaged). The first of equals wins.
    """
    judged = [judge(email, summary) for summary in summaries]
    words = [frozenset(stems(one.text)) for one in judged]
    usable = [place for place, one in enumerate(judged) if not one.reason]
    if not usable:
        return judged

    def worth(place: int) -> float:
        others = [words[n] for n in range(len(words)) if n != place]
        agreement = sum(_f1(words[place], other) for other in others) / max(1, len(others))
        return judged[place].support + agreement

    best = max(usable, key=lambda place: (worth(place), -place))
    return [
        Judged(one.text, "summary.other_chosen", judged[best].text)
        if place in usable and place != best
        else one
        for place, one in enumerate(judged)
    ]


def judge(email: str, summary: str) -> Judged:
    """The summary's first sentence, held against the email."""
    text = tidied(summary)
    if word_count(text) < SUMMARY_WORDS[0]:
        return Judged(text, "text.too_short", text)
    if word_count(text) > SUMMARY_WORDS[1]:
        return Judged(text, "text.too_long", f"{word_count(text)} words")
    if guess := _GUESS.search(text):
        return Judged(text, "text.ungrounded", f"a guess ({guess[0]}): {text}")
    if (asked := _ASKED.search(text)) and asked[0].casefold() not in email.casefold():
        return Judged(text, "text.ungrounded", f"answers the question for {asked[0]}: {text}")
    if missing := missing_facts(email, text):
        return Judged(text, "text.ungrounded", f"not in the email: {', '.join(missing)}")
    support = supported(email, text)
    if support < LEAST_SUPPORT:
        return Judged(text, "text.ungrounded", f"{support:.0%} of its words: {text}")
    return Judged(text, support=support)


def tidied(summary: str) -> str:
    """One sentence, without what the summary says of the question that was asked."""
    text = _ASIDE.sub("", _SENTENCE_END.split(clean(summary).replace("\n", " "))[0])
    text = text.strip().rstrip(",;:.").strip()
    return f"{text}." if text and text[-1] not in "!?" else text


def missing_facts(email: str, summary: str) -> list[str]:
    """Numbers and names of `summary` that do not stand in `email`."""
    numbers = set(_NUMBER.findall(email))
    missing = [number for number in _NUMBER.findall(summary) if number not in numbers]
    said = {_bare(word) for word in _TOKEN.findall(email)}
    return missing + [name for name in _names(summary) if _bare(name) not in said]


def supported(email: str, summary: str) -> float:
    """Share of the content words of `summary` whose stem is one of the email's, 0 to 1.

    Words that tell what kind of email it is need not stand in it.
    """
    said = set(stems(email))
    words = [
        stem_of(word) for word in _TOKEN.findall(summary)
        if is_content(word) and stem_of(word) not in _TOLD_ABOUT
    ]  # fmt: skip
    return sum(word in said for word in words) / len(words) if words else 0.0


def _names(text: str) -> list[str]:
    """Words with a capital that does not come from opening the sentence."""
    tokens = _TOKEN.findall(text)
    later = [word for word in tokens[1:] if any(map(str.isupper, word)) and word != "I"]
    first = tokens[0] if tokens else ""
    if _bare(first) in _OPENERS or not first[:1].isupper():
        return later
    is_name = first.isupper() or _POSSESSIVE.sub("", first) in _NAMES or _DEED.match(text)
    return [first, *later] if is_name else later


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word.casefold())


def _f1(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
