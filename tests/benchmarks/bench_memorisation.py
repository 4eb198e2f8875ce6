"""3,000 emails of the champion of `outreach`, most to the very leads that it was trained on: does
one hold an address or phone number of the training mail, or repeat a training answer?

Needs a home with that champion in MAILMILL_BENCH_HOME, and the examples that it was trained on.
MAILMILL_BENCH_ADAPTER names another adapter than the champion, MAILMILL_BENCH_EMAILS another
number.
"""

import os
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from flows.evaluate import examples_file
from flows.night import engine_for, find_writer
from flows.training_index import indexes_of
from schemas.records import TrainingExample
from tasks.common.parquet import read_records
from tasks.generate.answers import write_answers
from tasks.score.held_out import as_text, strings_of
from tasks.score.training_index import MEMORISED, VERBATIM_RUN

EMAILS = int(os.environ.get("MAILMILL_BENCH_EMAILS", "3000"))


def test_memorisation(bench_home: Path, record: Any) -> None:
    writer = find_writer("outreach", os.environ.get("MAILMILL_BENCH_ADAPTER", "champion"))
    (index,) = indexes_of([writer]).values()
    file = examples_file(writer.recipe)
    # Those of the training split first: what was memorised comes out where it was put in.
    examples = sorted(read_records(file, TrainingExample), key=lambda one: one.split != "train")
    chosen = list(islice(examples, EMAILS))
    assert len(chosen) == EMAILS
    assert index.examples_sha256
    answers = write_answers([(writer, one.inputs) for one in chosen], engine_for([writer]))
    texts = [as_text(answer.fields) for answer in answers]
    given = [strings_of(one.inputs) for one in chosen]
    leaked = [index.leaked(*pair) for pair in zip(texts, given, strict=True)]
    shares = [index.share(*pair) or 0.0 for pair in zip(texts, given, strict=True)]
    runs = [index.longest_run(*pair) for pair in zip(texts, given, strict=True)]
    memorised = Counter(
        one.source for one, share in zip(chosen, shares, strict=True) if share > MEMORISED
    )
    record("memorisation", {
        "emails": len(texts),
        "to_training_leads": Counter(one.split for one in chosen)["train"],
        "contacts_in_the_index": len(index.contacts),
        "emails_with_a_contact_of_the_training_mail": sum(map(bool, leaked)),
        "highest_share": round(max(shares), 3),
        f"emails_above_{MEMORISED}": {
            source: f"{memorised[source]} of {count}"
            for source, count in Counter(one.source for one in chosen).items()
        },
        "longest_run_of_words": max(runs),
        f"emails_with_a_run_of_{VERBATIM_RUN}": sum(run >= VERBATIM_RUN for run in runs),
    })  # fmt: skip
    if any(leaked):
        pytest.fail(f"{sum(map(bool, leaked))} emails hold contact data of the training mail")
