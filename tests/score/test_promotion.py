"""The rule is tried on simulated adapters, whose difference is known."""

import numpy as np
import pytest

from schemas.recipe import Promotion
from tasks.score.promotion import decide, difference

RULE = Promotion(measure="quality", guards=("greeting_ok", "grounding"))
EXAMPLES, RUNS = 400, 1000


def adapter(dice: np.random.Generator, hard: np.ndarray, quality=8.0, greeting=0.995):
    """What one adapter scores; `hard` examples are hard for every adapter."""
    return {
        "answered": np.ones(EXAMPLES),
        "quality": np.clip(quality - hard + dice.normal(0, 1, EXAMPLES), 0, 10),
        "greeting_ok": (dice.random(EXAMPLES) < greeting).astype(float),
        "grounding": np.clip(1 - hard / 20 - dice.random(EXAMPLES) / 20, 0, 1),
    }


def promotions(**changes: float) -> int:
    dice = np.random.default_rng(5)
    count = 0
    for _ in range(RUNS):
        hard = dice.exponential(0.5, EXAMPLES)
        champion, candidate = adapter(dice, hard), adapter(dice, hard, **changes)
        count += decide(candidate, champion, RULE).promoted
    return count


@pytest.fixture(autouse=True)
def _fewer_resamples(monkeypatch):
    monkeypatch.setattr("tasks.score.promotion.RESAMPLES", 400)


def test_an_equal_candidate_is_promoted_by_chance_alone() -> None:
    assert 0 < promotions() <= 0.035 * RUNS


@pytest.mark.parametrize("loss", [{"quality": 7.5}, {"quality": 8.5, "greeting": 0.945}])
def test_a_loss_of_five_points_is_refused(loss) -> None:
    assert promotions(**loss) <= 0.01 * RUNS


def test_a_better_candidate_is_promoted() -> None:
    assert promotions(quality=8.5) >= 0.9 * RUNS


def test_a_candidate_that_seldom_answers_is_refused() -> None:
    one = {"answered": [0.0, 1.0], "quality": [9.0, 9.0]}
    other = {"answered": [1.0, 1.0], "quality": [1.0, 2.0]}
    decision = decide(one, other, Promotion(measure="quality"))
    assert decision.why.startswith("it answers 50.0% of the examples")


def test_the_interval_holds_the_true_difference_as_often_as_it_says() -> None:
    dice = np.random.default_rng(3)
    held = 0
    for _ in range(RUNS):
        first = dice.random(EXAMPLES)
        second = first - 0.1 + dice.normal(0, 0.3, EXAMPLES)
        found = difference(list(first), list(second))
        held += found.low <= 0.1 <= found.high
    assert 0.92 * RUNS <= held <= 0.98 * RUNS


def test_missing_values_are_left_out_in_pairs() -> None:
    found = difference([1.0, None, 3.0, 2.0], [0.0, 5.0, None, 1.0])
    assert (found.n, found.mean, found.low, found.high) == (2, 1.0, 1.0, 1.0)


def test_one_example_proves_nothing() -> None:
    assert difference([1.0], [0.0]).low == float("-inf")


def test_a_guard_that_nothing_measured_is_no_guard() -> None:
    one = {"answered": [1.0] * 3, "quality": [9.0] * 3, "grounding": [None, 0.5, None]}
    other = {"answered": [1.0] * 3, "quality": [1.0, 2.0, 3.0], "grounding": [1.0, None, None]}
    decision = decide(one, other, Promotion(measure="quality", guards=("grounding",)))
    assert (decision.promoted, decision.why) == (False, "no example measures grounding")
