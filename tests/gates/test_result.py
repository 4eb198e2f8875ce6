"""What a gate reports and when it stops a run."""

import pytest

from schemas.errors import GateStopped
from tasks.gates.result import Finding, GateResult, make_result, stop_if_needed, with_failures


def result(max_failing: float = 1.0) -> GateResult:
    findings = [
        Finding("email", "not blank", "email.missing", [1]),
        Finding("email", "matches .+@.+", "email.malformed", [2, 3]),
        Finding("email", "length between 6 and 254", "email.malformed", [3]),
    ]
    return make_result("leads", 4, findings, max_failing)


def test_a_row_carries_a_reason_once() -> None:
    assert result().failures == {
        1: ("email.missing",), 2: ("email.malformed",), 3: ("email.malformed",),
    }  # fmt: skip


def test_an_invariant_is_added_behind_the_checks() -> None:
    added = with_failures(
        result(max_failing=0.9),
        {0: ("email.duplicate",), 1: ("email.duplicate",)},
        column="email",
        expectation="first of its address",
    )
    assert added.failures[1] == ("email.missing", "email.duplicate")
    assert (added.passed, added.failing, added.stopped) == (0, 1.0, True)
    assert (added.checks[-1].reason, added.checks[-1].failed) == ("email.duplicate", 2)


def test_the_summary_is_one_line() -> None:
    assert result().summary() == (
        "leads: 1 of 4 rows passed 3 checks; email.missing 1, email.malformed 2"
    )


def test_the_manifest_gets_counts_and_no_rows() -> None:
    kept = result().model_dump(mode="json")
    assert "failures" not in kept
    assert GateResult.model_validate(kept).summary() == result().summary()


def test_the_limit_itself_may_be_reached() -> None:
    stop_if_needed(result(), 0.75, "spring")


def test_above_the_limit_the_worst_check_is_named() -> None:
    with pytest.raises(GateStopped) as caught:
        stop_if_needed(result(), 0.5, "spring")
    assert str(caught.value) == (
        "spring: 3 of 4 rows (75.0%) fail the gate on leads, where 50.0% may; the worst check is"
        " `email`, matches .+@.+, which 2 rows fail: the address is not one that mail can be sent"
        " to; mend the input, or raise the limit if the rows may be left out."
    )
    assert caught.value.exit_code == 3


def test_stopped_agrees_with_the_rule() -> None:
    assert result(0.5).stopped is True
    assert result(0.75).stopped is False


def test_parts_of_a_table_merge_by_check() -> None:
    merged = GateResult.merge([result(0.5), result(0.5)])
    assert (merged.rows, merged.passed, merged.failing, merged.stopped) == (8, 2, 0.75, True)
    assert [check.failed for check in merged.checks] == [2, 4, 2]
    assert merged.failures == {}


def test_results_of_different_tables_do_not_merge() -> None:
    with pytest.raises(ValueError, match="one table"):
        GateResult.merge([result(), GateResult.empty("emails")])
