"""500 real messages summed up by the champion of `summary`.

Is every answer the recipe's JSON, and a summary nearer to its reference than the first sentence?

Needs a home with that champion in MAILMILL_BENCH_HOME, and its examples of the source `summaries`.
MAILMILL_BENCH_ADAPTER names another adapter than the champion.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from flows.evaluate import examples_file
from flows.night import engine_for, find_writer
from schemas.recipe import load_recipe
from schemas.records import TrainingExample
from tasks.common.parquet import read_records

from .summing import against_baseline, is_valid, real_emails, sum_up

MESSAGES = 500


def test_summaries(bench_home: Path, real_data: Path, record) -> None:
    writer = find_writer("summary", os.environ.get("MAILMILL_BENCH_ADAPTER", "champion"))
    examples = [
        example
        for example in read_records(examples_file(load_recipe("summary")), TrainingExample)
        if example.source == "summaries" and example.split == "test"
    ]
    if not examples:
        pytest.fail("ingest enron and summaries into MAILMILL_BENCH_HOME, then curate summary")
    emails = real_emails(real_data / "enron", MESSAGES)
    engine = engine_for([writer])
    answers = sum_up(emails, writer, engine)
    valid = [is_valid(answer.raw, writer.recipe.output) for answer in answers]
    record("summary", {
        "messages": len(emails),
        "valid_json": sum(valid),
        "failures": Counter(answer.failure for answer in answers if answer.failure),
        **against_baseline(examples, writer, engine),
    })  # fmt: skip
    assert len(emails) == MESSAGES
    assert all(valid)
