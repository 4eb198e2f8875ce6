"""A shard's drafts are scored while the engine writes the others."""

from threading import Event
from types import SimpleNamespace

import pytest

from flows import shard
from flows.shard import Tools, write_and_score
from schemas.recipe import load_recipe
from schemas.records import Lead
from tasks.common.unsubscribe import UnsubscribeTokens
from tasks.generate.answers import Writer
from tasks.generate.engine import Completion, FakeEngine
from tasks.score.similarity import ReferenceScorer

from .nights import good_answer


def test_a_draft_is_scored_while_the_next_one_is_being_written(
    campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_is_scored = Event()

    class Slow(FakeEngine):
        def generate(self, requests, on_answer=None):
            answers = [Completion(good_answer(request.chat), 1, 1) for request in requests]
            on_answer(1, answers[1])
            assert first_is_scored.wait(20), "nothing is scored before all is written"
            on_answer(0, answers[0])
            return answers

    def score(draft, *rest):
        first_is_scored.set()
        return score_draft(draft, *rest)

    score_draft = shard.score_draft
    monkeypatch.setattr(shard, "score_draft", score)
    writers = {("outreach", campaign.adapter): Writer(load_recipe("outreach"), "fake@0", None)}
    tools = Tools(
        writers=writers,
        engine=Slow(good_answer),
        references=ReferenceScorer([]),
        tokens=UnsubscribeTokens("k" * 32),
    )
    leads = [
        Lead(
            source_file="leads.csv", row_number=number, lead_id="", email="ann@orlik.example",
            first_name="Ann", full_name="Ann Lee", company="Orlik Foods",
        )
        for number in (4, 7)
    ]  # fmt: skip
    scored = write_and_score(leads, SimpleNamespace(campaign=campaign), tools, 1, [(), ()])
    assert [(draft.row_number, scores is not None) for draft, scores in scored] == [
        (4, True), (7, True),
    ]  # fmt: skip
