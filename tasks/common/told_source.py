"""What a row tells of where its address came from, which the recipient reads below the email.

In:   "the exhibitor list of FinCon 2026"      "see evilshop dot com"   "you owe 4000 euros"
Out:  fit to be read                           not                      not

The footer stands below what the judge has read, so what a row adds to it must be harmless of
itself: a few words and a date. Whether they are true nobody can tell from them.
"""

import re
import unicodedata

from tasks.common.instructions import instruction_in
from tasks.common.markup import markup_in
from tasks.common.unseen import visible

# Marks of links, merge languages, markup, amounts and formulas.
_MARKS = re.compile(r"[<>{}@\[\]\\|*^~`=$€£¥₹%#]|//|^[+-]|\+\d")
_CONTACT = re.compile(
    r"\w[.·‧⋅•∙・。][^\W\d_]{2,}|\w\s+[.·‧⋅•∙・]\s*\w|[({-]?\b(?:dot|www)\b|[(-]at[)-]|[a-z]:\S",
    re.IGNORECASE,
)
# A year, or a day, month or hall; more digits are a number to call, to pay or to win.
_YEAR = re.compile(r"(?<!\w)(?:19|20)\d\d(?!\w)")
_DIGITS = re.compile(r"\d+")
_MOST_DIGITS, _MOST_SMALL = 2, 3
_SPELLED = (
    r"(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|double|triple|hundred|thousand|"
    r"million|\w+ty)"
)
_AMOUNT = re.compile(
    rf"\b{_SPELLED}(?:[\s-]+{_SPELLED}){{2,}}\b|\bper\s?cent\b|"
    r"\b(?:dollars?|euros?|pounds|bitcoins?)\b",
    re.IGNORECASE,
)
# What would speak of the footer itself.
_OF_THE_FOOTER = re.compile(
    r"\bSTOP\b|"
    r"(?i:\b(?:unsubscrib\w*|ignore|disregard|click|this (?:e?mail|message|footer|link))\b)"
)


def is_told_plainly(source: str) -> bool:
    """Whether `source`, as a row tells it, holds no contact, markup, amount or order."""
    text = unicodedata.normalize("NFKC", visible(source))
    small = _DIGITS.findall(_YEAR.sub(" ", text))
    suspect = (_MARKS, _CONTACT, _AMOUNT, _OF_THE_FOOTER)
    return not (
        any(pattern.search(text) for pattern in suspect)
        or len(small) > _MOST_SMALL
        or any(len(digits) > _MOST_DIGITS for digits in small)
        or markup_in(source)
        or instruction_in(source)
    )
