"""Exact and near duplicates carry their own reasons; other texts pass."""

from tasks.curate.dedupe import Deduplicator

TEXT = (
    "The pump in the north hall stops every morning at six and starts again by itself after ten"
    " minutes, which nobody here can explain, so we would like you to look at it on Thursday when"
    " the line is idle and the electrician is on site with his instruments and the old drawings."
)


def test_a_new_text_passes() -> None:
    assert Deduplicator().reason(TEXT) is None


def test_case_and_punctuation_do_not_make_a_text_new() -> None:
    deduplicator = Deduplicator()
    deduplicator.reason(TEXT)
    assert deduplicator.reason(TEXT.upper().replace(",", " ;")) == "text.duplicate"


def test_one_changed_word_is_a_near_duplicate() -> None:
    deduplicator = Deduplicator()
    deduplicator.reason(TEXT)
    assert deduplicator.reason(TEXT.replace("Thursday", "Friday")) == "text.near_duplicate"


def test_another_text_on_the_same_subject_passes() -> None:
    deduplicator = Deduplicator()
    deduplicator.reason(TEXT)
    assert (
        deduplicator.reason("The pump works again since Thursday, thank you for the help.") is None
    )


def test_empty_texts_are_duplicates_of_each_other() -> None:
    deduplicator = Deduplicator()
    assert [deduplicator.reason(""), deduplicator.reason("!")] == [None, "text.duplicate"]
