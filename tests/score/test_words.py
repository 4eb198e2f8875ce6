import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.score.words import content_words, mentions, ngrams, normal, words


@pytest.mark.parametrize("text", ["Ann", "ann,", "(ANN)", "Ann's", "Ann’s plan", "for Ann."])
def test_whole_words_are_mentions(text: str) -> None:
    assert mentions(text, "Ann")


@pytest.mark.parametrize("text", ["Anna", "Ann-Marie", "Joann", "Mary-Ann", "Ann'dra", ""])
def test_parts_of_words_are_none(text: str) -> None:
    assert not mentions(text, "Ann")


def test_spaces_in_a_phrase_may_be_any() -> None:
    assert mentions("Orlik\nFoods", "orlik  foods")


def test_blank_phrase_is_never_mentioned() -> None:
    assert not mentions("anything", "  ")


def test_words_keep_contractions_and_hyphens() -> None:
    assert words("It’s a 20-minute call!") == ["it's", "a", "20-minute", "call"]


def test_content_words_leave_stop_words_and_possessives_out() -> None:
    assert content_words("We saw Orlik's new plant") == ["saw", "orlik", "plant"]


def test_ngrams_of_a_short_text_are_none() -> None:
    assert ngrams("one two", 3) == []
    assert ngrams("One, two three four", 3) == ["one two three", "two three four"]


@given(st.text())
def test_normal_twice_is_normal(text: str) -> None:
    assert normal(normal(text)) == normal(text)
