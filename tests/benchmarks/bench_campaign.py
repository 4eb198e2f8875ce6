"""The whole night against the engine alone; the same night again; a night of 5 % new leads.

MAILMILL_BENCH_LEADS says how many (a thousand unless set). Every lead gets one try, so that both
write the same. Needs MAILMILL_BENCH_HOME, as bench_generation.py does.
"""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from schemas.settings import PROJECT

SAMPLES = PROJECT / "data" / "samples"
CHANGED = 20  # every twentieth lead


def test_campaign(bench_home: Path, tmp_path: Path, monkeypatch: Any, record: Any) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for part in bench_home.iterdir():  # the registry and the models, and no answers
        if part.name not in ("cache", "runs", "gold"):
            (home / part.name).symlink_to(part)
    monkeypatch.setenv("MAILMILL_HOME", str(home))
    number = int(os.environ.get("MAILMILL_BENCH_LEADS", "1000"))
    write_leads(tmp_path / "leads.csv", number)
    campaign = yaml.safe_load((SAMPLES / "campaign.yaml").read_text())
    campaign |= {"leads": ["leads.csv"], "suppression": [], "references": "",
                 "quality": {"attempts": 1}}  # fmt: skip
    (tmp_path / "campaign.yaml").write_text(yaml.safe_dump(campaign))

    engine = real_night("alone", tmp_path)
    first = real_night("night", tmp_path)
    again = real_night("night", tmp_path)
    write_leads(tmp_path / "leads.csv", number, changed=CHANGED)
    changed = real_night("night", tmp_path)
    record("campaign", {
        "leads": number, "engine_alone": engine, "first_night": first, "same_night": again,
        "five_percent_changed": changed,
        "emails_per_second_of_the_engine_alone": round(
            first["emails"] / first["seconds"] / (engine["emails"] / engine["seconds"]), 3
        ),
        "same_night_to_first": round(again["seconds"] / first["seconds"], 4),
        "changed_night_to_first": round(changed["seconds"] / first["seconds"], 4),
    })  # fmt: skip


def write_leads(path: Path, number: int, changed: int = 0) -> None:
    """The rich sample leads again and again, each at a company of its own."""
    with (SAMPLES / "leads-rich.csv").open(newline="", encoding="utf-8") as file:
        sample = list(csv.DictReader(file))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, sample[0])
        writer.writeheader()
        for n in range(number):
            row = dict(sample[n % len(sample)])
            row["email"] = f"p{n}@lead{n}.example"
            row["company"] += f" {n}"
            if changed and n % changed == 0:
                row["title"] = f"Deputy {row['title']}"
            writer.writerow(row)


def real_night(how: str, folder: Path) -> dict[str, float]:
    told = subprocess.run(
        [sys.executable, Path(__file__).with_name("real_night.py"), how, folder / "campaign.yaml"],
        stdout=subprocess.PIPE, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )  # fmt: skip
    found: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    if how == "night" and not found["emails"]:
        pytest.fail("the night wrote nothing")
    return found
