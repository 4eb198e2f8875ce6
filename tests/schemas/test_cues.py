"""A cue's beginnings: alternatives are written out, and what is none is refused."""

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from pydantic import ValidationError

from schemas import recipe
from schemas.cues import Cue, Deal, beginnings, written_out
from schemas.errors import InputFileError
from schemas.recipe import ADAPTERS, load_recipe


def test_alternatives_are_written_out_once_each() -> None:
    cue = Cue(part="ask", begins=("(I|We) (ask|hope)( to|)", "We ask"))
    assert cue.begins == ("I ask to", "I ask", "I hope to", "I hope", "We ask to", "We ask",
                          "We hope to", "We hope")  # fmt: skip


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("(I|We ask", "parentheses hold alternatives"),
        ("((I|We)|You) ask", "parentheses hold alternatives"),
        ("Ask (if possible)", "parentheses hold alternatives"),
        ("I|We) ask", "parentheses hold alternatives"),
        ("(I|)", "leaves no words"),
        ("  ", "leaves no words"),
        ("(a|b)" * 40, "more than 1000 texts"),
    ],
)
def test_what_is_no_alternative_is_refused(template: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Cue(part="ask", begins=(template,))


def test_a_text_without_alternatives_is_itself() -> None:
    assert written_out("I | ask") == ["I | ask"]


def test_a_recipe_takes_the_cues_of_another_but_for_the_parts_that_it_names() -> None:
    formal, outreach = ({c.part: c for c in load_recipe(name).cues if not c.given}
                        for name in ("formal", "outreach"))  # fmt: skip
    assert formal.keys() == outreach.keys()
    assert formal["ask"] == outreach["ask"]
    assert "I should welcome your reply" in formal["closing"].begins
    assert "Thanks for your time" in outreach["closing"].begins
    assert "Thanks for your time" not in formal["closing"].begins


@pytest.mark.parametrize("other", ["formal", "nobody", "third"])
def test_cues_come_from_another_recipe_that_has_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    text = (ADAPTERS / "formal" / "recipe.yaml").read_text(encoding="utf-8")
    for name, taken in (("formal", other), ("third", "outreach")):
        (tmp_path / name).mkdir()
        told = text.replace("cues_like: outreach", f"cues_like: {taken}")
        (tmp_path / name / "recipe.yaml").write_text(told, encoding="utf-8")
    monkeypatch.setattr(recipe, "ADAPTERS", tmp_path)
    with pytest.raises(InputFileError, match=f"cues_like`: `{other}` is no other recipe"):
        load_recipe("formal")


def test_a_part_begins_as_any_cue_of_it_says_that_fits() -> None:
    cues = (
        Cue(part="ask", begins=("May I",)),
        Cue(part="ask", given=("lead.title",), begins=("Would you",)),
        Cue(part="ask", not_given=("lead.title",), begins=("Could you",)),
        Cue(part="closing", given=("facts",), begins=("Thanks",)),
    )
    inputs: dict[str, object] = {"lead": {"title": "CFO"}, "facts": []}
    assert beginnings(cues, inputs) == {"ask": ("May I", "Would you")}
    assert beginnings(cues, {}) == {"ask": ("May I", "Could you")}


MANY = Cue(
    part="opening", begins=("I (read|saw|see|know|note) (that|how|why|when|where|what|who|if)",)
)


def dealt(prompts: list[int], *cues: Cue) -> list[dict[str, str]]:
    deal = Deal()
    return [deal.draw(cues, {}, Random(prompt)) for prompt in prompts]


def test_the_last_quarter_of_the_beginnings_is_not_drawn_again() -> None:
    drawn = [found["opening"] for found in dealt(list(range(500)), MANY)]
    assert set(drawn) == set(MANY.begins)
    assert len(MANY.begins) == 40
    for start in range(490):
        assert len(set(drawn[start : start + 11])) == len(drawn[start : start + 11])
    assert len({*drawn[:40]}) < 40  # it is no pack of cards: the rest is chance


def test_what_one_part_drew_the_next_does_not_draw_for_another() -> None:
    other = MANY.model_copy(update={"part": "closing"})
    for found in dealt(list(range(500)), MANY, other):
        assert found["opening"] != found["closing"]


def test_few_beginnings_are_left_to_chance() -> None:
    few = Cue(part="ask", begins=("May I", "Can I", "Would you", "Could you"))
    drawn = [found["ask"] for found in dealt(list(range(100)), few)]
    assert set(drawn) == set(few.begins)
    assert any(one == after for one, after in pairwise(drawn))


def test_a_prompt_less_changes_few_of_those_after_it() -> None:
    everyone = list(range(400))
    before = dealt(everyone, MANY)
    changed = []
    for gone in range(0, 200, 10):
        left = dealt([prompt for prompt in everyone if prompt != gone], MANY)
        kept = before[:gone] + before[gone + 1 :]
        changed.append(sum(old != new for old, new in zip(kept, left, strict=True)))
    assert sum(changed) / len(changed) < 5
    assert any(changed)  # or nothing was dealt


def test_only_the_parts_of_the_order_are_drawn() -> None:
    cues = [Cue(part=part, begins=("I",)) for part in ("subject", "opening", "ask", "closing")]
    orders = Cue(part="order", begins=("opening, ask",))
    (found,) = dealt([1], *cues, orders)
    assert found == {"order": "opening, ask", "subject": "I", "opening": "I", "ask": "I"}
    (without,) = dealt([1], *cues)
    assert list(without) == ["subject", "opening", "ask", "closing"]


def test_what_two_cues_of_a_part_share_is_offered_once() -> None:
    twice = Cue(part="opening", begins=("I read that", "We"))
    assert beginnings((MANY, twice), {})["opening"] == (*MANY.begins, "We")
