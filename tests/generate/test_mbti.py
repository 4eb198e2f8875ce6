import pytest

from tasks.generate.mbti import style_advice


def test_four_letters_become_advice():
    assert style_advice("enfp") == "lively, to the larger aim, considerate, open about the when"


@pytest.mark.parametrize("text", ["", "INT", "XXXX", "INTJP", "JTNI"])
def test_anything_else_is_no_advice(text):
    assert style_advice(text) == ""
