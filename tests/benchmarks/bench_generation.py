"""How fast the same emails are written in four ways, with the champion of `outreach`.

Needs a home with that champion in MAILMILL_BENCH_HOME: the demo's, or that of a `retrain outreach`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from flows.night import find_writer
from schemas.campaign import load_campaign
from schemas.records import Lead
from schemas.settings import PROJECT, Settings
from tasks.common.base_models import base_model_path
from tasks.common.hardware import find_tcmalloc
from tasks.generate.drafts import write_drafts, writer_key
from tasks.ingest.leads import read_leads

from .campaigns import write_leads
from .real_night import Listener

WAYS = ("one_at_a_time", "batches_of_32", "tuned", "out_of_the_box")
# Whole emails: a trained adapter ends them at some 120 tokens. Two full batches of the engine, so
# that its last, half-empty steps weigh what they weigh in a night.
EMAILS, TOKENS = 256, 160
# For each way, its start included.
MOST_SECONDS = 900


def test_generation(campaign: Path, tmp_path: Path, record) -> None:
    writer = find_writer("outreach", "champion")
    assert writer.adapter
    asked = load_campaign(campaign)
    write_leads(tmp_path / "leads.csv", EMAILS)
    leads = [lead for lead in read_leads(tmp_path / "leads.csv") if isinstance(lead, Lead)]
    chats = tmp_path / "chats.json"
    listener = Listener()
    write_drafts(leads, asked, {writer_key(lead, asked): writer for lead in leads}, listener)
    chats.write_text(json.dumps([request.chat for request in listener.asked]), encoding="utf-8")
    base = base_model_path(writer.base_model.partition("@")[0], Settings().models)
    script = Path(__file__).with_name("writers.py")
    rates: dict[str, float | None] = {}
    for way in WAYS:
        words = [script, way, base, writer.adapter.path, chats, TOKENS]
        preload = str(find_tcmalloc() or "") if way == "tuned" else ""
        rates[way] = tokens_per_second([sys.executable, *map(str, words)], preload)
    tuned = rates["tuned"]
    record("generation", {
        "emails": len(leads), "most_tokens": TOKENS, "most_seconds": MOST_SECONDS,
        "tokens_per_second": rates,
        "tuned_to": {
            way: round(tuned / rate, 1) if tuned and (rate := rates[way]) else None
            for way in WAYS if way != "tuned"
        },
    })  # fmt: skip


def tokens_per_second(command: list[str], preload: str) -> float | None:
    """Of one way of writing; None where it did not end in time."""
    try:
        told = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, check=True, timeout=MOST_SECONDS,
            env={**os.environ, "PYTHONPATH": str(PROJECT), "LD_PRELOAD": preload},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    # vLLM's own shutdown may speak last.
    found = json.loads(next(line for line in told.stdout.splitlines() if line.startswith("{")))
    return round(found["output_tokens"] / found["seconds"], 1)
