"""`mailmill curate`: bronze corpora become examples, held by the gate."""

from pathlib import Path

import pandas as pd
from prefect import flow, task

from flows.artifacts import show_gate
from flows.progress import progress_bar
from flows.training_index import ensure_index
from schemas.recipe import Recipe, load_recipe
from schemas.records import TrainingExample
from schemas.settings import Settings
from schemas.tables import EXAMPLES, REJECTS
from tasks.common.files import write_json
from tasks.common.parquet import read_rows, write_table
from tasks.curate.curate import CurateManifest, curate
from tasks.gates.gate import hold
from tasks.gates.invariants import leakage
from tasks.gates.result import GateResult, stop_if_needed, with_failures
from tasks.score.held_out import invented_for

# Our own curation made the rows: more than this and the curation is at fault, not the data.
MAX_FAILING_EXAMPLES = 0.02
# Written last: examples without it did not pass, and nothing trains on them.
GATE_FILE = "gate.json"


@flow(name="curate")
def curate_flow(recipe: str) -> str:
    """Make and gate a recipe's examples; the counts in words."""
    chosen = load_recipe(recipe)
    manifest = curate_task(chosen)
    gate = gate_task(chosen)
    index_task(chosen)
    return f"{manifest.summary()}\n{gate.summary()}"


@task(task_run_name="curate-{recipe.name}", persist_result=False)
def curate_task(recipe: Recipe) -> CurateManifest:
    """Run curation with a progress bar."""
    settings = Settings()
    (settings.silver / recipe.name / GATE_FILE).unlink(missing_ok=True)
    with progress_bar(f"curate {recipe.name}") as advance:
        return curate(
            recipe, settings.bronze, settings.silver, lambda _source, n: advance(n), unsupported
        )


def unsupported(example: TrainingExample) -> tuple[str, ...]:
    """The qualifications that a cover letter claims and its inputs do not hold: half of the letters
    that people wrote have one, and a model that learns from them invents more than its base."""
    return invented_for(example.inputs, example.target) or ()


@task(task_run_name="gate-{recipe.name}", persist_result=False)
def gate_task(recipe: Recipe) -> GateResult:
    """Take out the examples that fail, into `gate_rejects.parquet`; the verdict is written last."""
    folder = Settings().silver / recipe.name
    rows = list(read_rows(folder / "examples.parquet"))
    result = gate_examples(rows, recipe.name)
    show_gate(result)
    stop_if_needed(result, MAX_FAILING_EXAMPLES, recipe.name)
    if result.failures:
        _take_out(rows, result, folder)
    write_json(folder / GATE_FILE, result.model_dump(mode="json"))
    return result


@task(task_run_name="index-{recipe.name}", persist_result=False)
def index_task(recipe: Recipe) -> None:
    """Hashes of what an adapter trained on the examples must not repeat."""
    ensure_index(recipe, Settings().silver / recipe.name / "examples.parquet")


def gate_examples(rows: list[dict[str, object]], where: str) -> GateResult:
    """The table's checks, and that no group and no target stands in two splits."""
    frame = pd.DataFrame(rows, columns=[column.name for column in EXAMPLES.columns])
    result = hold(EXAMPLES, frame, max_failing=MAX_FAILING_EXAMPLES, where=where)
    return with_failures(
        result, leakage(frame), column="group", expectation="stands in one split only"
    )


def _take_out(rows: list[dict[str, object]], result: GateResult, folder: Path) -> None:
    passed = [row for index, row in enumerate(rows) if index not in result.failures]
    rejects = [
        {
            "source_file": row["source"],
            "row_number": number,
            "reason": reason,
            "detail": row["example_id"],
        }
        for number, row in enumerate(rows, start=1)
        for reason in result.failures.get(number - 1, ())
    ]
    write_table(folder / "gate_rejects.parquet", REJECTS, rejects)
    write_table(folder / "examples.parquet", EXAMPLES, passed)
