"""Markup (HTML, Markdown, bulletin boards): taken out of what comes in, refused in what goes out.

In:   «<b>Smith &amp; Sons</b>, see [our site](https://smith.example)»
Out:  «Smith & Sons, see our site»
"""

import html
import re

_ELEMENTS = (
    "a|abbr|audio|b|base|big|blockquote|body|br|button|center|code|dd|details|div|dl|dt|em|embed|"
    "font|footer|form|frame|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|"
    "marquee|math|meta|nobr|noscript|object|ol|option|p|param|pre|s|script|section|select|small|"
    "source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|th|title|"
    "tr|u|ul|video|wbr|xml"
)
_TAG = re.compile(
    rf"<!--.*?(?:-->|$)|<[!?][a-z][^>]*>|</?(?:{_ELEMENTS})(?=[\s/>])[^<>]*(?:>|$)|</[a-z][\w:-]*>|"
    r"<[a-z][\w:-]*\s[^<>]*=[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\s?(?:\([^()\n]*\)|\[[^\[\]\n]*\]|:\s*(?:https?:|www\.)\S+)")
_BOARD = re.compile(
    r"\[/?(?:url|img|b|i|u|email|link|color|size|code)(?:=[^\[\]]*)?\]", re.IGNORECASE
)
# Emphasis, headings, code: plain mail shows the marks as they are.
_EMPHASIS = re.compile(
    r"\*\*(?=\S)([^*\n]+)\*\*|(?<!\w)__(?=[^\W_])([^_\n]+)__(?!\w)|`+([^`\n]+)`+"
    r"|~~(?=\S)([^~\n]+)~~|(?<![\w*])\*(?=[^\s*|])([^*\n]*[^\s*|])\*(?![\w*])"
)
# Links and tables are marks by their form alone; in what comes in they are left as they are.
_AUTOLINK = re.compile(r"<[a-z][a-z0-9+.-]{1,20}:[^<>\s]*>", re.IGNORECASE)
_TABLE = re.compile(
    r"(?<!\S)\|[^|\s][^|\n]*\|(?:[^|\n]+\|)+|^ *\|(?:[^|\n]+\|){2,} *$", re.MULTILINE
)
_HEADING = re.compile(r"^#{1,6} +|^(?:`{3}|~{3}).*$", re.MULTILINE)
_PATTERNS = (_TAG, _ENTITY, _LINK, _BOARD, _EMPHASIS, _HEADING, _AUTOLINK, _TABLE)
# Entities within entities within tags.
_ROUNDS = 3


def markup_in(text: str) -> list[str]:
    """Every mark of a markup language in `text`, each once, cut to 80 characters."""
    found = (match[0] for pattern in _PATTERNS for match in pattern.finditer(text))
    return list(dict.fromkeys(mark[:80] for mark in found))


def without_markup(text: str) -> str:
    """The words of `text`: entities as characters, tags gone, links by their text."""
    if not any(mark in text for mark in "<&[*_`#~"):
        return text
    for _ in range(_ROUNDS):
        before = text
        text = _TAG.sub(" ", _ENTITY.sub(lambda match: html.unescape(match[0]), text))
        if text == before:
            break
    text = _BOARD.sub("", _LINK.sub(r"\1", text))
    text = _EMPHASIS.sub(lambda match: match[match.lastindex or 0], text)
    return _HEADING.sub("", text)
