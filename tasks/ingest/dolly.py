"""databricks-dolly-15k: instructions and answers that people wrote.

A row in:

    {"instruction": "Name a spring flower", "context": "", "response": "The snowdrop.",
     "category": "open_qa"}

and out:

    Pair(source="dolly", category="open_qa", target="The snowdrop.",
         inputs={"instruction": "Name a spring flower", "context": ""}, …)
"""

from collections.abc import Iterator
from pathlib import Path

from schemas.errors import InputFileError
from schemas.records import Pair, Reject
from tasks.ingest.corpus_rows import has_ending, hub_rows, is_hub_name, json_rows, pairs

LICENCE = "CC BY-SA 3.0"


def read_dolly(path_or_name: str | Path) -> Iterator[Pair | Reject]:
    """Stream the rows of a JSONL file (`.gz` too) or of a data set on the hub.

    Raises:
        InputFileError: no such file or data set, or another kind of file.
    """
    path = Path(path_or_name)
    if is_hub_name(path_or_name):
        rows = hub_rows(str(path_or_name))
    elif path.exists() and not has_ending(path, ".jsonl", ".json"):
        raise InputFileError(
            "is not a file of JSON lines",
            where=path,
            fix="expected .jsonl, .jsonl.gz or a hub name like databricks/databricks-dolly-15k",
        )
    else:
        rows = json_rows(path)
    yield from pairs(
        rows, path.name, inputs=("instruction", "context"), target="response",
        needed=("instruction", "response"), category="category", source="dolly", licence=LICENCE,
    )  # fmt: skip
