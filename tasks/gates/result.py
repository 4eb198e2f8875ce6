"""What a gate found, small enough for a manifest, and the rule that stops a run."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from pydantic import Field

from schemas.errors import GateStopped
from schemas.reasons import explain
from schemas.records import Record

Failures = dict[Hashable, tuple[str, ...]]
"""Index label of a failing row -> its reason codes, in the order of the checks."""


class CheckResult(Record):
    """One check of one column."""

    column: str
    expectation: str = Field(description="In words, such as «length between 6 and 254».")
    reason: str = Field(description="The code that a failing row carries.")
    failed: int


class GateResult(Record):
    """What a gate found in one table."""

    table: str
    rows: int
    passed: int = Field(description="Rows without any failure.")
    failing: float = Field(description="Share of rows with a failure, 0 to 1.")
    max_failing: float = Field(description="Highest such share with which the run goes on.")
    stopped: bool = Field(description="The share is above it.")
    checks: tuple[CheckResult, ...]
    failures: Failures = Field(
        default_factory=dict,
        exclude=True,  # One entry a failing row: those go into outcomes, not into the manifest.
        repr=False,
        description="Index label of a failing row -> its reason codes.",
    )

    @classmethod
    def empty(cls, table: str, max_failing: float = 1.0) -> Self:
        """The result of a table without rows."""
        return cls(
            table=table,
            rows=0,
            passed=0,
            failing=0.0,
            max_failing=max_failing,
            stopped=False,
            checks=(),
        )

    @classmethod
    def merge(cls, results: Sequence[Self]) -> Self:
        """Results of the parts of one table as one, without `failures`: labels are the parts' own.

        Raises:
            ValueError: there are none, or they are of different tables or limits.
        """
        if len({(result.table, result.max_failing) for result in results}) != 1:
            raise ValueError("merge takes results of one table and one limit")
        failed: dict[tuple[str, str, str], int] = {}
        for check in (check for result in results for check in result.checks):
            key = (check.column, check.expectation, check.reason)
            failed[key] = failed.get(key, 0) + check.failed
        rows = sum(result.rows for result in results)
        passed = sum(result.passed for result in results)
        share = (rows - passed) / rows if rows else 0.0
        first = results[0]
        return cls(
            table=first.table,
            rows=rows,
            passed=passed,
            failing=share,
            max_failing=first.max_failing,
            stopped=share > first.max_failing,
            checks=tuple(
                CheckResult(column=column, expectation=expectation, reason=reason, failed=count)
                for (column, expectation, reason), count in failed.items()
            ),
        )

    def summary(self) -> str:
        """One line for a log or a terminal."""
        line = f"{self.table}: {self.passed} of {self.rows} rows passed {len(self.checks)} checks"
        counts: dict[str, int] = {}
        for reasons in self.failures.values():
            for reason in reasons:
                counts[reason] = counts.get(reason, 0) + 1
        if not self.failures:  # Read back from a manifest: counts per check, not per row.
            for check in self.checks:
                if check.failed:
                    counts[check.reason] = max(counts.get(check.reason, 0), check.failed)
        shown = ", ".join(f"{reason} {count}" for reason, count in counts.items())
        return f"{line}; {shown}" if shown else line


@dataclass(frozen=True)
class Finding:
    """The rows that fail one check."""

    column: str
    expectation: str
    reason: str
    labels: Sequence[Hashable]


def make_result(
    table: str, rows: int, findings: Sequence[Finding], max_failing: float
) -> GateResult:
    """Findings in the order of the checks as one result; a row carries a reason once."""
    failures: Failures = {}
    for finding in findings:
        for label in finding.labels:
            reasons = failures.get(label, ())
            if finding.reason not in reasons:
                failures[label] = (*reasons, finding.reason)
    checks = tuple(CheckResult(
        column=f.column, expectation=f.expectation, reason=f.reason, failed=len(f.labels)
    ) for f in findings)  # fmt: skip
    return _counted(table, rows, checks, failures, max_failing)


def with_failures(
    result: GateResult,
    failures: Mapping[Hashable, tuple[str, ...]],
    *,
    column: str,
    expectation: str,
    instead_of: str = "",
) -> GateResult:
    """`result` with one invariant more that is no check of a single column.

    Args:
        failures: index label of a failing row -> its reason codes.
        column: what is looked at, for the result.
        expectation: what must hold, in words.
        instead_of: a more general code that a row with one of these reasons loses.
    """
    merged = dict(result.failures)
    counts: dict[str, int] = {}
    for label, reasons in failures.items():
        known = tuple(r for r in merged.get(label, ()) if r != instead_of)
        merged[label] = (*known, *(reason for reason in reasons if reason not in known))
        for reason in reasons:
            counts[reason] = counts.get(reason, 0) + 1
    added = tuple(CheckResult(
        column=column, expectation=expectation, reason=reason, failed=count
    ) for reason, count in counts.items())  # fmt: skip
    checks = (*result.checks, *added)
    return _counted(result.table, result.rows, checks, merged, result.max_failing)


def with_unread(result: GateResult, unread: Mapping[str, int]) -> GateResult:
    """`result` with the rows that could not be read: they never reached the gate, and count.

    Args:
        result: of the rows that could be read.
        unread: number of the other rows by reason code.
    """
    checks = tuple(CheckResult(
        column="row", expectation="can be read", reason=reason, failed=count
    ) for reason, count in unread.items())  # fmt: skip
    rows = result.rows + sum(unread.values())
    share = (rows - result.passed) / rows if rows else 0.0
    return result.model_copy(
        update={
            "rows": rows,
            "failing": share,
            "stopped": share > result.max_failing,
            "checks": (*result.checks, *checks),
        }
    )


def stop_if_needed(result: GateResult, max_failing: float, where: str) -> None:
    """End the run where too many rows failed.

    Args:
        max_failing: highest share of failing rows, 0 to 1, with which a run goes on.
        where: what was gated, such as the campaign's name.

    Raises:
        GateStopped: the share is higher; names the check that most rows failed.
    """
    if result.failing <= max_failing:
        return
    worst = max(result.checks, key=lambda check: check.failed)
    raise GateStopped(
        f"{result.rows - result.passed} of {result.rows} rows ({result.failing:.1%}) fail the gate"
        f" on {result.table}, where {max_failing:.1%} may; the worst check is `{worst.column}`,"
        f" {worst.expectation}, which {worst.failed} rows fail:"
        f" {explain(worst.reason).rstrip('.').lower()}",
        where=where,
        fix="mend the input, or raise the limit if the rows may be left out",
    )


def _counted(
    table: str,
    rows: int,
    checks: tuple[CheckResult, ...],
    failures: Failures,
    max_failing: float,
) -> GateResult:
    share = len(failures) / rows if rows else 0.0
    return GateResult(
        table=table,
        rows=rows,
        passed=rows - len(failures),
        failing=share,
        max_failing=max_failing,
        stopped=share > max_failing,
        checks=checks,
        failures=failures,
    )
