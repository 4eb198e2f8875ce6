"""Small matters of English: articles, capitals, lists."""

import re
from collections.abc import Sequence

# Letters whose names begin with a vowel: an HR officer, an MSc.
_VOWEL_LETTERS = "AEFHILMNORSX"
_VOWEL = re.compile(r"(?!uni|use|ux|eu|one\b)[aeiou]", re.IGNORECASE)
_SPELLED = re.compile(r"[A-Z](?:[A-Z]|Sc\b)")
# Read as words, not letter by letter.
_READ = ("HACCP",)
_NAMES = ("Linux", "Scrum")


def with_article(phrase: str) -> str:
    """
    >>> with_article("HR Officer"), with_article("baker"), with_article("BSc in Law")
    ('an HR Officer', 'a baker', 'a BSc in Law')
    """
    if _SPELLED.match(phrase) and not phrase.startswith(_READ):
        return f"{'an' if phrase[0] in _VOWEL_LETTERS else 'a'} {phrase}"
    return f"{'an' if _VOWEL.match(phrase) else 'a'} {phrase}"


def inside(phrase: str) -> str:
    """A phrase as it reads inside a sentence: «Diploma in Law» -> «diploma in Law»."""
    first = phrase.split(" ")[0]
    if first in _NAMES or any(letter.isupper() for letter in first[1:]):
        return phrase
    return phrase[:1].lower() + phrase[1:]


def opening(phrase: str) -> str:
    """A phrase as it opens a sentence."""
    return phrase[:1].upper() + phrase[1:]


def listed(parts: Sequence[str]) -> str:
    """«a, b and c»."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
