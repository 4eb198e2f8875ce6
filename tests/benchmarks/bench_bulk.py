"""A big night: memory that does not grow with the rows, and time that grows in line with them.

MAILMILL_BENCH_ROWS says how many (a million unless set); a quarter of them is run beside.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from schemas.settings import PROJECT


def test_bulk(tmp_path: Path, record) -> None:
    rows = int(os.environ.get("MAILMILL_BENCH_ROWS", "1000000"))
    # Both at once: each keeps one core busy.
    nights = {number: start(number, tmp_path / str(number)) for number in (rows // 4, rows)}
    found = {number: json.loads(told(night).splitlines()[-1]) for number, night in nights.items()}
    for number, one in found.items():
        assert sum(one["counts"].values()) == 2 * number
    small, big = found.values()
    record("bulk", {
        "rows": list(found),
        "seconds": [one["seconds"] for one in found.values()],
        "peak_mib": [one["peak_mib"] for one in found.values()],
        "times_for_four_times_the_rows": {
            step: round(big["seconds"][step] / small["seconds"][step], 2)
            for step in big["seconds"]
        },
    })  # fmt: skip


def start(number: int, folder: Path) -> subprocess.Popen[str]:
    folder.mkdir()
    return subprocess.Popen(
        [sys.executable, Path(__file__).with_name("bulk.py"), str(number), folder],
        stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": f"{PROJECT}:{PROJECT}/tests/flows"},
    )  # fmt: skip


def told(night: subprocess.Popen[str]) -> str:
    out, _ = night.communicate()
    assert night.returncode == 0
    return out
