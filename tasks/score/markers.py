"""What must never be left in an email: unfilled placeholders and control characters."""

import re
import unicodedata

from tasks.common.merge_tags import MERGE_TAG
from tasks.common.unseen import JOINERS, is_unseen

# What people leave for people to fill in.
_BLANK = re.compile(
    r"\[[^\W\d_][\w\s.,'’/&-]{0,40}\]"  # [Name], [Your Company]; not [1]
    r"|<[^\W\d_][\w\s.,'’/&-]{0,40}>|</[a-z]+>"  # <company>, <b>
    r"|\b(?:XX+|YY+|__+[A-Za-z]+__+)\b|_{4,}"
)
_PLACEHOLDER = re.compile(f"{MERGE_TAG.pattern}|{_BLANK.pattern}")
# No provider touches these: a company may be called [x] or XX Studio.
_MAY_BE_CALLED = re.compile(r"\[[^\W\d_]|XX|YY")
_ENCODED_WORD = re.compile(r"=\?[\w-]+\?[bq]\?[^?\s]*\?=", re.IGNORECASE)
_EMOJI_FORMS = "\ufe0e\ufe0f"
# Between plain letters they only hide something.
_JOINED = re.compile(f"(?<=[ -~])[{JOINERS}](?=[ -~])")
_LINE_ENDS = frozenset("\n\r\t")


def placeholders_in(text: str, company: str = "") -> list[str]:
    """Placeholders in `text`: providers fill them in, whoever wrote them.

    Args:
        company: the lead's; what it is called may be said.
    """
    own = company.casefold()
    return [
        match[0]
        for match in _PLACEHOLDER.finditer(text)
        if not (_MAY_BE_CALLED.match(match[0]) and match[0].casefold() in own)
    ]


def control_characters_in(subject: str, body: str) -> list[str]:
    """Control, surrogate and direction-changing characters, as U+ numbers, each once.

    Line ends and tabs are refused in a subject only, where they could begin another header; so is
    an encoded word (RFC 2047), which a mail reader would decode into anything.
    """
    # Each character once: there are a thousand in a body, of some fifty kinds.
    found = [_name(c) for c in dict.fromkeys(subject) if _is_control(c) or c in _LINE_ENDS]
    found += [_name(c) for c in dict.fromkeys(body) if _is_control(c) and c not in _LINE_ENDS]
    found += [_name(c) for text in (subject, body) for c in _JOINED.findall(text)]
    found += _ENCODED_WORD.findall(subject)
    return list(dict.fromkeys(found))


def _is_control(character: str) -> bool:
    return (
        # Whatever reorders, hides or marks text without being seen.
        (is_unseen(character) and character not in JOINERS + _EMOJI_FORMS)
        or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    )


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
