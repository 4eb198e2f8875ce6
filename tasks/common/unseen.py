"""Characters that nobody sees: an address with one looks the same and must be the same."""

import unicodedata

# Beside those of the category Cf: fillers of Hangul, Khmer and Braille, the joiner of graphemes,
# the selectors that choose a form of the letter before them or carry bytes past a reader's eye,
# and the rest of their plane.
_OTHERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    chr(code)
    for start, stop in ((0x180B, 0x1810), (0xFE00, 0xFE10), (0xE0000, 0xE1000))
    for code in range(start, stop)
)


def is_unseen(character: str) -> bool:
    """Whether a character leaves no mark of its own."""
    return character in _OTHERS or unicodedata.category(character) == "Cf"
