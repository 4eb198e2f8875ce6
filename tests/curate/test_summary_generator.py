"""Every summary example is what its recipe asks for and says nothing new."""

import json
import re
from collections import Counter

import pytest

from schemas.recipe import load_recipe
from schemas.records import Reject, TrainingExample
from tasks.curate.summary_generator import summary_attempts
from tasks.curate.summary_kinds import KINDS, Kind

ROWS = list(summary_attempts(load_recipe("summary"), 600, 17))
EXAMPLES = [row for row in ROWS if isinstance(row, TrainingExample)]
NAME = re.compile(r"\{(\w+)\}")


def names(template: str) -> set[str]:
    """Values that stand in `template` whichever alternatives are taken."""
    found = set(NAME.findall(re.sub(r"\([^()]*\)", "", template)))
    for choice in re.findall(r"\(([^()]*)\)", template):
        found |= set.intersection(*(set(NAME.findall(part)) for part in choice.split("|")))
    return {"on" if name == "on_cap" else "who" if name == "who_poss" else name for name in found}


def test_three_keywords_and_no_number_of_its_own() -> None:
    for row in EXAMPLES:
        answer = json.loads(row.target)
        assert list(answer) == ["summary", "keywords"]
        assert len(answer["keywords"]) == 3
        given = set(re.findall(r"\d+", str(row.inputs["email"])))
        assert set(re.findall(r"\d+", answer["summary"])) <= given


def test_keywords_stand_in_the_email() -> None:
    for row in EXAMPLES:
        said = re.sub(r"[^\w]+", " ", str(row.inputs["email"])).casefold()
        for keyword in json.loads(row.target)["keywords"]:
            assert re.sub(r"[^\w]+", " ", keyword).casefold() in said


def test_next_to_none_has_too_few_words_for_three() -> None:
    assert {row.reason for row in ROWS if isinstance(row, Reject)} <= {"text.too_short"}
    assert len(EXAMPLES) > 0.97 * len(ROWS)


def test_there_are_many_kinds_and_each_has_many_words() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 12
    assert all(min(len(kind.subjects), len(kind.summaries)) >= 3 for kind in KINDS)
    assert all(len(slot) >= 2 for kind in KINDS for slot in kind.body)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_a_summary_says_stands_in_every_body(kind: Kind) -> None:
    told = {"sender"}.union(*(set.intersection(*map(names, slot)) for slot in kind.body))
    for summary in kind.summaries:
        assert set(NAME.findall(summary)) <= told, summary


def test_no_sentence_is_learnt_by_heart() -> None:
    """Without its content, which a model can copy, no frame of a summary stands often."""
    frames = Counter(
        re.sub(r"[A-ZÀ-Þ]\S*|\d\S*|(?<=the ).*", "#", json.loads(row.target)["summary"])
        for row in EXAMPLES
    )
    assert frames.most_common(1)[0][1] < 0.06 * len(EXAMPLES)
    assert len({str(row.inputs["email"]) for row in EXAMPLES}) == len(EXAMPLES)


def test_a_seed_gives_the_same_examples() -> None:
    again = summary_attempts(load_recipe("summary"), 20, 17)
    assert list(again) == ROWS[:20]
    assert list(summary_attempts(load_recipe("summary"), 20, 18)) != ROWS[:20]
