import errno
import os
import signal
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from flows import artifacts
from flows.server import prefect_server


def test_a_server_that_is_killed_comes_back_and_no_proxy_stands_before_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PREFECT_API_URL")  # of this session's
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "intern.example")
    with prefect_server() as address:
        port = urlsplit(address).port
        killed = process_with(str(port))
        os.kill(killed, signal.SIGKILL)
        deadline = time.monotonic() + 120
        while not is_healthy(address) and time.monotonic() < deadline:
            time.sleep(0.2)
        assert is_healthy(address)
        assert process_with(str(port)) != killed
        assert os.environ["no_proxy"] == "intern.example,127.0.0.1"
    assert "the Prefect server died and is started again" in capsys.readouterr().err
    assert not is_healthy(address)


def test_a_disk_that_is_full_is_told_before_a_server_dies_of_it(monkeypatch) -> None:
    def full(**_where: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.delenv("PREFECT_API_URL")
    monkeypatch.setenv("PREFECT_HOME", "/data/prefect")
    monkeypatch.setattr("flows.server.TemporaryFile", full)
    with pytest.raises(OSError, match="No space left") as told, prefect_server():
        pytest.fail("a server was started")
    assert told.value.filename == "/data/prefect"


def test_what_prefect_cannot_take_costs_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise httpx.ConnectError("Connection refused")

    monkeypatch.setattr(artifacts, "create_table_artifact", refuse)
    monkeypatch.setattr(artifacts, "create_markdown_artifact", refuse)
    artifacts.show_table([{"ready": 1}], "outcomes")
    artifacts.show_plot("<svg/>", "measures")
    assert capsys.readouterr().err == (
        "mailmill: Prefect was not shown outcomes (ConnectError)\n"
        "mailmill: Prefect was not shown measures (ConnectError)\n"
    )


def process_with(argument: str) -> int:
    """The child of this process that was started with that argument."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            arguments = (folder / "cmdline").read_text().split("\0")
        except OSError:
            continue  # gone meanwhile
        if parent == os.getpid() and argument in arguments:
            return int(folder.name)
    raise AssertionError(f"no process with {argument}")


def is_healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=2):
            return True
    except OSError:
        return False
