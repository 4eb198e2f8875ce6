"""`mailmill evaluate`: base, champion and another adapter on the same held-out examples."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow

from flows.adapters import open_registry
from flows.artifacts import show_plot, show_table
from flows.curate import GATE_FILE
from flows.night import engine_for, find_writer
from flows.training_index import ensure_index, indexes_of
from schemas.errors import InputFileError
from schemas.recipe import Recipe, load_recipe
from schemas.records import TrainingExample
from schemas.settings import Settings
from tasks.common.base_models import base_model_path
from tasks.common.files import write_text
from tasks.common.parquet import read_records
from tasks.generate.answers import Answer, Writer, write_answers
from tasks.generate.engine import Engine
from tasks.generate.parse import parse_answer
from tasks.score.baselines import BASELINES, baseline_field, field_likeness
from tasks.score.evaluation_report import (
    Evaluation,
    above,
    page_of,
    plot_of,
    rows_of,
    table_of,
)
from tasks.score.held_out import measure
from tasks.score.json_valid import json_valid
from tasks.score.promotion import Difference, told
from tasks.score.similarity import PairScorer
from tasks.score.training_index import TrainingIndex
from tasks.train.models import completion_losses

# A forward pass takes a CPU a second.
LOSS_EXAMPLES = 64


@flow(name="evaluate")
def evaluate_flow(recipe: str, adapter: str = "champion", limit: int | None = None) -> str:
    """The measures of base, champion and one adapter, side by side."""
    chosen = load_recipe(recipe)
    champion = open_registry(Settings()).resolve(recipe, "champion", missing_ok=True)
    names = ("base", *(("champion",) if champion else ()), adapter)
    writers = {name: find_writer(recipe, name) for name in dict.fromkeys(names)}
    engine, now = engine_for(writers.values()), datetime.now(UTC)
    results = evaluate(writers, limit or chosen.promotion.examples, engine, now)
    return show_evaluation(chosen, results, now)


def evaluate(
    writers: Mapping[str, Writer], limit: int, engine: Engine, now: datetime
) -> Evaluation:
    """Every measure of every writer on the same held-out examples, at most `limit`.

    All writers answer in one batch: on a CPU sixteen answers take hardly longer than eight. What
    they wrote and how it measures goes into `evaluations/<recipe>/<now>.jsonl`, beside the page of
    `show_evaluation`.
    """
    recipe = next(iter(writers.values())).recipe
    file = examples_file(recipe)
    everything = read_records(file, TrainingExample)
    examples = [example for example in everything if example.split == "test"][:limit]
    targets = [parse_answer(example.target, recipe.output).fields for example in examples]
    indexes = indexes_of(writers.values())
    # Of who has none: the base learned nothing, and is held to what the others may have.
    shared = TrainingIndex.load(ensure_index(recipe, file))
    rows = [(writer, example.inputs) for writer in writers.values() for example in examples]
    answers = iter(write_answers(rows, engine))
    own = {name: [next(answers) for _ in examples] for name in writers}
    if recipe.baseline:
        own[recipe.baseline] = [baseline_answer(recipe, example) for example in examples]
    fields = {
        name: [{} if answer.failure else answer.fields for answer in written]
        for name, written in own.items()
    }
    adapters = {name: writer.adapter for name, writer in writers.items() if writer.adapter}
    learned = {name: indexes.get((one.name, one.version), shared) for name, one in adapters.items()}
    results = {
        name: measure(examples, written, targets, index=learned.get(name, shared))
        for name, written in fields.items()
    }
    if recipe.baseline:
        field, sources = baseline_field(recipe.output), [example.source for example in examples]
        for name, written in fields.items():
            results[name] |= field_likeness(field, written, targets, sources)
    if recipe.output.format == "json":
        for name, answered in own.items():
            valid = (json_valid(answer.raw, recipe.output) for answer in answered)
            results[name] |= {"json_valid": [float(one) for one in valid]}
    for name, writer in writers.items():
        losses = losses_of(writer, examples[:LOSS_EXAMPLES])
        results[name]["loss"] = [*losses, *[None] * (len(examples) - len(losses))]
    _write_log(writers, examples, own, results, now)
    return results


def losses_of(writer: Writer, examples: list[TrainingExample]) -> list[float]:
    """How unlikely the writer finds each example's target: nats a token."""
    base = base_model_path(writer.base_model.partition("@")[0], Settings().models)
    adapter = writer.adapter.path if writer.adapter else None
    return completion_losses(base, adapter, writer.recipe, examples)


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


