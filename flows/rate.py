"""`mailmill rate`: a blind sheet of base against adapter for people, and what they say."""

import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow

from flows.evaluate import examples_file
from flows.night import engine_for, find_writer
from schemas.errors import InputFileError, UsageError
from schemas.recipe import RatingTasks, Recipe, load_recipe
from schemas.records import TrainingExample
from schemas.settings import PROJECT, Settings
from schemas.yaml_files import load_yaml
from tasks.common.files import read_sealed, write_sealed, write_text
from tasks.common.pages import render_page
from tasks.common.parquet import read_records
from tasks.common.prompts import build_chat
from tasks.generate.answers import write_answers
from tasks.score.held_out import as_text
from tasks.score.promotion import LEAST_PAIRS, told
from tasks.score.rating import (
    CRITERIA,
    LETTERS,
    Rating,
    Sheet,
    blind,
    differences,
    success_rates,
)
from tasks.score.rating_file import read_ratings, write_form

TEMPLATES = PROJECT / "tasks" / "score" / "templates"
TASKS_FILE, KEY_FILE = "rating.yaml", "key.json"
TASKS = 10


@flow(name="rate")
def write_sheet_flow(recipe_name: str, adapter: str = "champion") -> str:
    """Let base and adapter do the recipe's rating tasks, and write the sheet.

    Raises:
        UsageError: the adapter is the base model.
    """
    recipe = load_recipe(recipe_name)
    if adapter == "base":
        raise UsageError("the sheet holds the base model anyway", fix="name an adapter")
    tasks = tasks_of(recipe)
    own = find_writer(recipe_name, adapter)
    # Not «champion»: somebody else may be that by the day that the ratings come back.
    title = f"v{own.adapter.version}" if own.adapter else adapter
    writers = {"base": find_writer(recipe_name, "base"), title: own}
    rows = [(writer, inputs) for writer in writers.values() for _, inputs in tasks]
    answers = iter(write_answers(rows, engine_for(writers.values())))
    texts = {
        who: ["" if answer.failure else as_text(answer.fields)
              for answer in (next(answers) for _ in tasks)]
        for who in writers
    }  # fmt: skip
    shown = [(title, build_chat(recipe, inputs)[-1]["content"]) for title, inputs in tasks]
    name = f"{recipe_name}-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    sheet = blind(shown, texts, random.SystemRandom())
    return write_sheet(Settings().home / "ratings" / name, recipe_name, sheet)


def read_sheet(recipe: str, file: Path) -> str:
    """Success rates from a file of ratings, by how much the adapter is better, and of how many.

    Raises:
        UsageError: there is no such recipe.
        InputFileError: the file is wrong, or its sheet not in this home.
    """
    load_recipe(recipe)
    ratings = read_ratings(file)
    names = {rating.sheet for rating in ratings}
    if len(names) != 1:
        raise InputFileError(
            f"holds ratings of {len(names)} sheets", where=file, fix="give one sheet's at a time"
        )
    (name,) = names
    folders = Settings().home / "ratings"
    folder = next((path for path in folders.glob("*") if path.name == name), None)
    sealed = read_sealed(folder / KEY_FILE) if folder and name.startswith(f"{recipe}-") else None
    if sealed is None:
        raise InputFileError(f"is of sheet `{name}`, which is not {recipe}'s here", where=file)
    key = {(int(task), letter): who for task, letter, who in sealed["answers"]}
    if strange := [rating for rating in ratings if (rating.task, rating.answer) not in key]:
        named = ", ".join(f"{one.answer} to task {one.task}" for one in strange)
        raise InputFileError(f"rates what the sheet does not hold: {named}", where=file)
    lines = [
        f"{who:<12}{rate.successes} of {rate.n} rated 4 or more "
        f"({rate.successes / rate.n:.0%}, 95 % {rate.low:.0%} to {rate.high:.0%}); "
        + ", ".join(f"{name.replace('_', ' ')} {mean:.1f}" for name, mean in rate.means.items())
        for who, rate in success_rates(ratings, key).items()
    ]
    return "\n".join([*lines, _compared(ratings, key), _coverage(ratings, key)])


def _compared(ratings: list[Rating], key: dict[tuple[int, str], str]) -> str:
    found = differences(ratings, key)
    if next(iter(found.values())).n < LEAST_PAIRS:
        return f"no difference is told: fewer than {LEAST_PAIRS} tasks have both answers rated"
    (adapter,) = set(key.values()) - {"base"}
    by_criterion = "; ".join(f"{name.replace('_', ' ')} {told(one)}" for name, one in found.items())
    return f"{adapter} - base, task by task: {by_criterion}"


def _coverage(ratings: list[Rating], key: dict[tuple[int, str], str]) -> str:
    """«15 of 20 answers are rated (2: 8, base: 7)»."""
    counts = Counter(key[rating.task, rating.answer] for rating in ratings)
    sides = ", ".join(f"{who}: {counts[who]}" for who in sorted(set(key.values())))
    return f"{len(ratings)} of {len(key)} answers are rated ({sides})"


def tasks_of(recipe: Recipe) -> list[tuple[str, dict[str, object]]]:
    """(title, inputs): the recipe's own rating tasks, or else its first held-out examples."""
    own = recipe.folder / TASKS_FILE
    if own.exists():
        return [(task.title, task.inputs) for task in load_yaml(own, RatingTasks).tasks]
    examples = read_records(examples_file(recipe), TrainingExample)
    held_out = [example for example in examples if example.split == "test"][:TASKS]
    return [(f"Example {n}", example.inputs) for n, example in enumerate(held_out, 1)]


def write_sheet(folder: Path, recipe: str, sheet: Sheet) -> str:
    """sheet.html, sheet.csv, and key.json, which the rater does not get; where they are."""
    page = render_page(
        TEMPLATES / "rating.html.jinja", name=folder.name, recipe=recipe, items=sheet.items,
        letters=LETTERS, criteria=CRITERIA,
    )  # fmt: skip
    write_text(folder / "sheet.html", page)
    write_form(folder / "sheet.csv", folder.name, sheet)
    answers = [[task, letter, who] for (task, letter), who in sheet.key.items()]
    write_sealed(folder / KEY_FILE, {"answers": answers})
    return (
        f"{folder / 'sheet.html'}\n{folder / 'sheet.csv'}\n"
        f"Give the raters one of them, not {KEY_FILE}; then `mailmill rate {recipe} --read FILE`."
    )
