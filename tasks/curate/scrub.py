"""Contact data out of training text, so that no model learns anybody's.

Prompts keep their sentences with a neutral word in place of the data; targets drop the sentence,
because a model that sees placeholders in its targets learns to write placeholders.
Found: email addresses, web addresses, phone numbers, numbers of nine digits and more (accounts,
cards, IDs), street addresses and US postal codes. Not found: data spelt out in words.
"""

import re
from collections.abc import Iterator

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a web page", re.compile(r"(?:https?://|ftp://|\bwww\.)[^\s<>\"')\]]+", re.IGNORECASE)),
    ("an address", re.compile(r"[\w.+'-]+ ?@ ?[\w-]+(?:\.[\w-]+)+")),
    ("a web page", re.compile(
        r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|edu|gov|io|co\.uk)\b(?:/\S*)?", re.IGNORECASE)),
    ("a phone number", re.compile(
        r"(?:\+?1[-. ]?)?\(?\b\d{3}\)?[-./ ]{1,2}\d{3}[-. ]\d{4}\b(?: ?(?:x|ext\.?) ?\d+)?")),
    ("a phone number", re.compile(
        r"\b(?:ext(?:ension)?\.?|x|fax|phone|tel|cell|pager)[: #.]{1,3}\d[\d -]{2,}\d\b",
        re.IGNORECASE)),
    ("a phone number", re.compile(r"\bx ?\d{4,5}\b")),
    ("a phone number", re.compile(r"(?<![\d/.-])\d{3}[-.]\d{4}(?![\d/.-])")),
    ("a street", re.compile(
        r"\b\d{1,5} (?:[NSEW]\. )?(?:[A-Z][\w.]+ ){1,3}"
        r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Court|Ct|Suite)\b\.?")),
    ("a street", re.compile(r"\b(?:P\. ?O\. ?Box|PO Box|Suite) #?\d+\b", re.IGNORECASE)),
    ("a place", re.compile(r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b")),
    ("a number", re.compile(r"\b\d(?:[ -]?\d){8,}\b")),
)  # fmt: skip
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def scrub(text: str) -> str:
    """`text` with contact data replaced by neutral words, for prompts."""
    for neutral, pattern in _PATTERNS:
        text = pattern.sub(neutral, text)
    for start, end in reversed(list(_phones(text))):
        text = text[:start] + "a phone number" + text[end:]
    return text


def holds_contact_data(text: str) -> bool:
    """Whether `scrub` would find anything."""
    return any(p.search(text) for _, p in _PATTERNS) or next(_phones(text), None) is not None


def drop_contact_sentences(text: str) -> str:
    """`text` without the sentences that hold contact data, for targets; paragraphs stay."""
    if not holds_contact_data(text):
        return text
    paragraphs = []
    for paragraph in text.split("\n\n"):
        lines = (
            " ".join(s for s in _SENTENCE_END.split(line) if not holds_contact_data(s))
            for line in paragraph.split("\n")
        )
        kept = "\n".join(line for line in lines if line.strip())
        if kept:
            paragraphs.append(kept)
    return "\n\n".join(paragraphs)


def _phones(text: str) -> Iterator[tuple[int, int]]:
    """Where phone numbers stand that are written internationally or the US way."""
    if not re.search(r"\d{3}", text):
        return
    from phonenumbers import PhoneNumberMatcher

    for match in PhoneNumberMatcher(text, "US"):
        yield match.start, match.end
