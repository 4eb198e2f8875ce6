"""Offline, silent and on loopback, unless the user says otherwise."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from flows.environment import prepare_environment
from flows.server import prefect_server
from schemas.errors import UsageError
from schemas.settings import PROJECT, Settings

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
    "VLLM_NO_USAGE_STATS": "1",
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
}


def test_a_run_is_offline_and_tells_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in (*OFFLINE, "MAILMILL_HOME"):
        monkeypatch.setenv(name, "")  # so that it is restored afterwards
        monkeypatch.delenv(name)
    prepare_environment(tmp_path)
    assert {name: os.environ[name] for name in OFFLINE} == OFFLINE


def test_what_the_user_set_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MAILMILL_HOME", "")
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    prepare_environment(tmp_path)
    assert os.environ["HF_HUB_OFFLINE"] == "0"


def test_a_home_beside_the_working_folder_stays_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("MAILMILL_HOME", "out")
    monkeypatch.chdir(tmp_path)
    prepare_environment()
    monkeypatch.chdir("/")  # as `serve` does
    assert Settings().home == tmp_path / "out"


@pytest.mark.parametrize("stated", ["s3://bucket/mailmill", "GS://b", "abfs+x://b"])
@pytest.mark.parametrize("by_option", [True, False])
def test_an_object_store_is_not_taken_for_a_folder(
    by_option: bool, stated: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAILMILL_HOME", str(tmp_path) if by_option else stated)
    with pytest.raises(UsageError, match="not yet an object store"):
        prepare_environment(Path(stated) if by_option else None)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_home_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MAILMILL_HOME", "")
    assert Settings().home == PROJECT / "data"


@pytest.mark.parametrize("name", ["MAILMILL_SHARD_SIZE", "MAILMILL_LEAD_ROWS"])
def test_a_setting_that_is_none_is_wrong_use(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("MAILMILL_HOME", str(tmp_path))
    monkeypatch.setenv(name, "many")
    with pytest.raises(UsageError, match=f"{name}: Input should be a valid integer"):
        prepare_environment()


def test_the_registry_is_a_file_and_no_server(home: Path):
    assert Settings().registry == f"sqlite:///{home.resolve() / 'mlflow.db'}"


def test_the_prefect_server_listens_on_loopback_alone():
    with prefect_server() as address:  # the one of this session
        port = urlsplit(address).port
    assert port is not None
    assert listening_on(port) == {"127.0.0.1"}


def listening_on(port: int) -> set[str]:
    """Addresses with a listening TCP socket on `port`, from the kernel's own table."""
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            _, local, _, state, *_ = line.split()
            address, _, number = local.partition(":")
            if state == "0A" and int(number, 16) == port:
                parts = [str(int(address[i : i + 2], 16)) for i in (6, 4, 2, 0)]
                found.add(".".join(parts) if len(address) == 8 else address)
    return found
