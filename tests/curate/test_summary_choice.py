"""Of several summaries the one that the email supports is taken."""

import pytest

from tasks.curate.summary_choice import choose, judge, missing_facts, supported, tidied

EMAIL = (
    "Subject: Pump room\n\nGwen,\n\nThe pump room stays closed until Friday, as the repair of"
    " valve 14 takes longer. Please ask Ivo Stone for the spare key.\n\nMarta Holm"
)
GOOD = "Marta says that the pump room stays closed until Friday and that Ivo Stone has the key."


@pytest.mark.parametrize(
    ("summary", "reason"),
    [
        (GOOD, ""),
        ("The repair of valve 14 takes longer.", ""),
        ("The repair of valve 15 takes longer.", "text.ungrounded"),
        ("Renata Stone has the key of the pump room.", "text.ungrounded"),
        ("The pump room is closed, likely for repairs.", "text.ungrounded"),
        ("Renovation of a swimming hall with new showers.", "text.ungrounded"),
        ("The pump room stays closed for the stock.", "text.ungrounded"),
        ("Pump room.", "text.too_short"),
        ("pump room " * 23, "text.too_long"),
    ],
)
def test_a_summary_says_what_the_email_says(summary: str, reason: str) -> None:
    assert judge(EMAIL, summary).reason == reason


def test_the_one_most_like_the_others_is_chosen() -> None:
    others = ["The pump room stays closed until Friday.", "Ivo Stone has a spare key for Gwen."]
    verdicts = choose(EMAIL, [*others, GOOD])
    assert [one.reason for one in verdicts] == ["summary.other_chosen"] * 2 + [""]


def test_of_none_that_fits_none_is_chosen() -> None:
    assert all(one.reason for one in choose(EMAIL, ["Too short.", "Valve 15 takes longer today."]))


def test_equal_ones_are_decided_by_their_order() -> None:
    assert [one.reason for one in choose(EMAIL, [GOOD, GOOD])] == ["", "summary.other_chosen"]


@pytest.mark.parametrize(
    ("summary", "tidy"),
    [
        ("The room is closed, no mention of stocks or tickers.", "The room is closed."),
        ("The room is closed. It does not discuss stocks.", "The room is closed."),
        ("The room is closed,", "The room is closed."),
        ("Ivo is asked for the key, which is unrelated to stocks", "Ivo is asked for the key."),
        ("The room has no spare key", "The room has no spare key."),
        ("Who has the key?", "Who has the key?"),
    ],
)
def test_a_summary_is_one_sentence_about_the_email(summary: str, tidy: str) -> None:
    assert tidied(summary) == tidy


def test_names_and_numbers_without_a_place_in_the_email_are_told() -> None:
    assert missing_facts(EMAIL, "Gwen wants 3 keys of Renata.") == ["3", "Renata"]
    assert missing_facts(EMAIL, "Discussion of valve 14 with Ivo's team") == []


def test_a_name_that_opens_the_sentence_counts() -> None:
    assert missing_facts(EMAIL, "Quentin has the key") == ["Quentin"]
    assert missing_facts(EMAIL, "Malcolm requests a key") == ["Malcolm"]


def test_words_for_the_kind_of_email_need_not_stand_in_it() -> None:
    assert supported(EMAIL, "Reminder and request about the pump room") == 1.0
    assert supported(EMAIL, "Lunch in the pump room") == pytest.approx(2 / 3)
