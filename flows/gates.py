"""What a gate found, shown in Prefect's interface; the manifest and the report hold it too."""

from prefect.artifacts import create_table_artifact

from tasks.gates.result import GateResult


def show_gate(result: GateResult) -> None:
    """A table artifact with one row a check."""
    create_table_artifact(
        [check.model_dump(mode="json") for check in result.checks],
        key=f"gate-{result.table}",
        description=result.summary(),
    )
