"""One-line summaries of real messages, told apart by sender, recipients and date.

A row in (CSV, or a folder of CSV files; several summaries of one message are several rows):

    sender: ola@example.org, recipients: marta@example.org;ivo@example.org,
    date: 2001-06-05 16:00:00, summary: "Lunch moves to Tuesday.", price: 40.1, …

and out:

    Pair(source="summaries", target="Lunch moves to Tuesday.",
         inputs={"sender": "ola@example.org", "recipients": "marta@example.org;ivo@example.org",
                 "date": "2001-06-05 16:00:00"}, …)

Dates are UTC. Other columns, such as the price of a share on that day, say nothing of the message.
"""

from collections.abc import Iterator
from pathlib import Path

from schemas.errors import InputFileError
from schemas.records import Pair, Reject
from tasks.ingest.corpus_rows import csv_rows, has_ending, pairs

LICENCE = "not stated"
INPUTS = ("sender", "recipients", "date")
TARGET = "summary"
# Calendar entries have no recipients.
NEEDED = ("sender", "date", TARGET)
EXPECTED = "a CSV with the columns sender, recipients, date, summary, or a folder of such files"


def read_summaries(path: str | Path) -> Iterator[Pair | Reject]:
    """Stream the rows of a CSV (`.gz` too), or of every CSV in a folder, by name.

    Raises:
        InputFileError: no such file, no CSV, or columns are missing.
    """
    path = Path(path)
    for file in _files(path):
        yield from pairs(
            csv_rows(file, (*INPUTS, TARGET)), file.name,
            inputs=INPUTS, target=TARGET, needed=NEEDED, source="summaries", licence=LICENCE,
        )  # fmt: skip


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        if path.exists() and not has_ending(path, ".csv"):
            raise InputFileError("is no CSV", where=path, fix=f"expected {EXPECTED}")
        return [path]
    files = sorted(file for file in path.iterdir() if file.is_file() and has_ending(file, ".csv"))
    if not files:
        raise InputFileError("holds no CSV file", where=path, fix=f"expected {EXPECTED}")
    return files
