"""People's data and the signing key stay out of Prefect's database, of logs and of the terminal."""

import importlib
import os
import pkgutil
import time
from datetime import date, datetime
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from prefect import Flow

from flows.campaign import campaign_flow
from schemas.errors import MailmillError
from schemas.settings import PROJECT, Settings
from tasks.common.unsubscribe import signing_keys
from tasks.score.rules import check_rules

PEOPLE = (
    "Zorbak,Quillon,zorbak.quillon@gloomfen.example,Buyer,Gloomfen Mills,raised nine goats\n"
    "Vexlund,Tarnhelm,vexlund@nordquay.example,Buyer,Nordquay Yards,sang at the fair\n"
    "Oskvold,Yarrowby,oskvold at trellick,Buyer,Trellick Farms,\n"
    "Brimwick,Plunzel,brimwick@pixmoor.example,Buyer,Pixmoor Tools,\n"
    "Umberfoss,Draven,umberfoss@wexcombe.example,Buyer,Wexcombe Ltd,\n"
)
PRIVATE = (
    "quillon", "gloomfen", "goats", "vexlund", "nordquay", "yarrowby", "trellick", "plunzel",
    "pixmoor", "wexcombe", "unsubscribe.ledgerline.example/u?",
)  # fmt: skip


def test_a_night_leaves_no_person_in_prefect_or_logs(
    home: Path, campaign_file, fake_engine, monkeypatch: pytest.MonkeyPatch, capfd, caplog
):
    fake_engine(broken_for="Vexlund")

    def odd(body, lead, campaign):
        if lead.first_name == "Umberfoss":
            raise ValueError(body)
        return check_rules(body, lead, campaign)

    monkeypatch.setattr("tasks.score.shard.check_rules", odd)
    file = campaign_file(PEOPLE, suppressed="pixmoor.example\n", handoff=["csv", "eml"])
    marked = file.rename(file.with_name("needle-in-prefect.yaml"))
    campaign_flow(marked, run_date=date(2026, 3, 2))
    told = capfd.readouterr()
    seen = kept_by_prefect("needle-in-prefect") + (told.out + told.err + caplog.text).encode()
    assert "ValueError at test_privacy.py" in caplog.text
    secrets = [*PRIVATE, signing_key_of(home)]
    assert [s for s in secrets if s.casefold().encode() in seen.lower()] == []


def test_a_night_that_stops_leaves_no_person_either(home: Path, campaign_file, fake_engine, capfd):
    fake_engine()
    file = campaign_file(PEOPLE, quality={"max_failing_leads": 0.0})
    marked = file.rename(file.with_name("needle-of-stopped.yaml"))
    with pytest.raises(MailmillError) as stopped:
        campaign_flow(marked, run_date=date(2026, 3, 2))
    told = capfd.readouterr()
    seen = kept_by_prefect("needle-of-stopped") + (told.out + told.err).encode()
    seen += str(stopped.value).encode()
    assert [s for s in PRIVATE if s.encode() in seen.lower()] == []


@pytest.mark.parametrize(("name", "leads", "suppressed"), [
    ("headerless.csv", "Zorbak,Quillon,,+1 713 555 0142,Gloomfen Mills\n" + PEOPLE, ""),
    ("keyed.json", '[{"zorbak.quillon@gloomfen.example": 1, "name": "Quillon"}]', ""),
    ("leads.csv", PEOPLE, "zorbak.quillon@@gloomfen.example\n"),
])  # fmt: skip
def test_a_file_that_is_refused_is_not_quoted(
    home: Path, campaign_file, fake_engine, capfd, caplog, name: str, leads: str, suppressed: str
):
    fake_engine()
    file = campaign_file(PEOPLE, leads=[name], suppressed=suppressed)
    if name != "leads.csv":
        (file.parent / name).write_text(leads)
    needle = f"needle-{Path(name).stem}"
    with pytest.raises(MailmillError) as stopped:
        campaign_flow(file.rename(file.with_name(f"{needle}.yaml")), run_date=date(2026, 3, 2))
    told = capfd.readouterr()
    seen = kept_by_prefect(needle) + (told.out + told.err + caplog.text).encode()
    seen += str(stopped.value).encode()
    assert [s for s in ("713 555", *PRIVATE) if s.encode() in seen.lower()] == []


def test_no_flow_takes_people_s_data_as_a_parameter():
    """Prefect keeps every parameter of a flow: names, paths and numbers only."""
    plain = {str, int, bool, float, date, datetime, Path, type(None)}
    flows = {
        found.name: found
        for module in pkgutil.iter_modules([str(PROJECT / "flows")])
        for found in vars(importlib.import_module(f"flows.{module.name}")).values()
        if isinstance(found, Flow)
    }
    assert {"campaign", "retrain", "curate", "evaluate", "ingest"} <= flows.keys()
    odd = {
        f"{name}: {parameter}"
        for name, found in flows.items()
        for parameter, kind in get_type_hints(found.fn).items()
        if parameter != "return" and not set(get_args(kind) or (kind,)) <= plain
    }
    assert odd == set()


def kept_by_prefect(needle: str) -> bytes:
    """All bytes of Prefect's folder, once its server has written the run whose file is `needle`."""
    folder = Path(os.environ["PREFECT_HOME"])
    deadline = time.monotonic() + 60
    before = b""
    while time.monotonic() < deadline:
        content = b"".join(p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file())
        # Its server writes what it is told of a run a little later.
        if needle.encode() in content and content == before:
            return content
        before = content
        time.sleep(2)
    raise AssertionError(f"Prefect knows no run of {needle}: this test looks in the wrong place")


def signing_key_of(home: Path) -> str:
    key = (home / "keys" / "unsubscribe.key").read_text().strip()
    assert [key] == signing_keys(Settings())
    return key
