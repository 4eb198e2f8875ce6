"""`mailmill demo`: the whole story on the sample data."""

import time
from datetime import date

from prefect import flow

from flows.campaign import campaign_flow
from flows.curate import curate_flow
from flows.ingest import ingest_flow
from flows.retrain import retrain_flow
from schemas.settings import PROJECT

SAMPLES = PROJECT / "data" / "samples"
CORPORA = {
    "enron": "mail.csv",
    "dolly": "dolly.jsonl",
    "cover-letters": "cover_letters.csv",
    "academic": "academic.jsonl",
}
# Steps that fit the demo's 20 minutes on two old cores.
STEPS = {"outreach": 40, "formal": 16}


@flow(name="demo")
def demo_flow() -> str:
    """Ingest, curate, train, register and run a campaign; say where to look."""
    started = time.monotonic()
    told = [
        ingest_flow(source, str(SAMPLES / "corpora" / name)) for source, name in CORPORA.items()
    ]
    for recipe, steps in STEPS.items():
        told.append(curate_flow(recipe))
        told.append(retrain_flow(recipe, max_steps=steps))
    told.append(campaign_flow(SAMPLES / "campaign.yaml", run_date=date.today()))
    told.append(f"The demo took {(time.monotonic() - started) / 60:.1f} minutes.")
    return "\n\n".join(told)
