from tasks.score.distinctness import distinctness

TEN = "one two three four five six seven eight nine ten"


def test_equal_emails_are_not_distinct() -> None:
    assert distinctness([TEN, TEN]) == [0.0, 0.0]


def test_highest_overlap_with_one_other_counts() -> None:
    other = "one two three four five six seven eight x y"
    assert distinctness([TEN, other, "a b c d e f g h"]) == [1 - 1 / 3, 1 - 1 / 3, 1.0]


def test_case_and_punctuation_do_not_make_distinct() -> None:
    assert distinctness([TEN, TEN.upper().replace(" ", ", ")]) == [0.0, 0.0]


def test_short_emails_have_no_distinctness() -> None:
    assert distinctness(["too short"]) == [None]
