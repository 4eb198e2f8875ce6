import csv

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.export.review import COLUMNS, guarded, review_row, review_writer


def write(path, rows) -> None:
    with review_writer(path) as show:
        for row in rows:
            show(row)


@pytest.mark.parametrize(
    "value",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t1", "\r1", "\n1", "  =1", "\u200b=1", "＝1", "|cmd",
     "%0A", "\x1f=", "\u00ad+1"],
)  # fmt: skip
def test_formulas_are_guarded(value: str) -> None:
    assert guarded(value) == f"'{value}"


@pytest.mark.parametrize(("value", "shown"), [
    ("Mary;=1+1;Lee", "Mary;'=1+1;Lee"),
    ("x;=cmd|'/c calc'!A1;", "x;'=cmd|'/c calc'!A1;"),
    ("x\n=1+1", "x\n'=1+1"),
    ("x\r\n =1+1", "x\r\n '=1+1"),
    ("x\t+1", "x\t'+1"),
    ("x|@A1", "x|'@A1"),
    ('x;"=1"', "x;\"'=1\""),
    ("x;\u200b＝＝1", "x;\u200b'＝＝1"),
    ("x\u2028-1", "x\u2028'-1"),
    ("\t=1", "'\t'=1"),
    ("Two things:\n- one\n- two", "Two things:\n'- one\n'- two"),
])  # fmt: skip
def test_formulas_within_a_cell_are_guarded(value: str, shown: str) -> None:
    assert guarded(value) == shown
    assert guarded(shown) == shown


@pytest.mark.parametrize(
    "value",
    ["Ann", "a=1", "1", "", "Ó Briain", "'=1", "one; two, three - four", "a | b", "x\ny = 2; 'z'"],
)
def test_other_values_stay(value: str) -> None:
    assert guarded(value) == value


def test_no_value_is_an_empty_cell_and_a_long_one_is_cut() -> None:
    assert guarded(None) == ""
    assert len(guarded("x" * 100_000)) == 32_000


def test_a_row_says_why(make_row) -> None:
    row = make_row(1, status="review", reasons=["body.markup"], unsupported=["markup: <b>"])
    shown = review_row(row)
    assert shown["why"].startswith("The email holds markup")
    assert (shown["not_supported"], shown["subject"]) == ("markup: <b>", row["subject"])


def test_rows_for_people_alone(make_row, tmp_path) -> None:
    statuses = ["ready", "review", "held", "suppressed", "rejected", "failed"]
    write(tmp_path / "r.csv", [make_row(n, status=s) for n, s in enumerate(statuses)])
    read = pd.read_csv(tmp_path / "r.csv", dtype=str)
    assert tuple(read.columns) == COLUMNS
    assert list(read["status"]) == ["review", "held", "failed"]


HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(st.sampled_from([*";,\t|\r\n=+-@\" x", "\u200b", "\u2028"])).map("".join),
    st.sampled_from(["=cmd|'/C calc'!A0", '=HYPERLINK("http://x.test")', "+1", "-2+3", "@a",
                     "\t=1"]),
)  # fmt: skip


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(subject=HOSTILE, body=HOSTILE, name=HOSTILE)
def test_no_cell_is_a_formula(make_row, tmp_path, **values: str) -> None:
    values["recipient_name"] = values.pop("name")
    write(tmp_path / "r.csv", [make_row(1, status="review", **values)])
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        header, cells = csv.reader(file)
    assert (tuple(header), len(cells)) == (COLUMNS, len(COLUMNS))
    assert not any(begins_a_formula(cell) for cell in cells)
    text = (tmp_path / "r.csv").read_text("utf-8-sig")  # every line end is one, as for Excel
    for delimiter in ";\t|":
        rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
        assert not [cell for row in rows for cell in row if begins_a_formula(cell)]


def begins_a_formula(cell: str) -> bool:
    return cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))
