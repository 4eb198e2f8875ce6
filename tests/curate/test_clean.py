"""Cleaning keeps paragraphs and mends the rest."""

from hypothesis import given
from hypothesis import strategies as st

from tasks.curate.clean import clean, unwrap, word_count


def test_line_ends_and_spaces_collapse_and_paragraphs_stay() -> None:
    assert clean("One \t two\r\nthree\r\n\r\n\r\n\r\nfour ") == "One two\nthree\n\nfour"


def test_mojibake_is_mended() -> None:
    assert clean("Pâté and cafÃ©") == "Pâté and café"


def test_zero_width_and_control_characters_go() -> None:
    assert clean("ab\u200bc\x07d") == "abcd"


# Without C1 controls and no-break spaces: in garbled text they are bytes of other letters, and a
# text garbled twice is mended a layer at a time.
TEXT = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\xa0")


@given(st.text(TEXT, max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


def test_wrapped_lines_join_and_short_lines_do_not() -> None:
    long = "This line was cut by a mail program because it had grown past"
    assert unwrap(f"{long}\nthe margin.\nShort\nlist") == f"{long} the margin.\nShort\nlist"


def test_words_are_counted_at_white_space() -> None:
    assert word_count("one  two\nthree") == 3
