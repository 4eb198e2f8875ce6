from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tasks.export.report_view import histogram, is_used, measures_of, reason_counts


@given(st.lists(st.floats(0, 10), min_size=1))
def test_histogram_counts_every_value(values: list[float]) -> None:
    bars = histogram(values, 0, 10)
    assert sum(bar.count for bar in bars) == len(values)
    assert max(bar.height for bar in bars) == 1


def test_histogram_of_equal_values() -> None:
    assert histogram([5.0, 5.0], 5, 5)[0].count == 2


def test_highest_value_is_in_the_last_bar() -> None:
    assert histogram([10.0], 0, 10)[-1].count == 1


def test_measure_that_no_email_has_is_left_out() -> None:
    (quality,) = measures_of({"quality": [8.0, 10.0], "bleu": []})
    assert (quality.name, quality.mean, quality.count) == ("quality", 9.0, 2)


def test_reasons_come_by_frequency_with_sentences() -> None:
    assert reason_counts(Counter(["row.short", "row.long", "row.short"])) == [
        ("row.short", "Fewer cells than the header has columns.", 2),
        ("row.long", "More cells than the header has columns.", 1),
    ]


def test_fact_is_used_when_half_its_words_occur() -> None:
    assert is_used("spoke on closing the books", "Your talk on closing books")
    assert not is_used("spoke on closing the books early", "Your talk on books")
    assert is_used("SAP", "your sap work")
