"""Text that no reader was meant to read as it stands: ciphers, codes, strange letters.

In:   «Ljqruh doo suhylrxv lqvwuxfwlrqv»   -> letters follow each other as in no language
      «Ig\u03bd\u03bfre»                       -> Greek letters inside a Latin word

Not covered: short ciphers (fewer than 24 pairs of letters), and ciphers made of natural words.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby, pairwise

# What follows each letter from a to z in names of countries, languages and currencies: pairs that
# at least 5 of 68 languages written in Latin letters hold more than 4 times in 10,000.
_FOLLOWERS = """
    abcdefghijklmnopqrstuvwxyz aehilorsuw acehiknortuy adehijlnorsuyz abcdefghijklmnopqrstuvwyz
    aeioru abeghiklnorstuvwy aeilmortu abcdefghijklmnopqrstuvwxyz aeinosu aehikloprstuvwy
    abdegijklmnostuvy abeimopsuy acdeghijklmnostuvwyz abcdefghijklmnoprstuvwyz aehioprstu u
    abcdeghiklmnorstuvwyz acehijklmnoprstuvwy acehilnorstuvwyz abcdefgijklmnoprstuvwyz aeinou
    aeiouy aeit aceikmnoprstu abehinouy
    """.split()  # noqa: SIM905
_COMMON = {chr(ord("a") + n) + b for n, letters in enumerate(_FOLLOWERS) for b in letters}
# Of 33,000 such names with 12 pairs or more none has more than 0.29 of other pairs; of 200 random
# alphabets for an English sentence 95 % have more.
_RARE_SHARE, _PAIRS = 0.3, 24
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_][ ._*-]{1,2}){6,}[^\W\d_](?!\w)")
_LONG = 20
_ACRONYM = 6
_SMALL = re.compile("[a-z]{3,}")
# Letters that stand for others: small capitals, turned, squared and circled ones, flags in a row,
# Braille, runes, syllables and letters of scripts that no lead is named in.
_STRANGE = re.compile(
    r"[\u0250-\u0252\u0258\u025c-\u0262\u0264-\u0267\u026a-\u0271\u0274-\u0287\u028c-\u02af"
    r"\u13a0-\u167f\u1680-\u16ff\u1d00-\u1dbf\u2800-\u28ff\u2c60-\u2dff\ua4d0-\ua4ff"
    r"\ua720-\ua7ff\U00010280-\U000105ff\U0001f130-\U0001f189]|(?:[\U0001f1e6-\U0001f1ff]\s?){7}"
)
_MOST_STRANGE = 3
_MIXED = re.compile(
    r"[A-Za-z][\u0370-\u052f]+[A-Za-z]|[\u0370-\u052f]{2}[A-Za-z]|[\u0370-\u052f][A-Za-z]+[\u0370-\u052f]"
)
_MARK = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILED = re.compile(f"{_MARK}{{2}}|(?:[^\\W\\d_]{_MARK}+){{6}}")
_TOKEN_LENGTH = 16
_ADDRESS = re.compile(
    r"https?://|www\.|^\W*\S+@[\w.-]+\.\w{2,}\W*$|^\W?#\w|^[\w-]+(?:\.[\w-]+)+(?:/|$)",
    re.IGNORECASE,
)
# Of the steps from a character to the next, those between a small letter, a capital, a digit and
# a sign: half in base64, one in four in «AccountsPayableAndReceivable», one in six in a phrase.
_TURNS, _TURNS_LONG, _LONG_TOKEN = 0.4, 0.3, 40
_SIGN_INSIDE = re.compile(r"\w[?@:=<>;^~$%\\{}|]+\w|(?<!\S)[?=<>;^~%\\]+\w")


def is_unreadable(text: str, *, is_name: bool = False) -> bool:
    """Whether `text` is for no reader; of a name only its scripts and marks are looked at."""
    if _SPACED.search(text) or (not text.isascii() and _is_strange(text)):
        return True
    letters = sum(map(str.isalpha, text))
    if letters < 0.3 * len(text) and len(text) - text.count(" ") >= _LONG:
        return True
    return not is_name and (_is_cipher(text) or _is_code(text))


def _is_strange(text: str) -> bool:
    text = unicodedata.normalize("NFKC", text)
    strange = _STRANGE.findall(text)
    return (
        len(strange) >= _MOST_STRANGE
        or any(len(found) > 1 for found in strange)
        or bool(_MIXED.search(text) or _PILED.search(text))
    )


def _is_cipher(text: str) -> bool:
    """Whether letters follow each other as in no language."""
    if len(text) < _PAIRS:
        return False
    counts = [_pairs(word) for word in text.split()]
    pairs = sum(all_ for all_, _ in counts)
    return pairs >= _PAIRS and sum(rare for _, rare in counts) > _RARE_SHARE * pairs


@lru_cache(maxsize=20_000)
def _pairs(word: str) -> tuple[int, int]:
    """How many pairs of letters `word` has, and how many of them are rare; an acronym has none."""
    if len(word) <= _ACRONYM and not word.islower():
        return 0, 0
    split = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in split if not unicodedata.combining(c))
    pairs = [a + b for run in _SMALL.findall(bare) for a, b in pairwise(run)]
    return len(pairs), sum(pair not in _COMMON for pair in pairs)


def _is_code(text: str) -> bool:
    """Whether a long run without spaces is no word, address or list of words; or many words are."""
    words = text.split()
    if len(words) > 3 and 2 * len(_SIGN_INSIDE.findall(text)) > len(words):
        return True
    return any(
        _is_token(token)
        for word in words
        if len(word) >= _TOKEN_LENGTH and not _ADDRESS.search(word)
        for token in re.split(r"[/|]", word)
        if len(token) >= _TOKEN_LENGTH
    )


def _is_token(token: str) -> bool:
    kinds = [kind for kind, _ in groupby(map(_kind, token))]
    # From a capital to the small letters of its word is no turn.
    turns = sum(pair != ("A", "a") for pair in pairwise(kinds))
    return turns > (_TURNS_LONG if len(token) >= _LONG_TOKEN else _TURNS) * len(token)


def _kind(character: str) -> str:
    if character.isalpha():
        return "A" if character.isupper() else "a"
    return "0" if character.isdigit() else "."
