"""A recipe's baseline is measured beside its writers, without an engine."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.evaluate import above_baseline, evaluate, show_evaluation
from flows.retrain import _above_baseline
from schemas.recipe import Recipe, load_recipe
from schemas.settings import Settings
from schemas.tables import EXAMPLES
from tasks.common.parquet import write_table
from tasks.common.prompts import Chat, build_chat
from tasks.curate.summary_generator import summary_attempts
from tasks.generate.answers import Writer
from tasks.generate.engine import FakeEngine
from tasks.score.evaluation_report import Evaluation

NOW = datetime(2026, 11, 30, 1, 2, 3, tzinfo=UTC)


@pytest.fixture
def summary() -> Recipe:
    return load_recipe("summary")


@pytest.fixture
def results(home: Path, summary: Recipe, monkeypatch: pytest.MonkeyPatch) -> Evaluation:
    """Of a writer that knows every target, on 8 held-out examples of two sources."""
    made = [row for row in summary_attempts(summary, 90, 5) if hasattr(row, "target")]
    made = [row.model_copy(update={"source": ("generator", "summaries")[n % 2]})
            for n, row in enumerate(made)]  # fmt: skip
    folder = Settings().silver / "summary"
    write_table(folder / "examples.parquet", EXAMPLES, made)
    (folder / "gate.json").write_text("{}")
    targets = {build_chat(summary, e.inputs)[-1]["content"]: e.target for e in made}
    monkeypatch.setattr("flows.evaluate.losses_of", lambda _writer, ex: [1.5] * len(ex))

    def answer(chat: Chat) -> str:
        return targets[chat[-1]["content"]]

    writers: Mapping[str, Writer] = {"candidate": Writer(summary, "fake@0", None)}
    return evaluate(writers, 8, FakeEngine(answer), NOW)


def test_the_baseline_stands_in_the_table_and_is_compared(summary, results) -> None:
    told = show_evaluation(summary, results, NOW)
    assert "first_sentence" in told.splitlines()[0]
    assert "candidate.rouge_l_summary against first_sentence: +0." in told
    assert "n = 8" in told


def test_the_report_says_by_which_bleu(summary, results, home: Path) -> None:
    assert "bleu      nrefs:1|" in show_evaluation(summary, results, NOW)
    (page,) = (home / "evaluations" / "summary").glob("*.html")
    assert "<li>bleu: nrefs:1|" in page.read_text()


def test_valid_json_is_a_measure_of_its_own(results) -> None:
    assert results["candidate"]["json_valid"] == [1.0] * 8


def test_the_page_beside_the_answers_tells_it_too(summary, results, home: Path) -> None:
    show_evaluation(summary, results, NOW)
    page = home / "evaluations" / "summary" / "20261130T010203.html"
    assert "candidate.rouge_l_summary against first_sentence" in page.read_text()


def test_its_answers_are_kept_and_valid(summary, results, home: Path) -> None:
    log = home / "evaluations" / "summary" / "20261130T010203.jsonl"
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    own = [line for line in lines if line["writer"] == "first_sentence"]
    assert len(own) == 8
    assert all(line["summary"] and len(line["keywords"]) == 3 for line in own)
    assert {line["source"] for line in lines} == {"generator", "summaries"}


def test_each_source_is_compared_by_itself(summary, results) -> None:
    found = above_baseline(summary, results)
    assert list(found) == [
        f"candidate.rouge_l_summary{source}" for source in ("", ".generator", ".summaries")
    ]
    assert found["candidate.rouge_l_summary"].n == 8
    assert sum(found[f"candidate.rouge_l_summary.{s}"].n for s in ("generator", "summaries")) == 8
    assert found["candidate.rouge_l_summary"].low > 0
    figures = _above_baseline(summary, results)
    assert figures["above.candidate.rouge_l_summary.low"] > 0


def test_a_recipe_without_a_baseline_has_none(results) -> None:
    assert above_baseline(load_recipe("formal"), results) == {}
