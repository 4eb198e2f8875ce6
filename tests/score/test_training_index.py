from pathlib import Path

import pytest

from schemas.errors import MailmillError
from tasks.score.training_index import TrainingIndex


def running(start: int, count: int) -> str:
    return " ".join(f"w{number}" for number in range(start, start + count))


def test_the_share_is_of_the_text_s_own_13_grams() -> None:
    index = TrainingIndex.of([("a", running(0, 14))])
    assert index.share(running(0, 14) + " new") == pytest.approx(2 / 3)


def test_a_phrase_of_two_groups_is_not_anybody_s() -> None:
    index = TrainingIndex.of([("a", running(0, 14)), ("b", running(0, 13))])
    assert index.share(running(0, 14)) == 0.5


def test_a_phrase_twice_in_one_group_is_that_group_s() -> None:
    index = TrainingIndex.of([("a", running(0, 13)), ("a", running(0, 13))])
    assert index.share(running(0, 13)) == 1.0


def test_case_and_marks_make_no_difference() -> None:
    index = TrainingIndex.of([("a", running(0, 13))])
    assert index.share(running(0, 13).upper().replace(" ", ", ")) == 1.0


def test_what_the_prompt_held_is_quoted() -> None:
    index = TrainingIndex.of([("a", running(0, 13))])
    assert index.share(running(0, 13), given=[running(0, 13)]) is None
    assert index.share(running(0, 14), given=[running(0, 13)]) == 0.0


def test_twelve_words_are_no_measure() -> None:
    assert TrainingIndex.of([("a", running(0, 13))]).share(running(0, 12)) is None


def test_a_run_is_counted_in_words_and_ends_where_other_words_stand() -> None:
    index = TrainingIndex.of([("a", running(0, 60))])
    text = f"{running(0, 20)} new {running(20, 30)} words {running(50, 12)}"
    assert index.longest_run(text) == 30
    assert index.longest_run(text, given=[running(33, 13)]) == 25
    assert index.longest_run(running(0, 12)) == 0


def test_an_address_of_the_raw_mail_is_found_in_any_spelling() -> None:
    index = TrainingIndex.of([], ["From: Ola <Ola.Lind@Example.org>"])
    assert index.leaked("Write to OLA.LIND@example.org.") == ("ola.lind@example.org",)


def test_a_number_of_the_raw_mail_is_found_with_and_without_prefix() -> None:
    index = TrainingIndex.of([], ["call (713) 555-0142"])
    for spelling in ("713-555-0142", "+1 713 555 0142", "7135550142", "555-0142"):
        assert "5550142" in index.leaked(f"My number is {spelling}, any time."), spelling


@pytest.mark.parametrize(
    "text", ["12/04/2001", "2001-12-04", "1,250,000", "2.345", "10:30", "1997-2001", "5550199"]
)
def test_other_numbers_are_no_contact(text: str) -> None:
    index = TrainingIndex.of([], [f"We met on {text} again.", "call 713-555-0142"])
    assert index.leaked(f"It was {text} then.") == ()


def test_what_the_prompt_held_has_not_leaked() -> None:
    index = TrainingIndex.of([], ["ola@example.org, 713-555-0142"])
    text = "Ola@example.org or 713 555 0142"
    assert index.leaked(text, given=["write to ola@example.org", "(713) 555-0142"]) == ()


def test_an_index_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    TrainingIndex.of([("a", running(0, 14))], ["ola@example.org"], "ab").save(tmp_path / "i")
    index = TrainingIndex.load(tmp_path / "i")
    assert (index.share(running(0, 14)), index.examples_sha256) == (1.0, "ab")
    assert index.leaked("ola@example.org") == ("ola@example.org",)


def test_the_file_holds_no_text_and_four_bytes_a_hash(tmp_path: Path) -> None:
    TrainingIndex.of([("a", running(0, 1012))], ["ola@example.org 713-555-0142"]).save(
        tmp_path / "i"
    )
    content = (tmp_path / "i").read_bytes()
    assert b"ola" not in content
    assert b"555" not in content
    assert 4 * 1000 <= len(content) <= 4 * 1003 + 400


def test_a_file_that_is_no_index_is_named(tmp_path: Path) -> None:
    (tmp_path / "i").write_bytes(b"torn")
    with pytest.raises(MailmillError, match=r"i: the index of the training text cannot be read"):
        TrainingIndex.load(tmp_path / "i")
