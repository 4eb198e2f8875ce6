"""The published page of reason codes."""

from pathlib import Path

from schemas.reasons import REASONS, reasons_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reason-codes.md"


def test_the_page_is_the_table() -> None:
    """Otherwise: python -m schemas.reasons > docs/reason-codes.md."""
    text = PAGE.read_text(encoding="utf-8")
    rows = [line.split("|")[1:3] for line in text.splitlines() if line.startswith("| `")]
    assert {code.strip(" `"): says.strip() for code, says in rows} == REASONS
    assert text == reasons_page()


def test_every_sentence_fits_a_table() -> None:
    assert all(says.endswith(".") and "|" not in says for says in REASONS.values())
