"""A schedule that comes due is run: the one thing that Prefect's embedded server never does."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import yaml

from schemas.settings import PROJECT

SERVE = """
import signal
import sys
from pathlib import Path
# Whoever starts the tests in the background may have them ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
from flows import serve
from flows.environment import prepare_environment
prepare_environment(Path(sys.argv[1]))
serve.SCHEDULES = Path(sys.argv[2])
serve.PORT = None
serve.serve_schedules()
"""


def test_a_schedule_fires_at_the_minute(tmp_path):
    every_minute = {
        "name": "often",
        "description": "for this test",
        "entrypoint": "flows/ingest.py:ingest_flow",
        "parameters": {"source": "leads", "path": "data/samples/leads-rich.csv"},
        "schedules": [{"cron": "* * * * *", "timezone": "UTC"}],
        "concurrency_limit": 1,
    }
    schedules = tmp_path / "prefect.yaml"
    schedules.write_text(yaml.safe_dump({"deployments": [every_minute]}))
    home = tmp_path / "home"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    served = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(home), str(schedules)],
        cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 240
        written: list[Path] = []
        while not written and time.monotonic() < deadline and served.poll() is None:
            time.sleep(1)
            written = list((home / "bronze" / "leads").glob("*/manifest.json"))
        assert written
    finally:
        served.send_signal(signal.SIGINT)
        served.wait(timeout=60)
