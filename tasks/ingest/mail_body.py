r"""The body of an email comes apart: own words, quoted text, signature.

A row in:

    Works for me, see you on Tuesday.\n\nKind regards,\nMarta\n555-0100\n\n
    -----Original Message-----\nFrom: Ola Lind\nSent: Monday\nSubject: Lunch\n\nTuesday, then?

and out:

    own        Works for me, see you on Tuesday.
    signature  Kind regards,\nMarta\n555-0100
    quoted     -----Original Message-----\nFrom: Ola Lind\n…

mail-parser-reply knows the headers that most mail programs put above quoted text. Of that library
only the header expression is used: its signature expression takes every list item and everything
below a «Thanks,» in mid-text. Added here are the headers of Lotus Notes, the program most of the
Enron mail was written with, and signatures at the end of the text only.

Not covered: quoted text pasted in without header or `>`; a sign-off at the end of a sentence's
line; legal notices and postscripts below the name; the names of several authors; languages other
than English. A memo that opens with its own To:/From:/Subject: lines counts as quoted text.
"""

import re
from functools import lru_cache
from typing import NamedTuple

LONGEST_LINE = 1_000  # longer ones cannot be headers, and the expressions are quadratic in them
SIGNATURE_LINES = 14  # a signature with more lines than this is taken for text
SIGNATURE_WIDTH = 70

_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? +\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?"
_SEPARATOR = re.compile(
    r"^[ \t?]*-{2,} ?(?:Original (?:Message|Appointment)|Forwarded (?:message|by)\b)"
    r"|^[ \t]*Begin forwarded message:",
    re.MULTILINE | re.IGNORECASE,
)
_ADDRESS_LINE = re.compile(r"^[ \t]*(?:To|From):", re.MULTILINE)
_OTHER_HEADER = re.compile(r"[ \t]*(?:To|cc|Subject|Sent|Date):", re.IGNORECASE)
_HEADER_WORD = re.compile(r"^[ *>]*(?:From|Sent|To|Subject|Date|Cc|Organization|On)\b", re.M | re.I)
_DATED_SENDER = re.compile(rf"\s*\S.*\s{_DATE}\s*$")
_DATE_ALONE = re.compile(rf"\s*(?:on )?{_DATE}\s*$")
_ROUTING = re.compile(r"\s*(?:Sent by:|Please respond to\b)", re.IGNORECASE)
_ARROWED = re.compile(
    r"(?:^[^\n>]{0,200}\bwrote:[ \t]*\n\s*)?(?:^[ \t]?>[^\n]*(?:\n|\Z))+", re.MULTILINE
)
_ARROW = re.compile(r"^[ \t]?>", re.MULTILINE)
_DELIMITER = re.compile(r"(?:--|__) ?$")
# No dot inside a word: «Report.xls» is an attachment's name.
_WORD = r"(?:[A-Z]\.|[A-Z][\w'’-]*)"
_NAME_WORDS = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|la)){{0,3}}"
_NAME = re.compile(rf"[-–~ ]*{_NAME_WORDS}[,.]?")
_NOT_NAMES = {"attachment", "attachments", "enclosure", "fyi", "ok", "okay", "no", "yes", "agreed"}
_CLOSING = re.compile(
    r"(?i:(?:kind|kindest|best|warm|warmest|many|with best|with kind)? ?regards"
    r"|(?:all the )?best(?: wishes)?"
    r"|(?:many )?(?:thanks|thanx|thx)"
    r"(?: again| so much| very much| a lot| (?:and|&) (?:best )?regards)?"
    r"(?: for your (?:help|time))?"
    r"|thank you(?: very much| again| so much)?(?: for your (?:help|time))?"
    r"|sincerely(?: yours)?|yours(?: \w+)?|cheers|respectfully|cordially|take care|love)"
    rf"[ \t]*[,.!-]*(?:[ \t]+{_NAME_WORDS}[.]?)?"
)
_DEVICE = re.compile(r"(?:Sent from my|Sent from Outlook|Get Outlook for)\b", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"(?<!\bInc)(?<!\bINC)(?<!\bCorp)(?<!\bLtd)(?<!\w\.\w)[.?!:;]\)?$")


class BodyParts(NamedTuple):
    """One body in three parts; each is trimmed, none is None."""

    own: str
    quoted: str
    signature: str


