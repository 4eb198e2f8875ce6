"""Blind sheets: who wrote what is hidden, and comes back with the ratings."""

import random

import pytest

from tasks.score.rating import Rating, blind, differences, success_rates

TASKS = [(f"Task {n}", f"Do {n}.") for n in range(1, 41)]
ANSWERS = {"base": [f"base {n}" for n in range(1, 41)], "v3": [f"v3 {n}" for n in range(1, 41)]}


def test_every_answer_stands_under_its_writer_s_letter_and_the_order_varies() -> None:
    sheet = blind(TASKS, ANSWERS, random.Random(1))
    for item in sheet.items:
        for letter, text in zip("AB", item.answers, strict=True):
            assert text == f"{sheet.key[item.number, letter]} {item.number}"
    first = [sheet.key[n, "A"] for n in range(1, 41)]
    assert 10 < first.count("base") < 30


def test_ratings_give_the_rates() -> None:
    sheet = blind(TASKS[:10], ANSWERS, random.Random(2))
    ratings = [
        Rating("s", task, letter, (4,) * 4 if who == "v3" or task <= 6 else (3,) * 4)
        for (task, letter), who in sheet.key.items()
    ]
    rates = success_rates(ratings, sheet.key)
    assert (rates["v3"].successes, rates["base"].successes, rates["base"].n) == (10, 6, 10)
    assert rates["base"].low == pytest.approx(0.313, abs=0.001)  # Wilson's, by hand
    assert rates["base"].high == pytest.approx(0.832, abs=0.001)
    assert rates["v3"].means["tone"] == 4


def test_a_success_needs_four_on_average() -> None:
    key = {(1, "A"): "base"}
    four = success_rates([Rating("s", 1, "A", (5, 5, 3, 3))], key)
    less = success_rates([Rating("s", 1, "A", (5, 5, 3, 2))], key)
    assert (four["base"].successes, less["base"].successes) == (1, 0)


KEY = {(task, letter): who for task in (1, 2, 3) for letter, who in zip("AB", ANSWERS, strict=True)}


def test_the_difference_is_the_adapter_s_minus_the_base_s_task_by_task() -> None:
    ratings = [
        Rating("s", task, letter, (base + more, 3, 3, 3))
        for task, base in ((1, 1), (2, 3), (3, 4))
        for letter, more in (("A", 0), ("B", 1))
    ]
    found = differences(ratings, KEY)
    assert list(found) == ["task_adherence", "tone", "clarity", "helpfulness"]
    adherence = found["task_adherence"]
    # The pairs do not vary, though the answers do.
    assert (adherence.n, adherence.mean, adherence.low, adherence.high) == (3, 1, 1, 1)
    assert found["tone"].mean == 0


def test_a_task_with_one_answer_rated_is_in_no_difference() -> None:
    ratings = [Rating("s", 1, "A", (1,) * 4), Rating("s", 1, "B", (4,) * 4)]
    found = differences([*ratings, Rating("s", 2, "B", (5,) * 4)], KEY)
    assert (found["tone"].n, found["tone"].mean) == (1, 3)
