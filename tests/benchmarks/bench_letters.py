"""Qualifications that cover letters invent: the base model's, the adapter's first try, and what
`mailmill draft` gives, which asks again for letters that invent something.

Needs a home with a `cover_letter` champion and its examples in MAILMILL_BENCH_HOME.
MAILMILL_BENCH_ADAPTER names another adapter than the champion.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from flows.draft import TRIES, unsupported
from flows.evaluate import examples_file
from flows.night import engine_for, find_writer
from schemas.recipe import load_recipe
from schemas.records import TrainingExample
from tasks.common.parquet import read_records
from tasks.generate.answers import Answer, write_answers, write_usable_answers

LETTERS = 100


def test_letters(bench_home: Path, record: Any) -> None:
    recipe = load_recipe("cover_letter")
    examples = read_records(examples_file(recipe), TrainingExample)
    inputs = [one.inputs for one in examples if one.split == "test"][:LETTERS]
    trained = os.environ.get("MAILMILL_BENCH_ADAPTER", "champion")
    base, adapter = (find_writer(recipe.name, name) for name in ("base", trained))
    engine = engine_for([base, adapter])

    def figures(answers: Sequence[Answer]) -> dict[str, float]:
        counts = [
            len(unsupported(given, answer))
            for given, answer in zip(inputs, answers, strict=True) if not answer.failure
        ]  # fmt: skip
        words = mean(len(str(answer.fields.get("letter", "")).split()) for answer in answers)
        return {
            "letters": len(counts), "invented_per_letter": round(mean(counts), 3),
            "letters_that_invent": sum(map(bool, counts)), "words": round(words),
        }  # fmt: skip

    by_base, by_adapter = ([(writer, one) for one in inputs] for writer in (base, adapter))
    found = {
        "base_first_try": figures(write_answers(by_base, engine)),
        "base_as_drafted": figures(_as_drafted(by_base, engine)),
        "adapter_first_try": figures(write_answers(by_adapter, engine)),
        "adapter_as_drafted": figures(_as_drafted(by_adapter, engine)),
    }
    engine.close()
    record("letters", found)


def _as_drafted(rows: Any, engine: Any) -> list[Answer]:
    return write_usable_answers(rows, engine, TRIES, lambda *row: len(unsupported(*row)))
