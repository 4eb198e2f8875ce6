"""A grammar is asked until enough of its texts differ; what it repeats is refused and counted."""

import random
from collections import Counter

import pytest

from schemas.errors import MailmillError
from schemas.recipe import load_recipe
from schemas.records import Reject, TrainingExample
from tasks.curate.grammar import Attempt, examples_of_grammar

RECIPE = load_recipe("outreach")
COLOURS = ("red", "green", "blue", "white", "grey")


def paint(rng: random.Random) -> Attempt:
    """Three to five words around one of five sentences."""
    frame = f"Paint it {rng.choice(COLOURS)}"
    text = frame + rng.choice(("", " now", " right now"))
    return Attempt(text, (frame,), {"objective": text}, text, f"text:{text}")


def made(n: int, words: tuple[int, int] = (1, 9)) -> list[TrainingExample | Reject]:
    return list(examples_of_grammar(RECIPE, n, 17, paint, words))


def test_no_frame_stands_in_more_than_three_of_a_small_set() -> None:
    rows = made(15)
    kept = [row for row in rows if isinstance(row, TrainingExample)]
    frames = Counter(" ".join(row.target.split()[:3]) for row in kept)
    assert frames == dict.fromkeys((f"Paint it {colour}" for colour in COLOURS), 3)
    refused = [row for row in rows if isinstance(row, Reject)]
    assert {row.reason for row in refused} == {"text.frame_repeated"}
    assert all(row.detail in frames for row in refused)


def test_rejects_are_numbered_by_their_attempt() -> None:
    rows = made(15)
    refused = {n: row for n, row in enumerate(rows, start=1) if isinstance(row, Reject)}
    assert refused
    assert all(row.row_number == n for n, row in refused.items())


@pytest.mark.parametrize(
    ("words", "reason"), [((4, 9), "text.too_short"), ((1, 4), "text.too_long")]
)
def test_a_text_of_the_wrong_length_is_refused(words: tuple[int, int], reason: str) -> None:
    rows = made(5, words)
    assert reason in {row.reason for row in rows if isinstance(row, Reject)}
    kept = [row for row in rows if isinstance(row, TrainingExample)]
    assert all(words[0] <= len(row.target.split()) <= words[1] for row in kept)


def test_a_grammar_that_is_used_up_says_so() -> None:
    with pytest.raises(MailmillError, match="15 of 16 examples in 480 attempts"):
        made(16)


def test_the_same_seed_makes_the_same_examples() -> None:
    assert made(10) == made(10)
