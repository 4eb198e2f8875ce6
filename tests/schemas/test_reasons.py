"""The published page of reason codes."""

import re
from pathlib import Path

import pytest

from schemas.reasons import EXAMPLES, REASONS, reasons_page
from schemas.recipe import load_recipe
from schemas.records import Pair
from tasks.curate.dedupe import Deduplicator
from tasks.curate.dolly import has_keyword
from tasks.curate.language import is_english

PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "docs" / "reason-codes.md"


def test_the_page_is_the_table() -> None:
    """Otherwise: python -m schemas.reasons > docs/reason-codes.md."""
    text = PAGE.read_text(encoding="utf-8")
    rows = [line.split("|")[1:3] for line in text.splitlines() if line.startswith("| `")]
    assert {code.strip(" `"): says.strip() for code, says in rows} == REASONS
    assert text == reasons_page()


def test_every_sentence_fits_a_table() -> None:
    assert all(says.endswith(".") and "|" not in says for says in REASONS.values())


def test_every_reason_of_curation_has_an_example() -> None:
    code = re.compile(r'"((?:text|summary|row|body)\.[a-z_]+)"')
    texts = [path.read_text(encoding="utf-8") for path in (PROJECT / "tasks/curate").rglob("*.py")]
    assert {found for text in texts for found in code.findall(text)} == EXAMPLES.keys()


def test_every_example_fits_a_table_and_shows_a_difference() -> None:
    for kept, dropped in EXAMPLES.values():
        assert kept != dropped
        assert not re.search(r"[|\n]", kept + dropped)
        assert max(len(kept), len(dropped)) <= 100


def test_a_language_s_example_is_judged_so() -> None:
    assert list(map(is_english, EXAMPLES["text.language"])) == [True, False]


@pytest.mark.parametrize("reason", ["text.duplicate", "text.near_duplicate"])
def test_a_duplicate_s_example_is_judged_so(reason: str) -> None:
    told = Deduplicator()
    # What stands in brackets is said about the row.
    assert [told.reason(text.partition(" (")[0]) for text in EXAMPLES[reason]] == [None, reason]


def test_a_topic_s_example_is_judged_so() -> None:
    keywords = next(data.keywords for data in load_recipe("formal").data if data.keywords)
    asked = [
        Pair(source="dolly", source_file="d", row_number=1, licence="x", target="",
             inputs={"instruction": text})
        for text in EXAMPLES["text.off_topic"]
    ]  # fmt: skip
    assert [has_keyword(pair, keywords) for pair in asked] == [True, False]
