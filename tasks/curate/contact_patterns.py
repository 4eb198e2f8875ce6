"""How people write contact data and identifiers: one pattern a spelling, in the order of trying.

The long before the short: what a web address holds is not looked at again as an email address.
"""

import re
from typing import NamedTuple

_TLD = r"(?:com|net|org|edu|gov|mil|int|info|biz|io|example|eu|uk|ca|de|fr|nl|ch|au|nz|jp|tv|local)"
_AT = r"(?: ?[(\[{<_#*-] ?at ?[)\]}>_#*-] ?)"
_DOT = r"(?: ?[(\[{<_#*-] ?dot ?[)\]}>_#*-] ?| (?:dot|period) )"
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Court|Ct|Suite|Plaza|Plz"
    r"|Square|Sq|Place|Pl|Parkway|Pkwy|Highway|Hwy|Terrace|Circle|Cir|Trail|Close|Crescent|Pike|Loop|Center|Centre)"
)
# Between a label and what it names: «no.», «number:», «#», «is».
_NAMES = r"(?:'?s)?(?: ?(?:number|num|no|nr|id)\b\.?)?(?: is| was| ending in| in|:| :| #|#|=)? ?"
# A date with its hour, or a row of years, has as many digits as a phone number.
_NO_DATE = (
    r"(?!\d{1,2}[-./]\d{1,2}[-./](?:(?:19|20)\d\d|\d\d(?![-./]\d))\b)(?!(?:19|20)\d\d-\d\d-\d\d)"
    r"(?!(?:19|20)\d\d[ -](?:19|20)\d\d\b)"
)
_DIGIT_WORD = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"


# What a text must hold for a pattern to be tried: most sentences hold neither.
_ANY, _DIGIT, _AT_SIGN = re.compile(""), re.compile(r"\d"), re.compile("@")


class Spelling(NamedTuple):
    """One way to write contact data, and the neutral word that takes its place."""

    neutral: str
    needs: re.Pattern[str]
    pattern: re.Pattern[str]


def _pattern(text: str, *, any_case: bool = True) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE if any_case else 0)


