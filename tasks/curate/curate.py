"""A recipe's data mix becomes `silver/<recipe>/`: examples, rejects, a data card, a manifest.

Row counts are over what the makers read: every row of a source ends as an example, a reject with
its reason, or `over_limit`.
"""

import heapq
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pydantic import Field

from schemas.errors import MailmillError, UsageError
from schemas.recipe import DataSource, Recipe
from schemas.records import Pair, Record, Reject, TrainingExample
from schemas.tables import EXAMPLES, REJECTS
from tasks.common.files import sha256_file, sha256_json, write_json, write_text
from tasks.common.parquet import TableWriter, read_records, write_table
from tasks.curate.corpora import Curated, Made, Repaired, parts
from tasks.curate.data_card import data_card
from tasks.curate.dedupe import Deduplicator
from tasks.curate.dolly import keyword_rows
from tasks.curate.makers import GENERATOR_SEED, MAKERS

# Grows whenever the same bronze would give other examples.
STAGE_VERSION = 22
# Keys of a recipe on which its examples depend.
_SHAPING = {"name", "data", "output", "cues"}
_GENERATOR = "generator"
# The source whose rows a recipe's keywords choose.
_FILTERED = "dolly"
_ROWS_BETWEEN_REPORTS = 200

OnProgress = Callable[[str, int], None]
Unsupported = Callable[[TrainingExample], Sequence[str]]


class CurateManifest(Record):
    """What one curation read, kept and refused. Its file exists only where all others do."""

    recipe: str
    stage_version: int
    recipe_sha256: str = Field(description="Of what the recipe says of data and answers.")
    rows_in: dict[str, int] = Field(description="Rows by source, attempts of the generator.")
    examples: dict[str, dict[str, int]] = Field(description="Examples by source and split.")
    rejects: dict[str, dict[str, int]] = Field(description="Rejects by source and reason.")
    over_limit: dict[str, int] = Field(description="Good rows beyond the source's limit.")
    repairs: dict[str, dict[str, int]] = Field(
        {}, description="Examples that the cleaning mended, by source and what was mended."
    )
    keyword_rows: dict[str, dict[str, int]] = Field(
        {}, description="Rows that hold a keyword, by source and the texts that are searched."
    )
    missing_sources: tuple[str, ...] = Field(description="Sources that were not ingested.")
    leaking_groups: int = Field(description="Groups that stand in more than one split.")
    examples_sha256: str
    generator_seed: int
    seconds: float

    def summary(self) -> str:
        """Counts in words for a terminal."""
        parts = []
        for source, splits in self.examples.items():
            told = ", ".join(f"{count} {split}" for split, count in splits.items())
            refused = sum(self.rejects[source].values())
            parts.append(f"{source}: {told or 'no examples'} ({refused} rejected)")
        missing = (
            f"; not ingested: {', '.join(self.missing_sources)}" if self.missing_sources else ""
        )
        return f"{self.recipe}: {'; '.join(parts)}{missing}"


def curate(
    recipe: Recipe,
    bronze: Path,
    silver: Path,
    on_progress: OnProgress | None = None,
    unsupported: Unsupported | None = None,
) -> CurateManifest:
    """Write `silver/<recipe>/` from what is ingested and from the generators.

    Memory: the kept examples (each source's limit) and a fingerprint of every good row.

    Args:
        recipe: the recipe.
        bronze: the folder that `mailmill ingest` fills.
        silver: the folder of all recipes' examples.
        on_progress: called with a source and the number of its rows read so far.
        unsupported: what an answer claims that its inputs do not hold; such an example is refused
            as `text.ungrounded`.

    Raises:
        UsageError: no maker knows the recipe or one of its sources.
        MailmillError: none of its sources is there, or rows got lost.
    """
    started = time.monotonic()
    present, missing = _sources(recipe, bronze)
    folder = silver / recipe.name
    # The old manifest goes first: examples without a manifest are no examples.
    (folder / "manifest.json").unlink(missing_ok=True)
    tally = _Tally(on_progress)
    deduplicator = Deduplicator()
    kept: list[TrainingExample] = []
    with TableWriter(folder / "rejects.parquet", REJECTS) as rejects:
        for data in present:
            made = MAKERS[recipe.name][data.source](recipe, data, bronze)
            told = _supported(_counted(made, data, tally), unsupported)
            good = _without_duplicates(told, deduplicator)
            kept += _limited(_only_examples(good, data, rejects, tally), data, tally)
    examples = folder / "examples.parquet"
    write_table(examples, EXAMPLES, kept)
    manifest = CurateManifest(
        recipe=recipe.name,
        stage_version=STAGE_VERSION,
        recipe_sha256=sha256_json(recipe.model_dump(include=_SHAPING)),
        rows_in=dict(tally.rows),
        examples=_by_split(kept, present),
        rejects={d.source: dict(sorted(tally.rejects[d.source].items())) for d in present},
        over_limit={d.source: tally.over[d.source] for d in present},
        repairs=_repairs(kept, tally),
        keyword_rows={
            d.source: keyword_rows(read_records(parts(bronze, d.source), Pair), d.keywords)
            for d in present
            if d.source == _FILTERED and d.keywords
        },
        missing_sources=tuple(missing),
        leaking_groups=leaking_groups(kept),
        examples_sha256=sha256_file(examples),
        generator_seed=GENERATOR_SEED,
        seconds=round(time.monotonic() - started, 3),
    )
    _check_balance(manifest)
    write_text(folder / "data_card.md", data_card(recipe, manifest.model_dump()))
    write_json(folder / "manifest.json", manifest.model_dump())
    return manifest


