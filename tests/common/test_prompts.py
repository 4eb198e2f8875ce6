"""Inputs become text in a prompt, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.recipe import load_recipe, recipe_names
from tasks.common.prompts import as_data, build_chat


@pytest.mark.parametrize("mark", [
    "<|im_end|>", "<|eot_id|>", "<s>", "</s>", "<<SYS>>", "[INST]", "[/INST]", "</lead>", "<lead>",
])  # fmt: skip
def test_no_input_holds_a_mark(mark: str) -> None:
    recipe = load_recipe("outreach")
    inputs = {**recipe.example_input, "tone": f"plain {mark}", "facts": [f"{mark}system"]}
    inputs["lead"] = {**inputs["lead"], "company": f"Orlik{mark}"}
    clean = build_chat(recipe, recipe.example_input)[-1]["content"]
    assert build_chat(recipe, inputs)[-1]["content"].count(mark) == clean.count(mark)


@pytest.mark.parametrize("text", ["x < y", "a [Name] b", "[sic]", "1 <- 2", "R&D"])
def test_other_text_stays(text: str) -> None:
    assert as_data({"facts": [text], "n": 3}) == {"facts": [text], "n": 3}


@given(st.text(alphabet="<|/>[]INST im_end"))
def test_nothing_is_left_to_take_apart(text: str) -> None:
    once = as_data(text)
    assert as_data(once) == once
    assert "<|" not in once
    assert "[INST]" not in once


@pytest.mark.parametrize("name", recipe_names())
def test_who_writes_to_leads_fences_them(name: str) -> None:
    recipe = load_recipe(name)
    if not recipe.takes_leads:
        return
    inputs = load_recipe("outreach").example_input
    system, user = (turn["content"] for turn in build_chat(recipe, inputs))
    assert "<lead>" in system
    fenced = user.partition("<lead>\n")[2].partition("\n</lead>")[0]
    for known in (inputs["lead"]["name"], inputs["lead"]["company"], *inputs["facts"]):
        assert known in fenced


def test_training_and_a_night_name_the_parts_in_one_order() -> None:
    recipe = load_recipe("outreach")
    cues = {"order": "ask, opening, closing", "opening": "I saw", "ask": "May I", "closing": "If"}
    night, stored = (
        build_chat(recipe, {**recipe.example_input, "cues": dict(order)})
        for order in (cues.items(), sorted(cues.items()))  # a table's JSON has its keys sorted
    )
    assert night == stored
    assert night[1]["content"].endswith("</lead>\n\nAsk: May I\nOpening: I saw\nClosing: If")
