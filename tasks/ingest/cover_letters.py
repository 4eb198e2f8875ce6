"""The cover-letter set: a job, an applicant, and the letter between them.

A row in (CSV or Parquet, nine columns):

    Job Title: " Beekeeper", Hiring Company: "Orchard & Sons", Applicant Name: "Ida Falk", …,
    Cover Letter: "Dear Orchard & Sons, …"

and out:

    Pair(source="cover-letters", target="Dear Orchard & Sons, …",
         inputs={"Job Title": "Beekeeper", "Hiring Company": "Orchard & Sons", …}, …)
"""

from collections.abc import Iterator
from pathlib import Path

from schemas.errors import InputFileError
from schemas.records import Pair, Reject
from tasks.ingest.corpus_rows import (
    csv_rows,
    has_ending,
    hub_rows,
    is_hub_name,
    pairs,
    parquet_rows,
)

LICENCE = "not stated"
INPUTS = (
    "Job Title",
    "Preferred Qualifications",
    "Hiring Company",
    "Applicant Name",
    "Past Working Experience",
    "Current Working Experience",
    "Skillsets",
    "Qualifications",
)
TARGET = "Cover Letter"
# Without these no letter can be asked for; applicants without qualifications exist.
NEEDED = ("Job Title", "Hiring Company", "Applicant Name", TARGET)


def read_cover_letters(path_or_name: str | Path) -> Iterator[Pair | Reject]:
    """Stream the rows of a CSV (`.gz` too) or Parquet file or of a data set on the hub.

    Raises:
        InputFileError: no such file or data set, another kind of file, or columns are missing.
    """
    path, columns = Path(path_or_name), (*INPUTS, TARGET)
    if is_hub_name(path_or_name):
        rows = hub_rows(str(path_or_name))
    elif path.suffix.lower() == ".parquet":
        rows = parquet_rows(path, columns)
    elif path.exists() and not has_ending(path, ".csv"):
        raise InputFileError(
            "is neither CSV nor Parquet",
            where=path,
            fix="expected .csv, .csv.gz, .parquet or the name of a data set on the hub",
        )
    else:
        rows = csv_rows(path, columns)
    yield from pairs(
        rows, path.name,
        inputs=INPUTS, target=TARGET, needed=NEEDED, source="cover-letters", licence=LICENCE,
    )  # fmt: skip
