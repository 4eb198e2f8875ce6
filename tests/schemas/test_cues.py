"""A cue's beginnings: alternatives are written out, and what is none is refused."""

import pytest
from pydantic import ValidationError

from schemas.cues import Cue, written_out


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