def leaking_groups(examples: list[TrainingExample]) -> int:
    """How many groups stand in more than one split; 0 by construction, counted all the same."""
    splits: dict[str, set[str]] = {}
    for example in examples:
        splits.setdefault(example.group, set()).add(example.split)
    return sum(len(found) > 1 for found in splits.values())


class _Tally:
    """Counts of one run, by source."""

    def __init__(self, on_progress: OnProgress | None):
        self.rows: Counter[str] = Counter()
        self.rejects: dict[str, Counter[str]] = {}
        self.over: Counter[str] = Counter()
        # By an example's id: only those are told that are kept in the end.
        self.repairs: dict[str, tuple[str, ...]] = {}
        self.on_progress = on_progress or (lambda source, rows: None)


def _sources(recipe: Recipe, bronze: Path) -> tuple[list[DataSource], list[str]]:
    makers = MAKERS.get(recipe.name, {})
    for data in recipe.data:
        if data.source not in makers:
            fix = f"its sources are {', '.join(makers)}" if makers else (
                f"the recipes known are {', '.join(MAKERS)}"
            )  # fmt: skip
            raise UsageError(
                f"nothing makes examples of recipe `{recipe.name}` from `{data.source}`", fix=fix
            )
    there = [d for d in recipe.data if d.source == _GENERATOR or parts(bronze, d.source)]
    missing: list[str] = [d.source for d in recipe.data if d not in there]
    if not there:
        commands = " or ".join(f"`mailmill ingest {source} PATH`" for source in missing)
        raise MailmillError(
            f"recipe `{recipe.name}` has no data: none of its sources is ingested",
            where=bronze, fix=f"run {commands} first",
        )  # fmt: skip
    return there, missing


def _counted(made: Made, data: DataSource, tally: _Tally) -> Curated:
    tally.rejects.setdefault(data.source, Counter())
    for row in made:
        tally.rows[data.source] += 1
        if tally.rows[data.source] % _ROWS_BETWEEN_REPORTS == 0:
            tally.on_progress(data.source, tally.rows[data.source])
        if isinstance(row, Repaired):
            tally.repairs.setdefault(row.example.example_id, row.repairs)
            yield row.example
        else:
            yield row
    tally.on_progress(data.source, tally.rows[data.source])


def _supported(rows: Curated, unsupported: Unsupported | None) -> Curated:
    for number, row in enumerate(rows, 1):
        claims = unsupported(row) if unsupported and isinstance(row, TrainingExample) else ()
        if isinstance(row, TrainingExample) and claims:
            detail = f"{row.example_id}: {', '.join(claims)}"[:200]
            yield Reject(
                source_file=row.source, row_number=number, reason="text.ungrounded", detail=detail
            )
        else:
            yield row


def _without_duplicates(rows: Curated, deduplicator: Deduplicator) -> Curated:
    for number, row in enumerate(rows, 1):
        reason = isinstance(row, TrainingExample) and deduplicator.reason(row.target)
        if isinstance(row, TrainingExample) and reason:
            detail = f"{row.example_id} {row.target}"[:200]
            yield Reject(source_file=row.source, row_number=number, reason=reason, detail=detail)
        else:
            yield row


def _only_examples(
    rows: Curated, data: DataSource, rejects: TableWriter, tally: _Tally
) -> Iterator[TrainingExample]:
    for row in rows:
        if isinstance(row, Reject):
            rejects.write(row)
            tally.rejects[data.source][row.reason] += 1
        else:
            yield row


def _limited(
    rows: Iterator[TrainingExample], data: DataSource, tally: _Tally
) -> list[TrainingExample]:
    """At most `data.limit` rows, those with the smallest ids: a fair draw that never changes."""
    good = 0

    def counted() -> Iterator[TrainingExample]:
        nonlocal good
        for row in rows:
            good += 1
            yield row

    chosen = heapq.nsmallest(data.limit, counted(), key=lambda example: example.example_id)
    tally.over[data.source] += good - len(chosen)
    return chosen


def _by_split(
    examples: list[TrainingExample], present: list[DataSource]
) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {data.source: Counter() for data in present}
    for example in examples:
        counts[example.source][example.split] += 1
    return {source: dict(sorted(splits.items())) for source, splits in counts.items()}


def _repairs(examples: list[TrainingExample], tally: _Tally) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for example in examples:
        if mended := tally.repairs.get(example.example_id):
            counts.setdefault(example.source, Counter()).update(mended)
    return {source: dict(sorted(mended.items())) for source, mended in counts.items()}


def _check_balance(manifest: CurateManifest) -> None:
    for source, rows in manifest.rows_in.items():
        found = (
            sum(manifest.examples[source].values())
            + sum(manifest.rejects[source].values())
            + manifest.over_limit[source]
        )
        if found != rows:
            raise MailmillError(
                f"{rows} rows of `{source}` were read but {found} are accounted for: rows got lost",
                where=manifest.recipe,
            )
