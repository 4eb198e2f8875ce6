"""Names and companies that no email may greet, because they are no names.

In:   "{{first_name}}"    "=HYPERLINK(…)"   "Win at www.tarn.example"
Out:  name.placeholder    name.formula      name.link

An encoded word that the reader could not decode is refused: mail programs may decode it.
"""

import re

from tasks.common.merge_tags import MERGE_TAG

# Of a name or a company; longer is a sentence, and whoever wrote it there meant the model.
LONGEST_NAME = 120
_SUSPECT = re.compile(r"[{}|<>\[\]$%=+@/.#~-]")
# Halves of the fields of mail-merge languages, and the marks by which chat models tell who speaks.
_PLACEHOLDER = re.compile(
    r"\{\{|\}\}|\{%|[$#]\{|\{\$|<%|%>|\[%|%\]|\*\||\|\*|<\||\|>|<</?SYS>>|\[/?INST\]"
    r"|%%?[A-Z][\w.]*%|\{[A-Z_][\w.]*\}"
    r"|[\[{<](first|last|full|company|your|insert)?[ _-]?(name|company)[\]}>]",
    re.IGNORECASE,
)
# A blank or a question mark in it hides it from a strict decoder; half of it may stand in the other
# part of the name.
_ENCODED = re.compile(r"=\?|\?=")
_LINK = re.compile(r"://|\bwww\.|\]\(", re.IGNORECASE)
# Names like «+Plus! GmbH», «@Work (Berlin)» and «-ish!» exist; a call, a cell or a sum behind the
# sign does not.
_FORMULA = re.compile(
    r"=|[+@-].*([|=*]|\w\(|\(([\W\d_]|[A-Z]{1,3}\$?\d+\W)|![\w$])|[+-][\d\s+*/().-]+\Z",
    re.IGNORECASE,
)


def name_problem(name: str) -> str | None:
    """Why `name`, a person's or a company's, can stand in no email, as a reason code."""
    if len(name) > LONGEST_NAME:
        return "name.too_long"
    if not _SUSPECT.search(name):
        return None
    if _ENCODED.search(name):
        return "name.encoded"
    if _FORMULA.match(name):  # `$A$1` in one reads like a placeholder
        return "name.formula"
    if _PLACEHOLDER.search(name) or MERGE_TAG.search(name):
        return "name.placeholder"
    return "name.link" if _LINK.search(name) else None
