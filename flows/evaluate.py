"""`mailmill evaluate`: an adapter against the held-out examples of its recipe."""

from pathlib import Path

from prefect import flow

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
    engine = engine_for(writers.values())
    return table_of({name: measure(writer, limit, engine) for name, writer in writers.items()})


def measure(writer: Writer, limit: int, engine: Engine) -> dict[str, float]:
    """Averages over at most `limit` held-out examples; `n` says how many there were."""
    held_out = read_records(examples_file(writer.recipe), TrainingExample)
    examples = [example for example in held_out if example.split == "test"][:limit]
    answers = write_answers([(writer, example.inputs) for example in examples], engine)
    targets = [parse_answer(example.target, writer.recipe.output) for example in examples]
    return compare(
        ["" if answer.failure else as_text(answer.fields) for answer in answers],
        [as_text(target.fields) for target in targets],
    )


def as_text(fields: dict[str, object]) -> str:
    """The fields of an answer one below the other, lists joined by commas."""
    parts = (", ".join(map(str, v)) if isinstance(v, list) else str(v) for v in fields.values())
    return "\n\n".join(parts)


def examples_file(recipe: Recipe) -> Path:
    """The recipe's curated examples.

    Raises:
        InputFileError: there are none yet.
    """
    file = Settings().silver / recipe.name / "examples.parquet"
    if not file.exists():
        raise InputFileError(
            f"{recipe.name} has no training examples", fix=f"run `mailmill curate {recipe.name}`"
        )
    return file


def table_of(results: dict[str, dict[str, float]]) -> str:
    """Measures by row, adapters by column, for a terminal."""
    names = list(next(iter(results.values())))
    header = f"{'':<22}" + "".join(f"{who:>12}" for who in results)
    rows = [
        f"{name:<22}" + "".join(f"{row[name]:>12.4g}" for row in results.values()) for name in names
    ]
    return "\n".join([header, *rows])
