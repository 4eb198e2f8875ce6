"""The nightly campaign, in the order of its sentence."""

from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.admit import Admitted, admit_leads
from flows.finish import finish_night, summary
from flows.gates import show_gate
from flows.night import Night, engine_for, find_writers, plan_night
from flows.progress import progress_bar
from flows.shard import Tools, finished_manifest, write_shard
from schemas.settings import Settings
from tasks.export.unsubscribe import UnsubscribeTokens, signing_key
from tasks.score.references import read_references
from tasks.score.similarity import ReferenceScorer


@flow(name="campaign")
def campaign_flow(
    file: Path, leads: Path | None = None, run_date: date | None = None, limit: int | None = None
) -> str:
    """Write tonight's emails for one campaign file and say where they are."""
    night = plan_night(file, leads, run_date or date.today(), limit)
    admitted = admit_task(night)
    write_task(night, admitted)
    return finish_task(night, admitted)


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
def write_task(night: Night, admitted: Admitted) -> None:
    """Write every shard that is not yet written, one after the other on one engine."""
    waiting = [folder for folder in admitted.shards if finished_manifest(folder) is None]
    if not waiting:
        return
    writers = find_writers(admitted.writer_keys)
    tools = Tools(
        writers=writers,
        engine=engine_for(writers.values()),
        references=ReferenceScorer(read_references(night.references)),
        tokens=UnsubscribeTokens(signing_key(Settings())),
    )
    with progress_bar("shards", total=len(admitted.shards)) as advance:
        for number, folder in enumerate(waiting, start=len(admitted.shards) - len(waiting) + 1):
            write_shard(folder, night, tools)
            advance(number)


@task(name="export", cache_policy=NO_CACHE, persist_result=False)
def finish_task(night: Night, admitted: Admitted) -> str:
    """Gate the emails, write Parquet, hand-off files and the report; the manifest last."""
    manifest = finish_night(night, admitted)
    create_table_artifact([manifest["counts"]], key="outcomes")
    return summary(manifest)
