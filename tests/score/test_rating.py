"""Blind sheets: who wrote what is hidden, and comes back with the ratings."""

import csv
import random

import pytest

from schemas.errors import InputFileError
from tasks.score.rating import COLUMNS, Rating, blind, read_ratings, success_rates, write_form

TASKS = [(f"Task {n}", f"Do {n}.") for n in range(1, 41)]
ANSWERS = {"base": [f"base {n}" for n in range(1, 41)], "v3": [f"v3 {n}" for n in range(1, 41)]}


def write(path, *rows, header=COLUMNS):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def test_every_answer_stands_under_its_writer_s_letter_and_the_order_varies() -> None:
    sheet = blind(TASKS, ANSWERS, random.Random(1))
    for item in sheet.items:
        for letter, text in zip("AB", item.answers, strict=True):
            assert text == f"{sheet.key[item.number, letter]} {item.number}"
    first = [sheet.key[n, "A"] for n in range(1, 41)]
    assert 10 < first.count("base") < 30


def test_a_form_filled_in_gives_the_rates(tmp_path) -> None:
    sheet = blind(TASKS[:10], ANSWERS, random.Random(2))
    write_form(tmp_path / "form.csv", "s", sheet)
    with (tmp_path / "form.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        good = sheet.key[int(row["task"]), row["answer"]] == "v3" or int(row["task"]) <= 6
        row |= dict.fromkeys(COLUMNS[3:], "4" if good else "3")
    filled = write(tmp_path / "filled.csv", *(list(row.values()) for row in rows))
    rates = success_rates(read_ratings(filled), sheet.key)
    assert (rates["v3"].successes, rates["base"].successes, rates["base"].n) == (10, 6, 10)
    assert rates["base"].low == pytest.approx(0.313, abs=0.001)  # Wilson's, by hand
    assert rates["base"].high == pytest.approx(0.832, abs=0.001)
    assert rates["v3"].means["tone"] == 4


def test_a_success_needs_four_on_average() -> None:
    key = {(1, "A"): "base"}
    four = success_rates([Rating("s", 1, "A", (5, 5, 3, 3))], key)
    less = success_rates([Rating("s", 1, "A", (5, 5, 3, 2))], key)
    assert (four["base"].successes, less["base"].successes) == (1, 0)


def test_lines_without_ratings_are_left_out(tmp_path) -> None:
    file = write(tmp_path / "r.csv", ["s", 1, "A", 5, 4, 4, 5], ["s", 1, "B", "", "", "", ""])
    assert read_ratings(file) == [Rating("s", 1, "A", (5, 4, 4, 5))]


@pytest.mark.parametrize("points", [(6, 1, 1, 1), (0, 1, 1, 1), ("x", 1, 1, 1), (1, 1, 1, "")])
def test_a_wrong_rating_is_told_with_its_line(tmp_path, points) -> None:
    file = write(tmp_path / "r.csv", ["s", 1, "A", 5, 4, 4, 5], ["s", 1, "B", *points])
    with pytest.raises(InputFileError, match=r"line 3.*from 1 to 5"):
        read_ratings(file)


@pytest.mark.parametrize("content", [b"", b"task,answer\n1,A\n", b"\xff\xfe\x00"])
def test_another_file_is_refused(tmp_path, content) -> None:
    (tmp_path / "r.csv").write_bytes(content)
    with pytest.raises(InputFileError):
        read_ratings(tmp_path / "r.csv")


def test_a_rating_of_no_answer_is_refused() -> None:
    with pytest.raises(InputFileError, match="no answer C to task 1"):
        success_rates([Rating("s", 1, "C", (1, 1, 1, 1))], {(1, "A"): "base"})
