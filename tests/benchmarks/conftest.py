"""What every benchmark needs: a place for its figures, and the machine that they stand for."""

import json
import os
import platform
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from tasks.common.hardware import hardware

from .campaigns import write_campaign, write_leads

RESULTS = Path(__file__).parent / "results"


@pytest.fixture
def record() -> Callable[[str, dict[str, Any]], None]:
    """Writes results/<name>.json: the figures, the machine, the versions."""

    def write(name: str, figures: dict[str, Any]) -> None:
        machine = hardware()
        RESULTS.mkdir(exist_ok=True)
        about = {
            "date": datetime.now(UTC).date().isoformat(),
            "cores": machine.cores,
            "cpu": _cpu_name(),
            "gpu": machine.gpu,
            "dtype": machine.cpu_dtype,
            "python": platform.python_version(),
            **{lib: version(lib) for lib in ("torch", "transformers")},
        }
        content = {"figures": figures, "machine": about}
        (RESULTS / f"{name}.json").write_text(json.dumps(content, indent=2) + "\n")
        print(f"\n{name}: {json.dumps(figures, indent=2)}")

    return write


@pytest.fixture
def bench_home(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a champion of `outreach`: the demo's, or that of a `retrain outreach`."""
    home = os.environ.get("MAILMILL_BENCH_HOME")
    if not home:
        pytest.fail("set MAILMILL_BENCH_HOME to a home with a champion of outreach")
    monkeypatch.setenv("MAILMILL_HOME", home)
    return Path(home)


@pytest.fixture
def campaign(bench_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A campaign of up to a thousand leads, in a home that has `bench_home`'s models and adapters
    and no answers yet."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(bench_home / "mlflow.db", home)
    for folder in ("models", "artifacts"):
        (home / folder).symlink_to(bench_home / folder)
    monkeypatch.setenv("MAILMILL_HOME", str(home))
    write_leads(tmp_path / "leads.csv", 1000)
    write_campaign(tmp_path / "campaign.yaml")
    return tmp_path / "campaign.yaml"


def _cpu_name() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()
