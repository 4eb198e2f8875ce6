"""How people write contact data and identifiers: one pattern a spelling, in the order of trying.

The long before the short: what a web address holds is not looked at again as an email address.
"""

import re
from typing import NamedTuple

from tasks.curate.contact_words import AT, DATE, DIGIT_WORD, DOT, NAMES, NO_DATE, STATE, STREET, TLD

# What a text must hold for a pattern to be tried: most sentences hold neither.
_ANY, _DIGIT, _AT_SIGN = re.compile(""), re.compile(r"\d"), re.compile("@")
_AT_CAPITAL, _AT_CODE = re.compile("@[A-Z]"), re.compile("&#|[=%]40")
_DOT_WORD = re.compile("dot|period", re.IGNORECASE)
_PLUS, _FIVE_DIGITS = re.compile(r"\+\d"), re.compile(r"\d{5}")


class Spelling(NamedTuple):
    """One way to write contact data, and the neutral word that takes its place."""

    neutral: str
    needs: re.Pattern[str]
    pattern: re.Pattern[str]


def _pattern(text: str, *, any_case: bool = True) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE if any_case else 0)


SPELLINGS: tuple[Spelling, ...] = (
    # An address as the code of a page, a link or a mail writes its @.
    Spelling(
        "an address",
        _AT_CODE,
        _pattern(r"[\w.+-]+(?:&#(?:64|x40);|[%=]40)\w[\w-]*(?:\.[\w-]+)+"),
    ),
    Spelling(
        "a web page",
        _ANY,
        _pattern(r"(?:h(?:tt|xx)ps?(?::[/\\]{2}| //)|ftp://|\bwww\.)[^\s<>\"')\]]+"),
    ),
    Spelling("a web page", _ANY, _pattern(rf"\bwww dot [\w-]+(?:{DOT}[\w-]+)+")),
    # The part before «at» may itself be spelt with dots.
    Spelling(
        "an address",
        _DOT_WORD,
        _pattern(rf"\b[\w.+-]*?\w(?:{DOT}\w[\w+-]*)*(?:{AT}| at | ?@ ?)\w[\w-]*(?:{DOT}\w[\w-]*)+"),
    ),
    Spelling("an address", _ANY, _pattern(rf"\b[\w.+'-]+{AT}[\w-]+(?:\.[\w-]+)+")),
    # «call at shell.com» is no address: a dot, digit or underscore before «at» tells.
    Spelling("an address", _ANY, _pattern(rf"\b\w+[._\d][\w.]* at [\w-]+(?:\.[\w-]+)*\.{TLD}\b")),
    Spelling(
        "an address",
        _ANY,
        _pattern(r"\b\w+ ?AT ?\w+(?:DOT\w+|\.(?:com|COM|net|NET|org|ORG)\b)", any_case=False),
    ),
    Spelling("an address", _AT_SIGN, _pattern(r"[\w.+%'-]+ ?@ ?[\w-]+(?:\.[\w-]+)+")),
    # Without a dot in its domain, as mail within a company is addressed: «Ola Lind/HOU/ECT@ECT».
    Spelling(
        "an address",
        _AT_CAPITAL,
        _pattern(r"(?:[A-Z][\w'.-]* ){0,3}[\w.+%'-]+(?:/[\w ]+){0,4}@[A-Z][\w-]+", any_case=False),
    ),
    Spelling("an address", _AT_SIGN, _pattern(r"[\w.+%'/-]{2,}@[a-z][\w-]+")),
    Spelling("a web page", _ANY, _pattern(rf"\b[\w-]+(?:\.[\w-]+)*\.{TLD}\b(?!\.\w)(?:/\S*)?")),
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
            # A word may stand right before it: «p713.555.0142».
            r"(?:\+?1[-. +]?)?\(?(?:\b|(?<=[a-z]))\d{3}\)?(?: ?[-–—./~*+,·•] ?| {1,2}|(?<=\))-)?"
            r"\d{3}(?: ?[-–—.~*+·•] ?| )\d{4}\b"
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
    # With the digit that leads to another office: «8-713-1142».
    Spelling(
        "a phone number", _DIGIT, _pattern(r"(?<![\d/.-])(?:\d-)?\d{3}[-.]\d{4}(?!\d|[/.-]\d)")
    ),
    # With the trunk prefix in brackets: «+49 (0) 151 / 55 50 142».
    Spelling("a phone number", _PLUS, _pattern(r"\+\d{1,3}(?:[ ./()·-]{0,3}\d){7,13}\b")),
    Spelling(
        "a phone number",
        _DIGIT,
        _pattern(r"\b(?:[HWCMOF]|Home|Work|Office)[:.)]? \d{7}\b", any_case=False),
    ),
    Spelling("a phone number", _ANY, _pattern(r"\b1-8\d\d-[A-Z]+(?:-[A-Z]+)*\b")),
    # Trunk prefix 0, as most of Europe writes it: «030/23125-540», «01.99.00.63.63».
    Spelling(
        "a phone number",
        _DIGIT,
        _pattern(rf"(?<![\w.,/-]){NO_DATE}\(?0\d(?:[) ./-]{{0,2}}\d){{7,}}(?![\d/])"),
    ),
    Spelling(
        "a phone number",
        _ANY,
        _pattern(rf"\b{DIGIT_WORD}(?:[ ,-]+(?:(?:double|triple)[ -])?{DIGIT_WORD}){{3,}}\b"),
    ),
    Spelling(
        "a street",
        _DIGIT,
        _pattern(
            rf"\b\d{{1,5}} (?:[NSEW]\.? )?(?:[A-Z][\w.'’]+ ){{1,3}}{STREET}\b\.?"
            r"(?:,? (?:Suite|Ste|Apt|Unit|Floor|Fl)?\.? ?#?\d*[A-Z]?\b)?",
            any_case=False,
        ),
    ),
    Spelling(
        "a street",
        _DIGIT,
        _pattern(
            r"\b\d{1,5} (?:(?:[NSEW]\.?|North|South|East|West) )?"
            rf"\d{{1,3}}(?:st|nd|rd|th) {STREET}\b"
            r"|\b(?:[A-Z][\w'’]+ ){1,2}(?:Street|Avenue|Road|Lane|Boulevard) \d{1,4}\b"
            r"|\b[A-ZÄÖÜ]\w+(?:stra(?:ss|ß)e|str\.|gasse|weg|platz|laan|gatan|gata) \d{1,4}\b"
            r"|\b(?:Via|Viale|Calle|Avenida|Rua|Rue|Am|Im|An der|Auf der)"
            r" (?:[A-Z]\w+ ){1,2}\d{1,4}\b"
            r"|\b\d{1,4}(?: bis| ter)?,? (?:rue|avenue|[Ii]mpasse|via|calle|rua)"
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
    # Nobody's hand on the shift key: «4214 alder lane».
    Spelling(
        "a street",
        _DIGIT,
        _pattern(r"\b\d{2,5} (?:[nsew]\.? )?[a-z]{3,} (?:street|avenue|ave|lane|boulevard|blvd)\b"),
    ),
    Spelling(
        "a street",
        _ANY,
        _pattern(
            r"\b(?:One|Two|Three|Four|Five|Ten) [A-Z]\w+"
            r" (?:Plaza|Place|Square|Cent(?:er|re)|Court)\b",
            any_case=False,
        ),
    ),
    Spelling(
        "a place",
        _FIVE_DIGITS,
        _pattern(rf"\b(?:[A-Z]{{2}}|{STATE}),? \d{{5}}(?:-\d{{4}})?\b", any_case=False),
    ),
    Spelling(
        "a place",
        _DIGIT,
        _pattern(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b", any_case=False),
    ),
    # A date of birth; a code of digits, not an area's, nor a year; somebody's door.
    Spelling(
        "a number",
        _DIGIT,
        _pattern(
            r"\b(?:(?:birth(?:day|date)?|born|dob|d\.o\.b\.)(?:(?: is| was| on|,|:)* )"
            rf"{DATE}"
            r"|(?:(?:pass|key)?code|pin|combination|mrn|medical record|case (?:no\.?|number|#))"
            rf"{NAMES}(?!(?:19|20)\d\d\b)\d(?:[ -]?\d){{3,}}#?"
            r"|(?:my|your|his|her) (?:desk|office|room|cube)(?: is|:)?(?: in| at)?"
            r" (?-i:[A-Z]{1,3} ?)?\d{3,5}[a-z]?\b)"
        ),
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
            rf"{NAMES}(?-i:[A-Z]{{1,2}} )?(?!(?:19|20)\d\d\b)"
            r"(?=[*A-Z-]*\d)[*A-Z\d][*A-Z\d/-]{2,}(?: \d{2,})*"
        ),
    ),
    Spelling(
        "a number",
        _ANY,
        _pattern(
            r"\b(?:password|passwd|pwd|pw|passcode|login|user ?name|user ?id|log-?in(?: name)?)\b"
            r"(?:(?:'s| is)(?: ?[:=])?| ?[:=]) ?\S+|\b(?:user ?id|userid) \S*\d\S*"
            # Letters and digits in one word, which is no ordinal: «pass zebra42».
            r"|\b(?:pass(?:word)?|pwd?) (?!\d+(?:st|nd|rd|th)\b)(?=\d*[a-z])[a-z\d]*\d\S*"
        ),
    ),
    Spelling(
        "a handle",
        _ANY,
        _pattern(
            r"\b(?:skype|aim|msn|yahoo|icq|twitter|messenger)\b"
            r"(?:(?: id| name| handle| nick(?:name)?| as)?(?: is|:| as) ?@?\S+| @?\w*\d\w*| @\w+)"
            r"|\bmy (?:g|hot)mail(?: address| account)?(?: is|:) ?\S+"
            r"|\b(?:me|us) (?:at|as|under) @?[\w.]+"
            r" on (?:skype|aim|msn|yahoo|icq|twitter|messenger)\b"
        ),
    ),
    Spelling("a handle", _AT_SIGN, _pattern(r"(?<![\w@.])@[A-Z]\w{3,}")),
    Spelling(
        "a number",
        _DIGIT,
        _pattern(r"\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,4})?\b", any_case=False),
    ),
    Spelling("a number", _DIGIT, _pattern(r"\b[A-Z]{1,2}\d{7,9}\b", any_case=False)),
    # A purse of a cryptocurrency.
    Spelling("a number", _DIGIT, _pattern(r"\b(?:bc1|0x)[a-z\d]{18,}\b")),
    Spelling(
        "a number", _DIGIT, _pattern(r"\b\d{3}[./]\d{2}[./]\d{4}\b|\b\d{4}(?:[./]\d{4}){2,3}\b")
    ),
    # Eight digits in a row are a date or an identifier.
    Spelling("a number", _DIGIT, _pattern(r"(?<![\d.,])\b(?!(?:19|20)\d{6}\b)\d{8}\b(?![.,]?\d)")),
    Spelling("a number", _DIGIT, _pattern(rf"\b{NO_DATE}\d(?:[ -]?\d){{8,}}\b")),
)
# A text without any of these marks or words holds none of the above; most sentences are such.
MAY_HOLD = re.compile(
    r"[@\d\\]|[./]\w|www|\b(?:at|dot)\b|_at_|[-#*]at[-#*]|AT\w*DOT|pass|pwd|pw|user|log|\b(?:oh|zero|skype|aim|msn|yahoo|twitter|(?:g|hot)mail)\b"
    r"|\b(?:one|two|three|four|five|ten) \w+ (?:pl|sq|ce|co)"
    rf"|{DIGIT_WORD}[ ,-]+{DIGIT_WORD}",
    re.IGNORECASE,
)
