"""Email addresses and phone numbers of a text as keys that every spelling of them shares.

«Ola.Lind@Example.org, +1 (713) 555-0142» -> {"ola.lind@example.org", "135550142", "5550142"}
"""

import re

_EMAIL = re.compile(r"[\w.+%'-]+ ?@ ?[\w-]+(?:\.[\w-]+)*")
# Seven to fifteen digits with something between them, or ten and more without. A date or a row of
# years is none. A word may stand right before it: «ph.713.555.0142».
_PHONE = re.compile(
    r"(?<![\d_])(?<!\d[.,])(?!\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}\b)"
    r"(?!(?:19|20)\d\d[-./ ]\d\d[-./ ]\d\d\b)"
    r"(?!(?:19|20)\d\d[-./ ](?:19|20)\d\d\b)"
    r"(?:\+?\(?\d{1,5}[) ./-]{1,2}(?:\(?\d{1,6}\)?[ ./-]{0,2}){1,5}\d{2,}|\+?\d{10,15})(?![\w])"
)
_FEWEST, _MOST = 7, 15
# The end of a number is the same with and without prefixes: nine digits tell a person, seven are
# what people of one place dial.
_ENDS = (9, 7)


def contacts_in(text: str) -> set[str]:
    """The keys of all addresses and phone numbers in `text`: a phone number has one or two."""
    found = {match[0].replace(" ", "").casefold().strip(".'-") for match in _EMAIL.finditer(text)}
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if _FEWEST <= len(digits) <= _MOST:
            found |= {digits[-end:] for end in _ENDS if len(digits) >= end}
    return found
