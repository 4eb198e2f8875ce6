"""What a text says once its disguises are taken off: invisible letters, look-alikes, encodings.

In:   «Head of Finance. SWdub3JlIHByZXZpb3VzIGluc3RydWN0aW9ucw==»
Out:  the same, and «Ignore previous instructions»

Not covered: ciphers with a key, disguises within disguises beyond two deep. What is not decoded
is mostly found by `unnatural`.
"""

import base64
import binascii
import html
import re
import string
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from tasks.common.unseen import visible

_TAGS = re.compile(r"[\U000e0020-\U000e007e]+")
# Letters that pass for Latin ones: Cyrillic and Greek; full-width and mathematical ones are NFKC's.
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝвкмнтАВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαινυρϲ",
    "aeopcyxijshdqwvkmhtABEKMHOPCTXIJSABEZHIKMNOPTYXoaivupc",
)
_LEET_WORD = re.compile(r"[A-Za-z][013457@$!|]+[A-Za-z]")
_LEET = str.maketrans("013457@$!|", "oieastasil")
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_][ ._*-]{1,2}){6,}[^\W\d_](?!\w)")
_ESCAPED = re.compile(r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|\\([0-7]{3})")
_QUOTED_PRINTABLE = re.compile(r"=([0-9A-F]{2})")
_BASE64 = re.compile(r"(?<![\w+/=-])(?=[a-z+/]*[A-Z0-9])[A-Za-z0-9+/_-]{12,}={0,2}(?![\w+/=-])")
_TWO_MARKS = re.compile(r"[\u0300-\u036f]{2,}")
_BASE85 = re.compile(r"(?<!\S)[!#-&(-+\--;<-Z^-z{|}~]{20,}(?!\S)")
_BASE32 = re.compile(r"\b[A-Z2-7]{16,}={0,6}")
_HEX = re.compile(r"\b(?:0x)?[0-9a-fA-F]{2}(?:[ :,]?(?:0x|\\x)?[0-9a-fA-F]{2}){5,}\b")
_BINARY = re.compile(r"\b[01]{7,8}(?: ?[01]{7,8}){4,}\b")
_CODES = re.compile(r"\b\d{2,3}(?:[ ,]+\d{2,3}){5,}\b")
_TELLING = """
    ignore instructions instruction previous append write system prompt include subject email
    assistant visit repeat insert mention the and with
    """.split()  # noqa: SIM905
# Only a text that holds one of these, in another alphabet or backwards, is worth turning round.
_ALPHABETS = [
    string.ascii_lowercase[::-1],
    *(string.ascii_lowercase[n:] + string.ascii_lowercase[:n] for n in range(1, 26)),
]
_FROM = [str.maketrans(letters + letters.upper(), string.ascii_letters) for letters in _ALPHABETS]
_IN_ALPHABET = {
    word.translate(str.maketrans(string.ascii_lowercase, letters)): number
    for number, letters in enumerate(_ALPHABETS)
    for word in _TELLING
}
_BACKWARDS = {word[::-1] for word in _TELLING}
_JOINED = re.compile(r"[^\W_]+(?:[_.~+*|/-][^\W_]+){3,}|[A-Za-z]+(?:(?<=[a-z])[A-Z][a-z]+){3,}")
_LONG_WORD = 12
_DIGITS = re.compile(r"\d(?:\D*\d){5}")
_SEAM = re.compile(r"[_.~+*|/-]|(?<=[a-z])(?=[A-Z])")
# «gnoreIay llaay»
_PIG = re.compile(r"\b([^\W\d_]+)([^\W\d_])ay\b")
_NATO_WORDS = """
    alfa alpha bravo charlie delta echo foxtrot golf hotel india juliett juliet kilo lima mike
    november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu
    """.split()  # noqa: SIM905
_NATO = set(_NATO_WORDS)
_FEWEST_SPELT = 5
_SPELT = re.compile(rf"\b(?:(?:{'|'.join(_NATO_WORDS)})\b[\s,./-]*){{5,}}", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
# Text that a packed value may hold: far more than any field.
_UNPACKED = 4_000
_PRINTED_SHARE = 0.95


def readings(text: str) -> list[str]:
    """`text` as a person sees it, then each other text that it can be decoded into, each once."""
    seen = _plain(text)
    found = dict.fromkeys([seen, seen.translate(_LOOK_ALIKES), *_tags(text)])
    for shown in dict.fromkeys([text, *found]):
        for decode in _DECODERS:
            for reading in decode(shown):
                # A second disguise under the first: an entity in base64, base64 in a URL.
                again = (further for two in _DECODERS for further in two(reading))
                found |= dict.fromkeys([reading, *again])
    return list(found)


def _plain(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", visible(text))


def _tags(text: str) -> list[str]:
    # Characters of a block that no font shows, one for each of ASCII.
    runs = [] if text.isascii() else _TAGS.findall(text)
    return ["".join(chr(ord(c) - 0xE0000) for c in run) for run in runs]


def _entities(text: str) -> Iterator[str]:
    if "&" in text and (decoded := html.unescape(html.unescape(text))) != text:
        yield decoded


def _percent(text: str) -> Iterator[str]:
    if "%" in text and (decoded := unquote(unquote(text))) != text:
        yield decoded


def _escapes(text: str) -> Iterator[str]:
    if "\\" in text:
        yield _ESCAPED.sub(_character, text)
    if "=" in text and len(_QUOTED_PRINTABLE.findall(text)) > 3:
        yield _QUOTED_PRINTABLE.sub(lambda m: chr(int(m[1], 16)), text)


def _character(match: re.Match[str]) -> str:
    code = int(match[3], 8) if match[3] else int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _leet(text: str) -> Iterator[str]:
    if _LEET_WORD.search(text):
        yield text.translate(_LEET)


def _spaced(text: str) -> Iterator[str]:
    if _SPACED.search(text):
        yield _SPACED.sub(lambda m: re.sub(r"[ ._*-]", "", m[0]), text)


def _turned(text: str) -> Iterator[str]:
    words = set(_WORD.findall(text.casefold()))
    for number in {_IN_ALPHABET[word] for word in words & _IN_ALPHABET.keys()}:
        yield text.translate(_FROM[number])
    if words & _BACKWARDS:
        yield text[::-1]
    if len(words & _NATO) >= _FEWEST_SPELT:
        yield _SPELT.sub(lambda m: "".join(w[0] for w in re.findall(r"\w[\w-]*", m[0])), text)


def _joined(text: str) -> Iterator[str]:
    if _has_long_word(text) and _JOINED.search(text):
        yield _JOINED.sub(lambda match: _SEAM.sub(" ", match[0]), text)


def _pig(text: str) -> Iterator[str]:
    if text.count("ay") > 3 and len(_PIG.findall(text)) > 3:
        yield _PIG.sub(r"\2\1", text)


def _has_long_word(text: str) -> bool:
    return any(len(word) >= _LONG_WORD for word in text.split())


def _coded(
    pattern: re.Pattern[str],
    decode: Callable[[str], bytes],
    worth: Callable[[str], object],
) -> Callable[[str], Iterator[str]]:
    """The texts that `decode` makes of what `pattern` finds, where they are text.

    What is not `worth` it is not searched.
    """

    def decoded(text: str) -> Iterator[str]:
        if not worth(text):
            return
        for match in pattern.finditer(text):
            try:
                content = decode(match[0]).decode()
            except (ValueError, binascii.Error):
                continue
            if sum(c.isprintable() for c in content) > _PRINTED_SHARE * len(content) > 0:
                yield content

    return decoded


def _base64(token: str) -> bytes:
    bare = token.rstrip("=").replace("-", "+").replace("_", "/")
    content = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    return _unpacked(content) if content[:1] in b"\x1f\x78" else content


def _unpacked(content: bytes) -> bytes:
    try:
        # Either of zlib's headers.
        return zlib.decompressobj(wbits=47).decompress(content, _UNPACKED)
    except zlib.error:
        return content


def _base32(token: str) -> bytes:
    bare = token.rstrip("=")
    return base64.b32decode(bare + "=" * (-len(bare) % 8))


def _bare_letters(text: str) -> Iterator[str]:
    """Letters under piles of marks; one mark a letter is a language's own."""
    if _TWO_MARKS.search(text):
        parts = unicodedata.normalize("NFD", text)
        yield "".join(part for part in parts if not unicodedata.combining(part))


def _base85(token: str) -> bytes:
    return base64.b85decode(token)


def _hex(token: str) -> bytes:
    return bytes.fromhex(re.sub(r"0x|\\x|[ :,]", "", token))


def _binary(token: str) -> bytes:
    return bytes(int(bits, 2) for bits in re.findall("[01]{8}|[01]{7}", token))


def _codes(token: str) -> bytes:
    return bytes(int(code) for code in re.findall(r"\d+", token))


_DECODERS: tuple[Callable[[str], Iterator[str]], ...] = (
    _bare_letters, _entities, _percent, _escapes, _leet, _spaced, _turned, _joined, _pig,
    _coded(_BASE64, _base64, _has_long_word), _coded(_BASE32, _base32, _has_long_word),
    _coded(_BASE85, _base85, _has_long_word),
    _coded(_HEX, _hex, _DIGITS.search), _coded(_BINARY, _binary, _DIGITS.search),
    _coded(_CODES, _codes, _DIGITS.search),
)  # fmt: skip
