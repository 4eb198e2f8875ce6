"""How fast the same emails are written in four ways, with the champion of `outreach`.

Needs a home with that champion in MAILMILL_BENCH_HOME: the demo's, or that of a `retrain outreach`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.night import find_writer
from schemas.campaign import load_campaign
from schemas.records import Lead
from schemas.settings import PROJECT, Settings
from tasks.common.base_models import base_model_path
from tasks.common.prompts import build_chat
from tasks.generate.lead_inputs import lead_inputs
from tasks.ingest.leads import read_leads

SAMPLES = PROJECT / "data" / "samples"
WAYS = ("one_at_a_time", "batches_of_32", "out_of_the_box", "tuned")
EMAILS, TOKENS = 64, 48


@pytest.fixture
def bench_home(monkeypatch: pytest.MonkeyPatch) -> Path:
    home = os.environ.get("MAILMILL_BENCH_HOME")
    if not home:
        pytest.fail("set MAILMILL_BENCH_HOME to a home with a champion of outreach")
    monkeypatch.setenv("MAILMILL_HOME", home)
    return Path(home)


def test_generation(bench_home: Path, tmp_path: Path, record) -> None:
    writer = find_writer("outreach", "champion")
    assert writer.adapter
    campaign = load_campaign(SAMPLES / "campaign.yaml")
    leads = [
        lead
        for name in ("leads-rich.csv", "leads-sparse.csv")
        for lead in read_leads(SAMPLES / name)
        if isinstance(lead, Lead)
    ][:EMAILS]
    chats = tmp_path / "chats.json"
    prompts = [build_chat(writer.recipe, lead_inputs(lead, campaign)) for lead in leads]
    chats.write_text(json.dumps(prompts), encoding="utf-8")
    base = base_model_path(writer.base_model.partition("@")[0], Settings().models)
    rates = {}
    for way in WAYS:
        script = Path(__file__).with_name("writers.py")
        told = subprocess.run(
            [sys.executable, script, way, base, writer.adapter.path, chats, str(TOKENS)],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": PROJECT},
        )  # fmt: skip
        found = json.loads(told.stdout.splitlines()[-1])
        rates[way] = found["output_tokens"] / found["seconds"]
    record("generation", {
        "emails": len(leads), "most_tokens": TOKENS,
        "tokens_per_second": {way: round(rate, 1) for way, rate in rates.items()},
        "tuned_to": {way: round(rates["tuned"] / rates[way], 1) for way in WAYS[:-1]},
    })  # fmt: skip
