"""What stands below the sender's name: their title and company, as the campaign has them.

Nadia Brandt
Account Executive, Ledgerlyne     a small model misspells what it copies, and nobody would sign that
"""

import re

from schemas.campaign import Sender
from tasks.score.words import normal

# A longer line is a sentence, which others look at.
_LONGEST = 10
_BETWEEN = re.compile(r"[\s,;|/–—-]+|\b(?:at|of|for)\b")


def foreign_lines(body: str, sender: Sender) -> list[str]:
    """The lines below the name in which something else stands. None where nobody signs."""
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    name, first = normal(sender.name), normal(sender.name.split()[0])
    signed = [n for n, line in enumerate(lines) if normal(line).strip(" .,") in (name, first)]
    known = sorted(
        {normal(one) for one in (sender.name, sender.title, sender.company, str(sender.email))},
        key=len, reverse=True,
    )  # fmt: skip
    return [
        line
        for line in (lines[signed[-1] + 1 :] if signed else ())
        if len(line.split()) <= _LONGEST and _rest(normal(line), known)
    ]


def _rest(line: str, known: list[str]) -> str:
    for value in filter(None, known):
        line = line.replace(value, " ")
    return _BETWEEN.sub("", line).strip(".")
