"""The rule is tried on simulated adapters, whose difference is known."""

import numpy as np
import pytest
from scipy.stats import binom

from schemas.recipe import Promotion, load_recipe, recipe_names
from tasks.score.promotion import decide, difference, least_gain

RULE = Promotion(measure="quality", guards=("greeting_ok", "grounding"))
EXAMPLES, RUNS = 400, 1000


def adapter(dice: np.random.Generator, hard: np.ndarray, quality=8.0, greeting=0.995, **_other):
    """What one adapter scores; `hard` examples are hard for every adapter."""
    n = len(hard)
    return {
        "answered": np.ones(n),
        "quality": np.clip(quality - hard + dice.normal(0, 1, n), 0, 10),
        "greeting_ok": (dice.random(n) < greeting).astype(float),
        "grounding": np.clip(1 - hard / 20 - dice.random(n) / 20, 0, 1),
        "closing_ok": (dice.random(n) < 0.5).astype(float),
    }


def promotions(rule: Promotion = RULE, n: int = EXAMPLES, **changes: float) -> int:
    dice = np.random.default_rng(5)
    count = 0
    for _ in range(RUNS):
        hard = dice.exponential(0.5, n)
        champion, candidate = adapter(dice, hard), adapter(dice, hard, **changes)
        if "offer_told" in rule.guards:  # of three examples in five
            offered = dice.random(n) < 0.6
            champion["offer_told"] = seldom(dice, offered, 0.92)
            candidate["offer_told"] = seldom(dice, offered, 0.92 + changes.get("offers", 0.0))
        count += decide(candidate, champion, rule).promoted
    return count


def seldom(dice: np.random.Generator, there: np.ndarray, rate: float) -> list[float | None]:
    return [float(dice.random() < rate) if one else None for one in there]


@pytest.fixture(autouse=True)
def _fewer_resamples(monkeypatch):
    monkeypatch.setattr("tasks.score.promotion.RESAMPLES", 400)


def test_an_equal_candidate_is_promoted_by_chance_alone() -> None:
    assert 0 < promotions() <= 0.035 * RUNS


@pytest.mark.parametrize("measure", ["quality", "closing_ok"])
@pytest.mark.parametrize("n", [2, 3, 5, 6, 8, 20])
def test_so_is_one_on_few_examples(n, measure) -> None:
    assert promotions(Promotion(measure=measure), n) <= 0.035 * RUNS


@pytest.mark.parametrize("loss", [{"quality": 7.5}, {"quality": 8.5, "greeting": 0.945}])
def test_a_loss_of_five_points_is_refused(loss) -> None:
    assert promotions(**loss) <= 0.01 * RUNS


OFFERS = RULE.model_copy(update={"guards": ("offer_told",), "least_measured": 0.2})


@pytest.mark.parametrize("n", [240, 400, 1000])
def test_so_is_one_in_a_rate_that_few_examples_have(n) -> None:
    """On 240 examples the mean of such a rate falls by a point at most in every tenth case."""
    assert promotions(OFFERS, n, quality=8.5, offers=-0.05) <= 0.01 * RUNS


