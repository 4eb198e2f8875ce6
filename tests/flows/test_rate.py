"""The sheet as files, and back."""

import csv

import pytest

from flows.rate import read_sheet, write_sheet_flow
from schemas.errors import InputFileError, UsageError
from schemas.recipe import load_recipe
from tasks.generate.answers import Writer
from tasks.generate.engine import Adapter, FakeEngine
from tasks.score.rating_file import COLUMNS


@pytest.fixture
def sheet(home, monkeypatch):
    """The folder of a sheet for `formal`, both writers having answered the same."""
    engine = FakeEngine(lambda _chat: '{"subject": "A <b>", "body": "Dear all,\\n\\nYes."}')
    monkeypatch.setattr("flows.rate.engine_for", lambda *_args: engine)
    monkeypatch.setattr(
        "flows.rate.find_writer",
        lambda recipe, which: Writer(
            load_recipe(recipe), "m@0",
            None if which == "base" else Adapter(recipe, "2", home, "sha"),
        ),
    )  # fmt: skip
    told = write_sheet_flow("formal", "champion")
    (folder,) = (home / "ratings").iterdir()
    assert str(folder / "sheet.html") in told
    return folder


def test_the_page_holds_ten_tasks_and_needs_nothing_else(sheet) -> None:
    page = (sheet / "sheet.html").read_text()
    assert page.count("<section>") == 10
    assert "A &lt;b&gt;" in page
    assert "src=" not in page
    assert "href=" not in page


def test_ratings_come_back(sheet, tmp_path) -> None:
    with (sheet / "sheet.csv").open(newline="") as file:
        rows = [[*row[:3], 5, 4, 4, 3] for row in csv.reader(file)][1:]
    filled = tmp_path / "filled.csv"
    with filled.open("w", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    told = read_sheet("formal", filled).splitlines()
    assert told[1].startswith("v2          10 of 10 rated 4 or more (100%, 95 % 72% to 100%)")
    assert told[0].startswith("base        10 of 10")
    with pytest.raises(InputFileError, match="not outreach's here"):
        read_sheet("outreach", filled)


def rated(sheet, rows: int):
    """The sheet's first rows with ratings, the others as they were."""
    with (sheet / "sheet.csv").open(newline="") as file:
        header, *lines = csv.reader(file)
    points = [[4, 4, 4, 4] if n < rows else [""] * 4 for n in range(len(lines))]
    with (sheet / "filled.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            [header, *([*line[:3], *four] for line, four in zip(lines, points, strict=True))]
        )
    return sheet / "filled.csv"


def test_the_difference_is_told_with_its_interval(sheet) -> None:
    told = read_sheet("formal", rated(sheet, 20)).splitlines()
    assert told[2].startswith("v2 - base, task by task: task adherence +0 (95 % +0 to +0, n = 10);")


def test_a_sheet_half_rated_says_of_how_many_it_tells(sheet) -> None:
    told = read_sheet("formal", rated(sheet, 4)).splitlines()
    assert told[-1] == "4 of 20 answers are rated (base: 2, v2: 2)"


def test_a_few_tasks_show_no_difference(sheet) -> None:
    told = read_sheet("formal", rated(sheet, 10)).splitlines()
    assert told[2] == "no difference is told: fewer than 6 tasks have both answers rated"


def test_an_answer_that_the_sheet_does_not_hold_is_named_with_the_file(sheet, tmp_path) -> None:
    filled = tmp_path / "filled.csv"
    filled.write_text(f"{','.join(COLUMNS)}\n{sheet.name},99,A,5,5,5,5\n")
    with pytest.raises(InputFileError, match="does not hold: A to task 99") as told:
        read_sheet("formal", filled)
    assert str(filled) in str(told.value)


def test_a_recipe_that_is_none_is_named(sheet) -> None:
    with pytest.raises(UsageError, match="nonsense"):
        read_sheet("nonsense", rated(sheet, 20))


def test_a_key_that_was_changed_is_not_believed(sheet, tmp_path) -> None:
    key = sheet / "key.json"
    key.write_text(key.read_text().replace('"base"', '"v2"'))
    filled = tmp_path / "filled.csv"
    filled.write_text(f"{','.join(COLUMNS)}\n{sheet.name},1,A,5,5,5,5\n")
    with pytest.raises(InputFileError):
        read_sheet("formal", filled)
