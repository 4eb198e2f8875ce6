"""`mailmill evaluate`: an adapter against the held-out examples of its recipe."""

from collections.abc import Mapping
from pathlib import Path

from prefect import flow

from flows.curate import GATE_FILE
from flows.night import engine_for, find_writer
from schemas.errors import InputFileError
from schemas.recipe import Recipe, load_recipe
from schemas.records import TrainingExample
from schemas.settings import Settings
from tasks.common.parquet import read_records
from tasks.generate.answers import Writer, write_answers
from tasks.generate.engine import Engine
from tasks.generate.parse import parse_answer
from tasks.score.held_out import compare


@flow(name="evaluate")
def evaluate_flow(recipe: str, adapter: str = "champion", limit: int = 50) -> str:
    """The measures of the base model and of one adapter, side by side."""
    load_recipe(recipe)
    writers = {name: find_writer(recipe, name) for name in dict.fromkeys(("base", adapter))}
    return table_of(measure(writers, limit, engine_for(writers.values())))


def measure(
    writers: Mapping[str, Writer], limit: int, engine: Engine
) -> dict[str, dict[str, float]]:
    """Averages of each writer over the same held-out examples, at most `limit`; `n` says how many.

    All writers answer in one batch: on a CPU sixteen answers take hardly longer than eight.
    """
    recipe = next(iter(writers.values())).recipe
    held_out = read_records(examples_file(recipe), TrainingExample)
    examples = [example for example in held_out if example.split == "test"][:limit]
    targets = [as_text(parse_answer(example.target, recipe.output).fields) for example in examples]
    rows = [(writer, example.inputs) for writer in writers.values() for example in examples]
    answers = iter(write_answers(rows, engine))
    results = {}
    for name in writers:
        own = [next(answers) for _ in examples]
        results[name] = compare(
            ["" if answer.failure else as_text(answer.fields) for answer in own], targets
        )
    return results


def as_text(fields: dict[str, object]) -> str:
    """The fields of an answer one below the other, lists joined by commas."""
    parts = (", ".join(map(str, v)) if isinstance(v, list) else str(v) for v in fields.values())
    return "\n\n".join(parts)


def examples_file(recipe: Recipe) -> Path:
    """The recipe's curated examples, which the gate has let through.

    Raises:
        InputFileError: there are none.
    """
    folder = Settings().silver / recipe.name
    if not (folder / GATE_FILE).exists():
        raise InputFileError(
            f"{recipe.name} has no training examples that passed the gate",
            fix=f"run `mailmill curate {recipe.name}`",
        )
    return folder / "examples.parquet"


def table_of(results: dict[str, dict[str, float]]) -> str:
    """Measures by row, adapters by column, for a terminal."""
    names = list(next(iter(results.values())))
    header = f"{'':<22}" + "".join(f"{who:>12}" for who in results)
    rows = [
        f"{name:<22}" + "".join(f"{row[name]:>12.4g}" for row in results.values()) for name in names
    ]
    return "\n".join([header, *rows])
