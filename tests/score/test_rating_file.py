"""What a rater's spreadsheet makes of the form, and what is refused with its line."""

import csv
import random
from pathlib import Path

import pytest

from schemas.errors import InputFileError
from tasks.score.rating import Rating, blind
from tasks.score.rating_file import COLUMNS, read_ratings, write_form

ROWS = (COLUMNS, ("s", 1, "A", 5, 4, 4, 5), ("s", 1, "B", 3, 3, 2, 4))
RATINGS = [Rating("s", 1, "A", (5, 4, 4, 5)), Rating("s", 1, "B", (3, 3, 2, 4))]
RATED = ("s", 1, "A", 5, 4, 4, 5)


def text(*rows, delimiter=","):
    return "\r\n".join(delimiter.join(map(str, row)) for row in rows) + "\r\n"


def write(path, *rows, header=COLUMNS):
    path.write_text(text(header, *rows), encoding="utf-8", newline="")
    return path


def read(tmp_path: Path, content: bytes) -> list[Rating]:
    (tmp_path / "r.csv").write_bytes(content)
    return read_ratings(tmp_path / "r.csv")


def test_a_form_filled_in_gives_its_ratings(tmp_path) -> None:
    answers = {"base": ["a", "b"], "v3": ["c", "d"]}
    sheet = blind([("One", "Do."), ("Two", "Do.")], answers, random.Random(2))
    write_form(tmp_path / "form.csv", "s", sheet)
    with (tmp_path / "form.csv").open(newline="") as file:
        rows = [[*row[:3], 4, 4, 4, 3] for row in csv.reader(file)][1:]
    assert {(one.task, one.answer) for one in read_ratings(write(tmp_path / "r.csv", *rows))} == (
        sheet.key.keys()
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_may_be_a_spreadsheet_s_own(tmp_path, delimiter) -> None:
    assert read(tmp_path, text(*ROWS, delimiter=delimiter).encode()) == RATINGS


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_excel_s_line_above_the_header_names_the_delimiter(tmp_path, first) -> None:
    assert read(tmp_path, f"{first}\r\n{text(*ROWS, delimiter=';')}".encode()) == RATINGS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_an_encoding_may_be_a_spreadsheet_s_own(tmp_path, encoding) -> None:
    rows = [(*row, note) for row, note in zip(ROWS, ("remark", "très bien", "—"), strict=True)]
    assert read(tmp_path, text(*rows, delimiter="\t").encode(encoding)) == RATINGS


def test_cells_may_be_quoted(tmp_path) -> None:
    rows = [[f'"{cell}"' for cell in row] for row in ROWS]
    assert read(tmp_path, text(*rows, delimiter=";").encode()) == RATINGS


def test_a_row_cut_short_is_told_with_its_line(tmp_path) -> None:
    header = ("sheet", "task", *COLUMNS[3:], "answer")
    file = write(tmp_path / "r.csv", ["s", 1, 5, 4, 4, 5], header=header)
    with pytest.raises(InputFileError, match=r"line 2: names no answer"):
        read_ratings(file)


@pytest.mark.parametrize("four", ["4", "4.0", "4,00", " 4 ", "\u00a04"])
def test_a_whole_number_may_have_a_format(tmp_path, four) -> None:
    rows = (COLUMNS, (" s ", "1 ", " a", four, 4, 4, 4))
    assert read(tmp_path, text(*rows, delimiter=";").encode()) == [Rating("s", 1, "A", (4,) * 4)]


@pytest.mark.parametrize("blank", ["", " ", "\u00a0"])
def test_lines_without_ratings_are_left_out(tmp_path, blank) -> None:
    file = write(tmp_path / "r.csv", RATED, ["s", 1, "B", *[blank] * 4], [], [""] * 7)
    assert read_ratings(file) == RATINGS[:1]


@pytest.mark.parametrize("points", [(6, 1, 1, 1), (0, 1, 1, 1), ("x", 1, 1, 1), (1, 1, 1, ""),
                                    (4.5, 4, 4, 4)])  # fmt: skip
def test_a_wrong_rating_is_told_with_its_line(tmp_path, points) -> None:
    file = write(tmp_path / "r.csv", RATED, ["s", 1, "B", *points])
    with pytest.raises(InputFileError, match=r"line 3.*from 1 to 5"):
        read_ratings(file)


def test_a_line_keeps_its_number_below_blank_ones_and_excel_s_own(tmp_path) -> None:
    rows = text(COLUMNS, [], ["s", 1, "A", 9, 9, 9, 9], delimiter=";")
    with pytest.raises(InputFileError, match="line 4"):
        read(tmp_path, f"sep=;\r\n{rows}".encode())


def test_an_answer_rated_twice_alike_counts_once(tmp_path) -> None:
    assert read_ratings(write(tmp_path / "r.csv", RATED, RATED)) == RATINGS[:1]


def test_an_answer_rated_twice_and_not_alike_is_told_with_both_lines(tmp_path) -> None:
    file = write(tmp_path / "r.csv", RATED, ["s", 1, "B", 1, 1, 1, 1], ["s", 1, "a", 5, 4, 4, 1])
    with pytest.raises(InputFileError, match=r"line 4: rates answer A to task 1 .* than line 2"):
        read_ratings(file)


def test_a_column_that_is_there_twice_is_refused(tmp_path) -> None:
    file = write(tmp_path / "r.csv", [*RATED, 1], header=(*COLUMNS, "tone"))
    with pytest.raises(InputFileError, match="has tone more than once"):
        read_ratings(file)


def test_other_columns_are_nobody_s_matter(tmp_path) -> None:
    file = write(tmp_path / "r.csv", ["", *RATED, ""], header=("", *COLUMNS, ""))
    assert read_ratings(file) == RATINGS[:1]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "lacks sheet"),
        (b"task,answer\n1,A\n", "lacks sheet, task_adherence"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"\x81\x8d", "cannot be read"),
        (",".join(COLUMNS).encode(), "holds no rating"),
    ],
)
def test_another_file_is_refused(tmp_path, content, told) -> None:
    with pytest.raises(InputFileError, match=told):
        read(tmp_path, content)
