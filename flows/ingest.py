"""`mailmill ingest`: sources become bronze tables."""

from prefect import flow, task

from flows.progress import progress_bar
from schemas.settings import Settings
from tasks.ingest.corpus import ingest_corpus


@flow(name="ingest")
def ingest_flow(source: str, path: str) -> str:
    """Read one input of a source; the manifest's counts in one sentence."""
    return ingest_task(source, path)


@task(task_run_name="ingest-{source}")
def ingest_task(source: str, path: str) -> str:
    """Run the reader with a progress bar."""
    with progress_bar(f"ingest {source}") as advance:
        return ingest_corpus(source, path, Settings().bronze, advance).summary()