def test_so_is_one_in_a_rate_that_was_1_of_any_number_of_examples() -> None:
    """The champion always greets, the candidate in 95 %: how likely each count of misses is, and
    what the rule says of it."""
    lets_through = {}
    for n in range(2, 600):
        least = (least_gain([0.0] * k + [1.0] * (n - k), [1.0] * n) for k in range(n // 100 + 1))
        allowed = [k for k, bound in enumerate(least) if bound > -0.05]
        lets_through[n] = sum(binom.pmf(k, n, 0.05) for k in allowed)
    assert max(lets_through.values()) < 0.01
    assert lets_through[300] > 0


def test_too_few_examples_for_a_guard_say_so() -> None:
    candidate, champion = both(40)
    candidate["grounding"] = [1.0, 0.0] * 20
    champion["grounding"] = [0.0, 1.0] * 20
    why = decide(candidate, champion, GUARDED).why
    assert why.startswith("may have fallen: grounding by ")
    assert why.endswith(" points (n = 40); more examples can tell (--held-out)")


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


def test_on_few_examples_it_is_as_wide_as_students_t() -> None:
    found = difference([1.0, 2.0, 3.0], [0.0] * 3)
    # 2 ± 4.303 (t of 2 degrees) * 1 / sqrt(3)
    assert (found.low, found.high) == (pytest.approx(-0.484, abs=1e-3), pytest.approx(4.484, 1e-3))


def test_five_examples_show_no_rise() -> None:
    decision = decide(*both(5), GUARDED)
    assert (decision.promoted, decision.why) == (False, "5 examples show no rise, 6 can")
    assert decide(*both(6), GUARDED.model_copy(update={"worst_points": 100})).promoted


def test_missing_values_are_left_out_in_pairs() -> None:
    found = difference([1.0, None, 3.0, 2.0], [0.0, 5.0, None, 1.0])
    assert (found.n, found.mean, found.low, found.high) == (2, 1.0, 1.0, 1.0)


def test_one_example_proves_nothing() -> None:
    assert difference([1.0], [0.0]).low == float("-inf")


def both(n: int = 100) -> tuple[dict, dict]:
    """A candidate that is better for certain, and its champion."""
    champion = {"answered": [1.0] * n, "quality": [5.0] * n, "grounding": [0.9] * n}
    return champion | {"quality": [6.0 + i / n for i in range(n)]}, champion


GUARDED = Promotion(measure="quality", guards=("grounding",))


def test_the_better_one_is_promoted_if_nothing_is_amiss() -> None:
    assert decide(*both(120), GUARDED).promoted


def test_the_figures_say_of_how_many_examples() -> None:
    candidate, champion = both()
    candidate["grounding"] = [0.9] * 95 + [None] * 5
    figures = decide(candidate, champion, GUARDED).figures
    assert (figures["difference.quality.n"], figures["difference.grounding.n"]) == (100.0, 95.0)


def test_a_guard_that_nothing_measured_is_no_guard() -> None:
    candidate, champion = both(3)
    candidate["grounding"], champion["grounding"] = [None, 0.5, None], [1.0, None, None]
    decision = decide(candidate, champion, GUARDED)
    expected = "grounding is measured on 0 of 3 examples, and 90% are needed"
    assert (decision.promoted, decision.why) == (False, expected)


def test_a_measure_that_nobody_took_refuses() -> None:
    candidate, champion = both()
    del candidate["grounding"], champion["grounding"]
    assert decide(candidate, champion, GUARDED).why.startswith("grounding is measured on 0 of 100")


@pytest.mark.parametrize(("name", "n"), [("grounding", 1), ("quality", 2), ("quality", 89)])
def test_a_few_examples_do_not_decide(name, n) -> None:
    candidate, champion = both()
    candidate[name] = candidate[name][:n] + [None] * (100 - n)
    decision = decide(candidate, champion, GUARDED)
    expected = f"{name} is measured on {n} of 100 examples, and 90% are needed"
    assert (decision.promoted, decision.why) == (False, expected)


def test_a_recipe_may_say_that_a_guard_exists_for_fewer() -> None:
    candidate, champion = both(200)
    champion["grounding"] = [0.9] * 160 + [None] * 40
    assert decide(candidate, champion, GUARDED.model_copy(update={"least_measured": 0.8})).promoted


@pytest.mark.parametrize("figure", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("name", ["answered", "quality", "grounding"])
def test_a_figure_that_is_none_refuses(name, figure) -> None:
    candidate, champion = both()
    candidate[name] = [figure, *candidate[name][1:]]
    decision = decide(candidate, champion, GUARDED)
    expected = f"no finite figure: {name} of the candidate"
    assert (decision.promoted, decision.why) == (False, expected)


@pytest.mark.parametrize("name", ["quality", "grounding"])
def test_so_does_one_of_the_champion(name) -> None:
    candidate, champion = both()
    champion[name] = [float("nan"), *champion[name][1:]]
    expected = f"no finite figure: {name} of the champion"
    assert decide(candidate, champion, GUARDED).why == expected


def test_an_example_of_which_nobody_knows_is_not_answered() -> None:
    candidate, champion = both()
    candidate["answered"] = [1.0] * 50 + [None] * 50
    assert decide(candidate, champion, GUARDED).why.startswith("it answers 50.0% of the examples")


def test_no_example_promotes_nobody() -> None:
    assert not decide(*both(0), GUARDED).promoted


CEILED = Promotion(measure="quality", ceilings={"memorisation": 0.05})


@pytest.mark.parametrize(
    ("values", "level"),
    [([0.0, 0.12] * 50, "0.06"), ([None] * 100, "nan"), ([0.051] * 100, "0.051")],
)
def test_a_measure_above_its_ceiling_refuses(values, level) -> None:
    candidate, champion = both()
    decision = decide(candidate | {"memorisation": values}, champion, CEILED)
    expected = f"above its ceiling: memorisation is {level}, at most 0.05"
    assert (decision.promoted, decision.why) == (False, expected)


def test_a_ceiling_that_was_not_measured_refuses() -> None:
    assert decide(*both(), CEILED).why.startswith("above its ceiling: memorisation is nan")


def test_a_measure_at_its_ceiling_is_allowed_where_it_exists() -> None:
    candidate, champion = both()
    values = [0.05] + [None] * 99
    assert decide(candidate | {"memorisation": values}, champion, CEILED).promoted


@pytest.mark.parametrize("name", recipe_names())
def test_every_recipe_bounds_what_is_memorised(name) -> None:
    assert 0 < load_recipe(name).promotion.ceilings["memorisation"] <= 0.1
