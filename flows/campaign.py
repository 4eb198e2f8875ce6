"""The nightly campaign, in the order of its sentence."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.admit import Admitted, admit_leads
from flows.artifacts import show_gate, show_table
from flows.finish import finish_night, summary
from flows.night import Night, only_run, plan_night
from flows.progress import progress_bar
from flows.unfinished import deadline_of
from flows.write import write_shards
from tasks.export.batches import Handed


@flow(name="campaign")
def campaign_flow(
    file: Path,
    leads: Path | None = None,
    run_date: date | None = None,
    limit: int | None = None,
    deadline: datetime | None = None,
    force: bool = False,
) -> str:
    """Write tonight's emails for one campaign file and say where they are.

    Raises:
        MailmillError: another run of the same campaign and date is at work.
    """
    night = plan_night(file, leads, run_date, limit)
    with only_run(night):
        Handed(night.folder, anew=force)  # a damaged record stops the night before it is written
        admitted = admit_task(night)
        engine = write_task(night, admitted, deadline_of(night.folder, deadline), force)
        return finish_task(night, admitted, engine, force)


# The manifests on disk decide what is done, not Prefect's cache: deleting Prefect's database
# changes no output byte.
@task(name="admit leads", cache_policy=NO_CACHE, persist_result=False)
def admit_task(night: Night) -> Admitted:
    """Read, gate and screen the leads; cut them into shards."""
    with progress_bar("leads") as advance:
        admitted = admit_leads(night, advance)
    show_gate(admitted.gate)
    return admitted


@task(name="write emails", cache_policy=NO_CACHE, persist_result=False)
def write_task(
    night: Night, admitted: Admitted, deadline: datetime | None, force: bool
) -> dict[str, Any]:
    """Write every shard that is not yet written; the engine's counts."""
    with progress_bar("emails", total=admitted.leads) as advance:
        return write_shards(night, admitted, advance, deadline=deadline, force=force)


@task(name="export", cache_policy=NO_CACHE, persist_result=False)
def finish_task(night: Night, admitted: Admitted, engine: dict[str, Any], force: bool) -> str:
    """The gate's verdict, Parquet, hand-off files and the report; the manifest last."""
    manifest = finish_night(night, admitted, engine, force=force)
    show_table([manifest["counts"]], "outcomes")
    return summary(manifest)
