"""Alternatives are chosen, values stay open."""

import random

from tasks.curate.outreach_generator.spin import choose, expansions, pick, sentences


def test_one_alternative_of_every_pair_is_taken_and_slots_stay() -> None:
    frames = {choose("(a|b) {x}(| c)", random.Random(n)) for n in range(50)}
    assert frames == {"a {x}", "b {x}", "a {x} c", "b {x} c"}


def test_expansions_multiply() -> None:
    assert expansions("(a|b) and (c|d|e)") == 6


def test_lines_with_more_alternatives_are_picked_more_often() -> None:
    pool = ("one", "(a|b|c) (d|e|f)")
    rng = random.Random(1)
    assert sum(pick(pool, rng) == "one" for _ in range(1000)) < 200


def test_a_frame_is_cut_at_sentence_ends() -> None:
    assert sentences("Who? Me. {x}.") == ["Who?", "Me.", "{x}."]