SPELLINGS: tuple[Spelling, ...] = (
    Spelling(
        "a web page",
        _ANY,
        _pattern(r"(?:h(?:tt|xx)ps?(?::[/\\]{2}| //)|ftp://|\bwww\.)[^\s<>\"')\]]+"),
    ),
    Spelling("a web page", _ANY, _pattern(rf"\bwww dot [\w-]+(?:{_DOT}[\w-]+)+")),
    # The part before «at» may itself be spelt with dots.
    Spelling(
        "an address",
        _ANY,
        _pattern(
            rf"\b[\w.+-]*?\w(?:{_DOT}\w[\w+-]*)*(?:{_AT}| at | ?@ ?)\w[\w-]*(?:{_DOT}\w[\w-]*)+"
        ),
    ),
    Spelling("an address", _ANY, _pattern(rf"\b[\w.+'-]+{_AT}[\w-]+(?:\.[\w-]+)+")),
    # «call at shell.com» is no address: a dot, digit or underscore before «at» tells.
    Spelling("an address", _ANY, _pattern(rf"\b\w+[._\d][\w.]* at [\w-]+(?:\.[\w-]+)*\.{_TLD}\b")),
    Spelling(
        "an address",
        _ANY,
        _pattern(r"\b\w+ ?AT ?\w+(?:DOT\w+|\.(?:com|COM|net|NET|org|ORG)\b)", any_case=False),
    ),
    Spelling("an address", _AT_SIGN, _pattern(r"[\w.+%'-]+ ?@ ?[\w-]+(?:\.[\w-]+)+")),
    # Without a dot in its domain, as mail within a company is addressed: «Ola Lind/HOU/ECT@ECT».
    Spelling(
        "an address",
        _AT_SIGN,
        _pattern(r"(?:[A-Z][\w'.-]* ){0,3}[\w.+%'-]+(?:/[\w ]+){0,4}@[A-Z][\w-]+", any_case=False),
    ),
    Spelling("an address", _AT_SIGN, _pattern(r"[\w.+%'/-]{2,}@[a-z][\w-]+")),
    Spelling("a web page", _ANY, _pattern(rf"\b[\w-]+(?:\.[\w-]+)*\.{_TLD}\b(?!\.\w)(?:/\S*)?")),
    Spelling(
        "a network address",
        _DIGIT,
        _pattern(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}\b(?!\.\d)(?::\d+)?"),
    ),
    Spelling(
        "a network address",
        _DIGIT,
        _pattern(
            r"\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b"
            r"|(?<![\w:])[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,7}(?![\w:])"
        ),
    ),
    Spelling("a network address", _ANY, _pattern(r"(?<!\w)\\\\[\w.-]+(?:\\[\w.$-]+)+")),
    Spelling(
        "a phone number",
        _DIGIT,
        _pattern(
            r"(?:\+?1[-. +]?)?\(?\b\d{3}\)?(?: ?[-–—./~*+,] ?| {1,2}|(?<=\))-)?"
            r"\d{3}(?: ?[-–—.~*+] ?| )\d{4}\b"
            r"(?: ?(?:x|ext\.?) ?\d+)?"
        ),
    ),
    Spelling(
        "a phone number",
        _DIGIT,
        _pattern(
            r"\b(?:fax|phone|telephone|tel|cell|mobile|pager|beeper)[: #.]{1,3}\d[\d -]{2,}\d\b"
        ),
    ),
    Spelling(
        "a phone number",
        _DIGIT,
        _pattern(r"\bext(?:n|ension)?\b[ :#.-]{0,3}(?:(?:number|no\.?|is) )?\d{2,6}\b"),
    ),
    Spelling("a phone number", _DIGIT, _pattern(r"\bx(?:[ .-]{0,2}\d{4,5}|\d-\d{4})\b")),
    Spelling(
        "a phone number",
        _DIGIT,
        _pattern(
            r"\b(?:dial|(?:direct|phone|home|cell|office|my) (?:line|number|phone|cell|extension"
            r"|desk)|call(?: me)?|ring(?: me)?)(?: (?:is|at|on))?"
            # «call 2000 customers» is no number to call.
            r" \d(?:-?\d{4}|\d{3}|\d{6}|\d\d[ -]\d{4})\b(?! \w+s\b)"
        ),
    ),
    Spelling("a phone number", _DIGIT, _pattern(r"(?<![\d/.-])\d{3}[-.]\d{4}(?!\d|[/.-]\d)")),
    Spelling("a phone number", _ANY, _pattern(r"\b1-8\d\d-[A-Z]+(?:-[A-Z]+)*\b")),
    # Trunk prefix 0, as most of Europe writes it: «030/23125-540», «01.99.00.63.63».
    Spelling(
        "a phone number",
        _DIGIT,
        _pattern(rf"(?<![\w.,/-]){_NO_DATE}\(?0\d(?:[) ./-]{{0,2}}\d){{7,}}(?![\d/])"),
    ),
    Spelling("a phone number", _ANY, _pattern(rf"\b{_DIGIT_WORD}(?:[ ,-]+{_DIGIT_WORD}){{6,}}\b")),
    Spelling(
        "a street",
        _DIGIT,
        _pattern(
            rf"\b\d{{1,5}} (?:[NSEW]\.? )?(?:[A-Z][\w.'’]+ ){{1,3}}{_STREET}\b\.?"
            r"(?:,? (?:Suite|Ste|Apt|Unit|Floor|Fl)?\.? ?#?\d*[A-Z]?\b)?",
            any_case=False,
        ),
    ),
    Spelling(
        "a street",
        _DIGIT,
        _pattern(
            r"\b(?:[A-Z][\w'’]+ ){1,2}(?:Street|Avenue|Road|Lane|Boulevard) \d{1,4}\b"
            r"|\b[A-ZÄÖÜ]\w+(?:stra(?:ss|ß)e|str\.|gasse|weg|platz|laan|gatan|gata) \d{1,4}\b"
            r"|\b\d{1,4},? (?:rue|avenue|[Ii]mpasse|via|calle|rua)"
            r" (?:d[eu]s? |del? |la |l')*[A-Z]\w+",
            any_case=False,
        ),
    ),
    Spelling(
        "a street",
        _DIGIT,
        _pattern(
            r"\b(?:P\. ?O\. ?Box|PO ?Box|POB|Suite|Apt\.?|Rural Route|Route \d+,? Box"
            r"|ZIP(?: code)?|postcode)"
            r" ?#?\d+(?: Box \d+)?\b"
        ),
    ),
    Spelling("a place", _DIGIT, _pattern(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b", any_case=False)),
    Spelling(
        "a place",
        _DIGIT,
        _pattern(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b", any_case=False),
    ),
    # What is named as an identifier is one, however short.
    Spelling(
        "a number",
        _DIGIT,
        _pattern(
            r"\b(?:account|acct|a/c|passport|visa|ssn|ss|social security|card|cc|routing|aba|iban"
            r"|swift|sort code|policy|employee|badge|member|membership|customer|client|patient"
            r"|student|confirmation|reservation|frequent flyer|tax|vin|plate|cvv|cvc|social"
            r"|soc\. sec|born|birth(?:day|date)?|dob|driver'?s? licen[sc]e|licen[sc]e|pin|icq)\b\.?"
            rf"{_NAMES}(?-i:[A-Z]{{2}} )?(?!(?:19|20)\d\d\b)"
            r"(?=[*A-Z-]*\d)[*A-Z\d][*A-Z\d/-]{2,}(?: \d{2,})*"
        ),
    ),
    Spelling(
        "a number",
        _ANY,
        _pattern(
            r"\b(?:password|passwd|pwd|pw|passcode|login|user ?name|user ?id|log-?in(?: name)?)\b"
            r"(?: is|:|=) ?\S+|\b(?:user ?id|userid) \S*\d\S*"
        ),
    ),
    Spelling(
        "a handle",
        _ANY,
        _pattern(
            r"\b(?:skype|aim|msn|yahoo|icq|twitter|messenger)\b"
            r"(?:(?: id| name| as)?(?: is|:| as) ?@?\S+| @?\w*\d\w*| @\w+)"
        ),
    ),
    Spelling("a handle", _AT_SIGN, _pattern(r"(?<![\w@.])@[A-Z]\w{3,}")),
    Spelling(
        "a number",
        _DIGIT,
        _pattern(r"\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,4})?\b", any_case=False),
    ),
    Spelling("a number", _DIGIT, _pattern(r"\b[A-Z]{1,2}\d{7,9}\b", any_case=False)),
    Spelling(
        "a number", _DIGIT, _pattern(r"\b\d{3}[./]\d{2}[./]\d{4}\b|\b\d{4}(?:[./]\d{4}){2,3}\b")
    ),
    # Eight digits in a row are a date or an identifier.
    Spelling("a number", _DIGIT, _pattern(r"(?<![\d.,])\b(?!(?:19|20)\d{6}\b)\d{8}\b(?![.,]?\d)")),
    Spelling("a number", _DIGIT, _pattern(rf"\b{_NO_DATE}\d(?:[ -]?\d){{8,}}\b")),
)
# A text without any of these marks or words holds none of the above; most sentences are such.
MAY_HOLD = re.compile(
    r"[@\d\\]|[./]\w|www|\b(?:at|dot)\b|_at_|[-#*]at[-#*]|AT\w*DOT|pass|pwd|pw|user|log|\b(?:oh|zero|skype|aim|msn|yahoo|twitter)\b"
    rf"|{_DIGIT_WORD}[ ,-]+{_DIGIT_WORD}",
    re.IGNORECASE,
)
