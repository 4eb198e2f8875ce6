from hypothesis import given
from hypothesis import strategies as st

from tasks.score.spam import spam_score


def test_ordinary_email_is_no_spam(draft) -> None:
    assert spam_score(draft.subject, draft.body) == 0


def test_phrases_shouting_and_exclamation_marks_add_up() -> None:
    assert spam_score("ACT NOW", "Click here!!! WINNER, LIMITED OFFER") >= 8


def test_one_exclamation_mark_and_one_acronym_are_free() -> None:
    assert spam_score("Hello", "Congratulations! UNESCO called.") == 0


@given(st.text(), st.text())
def test_score_stays_in_range(subject: str, body: str) -> None:
    assert 0 <= spam_score(subject, body) <= 10
