"""A night with the real engine, or that engine alone on the same prompts, in a process of its own:

    python real_night.py night|alone CAMPAIGN.yaml

prints {"emails": …, "seconds": …, "start_seconds": …}; the engine's start is not in the seconds.
"""

import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from flows import night as nights
from flows.admit import admit_leads
from flows.finish import finish_night
from flows.night import Night, find_writers, plan_night
from flows.write import write_shards
from schemas.records import Lead
from tasks.common.base_models import base_model_path
from tasks.common.hardware import hardware
from tasks.gates.gate import load_library
from tasks.generate.drafts import write_drafts, writer_key
from tasks.generate.engine import Completion, OnAnswer, Request
from tasks.generate.supervisor import SupervisedEngine
from tasks.generate.vllm_engine import Attach, VLLMEngine, choose_profile
from tasks.ingest.leads import read_leads

Figures = dict[str, float]


class Listener:
    """An engine that keeps what it is asked and writes nothing."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    def generate(
        self, requests: Sequence[Request], on_answer: OnAnswer | None = None
    ) -> list[Completion]:
        self.asked += requests
        answers = [Completion("", 0, 0, "engine.row_failed") for _ in requests]
        for place, answer in enumerate(answers):
            if on_answer:
                on_answer(place, answer)
        return answers

    def stats(self) -> dict[str, object]:
        return {}

    def close(self) -> None:
        return


def night(plan: Night) -> Figures:
    """All of it: admit, write, score, gate, export, report."""
    starts = [0.0]
    start_engine = nights.start_engine

    def timed(base_model: str, attach: Attach) -> SupervisedEngine:
        started = time.perf_counter()
        engine = start_engine(base_model, attach)
        starts.append(time.perf_counter() - started)
        return engine

    nights.start_engine = timed
    load_library()  # as `mailmill campaign` does while its Prefect server starts
    started = time.perf_counter()
    admitted = admit_leads(plan, lambda _done: None)
    engine = write_shards(plan, admitted, lambda _done: None)
    manifest = finish_night(plan, admitted, engine)
    seconds = time.perf_counter() - started - sum(starts)
    written = {name: engine.get(name, 0) for name in ("answers", "output_tokens", "cached_tokens")}
    return {"emails": admitted.leads, "ready": manifest["counts"]["ready"], **written,
            "seconds": seconds, "start_seconds": sum(starts)}  # fmt: skip


def alone(plan: Night) -> Figures:
    """The same requests, all at once, and nothing done with the answers."""
    leads = [
        lead for path in plan.lead_files.values() for lead in read_leads(path)
        if isinstance(lead, Lead)
    ]  # fmt: skip
    writers = find_writers((writer_key(lead, plan.campaign) for lead in leads), plan.adapters)
    listener = Listener()
    write_drafts(leads, plan.campaign, writers, listener)
    base = next(iter(writers.values())).base_model.partition("@")[0]
    started = time.perf_counter()
    engine = VLLMEngine(
        base_model_path(base, nights.Settings().models), choose_profile(hardware(), "merged")
    )
    ready = time.perf_counter()
    for number, request in enumerate(listener.asked):
        engine.add(number, request)
    tokens = 0
    while engine.busy:
        tokens += sum(answer.output_tokens for _, answer in engine.step())
    return {"emails": len(leads), "output_tokens": tokens,
            "seconds": time.perf_counter() - ready, "start_seconds": ready - started}  # fmt: skip


if __name__ == "__main__":
    how, campaign = sys.argv[1:]
    figures = {"night": night, "alone": alone}[how](
        plan_night(Path(campaign), None, date(2026, 3, 2), None)
    )
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}))
