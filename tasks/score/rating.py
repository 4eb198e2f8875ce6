"""People's judgement: a blind sheet of two answers to each task, and what their ratings say.

sheet = blind(tasks, {"base": […], "v3": […]}, dice)     who wrote A and B is in `sheet.key` alone
success_rates(ratings, sheet.key)                         {"base": Rate(6, 10, …), "v3": …}
differences(ratings, sheet.key)                           {"tone": Difference(10, +0.4, …), …}
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tasks.score.promotion import Difference, difference

CRITERIA = ("task_adherence", "tone", "clarity", "helpfulness")
LETTERS = ("A", "B")
# An answer whose four ratings average this or more is a success.
SUCCESS = 4.0


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


def success_rates(ratings: Sequence[Rating], key: Mapping[tuple[int, str], str]) -> dict[str, Rate]:
    """By writer, over all answers that somebody rated; `key` holds each of them."""
    from scipy.stats import binomtest

    points: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for rating in ratings:
        points[key[rating.task, rating.answer]].append(rating.points)
    result = {}
    for who, rated in sorted(points.items()):
        successes = sum(sum(four) / len(four) >= SUCCESS for four in rated)
        interval = binomtest(successes, len(rated)).proportion_ci(method="wilson")
        means = {
            name: sum(four[i] for four in rated) / len(rated) for i, name in enumerate(CRITERIA)
        }
        result[who] = Rate(successes, len(rated), interval.low, interval.high, means)
    return result


def differences(
    ratings: Sequence[Rating], key: Mapping[tuple[int, str], str]
) -> dict[str, Difference]:
    """By criterion, adapter minus base, over the tasks of which both answers are rated."""
    own: dict[int, tuple[int, ...]] = {}
    base: dict[int, tuple[int, ...]] = {}
    for rating in ratings:
        who = key[rating.task, rating.answer]
        (base if who == "base" else own)[rating.task] = rating.points
    both = sorted(own.keys() & base.keys())
    return {
        name: difference([own[task][i] for task in both], [base[task][i] for task in both])
        for i, name in enumerate(CRITERIA)
    }
