from tasks.score.grounding import Grounding, Item
from tasks.score.quality import quality
from tasks.score.rules import Rules

GOOD = Rules(80, True, True, True, True)
BAD = Rules(5, False, False, False, False)
GROUNDED = Grounding((Item("name", "Brno", True),))
HALF = Grounding((Item("name", "Brno", True), Item("name", "Acme", False)))
PLACEHOLDER = Grounding((Item("name", "Brno", True), Item("placeholder", "[X]", False)))


def test_best_is_ten() -> None:
    assert quality(GOOD, GROUNDED, 0) == 10


def test_worst_is_not_below_zero() -> None:
    assert quality(BAD, Grounding((Item("placeholder", "[X]", False),)), 10) == 0


def test_every_rule_is_two_points() -> None:
    assert quality(Rules(80, True, False, True, True), GROUNDED, 0) == 8


def test_grounding_is_two_points() -> None:
    assert quality(GOOD, HALF, 0) == 9


def test_spam_costs_half_a_point_above_one() -> None:
    assert quality(GOOD, GROUNDED, 1) == 10
    assert quality(GOOD, GROUNDED, 3) == 9


def test_placeholder_costs_three() -> None:
    assert quality(GOOD, PLACEHOLDER, 0) == 6
