"""Words, n-grams and whole-word mentions: what all the rules mean by «a word»."""

import re
import unicodedata
from functools import lru_cache

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")

STOP_WORDS = frozenset(
    """a about after all also am an and any are as at be been before but by can could did do does
    for from had has have he her his how i if in into is it its just like may me more most my new
    no not of on one or our out over she so some such than that the their them then there these
    they this to too up us very was we were what when where which who why will with would you
    your""".split()  # noqa: SIM905
)


def normal(text: str) -> str:
    """`text` for comparisons: NFC, casefolded, straight apostrophes, plain spaces and hyphens.

    Accents are kept: José and Jose are two names.
    """
    straight = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)
    # Casefolding can decompose (the Turkish İ), so compose again.
    return unicodedata.normalize("NFC", straight.casefold())


_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-", "‐": "-"}
)


def words(text: str) -> list[str]:
    """The words of `text`, normalised; a contraction or a hyphenated word is one."""
    return _WORD.findall(normal(text))


def sentences(text: str) -> list[str]:
    """The sentences and lines of `text`, trimmed; blank ones left out."""
    return [one for piece in _SENTENCE_END.split(text) if (one := piece.strip())]


def count_words(text: str) -> int:
    """Pieces between white space that hold a letter or digit: what a word processor counts."""
    return sum(any(c.isalnum() for c in piece) for piece in text.split())


def content_words(text: str) -> list[str]:
    """The words that carry meaning, possessive endings taken away."""
    bare = (word.removesuffix("'s") for word in words(text))
    return [word for word in bare if word not in STOP_WORDS and (len(word) > 1)]


def ngrams(text: str, n: int) -> list[str]:
    """Every run of `n` words, joined by spaces; empty where the text is shorter."""
    all_words = words(text)
    return [" ".join(all_words[i : i + n]) for i in range(len(all_words) - n + 1)]


def mentions(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in `text` as whole words, whatever the case.

    «Ann» is not mentioned by «Ann-Marie» or «Anna», but by «Ann's». A blank phrase never is.
    """
    pattern = whole(phrase)
    return bool(pattern and pattern.search(normal(text)))


@lru_cache(maxsize=4096)
def whole(phrase: str) -> re.Pattern[str] | None:
    """A pattern that finds `phrase` as whole words in `normal` text; None for a blank phrase."""
    pieces = normal(phrase).split()
    if not pieces:
        return None
    joined = r"\s+".join(re.escape(piece) for piece in pieces)
    return re.compile(rf"(?<!\w)(?<!\w['\-]){joined}(?!\w)(?!-\w)(?!'(?!s\b)\w)")
