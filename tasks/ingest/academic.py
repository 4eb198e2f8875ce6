"""Emails to professors as prompt and completion, one JSON object a line.

A row in:

    {"prompt": "Ask Dr. Holm for a place in the reading group.", "completion": "Subject: …"}

and out:

    Pair(source="academic", inputs={"prompt": "Ask Dr. Holm for …"}, target="Subject: …", …)

Files met in the wild open with a `//` comment and hold blank lines: both are rejects.
"""

from collections.abc import Iterator
from pathlib import Path

from schemas.errors import InputFileError
from schemas.records import Pair, Reject
from tasks.ingest.corpus_rows import has_ending, json_rows, pairs

LICENCE = "not stated"


def read_academic(path: str | Path) -> Iterator[Pair | Reject]:
    """Stream the rows of a JSONL file (`.gz` too).

    Raises:
        InputFileError: no such file, or another kind of file.
    """
    path = Path(path)
    if path.exists() and not has_ending(path, ".jsonl", ".json"):
        raise InputFileError(
            "is not a file of JSON lines", where=path, fix="expected .jsonl or .jsonl.gz"
        )
    yield from pairs(
        json_rows(path), path.name, inputs=("prompt",), target="completion",
        needed=("prompt", "completion"), source="academic", licence=LICENCE,
    )  # fmt: skip
