"""Messages a second that `scrub` and `drop_contact_sentences` take, on the real corpus."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from schemas.records import Message
from tasks.curate.scrub import drop_contact_sentences, scrub
from tasks.ingest.enron import read_enron


def test_scrub(real_data: Path, record: Any) -> None:
    archive = real_data / "enron" / "maildir-kaminski-v.tar.gz"
    bodies = [row.body for row in read_enron(archive) if isinstance(row, Message)]
    record("scrub", {
        "messages": len(bodies),
        "clock": "processor time, other work beside it",
        "mean_characters": round(sum(map(len, bodies)) / len(bodies)),
        "scrub_messages_per_second": speed(scrub, bodies),
        "drop_contact_sentences_messages_per_second": speed(drop_contact_sentences, bodies),
    })  # fmt: skip


def speed(work: Callable[[str], str], bodies: list[str]) -> float:
    """Messages by processor time: what others do on the machine matters less than by the clock."""
    start = time.process_time()
    for body in bodies:
        work(body)
    return round(len(bodies) / (time.process_time() - start))
