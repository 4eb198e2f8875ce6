"""People's judgement: a blind sheet of two answers to each task, and what their ratings say.

sheet = blind(tasks, {"base": […], "v3": […]}, dice)     who wrote A and B is in `sheet.key` alone
success_rates(read_ratings(path), sheet.key)              {"base": Rate(6, 10, …), "v3": …}
"""

import csv
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import InputFileError

CRITERIA = ("task_adherence", "tone", "clarity", "helpfulness")
LETTERS = ("A", "B")
COLUMNS = ("sheet", "task", "answer", *CRITERIA)
# An answer whose four ratings average this or more is a success.
SUCCESS = 4.0
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True)
class Item:
    """One task of a sheet with its two answers, in the order shown."""

    number: int
    title: str
    prompt: str
    answers: tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """What a rater sees, and the key that a rater does not: (task, letter) -> who wrote it."""

    items: tuple[Item, ...]
    key: dict[tuple[int, str], str]


@dataclass(frozen=True)
class Rating:
    """One person's four ratings of one answer."""

    sheet: str
    task: int
    answer: str
    points: tuple[int, ...]


@dataclass(frozen=True)
class Rate:
    """How often a writer succeeded, with the 95 % Wilson interval, and its mean by criterion."""

    successes: int
    n: int
    low: float
    high: float
    means: dict[str, float]


def blind(
    tasks: Sequence[tuple[str, str]], answers: Mapping[str, Sequence[str]], dice: random.Random
) -> Sheet:
    """Two writers' answers side by side, in a random order for each task.

    Args:
        tasks: (title, prompt) of each.
        answers: of exactly two writers, one for each task.
        dice: decides who is A.
    """
    items: list[Item] = []
    key: dict[tuple[int, str], str] = {}
    for number, (title, prompt) in enumerate(tasks, 1):
        order = dice.sample(sorted(answers), 2)
        key |= {(number, letter): who for letter, who in zip(LETTERS, order, strict=True)}
        shown = (answers[order[0]][number - 1], answers[order[1]][number - 1])
        items.append(Item(number, title, prompt, shown))
    return Sheet(tuple(items), key)


def write_form(path: Path, name: str, sheet: Sheet) -> None:
    """The CSV that raters fill in: a line an answer, with four empty cells."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(
            [name, item.number, letter, *("" for _ in CRITERIA)]
            for item in sheet.items
            for letter in LETTERS
        )


def read_ratings(path: Path) -> list[Rating]:
    """The filled lines of one or more raters; lines without any rating are left out.

    Raises:
        InputFileError: a column is missing, or a rating is not a whole number from 1 to 5.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputFileError(f"cannot be read ({error})", where=path) from error
    missing = [name for name in COLUMNS if rows and name not in rows[0]]
    if not rows or missing:
        raise InputFileError(
            f"lacks {', '.join(missing)}" if missing else "holds no rating", where=path,
            fix="fill in the sheet.csv that `mailmill rate` wrote",
        )  # fmt: skip
    filled = [(n, row) for n, row in enumerate(rows, 2) if any(row[c] for c in CRITERIA)]
    return [_rating(row, f"{path}, line {number}") for number, row in filled]


def success_rates(ratings: Sequence[Rating], key: Mapping[tuple[int, str], str]) -> dict[str, Rate]:
    """By writer, over all answers that somebody rated.

    Raises:
        InputFileError: a rating is of an answer that the sheet does not hold.
    """
    from scipy.stats import binomtest

    points: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for rating in ratings:
        who = key.get((rating.task, rating.answer))
        if who is None:
            raise InputFileError(f"the sheet has no answer {rating.answer} to task {rating.task}")
        points[who].append(rating.points)
    result = {}
    for who, rated in sorted(points.items()):
        successes = sum(sum(four) / len(four) >= SUCCESS for four in rated)
        interval = binomtest(successes, len(rated)).proportion_ci(method="wilson")
        means = {
            name: sum(four[i] for four in rated) / len(rated) for i, name in enumerate(CRITERIA)
        }
        result[who] = Rate(successes, len(rated), interval.low, interval.high, means)
    return result


def _rating(row: Mapping[str, str], where: str) -> Rating:
    try:
        points = tuple(int(row[name]) for name in CRITERIA)
        task = int(row["task"])
    except (TypeError, ValueError):
        points, task = (), 0
    if not points or not all(LOWEST <= one <= HIGHEST for one in points):
        raise InputFileError(
            f"{', '.join(CRITERIA)} must be whole numbers from {LOWEST} to {HIGHEST}", where=where
        )
    return Rating(row["sheet"], task, row["answer"].strip().upper(), points)
