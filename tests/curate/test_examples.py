"""Ids follow content, splits follow groups."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tasks.curate.examples import make_example, split_of


def test_the_id_depends_on_recipe_inputs_and_target() -> None:
    one = make_example("a", "s", "l", "g", {"x": 1}, "t")
    same = make_example("a", "other", "l", "other", {"x": 1}, "t")
    assert one.example_id == same.example_id
    assert one.example_id != make_example("a", "s", "l", "g", {"x": 2}, "t").example_id
    assert len(one.example_id) == 16


@given(st.text())
def test_a_group_has_one_split(group: str) -> None:
    assert split_of(group) == split_of(group)


def test_groups_split_80_5_15() -> None:
    counts = Counter(split_of(f"company:{n}") for n in range(10_000))
    assert 7_800 < counts["train"] < 8_200
    assert 400 < counts["validation"] < 600
    assert 1_350 < counts["test"] < 1_650
