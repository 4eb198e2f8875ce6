"""Contact data and identifiers out of training text, so that no model learns anybody's.

Prompts keep their sentences with a neutral word in place of the data; targets drop the sentence,
because a model that sees placeholders in its targets learns to write placeholders.
Found: email addresses, also as «ola at host dot com»; web addresses; phone numbers of many
countries, extensions, numbers spelt digit by digit; streets, post-office boxes, postal codes;
numbers of nine digits and more; accounts, cards, passports, passwords and handles that are named as
such; network addresses. Not found: an identifier of letters alone that nothing introduces, a number
below nine digits without its label, and people's names, which `mail_names` takes.
"""

import re
from collections.abc import Iterator

from tasks.curate.contact_patterns import MAY_HOLD, SPELLINGS, Spelling

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
# Stands in no text: U+FFFC is the mark of an embedded object.
_MARK = "\ufffc"
_DIGITS = re.compile(r"\d{3}")


def scrub(text: str) -> str:
    """`text` with contact data replaced by neutral words, for prompts."""
    return _replaced(text)


def holds_contact_data(text: str) -> bool:
    """Whether `scrub` would find anything."""
    if any(spelling.pattern.search(text) for spelling in _worth_trying(text)):
        return True
    return next(_phones(text), None) is not None


def drop_contact_sentences(text: str) -> str:
    """`text` without the sentences that hold contact data, for targets; paragraphs stay."""
    if not holds_contact_data(text):
        return text
    paragraphs = []
    for paragraph in text.split("\n\n"):
        lines = map(_without_marked, paragraph.split("\n"))
        kept = "\n".join(line for line in lines if line.strip())
        if kept:
            paragraphs.append(kept)
    return "\n\n".join(paragraphs)


def _without_marked(line: str) -> str:
    # Marked before it is cut into sentences: «ext. 39331» would be cut in two that hold nothing.
    sentences = _SENTENCE_END.split(_replaced(line, _MARK))
    return " ".join(sentence for sentence in sentences if _MARK not in sentence)


def _replaced(text: str, mark: str = "") -> str:
    """`text` with `mark` in place of contact data, or without a mark the neutral words."""
    for spelling in _worth_trying(text):
        text = spelling.pattern.sub(mark or spelling.neutral, text)
    for start, end in reversed(list(_phones(text))):
        text = text[:start] + (mark or "a phone number") + text[end:]
    return text


def _worth_trying(text: str) -> Iterator[Spelling]:
    if MAY_HOLD.search(text):
        yield from (spelling for spelling in SPELLINGS if spelling.needs.search(text))


def _phones(text: str) -> Iterator[tuple[int, int]]:
    """Where phone numbers stand that are written internationally or the US way."""
    if not _DIGITS.search(text):
        return
    from phonenumbers import PhoneNumberMatcher

    for match in PhoneNumberMatcher(text, "US"):
        yield match.start, match.end
