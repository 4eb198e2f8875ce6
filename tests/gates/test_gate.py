"""Each kind of check, held by the real Great Expectations."""

import subprocess
import sys
from collections.abc import Hashable

import pandas as pd
import pytest

from schemas.checks import Between, Check, IsUnique, LengthBetween, Matches, NotBlank, OneOf
from schemas.errors import MailmillError
from schemas.tables import (
    EMAILS,
    EXAMPLES,
    INTEGER,
    LEADS,
    NUMBER,
    OUTCOMES,
    TEXT,
    TEXTS,
    Column,
    Table,
)
from tasks.gates.gate import hold

R = "row.missing_field"


def failing(check: Check, values: list[object], kind: object = TEXT) -> list[Hashable]:
    """Positions of the values that fail one check."""
    table = Table("things", 1, (Column("value", kind, "", checks=(check,)),))  # type: ignore[arg-type]
    frame = pd.DataFrame({"value": values})
    return list(hold(table, frame, max_failing=1, where="test").failures)


def test_not_blank_refuses_null_and_empty() -> None:
    assert failing(NotBlank(R), ["a", "", None, " "]) == [1, 2]


def test_not_blank_of_lists_and_numbers() -> None:
    assert failing(NotBlank(R), [["a"], [], None], TEXTS) == [1, 2]
    assert failing(NotBlank(R), [0, None], INTEGER) == [1]


def test_matches_means_the_whole_value_and_passes_nulls() -> None:
    assert failing(Matches("[a-z]*|x", R), ["abc", "abc1", "abc\n", "\nabc", None, ""]) == [1, 2, 3]


def test_between_passes_nulls_and_its_bounds() -> None:
    assert failing(Between(0, 1, R), [0, 1, 1.01, -0.1, None], NUMBER) == [2, 3]


def test_one_of() -> None:
    assert failing(OneOf(("a", "b"), R), ["a", "c", "A", None, ""]) == [1, 2, 4]


def test_length_between() -> None:
    assert failing(LengthBetween(2, 3, R), ["a", "ab", "äöü", "abcd", None]) == [0, 3]


def test_unique_lets_the_first_pass() -> None:
    assert failing(IsUnique(R), ["a", "b", "a", "a"]) == [2, 3]


def test_columns_of_nothing_but_nulls_pass() -> None:
    assert failing(Between(0, 1, R), [None, None], NUMBER) == []
    assert failing(Matches("x", R), [None, None]) == []


def test_labels_are_the_frames_own() -> None:
    table = Table("things", 1, (Column("value", TEXT, "", checks=(NotBlank(R),)),))
    frame = pd.DataFrame({"value": ["a", "", ""]}, index=["x", "y", "z"])
    assert hold(table, frame, max_failing=1, where="test").failures == {"y": (R,), "z": (R,)}


def leads_frame(**columns: list[object]) -> pd.DataFrame:
    rows = len(next(iter(columns.values())))
    blank: dict[str, list[object]] = {column.name: [""] * rows for column in LEADS.columns}
    blank |= {"email": ["a@b.example"] * rows, "full_name": ["Ana"] * rows,
              "skills": [["x"]] * rows, "career_history": [()] * rows}  # fmt: skip
    return pd.DataFrame(blank | columns)


def test_leads_fail_with_their_reasons_in_the_order_of_the_checks() -> None:
    frame = leads_frame(
        email=["a@b.example", "", "a@b", "x", None],
        first_name=["Ana", "Ana", "A\nna", "Ana", "Ana"],
        full_name=["Ana", "", "A\nna", "Ana", "Ana"],
    )
    result = hold(LEADS, frame, max_failing=0.5, where="test")
    assert result.failures == {
        1: ("email.missing", "name.missing"),
        2: ("email.malformed", "name.control_characters"),
        3: ("email.malformed",),
        4: ("email.missing",),
    }
    assert (result.rows, result.passed, result.failing, result.stopped) == (5, 1, 0.8, True)


def test_checks_are_counted_in_the_order_of_declaration() -> None:
    result = hold(LEADS, leads_frame(email=["", "x"]), max_failing=1, where="test")
    assert [(check.column, check.reason) for check in result.checks] == [
        (column, check.reason) for column, check in LEADS.checks
    ]
    assert [check.failed for check in result.checks][:3] == [1, 1, 1]


@pytest.mark.parametrize("table", [LEADS, EXAMPLES, EMAILS, OUTCOMES])
def test_a_table_without_rows_passes(table: Table) -> None:
    frame = pd.DataFrame({column.name: [] for column in table.columns})
    assert hold(table, frame, max_failing=0, where="test").stopped is False


def test_a_missing_column_names_table_and_column() -> None:
    with pytest.raises(MailmillError, match="spring: table `leads` has no column `email`"):
        hold(LEADS, leads_frame(email=["a"]).drop(columns="email"), max_failing=1, where="spring")


def test_a_check_that_cannot_be_applied_is_no_pass() -> None:
    with pytest.raises(MailmillError, match="column `value`: cannot check «between 0 and 1»"):
        failing(Between(0, 1, R), ["a", 3], NUMBER)


def test_labels_must_be_unique() -> None:
    frame = leads_frame(email=["a@b.example", "c@d.example"]).set_axis([0, 0])
    with pytest.raises(MailmillError, match="same label"):
        hold(LEADS, frame, max_failing=1, where="test")


def test_the_library_can_be_loaded_before_the_first_gate() -> None:
    words = (
        "import sys; from tasks.gates.gate import load_library; load_library();"
        " print('great_expectations.data_context' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", words], stdout=subprocess.PIPE, text=True, check=True
    )
    assert told.stdout.strip() == "True"
