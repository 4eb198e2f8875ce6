"""What must hold between rows."""

import pandas as pd

from tasks.gates.invariants import duplicates, leakage, problems


def examples(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["group", "split", "target"])


def test_later_rows_of_the_same_key_are_duplicates_and_blanks_are_none() -> None:
    frame = pd.DataFrame({"email": ["A@b.c", "", "a@b.c", "", None, "x@y.z"]})
    assert duplicates(frame, "email", "email.duplicate", str.casefold) == {
        2: ("email.duplicate",),
    }


def test_problems_are_asked_of_every_value_that_is_there() -> None:
    frame = pd.DataFrame({"email": ["good", "", "bad"]}, index=[7, 8, 9])
    found = problems(frame, "email", lambda v: None if v == "good" else "email.malformed")
    assert found == {9: ("email.malformed",)}


def test_a_group_in_two_splits_leaks() -> None:
    frame = examples(("a", "train", "1"), ("a", "test", "2"), ("b", "train", "3"))
    assert leakage(frame) == {0: ("split.leak",), 1: ("split.leak",)}


def test_one_target_in_two_splits_leaks() -> None:
    frame = examples(("a", "train", "Dear  Ana"), ("b", "test", "dear ana\n"), ("c", "test", "Hi"))
    assert list(leakage(frame)) == [0, 1]


def test_one_target_twice_in_one_split_is_no_leak() -> None:
    assert leakage(examples(("a", "train", "Dear"), ("b", "train", "Dear"))) == {}
