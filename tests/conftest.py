"""A home of its own for every test, and one Prefect database for all of them."""

import atexit
import logging
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from flows.environment import prepare_environment
from flows.server import prefect_server

# Before any test module is imported: Prefect reads its settings once, when it is imported, and no
# test may touch the developer's own home.
SESSION_HOME = tempfile.TemporaryDirectory(prefix="mailmill-tests-")
prepare_environment(Path(SESSION_HOME.name))
# One server for all tests; it ends with pytest.
atexit.register(ExitStack.close, server := ExitStack())
server.enter_context(prefect_server())
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
