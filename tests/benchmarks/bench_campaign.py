"""The whole night against the engine alone; the same night again; a night of 5 % new leads.

MAILMILL_BENCH_LEADS says how many (a thousand unless set). Every lead gets one try, so that both
write the same. Needs MAILMILL_BENCH_HOME, as bench_generation.py does.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from flows.server import prefect_server
from schemas.settings import PROJECT
from tasks.common.hardware import find_tcmalloc

from .campaigns import write_leads

CHANGED = 20  # every twentieth lead


def test_campaign(campaign: Path, record: Any) -> None:
    number = int(os.environ.get("MAILMILL_BENCH_LEADS", "1000"))
    leads = campaign.with_name("leads.csv")
    write_leads(leads, number)
    engine = real_night("alone", campaign)
    with prefect_server():  # as `mailmill campaign` has one before its night begins
        first = real_night("night", campaign)
        again = real_night("night", campaign)
        write_leads(leads, number, changed=CHANGED)
        changed = real_night("night", campaign)
    record("campaign", {
        "leads": number, "engine_alone": engine, "first_night": first, "same_night": again,
        "five_percent_changed": changed,
        "emails_per_second_of_the_engine_alone": round(
            first["emails"] / first["seconds"] / (engine["emails"] / engine["seconds"]), 3
        ),
        "same_night_to_first": round(again["seconds"] / first["seconds"], 4),
        "changed_night_to_first": round(changed["seconds"] / first["seconds"], 4),
    })  # fmt: skip


def real_night(how: str, campaign: Path) -> dict[str, float]:
    told = subprocess.run(
        [sys.executable, Path(__file__).with_name("real_night.py"), how, campaign],
        stdout=subprocess.PIPE, text=True, check=True,
        # A night preloads it for its engine.
        env={**os.environ, "PYTHONPATH": str(PROJECT),
             "LD_PRELOAD": str(find_tcmalloc() or "") if how == "alone" else ""},
    )  # fmt: skip
    found: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    if how == "night" and not found["emails"]:
        pytest.fail("the night wrote nothing")
    return found
