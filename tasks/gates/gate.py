"""Holds a frame to its table's checks with Great Expectations. The only module that imports it.

In:   LEADS and a frame whose row 7 has the address `mary@kilbride`
Out:  GateResult(rows=40, passed=39, …, failures={7: ("email.malformed",)})
"""

import logging
import os
from collections.abc import Hashable, Sized
from typing import TYPE_CHECKING, Any

from schemas.checks import Between, Check, IsUnique, LengthBetween, Matches, NotBlank, OneOf
from schemas.errors import MailmillError
from schemas.tables import Table
from tasks.gates.result import Finding, GateResult, make_result

if TYPE_CHECKING:
    import pandas as pd


def hold(table: Table, frame: "pd.DataFrame", *, max_failing: float, where: str) -> GateResult:
    """Check every row of `frame`; failing rows are named in the result, nothing is raised for them.

    Args:
        table: whose checks; columns of `frame` beyond those checked are not looked at.
        frame: rows under unique index labels.
        max_failing: share of failing rows, 0 to 1, above which the result says `stopped`.
        where: what is gated (a campaign, a recipe), for messages.

    Raises:
        MailmillError: a checked column is missing or holds values that its check cannot be
            applied to, or the index labels repeat.
    """
    checks = table.checks
    columns = list(dict.fromkeys(column for column, _ in checks))
    for column in columns:
        if column not in frame.columns:
            raise MailmillError(f"table `{table.name}` has no column `{column}`", where=where)
    if not frame.index.is_unique:
        raise MailmillError(f"table `{table.name}` has rows with the same label", where=where)
    if not checks or frame.empty:
        labels: list[list[Hashable]] = [[] for _ in checks]
    else:
        # Columns of lists and columns without checks never reach Great Expectations.
        labels = _failing_labels(table, _blanks_as_null(table, frame[columns]), where)
    findings = [
        Finding(column, _in_words(check), check.reason, found)
        for (column, check), found in zip(checks, labels, strict=True)
    ]
    return make_result(table.name, len(frame), findings, max_failing)


def load_library() -> None:
    """Import Great Expectations, which takes seconds, before the first gate would."""
    # Read once, when the package is imported: it would report its use over the network.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations.expectations  # noqa: F401

    # It tells of every temporary folder that it makes.
    logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)


def _failing_labels(table: Table, frame: "pd.DataFrame", where: str) -> list[list[Hashable]]:
    """For every check of the table the labels of the failing rows, in the frame's order."""
    load_library()
    import great_expectations as gx

    checks = table.checks
    expectations = []
    for number, (column, check) in enumerate(checks):
        expectation = _expectation(check, column)
        expectation.meta = {"check": number}  # results come back in another order
        expectations.append(expectation)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    batch = (
        context.data_sources.add_pandas("mailmill")
        .add_dataframe_asset(table.name)
        .add_batch_definition_whole_dataframe("all")
        .get_batch({"dataframe": frame})
    )
    suite = gx.ExpectationSuite(name=table.name, expectations=expectations)
    outcome = batch.validate(suite, result_format={"result_format": "COMPLETE"})
    found: list[set[Hashable]] = [set() for _ in checks]
    for result in outcome.results:
        number = result.expectation_config.meta["check"]
        column, check = checks[number]
        labels = result.result.get("unexpected_index_list")
        if labels is None:  # Great Expectations could not apply it, which is no pass.
            raise MailmillError(
                f"table `{table.name}`, column `{column}`: cannot check «{_in_words(check)}» on"
                f" values of type {frame[column].dtype}",
                where=where,
            )
        found[number].update(labels)
    for number, (column, check) in enumerate(checks):
        if isinstance(check, IsUnique) and found[number]:
            # Great Expectations names every row of a set of duplicates; the first may stay.
            repeated = frame.index[frame[column].duplicated(keep="first")]
            found[number].intersection_update(repeated)
    return [
        [label for label in frame.index if label in labels] if labels else [] for labels in found
    ]


def _blanks_as_null(table: Table, frame: "pd.DataFrame") -> "pd.DataFrame":
    """Empty values as null where they may not be blank.

    So a blank value fails that check alone: a missing address is not malformed as well.
    """
    held = {column for column, check in table.checks if isinstance(check, NotBlank)}
    return frame.assign(**{
        column: frame[column].mask(frame[column].map(_is_empty).astype(bool), None)
        for column in held
    })  # fmt: skip


def _is_empty(value: object) -> bool:
    return isinstance(value, Sized) and len(value) == 0


def _expectation(check: Check, column: str) -> Any:
    """The expectation that holds a column to one check; all but the first pass nulls."""
    import great_expectations.expectations as gxe

    match check:
        case NotBlank():
            return gxe.ExpectColumnValuesToNotBeNull(column=column)
        case Matches(regex=regex):
            # The expectation searches, the table means the whole value; $ would allow a line end.
            whole = rf"\A(?:{regex})\Z"
            return gxe.ExpectColumnValuesToMatchRegex(column=column, regex=whole)
        case Between(low=low, high=high):
            return gxe.ExpectColumnValuesToBeBetween(column=column, min_value=low, max_value=high)
        case OneOf(values=values):
            return gxe.ExpectColumnValuesToBeInSet(column=column, value_set=list(values))
        case LengthBetween(low=low, high=high):
            return gxe.ExpectColumnValueLengthsToBeBetween(
                column=column, min_value=low, max_value=high
            )
        case IsUnique():
            return gxe.ExpectColumnValuesToBeUnique(column=column)


def _in_words(check: Check) -> str:
    match check:
        case NotBlank():
            return "not blank"
        case Matches(regex=regex):
            return f"matches {regex}"
        case Between(low=low, high=high):
            return f"between {low:g} and {high:g}"
        case OneOf(values=values):
            return f"one of {', '.join(values)}"
        case LengthBetween(low=None, high=high):
            return f"at most {high} characters"
        case LengthBetween(low=low, high=None):
            return f"at least {low} characters"
        case LengthBetween(low=low, high=high):
            return f"{low} to {high} characters"
        case IsUnique():
            return "unique"
