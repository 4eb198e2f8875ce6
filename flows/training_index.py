"""The index of a recipe's training text: made beside its examples, carried along by its adapter."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from schemas.recipe import Recipe
from schemas.records import TrainingExample
from schemas.settings import Settings
from tasks.common.files import sha256_file
from tasks.common.parquet import read_records
from tasks.curate.corpora import raw_texts
from tasks.generate.answers import Writer
from tasks.generate.parse import parse_answer
from tasks.score.held_out import as_text
from tasks.score.training_index import TrainingIndex
from tasks.train.manifest import INDEX


def ensure_index(recipe: Recipe, examples: Path) -> Path:
    """The index of `examples`, a recipe's, beside them; made where it is missing or of others.

    Curation makes it, while the raw mail is certainly there; afterwards that may be deleted.
    """
    path = examples.with_name(INDEX)
    digest = sha256_file(examples)
    if not path.exists() or TrainingIndex.load(path).examples_sha256 != digest:
        texts = training_texts(recipe, read_records(examples, TrainingExample))
        sources = raw_texts(recipe, Settings().bronze)
        TrainingIndex.of(texts, sources, digest).save(path)
    return path


def training_texts(
    recipe: Recipe, examples: Iterable[TrainingExample]
) -> Iterator[tuple[str, str]]:
    """Group and answer of every example of the training split."""
    for example in examples:
        if example.split == "train":
            yield example.group, as_text(parse_answer(example.target, recipe.output).fields)


def indexes_of(writers: Iterable[Writer]) -> Mapping[tuple[str, str], TrainingIndex]:
    """The index of each adapter that has one, by the adapter's name and version.

    Raises:
        MailmillError: one cannot be read.
    """
    adapters = {w.adapter for w in writers if w.adapter and (w.adapter.path / INDEX).exists()}
    return {(a.name, a.version): TrainingIndex.load(a.path / INDEX) for a in adapters}
