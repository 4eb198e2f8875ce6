"""Every email to a professor says what its inputs say, and nothing else."""

import json
import re

import pytest

from schemas.recipe import load_recipe
from tasks.common.prompts import build_chat
from tasks.curate.academic_generator import academic_attempts
from tasks.score.grounding import ground, read_sources

N = 1000


@pytest.fixture(scope="module")
def rows():
    made = list(academic_attempts(load_recipe("academic"), N, 17))
    return [(example, json.loads(example.target)) for example in made]


def test_all_differ_and_the_same_seed_gives_the_same(rows) -> None:
    assert len({example.example_id for example, _ in rows}) > 0.99 * N
    again = list(academic_attempts(load_recipe("academic"), N, 17))
    assert again == [example for example, _ in rows]


def test_it_greets_the_professor_and_is_signed(rows) -> None:
    for example, answer in rows:
        assert answer["body"].startswith(f"Dear {example.inputs['professor']},")
        name = example.inputs["bio"].partition(",")[0]
        assert answer["body"].endswith(f",\n{name}")


def test_nothing_is_said_that_the_inputs_do_not_hold(rows) -> None:
    for example, answer in rows:
        sources = read_sources([str(value) for value in example.inputs.values()])
        found = ground(answer["subject"], answer["body"], sources)
        assert found.unsupported == (), (example.inputs, answer)


def test_no_template_mark_is_left(rows) -> None:
    assert not any(re.search(r"[{}|()]|\?\.|\.\.", answer["subject"] + answer["body"])
                   for _, answer in rows)  # fmt: skip


def test_goals_are_of_many_kinds(rows) -> None:
    starts = {" ".join(str(example.inputs["goal"]).split()[:3]) for example, _ in rows}
    assert len(starts) >= 12


def test_both_kinds_of_input_make_a_prompt(rows) -> None:
    recipe = load_recipe("academic")
    structured = build_chat(recipe, rows[0][0].inputs)[-1]["content"]
    assert structured.startswith("Professor: ")
    assert "About me: " in structured
    assert build_chat(recipe, {"instruction": "Ask for more time."})[-1]["content"] == (
        "Ask for more time."
    )
