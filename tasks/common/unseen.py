"""Characters that nobody sees: a text with one looks the same and must be the same."""

import unicodedata

# Beside those of the category Cf: fillers of Hangul, Khmer and Braille, the joiner of graphemes,
# the selectors that choose a form of the letter before them or carry bytes past a reader's eye,
# and the rest of their plane.
_OTHERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    chr(code)
    for start, stop in ((0x180B, 0x1810), (0xFE00, 0xFE10), (0xE0000, 0xE1000))
    for code in range(start, stop)
)


# Persian and Indic spelling and emoji need them, between their letters.
JOINERS = "\u200c\u200d"


def is_unseen(character: str) -> bool:
    """Whether a character leaves no mark of its own."""
    return character in _OTHERS or unicodedata.category(character) == "Cf"


def visible(text: str) -> str:
    """`text` without characters that nobody sees. Joiners stay where scripts need them.

    >>> visible("Fin\\u200bance")
    'Finance'
    """
    if text.isascii() or not any(map(is_unseen, set(text))):
        return text
    return "".join(
        character
        for position, character in enumerate(text)
        if not is_unseen(character) or _joins(text, position)
    )


def _joins(text: str, position: int) -> bool:
    """Whether a joiner stands between two letters that may need it."""
    around = text[max(position - 1, 0) : position] + text[position + 1 : position + 2]
    return text[position] in JOINERS and len(around) == 2 and not any(map(str.isascii, around))
