"""What people and programs leave around the text of a cell is taken off; the text stays.

In:   "=?utf-8?q?Zo=C3=AB?=", "Kilbride&nbsp;Dairy", "[Mary](http://x.example)", '="0042"'
Out:  "Zoë",                   "Kilbride Dairy",     "Mary",                     "0042"
"""

import html
import re
import unicodedata
from email.errors import MessageError
from email.header import decode_header, make_header

from tasks.common.unseen import visible

# Cells without any of these are as they should be, and most cells are.
_ODD = re.compile(r"[^ -~]|[<&\[]|=\?|^[=']")
_ENCODED_WORD = re.compile(r"=\?[^\s?]+\?[bq]\?[^\s?]*\?=", re.IGNORECASE)
_FORCED_TEXT = re.compile(r'="([^"]*)"')  # how spreadsheets are kept from reading a number
_GUARDED = re.compile(r"'(?=[=+@-])")  # how they are kept from reading a formula
# Not «<<SYS>>», which is a mark of chat models and makes a name none.
_TAG = re.compile(r"(?<!<)</?[a-z][^<>]*>(?!>)|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_SILENT = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_LINE_TAG = re.compile(r"<(br|/p|/li|/div|/tr)\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}\d{0,2});", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_LINE_ENDS = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")


def seen_text(text: str) -> str:
    """`text` composed (NFC) and trimmed, without what nobody sees: zero-width and bidi marks.

    Raises:
        UnicodeEncodeError: it holds lone surrogates, which no encoding holds.
    """
    text = text.strip()
    if not _ODD.search(text):
        return text
    text.encode()
    if not text.isascii():
        text = unicodedata.normalize("NFC", visible(text)).strip()
    if found := _FORCED_TEXT.fullmatch(text):
        text = found[1].strip()
    return _GUARDED.sub("", text, count=1) if text.startswith("'") else text


def plain_text(text: str) -> str:
    """`text` without markup: encoded words and entities read, tags gone, of links their words."""
    if not _ODD.search(text):
        return text
    if "=?" in text:
        text = _ENCODED_WORD.sub(_decoded, text)
    for _ in range(3):  # entities may hide tags
        before = text
        text = _MARKDOWN_LINK.sub(r"\1", text)
        if "<" in text:
            text = _TAG.sub(" ", _LINE_TAG.sub("\n", _SILENT.sub(" ", text)))
        if "&" in text:
            text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
        if text == before:
            break
        text = re.sub(r"[ \xa0]+", " ", text)
    return seen_text(text)


def one_line(text: str) -> str:
    """`text` with its line ends as spaces and without control characters."""
    if text.isprintable():
        return text
    text = _LINE_ENDS.sub(" ", text)
    return "".join(c for c in text if unicodedata.category(c) != "Cc").strip()


def without_emoji(text: str) -> str:
    """A name without pictures and symbols: a greeting that repeats them reads like a machine's."""
    if text.isascii():
        return text
    kept = "".join(
        " " if unicodedata.category(c) in ("So", "Co", "Cn") or c in "\ufe0f\u20e3" else c
        for c in text
        if not "\U0001f3fb" <= c <= "\U0001f3ff"  # tones of skin
    )
    return kept if kept == text else " ".join(kept.replace("\u200d", "").split())


def _decoded(word: re.Match[str]) -> str:
    try:
        return str(make_header(decode_header(word[0])))
    except (MessageError, LookupError, ValueError):
        return " "  # in no encoding that there is: nothing can be read from it
