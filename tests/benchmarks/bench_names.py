"""Names written out or as slots: what could `{first_name}`, filled afterwards, gain?

A slot cannot be misspelt, need not be in the prompt and may be shorter than its name. So: 500
held-out first tries of the champion of `outreach`, which writes names out; the words in them that
are nearly one of their names; and the tokens that the same prompts and answers have with slots in
the place of names. No adapter that writes slots is trained: this is the most that one could gain.

Needs a home with that champion and its examples in MAILMILL_BENCH_HOME.
"""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from typing import Any

from transformers import AutoTokenizer

from flows.evaluate import examples_file
from flows.night import engine_for, find_writer
from schemas.records import TrainingExample
from schemas.settings import Settings
from tasks.common.base_models import base_model_path
from tasks.common.parquet import read_records
from tasks.common.prompts import build_chat
from tasks.generate.answers import write_answers

EMAILS = 500
# Of letters in common; «Brandt» and «Brant» have 0.91, «Orlik» and «Olrik» 0.8.
_ALIKE = 0.75
_WORD = re.compile(r"[^\W\d_][\w'’-]+")


def test_names(bench_home: Path, record: Any) -> None:
    writer = find_writer("outreach", "champion")
    held_out = (
        one for one in read_records(examples_file(writer.recipe), TrainingExample)
        if one.split == "test" and one.source == "generator"
    )  # fmt: skip
    examples = list(islice(held_out, EMAILS))
    answers = write_answers([(writer, one.inputs) for one in examples], engine_for([writer]))
    folder = base_model_path(writer.base_model.partition("@")[0], Settings().models)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    odd: list[str] = []
    tokens = dict.fromkeys(("prompt", "prompt_with_slots", "answer", "answer_with_slots"), 0)
    for example, answer in zip(examples, answers, strict=True):
        slots = slots_of(example.inputs)
        prompt = build_chat(writer.recipe, example.inputs)[-1]["content"]
        odd += misspelt(f"{answer.fields['subject']} {answer.fields['body']}", prompt, slots)
        for kind, text in (("prompt", prompt), ("answer", answer.raw)):
            tokens[kind] += len(tokenizer.encode(text))
            tokens[f"{kind}_with_slots"] += len(tokenizer.encode(with_slots(text, slots)))
    record("names", {
        "emails": len(examples),
        "words_that_are_nearly_a_name": odd,
        "tokens": tokens,
        "prompt_with_slots_of_without": round(tokens["prompt_with_slots"] / tokens["prompt"], 3),
        "answer_with_slots_of_without": round(tokens["answer_with_slots"] / tokens["answer"], 3),
    })  # fmt: skip


def slots_of(inputs: Mapping[str, Any]) -> dict[str, str]:
    """Name -> its slot, the longest names first."""
    lead, sender = inputs["lead"], inputs["sender"]
    found = {
        lead["name"]: "{name}", lead["first_name"]: "{first_name}", lead["company"]: "{company}",
        sender["name"]: "{sender_name}", sender["company"]: "{sender_company}",
    }  # fmt: skip
    return {name: found[name] for name in sorted(found, key=len, reverse=True) if name}


def with_slots(text: str, slots: Mapping[str, str]) -> str:
    for name, slot in slots.items():
        text = re.sub(rf"\b{re.escape(name)}(?!\w)", slot, text)
    return text


def misspelt(text: str, prompt: str, slots: Mapping[str, str]) -> list[str]:
    """«word (name)» of every capitalised word that is nearly a name's word and stands nowhere in
    the prompt."""
    known = set(_WORD.findall(prompt))
    parts = {part for name in slots for part in _WORD.findall(name)}
    return [
        f"{word} ({part})"
        for word in _WORD.findall(text)
        if word[0].isupper() and word not in known and word.removesuffix("'s") not in known
        for part in sorted(parts)
        if SequenceMatcher(None, word, part).ratio() >= _ALIKE
    ]
