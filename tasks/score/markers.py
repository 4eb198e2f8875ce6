"""What must never be left in an email: unfilled placeholders and control characters."""

import re
import unicodedata

from tasks.common.unseen import JOINERS, is_unseen

_PLACEHOLDER = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|\[%.*?%\]"  # {{ name }}, <%= name %>
    r"|[$#]?\{[^{}\n]{1,60}\}"  # {first_name}, ${name}
    r"|\[[^\W\d_][\w .,'’/&-]{0,40}\]"  # [Name], [Your Company]; not [1]
    r"|<[^\W\d_][\w .,'’/&-]{0,40}>|</[a-z]+>"  # <company>, <b>
    r"|\*\|[^|*\n]{1,60}\|\*|%%?[A-Za-z_][\w.]{1,40}%%?(?!\w)"  # *|FNAME|*, %first_name%
    r"|\b(?:XX+|YY+|__+[A-Za-z]+__+)\b|_{4,}"
)
_ENCODED_WORD = re.compile(r"=\?[\w-]+\?[bq]\?[^?\s]*\?=", re.IGNORECASE)
_EMOJI_FORMS = "\ufe0e\ufe0f"
# Between plain letters they only hide something.
_JOINED = re.compile(f"(?<=[ -~])[{JOINERS}](?=[ -~])")
_LINE_ENDS = frozenset("\n\r\t")


def placeholders_in(text: str, company: str = "") -> list[str]:
    """Placeholders in `text`: providers fill them in, whoever wrote them.

    A company may be called [x], which no provider touches.
    """
    own = company.casefold()
    return [
        match[0]
        for match in _PLACEHOLDER.finditer(text)
        if not (match[0].startswith("[") and "%" not in match[0] and match[0].casefold() in own)
    ]


def control_characters_in(subject: str, body: str) -> list[str]:
    """Control, surrogate and direction-changing characters, as U+ numbers, each once.

    Line ends and tabs are refused in a subject only, where they could begin another header; so is
    an encoded word (RFC 2047), which a mail reader would decode into anything.
    """
    found = [_name(c) for c in subject if _is_control(c) or c in _LINE_ENDS]
    found += [_name(c) for c in body if _is_control(c) and c not in _LINE_ENDS]
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
