"""A campaign of our own and an engine that answers without a model."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from schemas.recipe import load_recipe
from tasks.common.prompts import Chat
from tasks.generate.answers import Writer
from tasks.generate.drafts import WriterKey
from tasks.generate.engine import FakeEngine

from .nights import ROWS, SmallNight, good_answer

HEADER = "first_name,last_name,email,title,company,recent_activity\n"
CAMPAIGN = {
    "name": "autumn",
    "objective": "invite to a 20-minute call about matching supplier invoices",
    "sender": {
        "name": "Nadia Brandt",
        "title": "Account Executive",
        "company": "Ledgerline",
        "email": "nadia@ledgerline.example",
        "postal_address": "Quay Street 4, 20095 Hamburg",
    },
    "adapter": "base",
    "leads": ["leads.csv"],
    "suppression": ["suppression.txt"],
    "style": {"words": [20, 130]},
    "compliance": {
        "unsubscribe_url": "https://unsubscribe.ledgerline.example/u",
        "country": "US",
    },
}


@pytest.fixture(autouse=True)
def no_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Homes begin without adapters: registering the bundled ones takes each home seconds."""
    monkeypatch.setattr("flows.adapters.BUNDLED", "none")


@pytest.fixture
def campaign_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a campaign file and its lead file; keyword arguments replace top-level keys."""

    def write(rows: str, suppressed: str = "", **changes: object) -> Path:
        folder = tmp_path / "campaign"
        folder.mkdir(exist_ok=True)
        (folder / "leads.csv").write_text(HEADER + rows, encoding="utf-8")
        (folder / "suppression.txt").write_text(suppressed, encoding="utf-8")
        file = folder / "campaign.yaml"
        file.write_text(yaml.safe_dump({**CAMPAIGN, **changes}), encoding="utf-8")
        return file

    return write


@pytest.fixture
def fake_engine(monkeypatch: pytest.MonkeyPatch, home: Path) -> Callable[..., FakeEngine]:
    """Puts an engine without a model in the place of vLLM and the registry."""

    def install(broken_for: str = "nobody") -> FakeEngine:
        def answer(chat: Chat) -> str:
            return "no JSON" if broken_for in chat[-1]["content"] else good_answer(chat)

        engine = FakeEngine(answer)

        def writers(keys: list[WriterKey], _known: object) -> dict[WriterKey, Writer]:
            return {key: Writer(load_recipe(key[0]), "fake@0", None) for key in keys}

        monkeypatch.setattr("flows.write.find_writers", writers)
        monkeypatch.setattr("flows.write.engine_for", lambda *_args, **_options: engine)
        return engine

    return install


@pytest.fixture
def small_night(
    home: Path, campaign_file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> SmallNight:
    """The night of `nights.py`."""
    file = campaign_file(ROWS, handoff=["csv"])
    return SmallNight(home, file, good_answer, monkeypatch)
