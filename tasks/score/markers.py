"""What must never be left in an email: unfilled placeholders and control characters."""

import re
import unicodedata

_PLACEHOLDER = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\$?\{[^{}\n]{1,60}\}"  # {{ name }}, {first_name}, ${name}
    r"|\[[^\W\d_][\w .,'’/&-]{0,40}\]"  # [Name], [Your Company]; not [1]
    r"|<[^\W\d_][\w .,'’/&-]{0,40}>|</[a-z]+>"  # <company>, <b>
    r"|\*\|[A-Z_:]+\|\*|%%?[A-Za-z_]{3,30}%%?(?!\w)"  # *|FNAME|*, %first_name%
    r"|\b(?:XX+|YY+|__+[A-Za-z]+__+)\b|_{4,}"
)
_ENCODED_WORD = re.compile(r"=\?[\w-]+\?[bq]\?[^?\s]*\?=", re.IGNORECASE)
# Characters that reorder or hide text; joiners stay, emoji and several scripts need them.
_HIDING = frozenset(
    "\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff"
)
_LINE_ENDS = frozenset("\n\r\t")


def placeholders_in(text: str, known: str) -> list[str]:
    """Placeholders in `text`, except such as stand in `known` (a company may be called [x])."""
    return [m[0] for m in _PLACEHOLDER.finditer(text) if m[0].casefold() not in known.casefold()]


def control_characters_in(subject: str, body: str) -> list[str]:
    """Control, surrogate and direction-changing characters, as U+ numbers, each once.

    Line ends and tabs are refused in a subject only, where they could begin another header; so is
    an encoded word (RFC 2047), which a mail reader would decode into anything.
    """
    found = [_name(c) for c in subject if _is_control(c) or c in _LINE_ENDS]
    found += [_name(c) for c in body if _is_control(c) and c not in _LINE_ENDS]
    found += _ENCODED_WORD.findall(subject)
    return list(dict.fromkeys(found))


def _is_control(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Cc", "Cs")
        or character in _HIDING
        or "\U000e0000" <= character <= "\U000e0fff"  # tags and selectors, which no font shows
    )


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
