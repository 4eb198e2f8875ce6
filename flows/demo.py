"""`mailmill demo`: the whole story on the sample data."""

import os
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
STEPS = {"outreach": 10}
HELD_OUT = 8


@flow(name="demo")
def demo_flow() -> None:
    """Ingest, curate, train, register, run a campaign; each step is told when it is done."""
    started = time.monotonic()
    for source, name in CORPORA.items():
        tell(ingest_flow(source, str(SAMPLES / "corpora" / name)))
    for recipe, steps in STEPS.items():
        tell(curate_flow(recipe))
        tell(retrain_flow(recipe, max_steps=steps, held_out=HELD_OUT))
    # The demo writes to the same invented people as often as it is run.
    os.environ.setdefault("MAILMILL_COOL_DOWN_DAYS", "0")
    tell(campaign_flow(SAMPLES / "campaign.yaml", run_date=date.today()))
    tell(f"The demo took {(time.monotonic() - started) / 60:.1f} minutes.")


def tell(text: str) -> None:
    """Print at once: the next step takes minutes."""
    print(f"{text}\n", flush=True)