def split_body(text: str, author: str = "") -> BodyParts:
    """Separate what the author wrote from replies, forwards and the signature.

    Args:
        text: the decoded plain text.
        author: display name of the sender; with it a line that is nothing but the author's name
            is known for a signature even where no other text stands above it.

    Returns:
        The parts. Replies between `>` lines stay in `own`, the `>` lines go to `quoted`.
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    text = "\n".join(lines)
    # Same length, so that offsets hold.
    probe = "\n".join("x" * len(line) if len(line) > LONGEST_LINE else line for line in lines)
    start = _quote_start(probe)
    arrowed = _ARROWED.findall(text[:start]) if _ARROW.search(text, 0, start) else []
    own = _ARROWED.sub("\n", text[:start]) if arrowed else text[:start]
    quoted = "\n".join(part.strip() for part in (*arrowed, text[start:]) if part.strip())
    own, signature = _split_signature(own.strip("\n"), author)
    return BodyParts(own, quoted, signature)


def _quote_start(text: str) -> int:
    """Offset of the first header of quoted text, the length of the text where there is none."""
    separator = _SEPARATOR.search(text)
    start = separator.start() if separator else len(text)
    for address in _ADDRESS_LINE.finditer(text, 0, start):
        if _heads_block(text, address.end()):
            start = address.start()
            break
    # The library's expression is slow: it runs only where one of its words occurs, and no further
    # than a header could reach across the start found so far.
    if _HEADER_WORD.search(text, 0, start):
        for match in _known_headers().finditer(text, 0, start + LONGEST_LINE):
            header = match[0].strip()
            followed_by_arrows = text[match.end() : match.end() + 100].lstrip()[:1] == ">"
            if not header.startswith(">") and not followed_by_arrows:
                start = min(start, match.start() + len(match[0]) - len(match[0].lstrip()))
                break
    return _above_header(text, start)


@lru_cache
def _known_headers() -> re.Pattern[str]:
    from mailparser_reply.parser import EmailMessage

    pattern: re.Pattern[str] = EmailMessage(text="", languages=["en"]).HEADER_REGEX
    return pattern


def _heads_block(text: str, end: int) -> bool:
    """Whether a To: or From: line that ends its label at `end` is the first of several headers.

    Recipients run over many lines and Lotus Notes leaves a blank line below From:, so what counts
    is that another header follows before a second blank line.
    """
    blanks = 0
    for line in text[end : end + 20_000].split("\n")[1:]:
        if _OTHER_HEADER.match(line):
            return True
        blanks += not line.strip()
        if blanks > 2:
            return False
    return False


def _above_header(text: str, start: int) -> int:
    """Move `start` up over the sender and date that Lotus Notes writes above its To: line."""
    lines = text[:start].split("\n")
    # The header's own line has an empty or indenting rest in `lines`.
    row = len(lines) - 1
    dated = False
    above = row - 1
    while above >= 0 and row - above <= 8 and not dated:
        line = lines[above]
        if _DATE_ALONE.match(line):
            row = _above_name(lines, above)
            dated = True
        elif _DATED_SENDER.match(line) and len(line) < 150:
            row, dated = above, True
        elif line.strip() and not _ROUTING.match(line):
            break
        above -= 1
    first, _, rest = text[start:].lstrip("\n").partition("\n")
    if not (dated or _DATED_SENDER.match(first) or _DATE_ALONE.match(rest.partition("\n")[0])):
        return start
    while row > 0 and (not lines[row - 1].strip() or lines[row - 1].startswith("\t")):
        row -= 1  # blank lines and the tab-indented company name above the sender
    return sum(len(line) + 1 for line in lines[:row])


def _above_name(lines: list[str], row: int) -> int:
    """The row of the sender's name above a date: the nearest text, or two lines where it wraps."""
    name = row - 1
    while name >= 0 and row - name <= 3 and not lines[name].strip():
        name -= 1
    if name < 0 or not lines[name].strip() or len(lines[name]) > 100:
        return row
    wraps = name > 0 and lines[name - 1].strip() and len(lines[name - 1]) < 40 and name == row - 1
    return name - 1 if wraps and not _ENDS_SENTENCE.search(lines[name - 1].strip()) else name


def _split_signature(own: str, author: str) -> tuple[str, str]:
    """Own words and the signature block at their end, both trimmed."""
    lines = own.split("\n")
    filled = [n for n, line in enumerate(lines) if line.strip()]
    known = {word.casefold() for word in re.findall(r"\w+", author)}
    cut = len(lines)
    for n in filled:
        if _DELIMITER.match(lines[n]) or _DEVICE.match(lines[n].strip()):
            cut = n
            break
    tail = [n for n in filled if n < cut][-SIGNATURE_LINES:]
    for n in reversed(tail):
        line = lines[n].strip()
        first = n == filled[0]
        signed = _is_name(line, known, first=first) and _stands_alone(lines, n, cut, known)
        if signed or (_CLOSING.fullmatch(line) and not first):
            cut = n
        elif len(line) > SIGNATURE_WIDTH or _ENDS_SENTENCE.search(line):
            break
    return "\n".join(lines[:cut]).strip(), "\n".join(lines[cut:]).strip()


def _is_name(line: str, known: set[str], *, first: bool) -> bool:
    """Whether a line is nothing but a name; the first line of a text must be the author's."""
    words = {word.casefold() for word in re.findall(r"\w+", line)}
    if not words or not _NAME.fullmatch(line) or words & _NOT_NAMES:
        return False
    return bool(words & known) if first else True


def _stands_alone(lines: list[str], n: int, cut: int, known: set[str]) -> bool:
    """A name opens a signature below a blank line, right above one, or when it is the author's."""
    words = {word.casefold() for word in re.findall(r"\w+", lines[n])}
    above = lines[n - 1].strip() if n else ""
    last = not any(line.strip() for line in lines[n + 1 :])
    if above and _NAME.fullmatch(above) and not _CLOSING.fullmatch(above):
        return False  # the last of a list of people
    sentence = lines[n].endswith(".") and not lines[n].startswith("-")  # «We agree.», «-Marta.»
    return bool(words & known) or (not above and not sentence and (last or n + 1 == cut))
