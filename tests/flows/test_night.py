"""Who writes a night is decided once, when it is planned."""

import pytest

import flows.night as nights
from tasks.train.registry import AdapterVersion


@pytest.fixture
def first_version() -> AdapterVersion:
    return AdapterVersion(
        recipe="outreach", version=1, aliases=("champion",), sha256="a" * 64,
        base_model="tiny", base_revision="0", data_hash="b" * 64, config_hash="c" * 64,
        created="2026-11-01T00:00:00", metrics={}, run_id="r",
    )  # fmt: skip


def test_a_promotion_after_the_plan_changes_no_writer(monkeypatch, first_version) -> None:
    monkeypatch.setattr(nights, "find_writer", lambda recipe, which: f"{recipe} v{which}")
    known = {("outreach", "champion"): first_version}
    assert nights.find_writers([("outreach", "champion"), ("formal", "2")], known) == {
        ("outreach", "champion"): "outreach v1",
        ("formal", "2"): "formal v2",
    }
