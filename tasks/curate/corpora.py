"""Finding and reading what `mailmill ingest` left under `bronze/<source>/<input>/`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.recipe import DataSource, Recipe
from schemas.records import Message, Pair, Reject, TrainingExample
from tasks.common.parquet import read_records, read_rows

Curated = Iterator[TrainingExample | Reject]
"""One example or one reject for every row of a source."""
# Columns that are nobody's text; a message id looks like an address.
_OURS = {"message_id", "source_file", "source", "licence"}
# Whose rows are texts of another source's.
_MADE_OF = {"summaries": ("enron",)}


@dataclass(frozen=True)
class Repaired:
    """An example and what its maker had to mend in it, by the names of the data card."""

    example: TrainingExample
    repairs: tuple[str, ...]


Made = Iterator[TrainingExample | Reject | Repaired]
"""What a maker yields for the rows of a source."""
FromPair = Callable[[Recipe, DataSource, Pair], TrainingExample | Reject | Repaired]


def parts(bronze: Path, source: str) -> list[Path]:
    """The parts of a source's complete folders, sorted; without its manifest none is complete."""
    return sorted(
        part
        for manifest in (bronze / source).glob("*/manifest.json")
        if not manifest.parent.name.startswith(".")
        for part in manifest.parent.glob("part-*.parquet")
    )


def read_messages(bronze: Path, source: str) -> Iterator[Message]:
    """Messages of a source in the order of its parts."""
    return read_records(parts(bronze, source), Message)


def raw_texts(recipe: Recipe, bronze: Path) -> Iterator[str]:
    """Everything that people wrote in a recipe's sources, as it was ingested, row by row."""
    names = [data.source for data in recipe.data]
    sources = dict.fromkeys(
        (*names, *(other for name in names for other in _MADE_OF.get(name, ())))
    )
    for source in sources:
        for row in read_rows(parts(bronze, source)):
            values = [value for name, value in row.items() if name not in _OURS]
            yield "\n".join(
                "\n".join(value) if isinstance(value, list) else value
                for value in values
                if isinstance(value, str | list)
            )


def from_pairs(make: FromPair) -> Callable[[Recipe, DataSource, Path], Made]:
    """The maker that applies `make` to every pair of the source."""

    def curated(recipe: Recipe, data: DataSource, bronze: Path) -> Made:
        for pair in read_records(parts(bronze, data.source), Pair):
            yield make(recipe, data, pair)

    return curated


def refuse(pair: Pair, reason: str, detail: str = "") -> Reject:
    """The reject of a pair; `detail` is cut to 200 characters."""
    return Reject(
        source_file=pair.source_file, row_number=pair.row_number, reason=reason, detail=detail[:200]
    )
