"""A home of its own for every test, and one Prefect database for all of them."""

import logging
import os
from pathlib import Path

import pytest

from flows.environment import prepare_environment


@pytest.fixture(scope="session", autouse=True)
def _environment(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Set before anything imports Prefect, so that no test touches the developer's own home."""
    prepare_environment(tmp_path_factory.mktemp("session-home"))
    # Prefect logs that its server stops after pytest has closed the streams.
    logging.raiseExceptions = False


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty HOME of the test's own."""
    monkeypatch.setenv("MAILMILL_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of public data sets, which is not part of the project."""
    folder = Path(os.environ.get("MAILMILL_REAL_DATA", Path(__file__).parents[2] / "shared/data"))
    if not folder.is_dir():
        pytest.skip("no public data sets here: set MAILMILL_REAL_DATA to their folder")
    return folder
