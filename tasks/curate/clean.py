"""Repairing text: mojibake, odd line ends, runs of spaces; paragraphs stay.

In:  "It â€™s  done.\\r\\nSee you\\r\\n\\r\\n\\r\\n\\r\\nBob"
Out: "It 's done.\\nSee you\\n\\nBob"
"""

import re

import ftfy

_SPACES = re.compile(r"[^\S\n]+")
_AROUND_NEWLINE = re.compile(r" *\n *")
_MANY_NEWLINES = re.compile(r"\n{3,}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f​﻿]")
# A line this long was wrapped by a mail program, so its end is no end of a thought.
_WRAPPED = 60


def clean(text: str) -> str:
    """`text` with its encoding mended, spaces collapsed and at most one blank line in a row."""
    text = ftfy.fix_text(text, uncurl_quotes=False).replace("\r\n", "\n").replace("\r", "\n")
    text = _SPACES.sub(" ", _CONTROLS.sub("", text))
    return _MANY_NEWLINES.sub("\n\n", _AROUND_NEWLINE.sub("\n", text)).strip()


def unwrap(text: str) -> str:
    """`text` with hard-wrapped lines joined; short lines (lists, addresses) keep their ends."""
    paragraphs = []
    for paragraph in text.split("\n\n"):
        joined = ""
        previous = 0
        for line in paragraph.split("\n"):
            joined += (" " if previous >= _WRAPPED else "\n") + line if joined else line
            previous = len(line)
        paragraphs.append(joined)
    return "\n\n".join(paragraphs)


def word_count(text: str) -> int:
    """Words, cut at white space."""
    return len(text.split())
