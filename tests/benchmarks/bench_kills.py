"""A night with the real engine, killed three times at random moments: finished after the last
start, every lead once, what was written before a kill not written again, no process left behind.

Needs MAILMILL_BENCH_HOME, as bench_generation.py does.
"""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

LEADS, KILLS = 96, 3


def test_kills(campaign: Path, record: Any) -> None:
    home = campaign.parent / "home"
    environment = {**os.environ, "MAILMILL_SHARD_SIZE": "16"}
    command = [Path(sys.executable).with_name("mailmill"), "campaign", campaign, "--run-date",
               "2026-03-02", "--limit", str(LEADS)]  # fmt: skip
    moments = random.Random(3)
    kept: list[int] = []
    known: dict[str, str] = {}
    for _ in range(KILLS):
        night = subprocess.Popen(command, env=environment)
        enough = len(known) + moments.randint(1, (LEADS - len(known)) // 2)
        while len(answers_of(home)) < enough:
            assert night.poll() is None, "it ended before it could be killed"
            time.sleep(0.2)
        night.kill()
        night.wait()
        time.sleep(2)
        assert processes_of(home) == []
        answers = answers_of(home)
        assert known.items() <= answers.items()
        known = answers
        kept.append(len(known))
    subprocess.run(command, env=environment, check=True)
    assert known.items() <= answers_of(home).items()
    (part,) = (home / "gold" / "outcomes").rglob("part-*.parquet")
    rows = pq.read_table(part, partitioning=None).to_pylist()
    assert Counter(row["row_number"] for row in rows) == Counter(range(1, LEADS + 1))
    record("kills", {
        "leads": LEADS, "kills": KILLS, "answers_kept_at_each_kill": kept,
        "outcomes": dict(Counter(row["status"] for row in rows)),
    })  # fmt: skip


def answers_of(home: Path) -> dict[str, str]:
    file = home / "cache" / "answers.sqlite"
    if not file.exists():
        return {}
    with sqlite3.connect(file) as answers:
        return dict(answers.execute("SELECT key, completion FROM answers"))


def processes_of(home: Path) -> list[str]:
    """Command lines of processes that work in `home`."""
    mark = f"MAILMILL_HOME={home}\0".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if int(process.name) != os.getpid() and mark in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except OSError:  # it has ended meanwhile, or is somebody else's
            continue
    return found