def baseline_answer(recipe: Recipe, example: TrainingExample) -> Answer:
    """What the recipe's baseline answers; no prompt and no token is behind it."""
    fields = BASELINES[recipe.baseline or ""](example.inputs, recipe.output)
    return Answer(fields, json.dumps(fields, ensure_ascii=False), "", "", 0, 0)


def above_baseline(recipe: Recipe, results: Evaluation) -> dict[str, Difference]:
    """`<writer>.<measure>` -> how much nearer to the references it is than the baseline."""
    if not recipe.baseline:
        return {}
    own = f"rouge_l_{baseline_field(recipe.output)}"
    return {
        f"{who}.{measure}": found
        for measure in results[recipe.baseline]
        if measure.partition(".")[0] == own
        for who, found in above(results, recipe.baseline, measure).items()
    }


def show_evaluation(recipe: Recipe, results: Evaluation, now: datetime, verdict: str = "") -> str:
    """The table in words; the page beside the answers, table and plot as Prefect artifacts, too."""
    page_file = _file_of(recipe, now, "html")
    compared = [
        f"{what} against {recipe.baseline}: {told(one)}"
        for what, one in above_baseline(recipe, results).items()
    ]
    depends_on = PairScorer().metadata()
    time = f"{now:%Y-%m-%d %H:%M} UTC"
    page = page_of(recipe.name, time, results, verdict, compared, depends_on)
    write_text(page_file, page)
    key = f"evaluation-{recipe.name.replace('_', '-')}"
    likeness = f"bleu      {depends_on['bleu']}"
    show_table(rows_of(results), key, "\n\n".join(filter(None, (verdict, *compared, likeness))))
    show_plot(plot_of(results), f"{key}-plot", verdict)
    return "\n".join((table_of(results), *compared, likeness, f"report    {page_file}"))


def _file_of(recipe: Recipe, now: datetime, kind: str) -> Path:
    return Settings().home / "evaluations" / recipe.name / f"{now:%Y%m%dT%H%M%S}.{kind}"


def _write_log(
    writers: Mapping[str, Writer],
    examples: list[TrainingExample],
    answers: Mapping[str, list[Answer]],
    results: Evaluation,
    now: datetime,
) -> None:
    recipe = next(iter(writers.values())).recipe
    lines = [
        json.dumps(
            {
                "time": now.isoformat(timespec="seconds"),
                "recipe": recipe.name,
                "writer": who,
                **_identity(writers.get(who)),
                "example_id": example.example_id,
                "source": example.source,
                "failure": answer.failure,
                **answer.fields,
                "measures": {name: values[i] for name, values in results[who].items()},
            }
        )
        for who, written in answers.items()
        for i, (example, answer) in enumerate(zip(examples, written, strict=True))
    ]
    write_text(_file_of(recipe, now, "jsonl"), "".join(f"{line}\n" for line in lines))


def _identity(writer: Writer | None) -> dict[str, str]:
    """Which model it was: today's champion is not tomorrow's. Of a baseline nothing.

    A candidate has no number before it is registered: its hash tells which one it was.
    """
    adapter = writer.adapter if writer else None
    return {
        "base_model": writer.base_model if writer else "",
        "adapter_version": adapter.version if adapter else "",
        "adapter_sha256": adapter.sha256 if adapter else "",
    }
