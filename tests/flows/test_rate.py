"""The sheet as files, and back."""

import csv

import pytest

from flows.rate import read_sheet, write_sheet_flow
from schemas.errors import InputFileError
from schemas.recipe import load_recipe
from tasks.generate.answers import Writer
from tasks.generate.engine import FakeEngine
from tasks.score.rating import COLUMNS


@pytest.fixture
def sheet(home, monkeypatch):
    """The folder of a sheet for `formal`, both writers having answered the same."""
    engine = FakeEngine(lambda _chat: '{"subject": "A <b>", "body": "Dear all,\\n\\nYes."}')
    monkeypatch.setattr("flows.rate.engine_for", lambda *_args: engine)
    monkeypatch.setattr(
        "flows.rate.find_writer", lambda recipe, _which: Writer(load_recipe(recipe), "m@0", None)
    )
    told = write_sheet_flow("formal", "2")
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
    assert told[0].startswith("2           10 of 10 rated 4 or more (100%, 95 % 72% to 100%)")
    assert told[1].startswith("base        10 of 10")
    with pytest.raises(InputFileError, match="not outreach's here"):
        read_sheet("outreach", filled)


def test_a_key_that_was_changed_is_not_believed(sheet, tmp_path) -> None:
    key = sheet / "key.json"
    key.write_text(key.read_text().replace('"base"', '"2"'))
    filled = tmp_path / "filled.csv"
    filled.write_text(f"{','.join(COLUMNS)}\n{sheet.name},1,A,5,5,5,5\n")
    with pytest.raises(InputFileError):
        read_sheet("formal", filled)
