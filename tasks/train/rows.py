"""Training examples as rows of prompt and completion.

A row: {"prompt": [{"role": "system", …}, {"role": "user", …}],
        "completion": [{"role": "assistant", "content": "{\"subject\":\"…"}]}
"""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypedDict

from schemas.recipe import Recipe
from schemas.records import TrainingExample
from tasks.common.prompts import Chat, build_chat

TOO_LONG = "example.too_long"


class Row(TypedDict):
    """What TRL trains on; the loss falls on the completion alone."""

    prompt: Chat
    completion: Chat


def chat_row(recipe: Recipe, example: TrainingExample) -> Row:
    """One example, its prompt built exactly as generation builds it.

    Raises:
        jinja2.UndefinedError: the template uses an input that the example lacks.
    """
    return {
        "prompt": build_chat(recipe, example.inputs),
        "completion": [{"role": "assistant", "content": _as_written(recipe, example.target)}],
    }


def _as_written(recipe: Recipe, target: str) -> str:
    """`target` as the engine writes it, which lets no space stand between the parts of JSON.

    A model that learned `"summary": "The` and is held to `"summary":"` does not know how to go on.
    """
    if recipe.output.format != "json":
        return target
    return json.dumps(json.loads(target), separators=(",", ":"), ensure_ascii=False)


def split_rows(recipe: Recipe, examples: Iterable[TrainingExample], split: str) -> list[Row]:
    """Rows of one split, in the order of their ids, so that no reader's order decides."""
    chosen = sorted((e for e in examples if e.split == split), key=lambda e: e.example_id)
    return [chat_row(recipe, example) for example in chosen]


def drop_long(
    rows: Sequence[Row], length: Callable[[Row], int], max_length: int
) -> tuple[list[Row], int]:
    """Rows of at most `max_length` tokens, and how many were longer.

    A cut answer would teach the model to stop in the middle, so long rows leave whole.
    """
    kept = [row for row in rows if length(row) <= max_length]
    return kept, len(rows) - len(kept)


def fitting_rows(
    recipe: Recipe, examples: Sequence[TrainingExample], tokenizer: Any, max_length: int
) -> tuple[dict[str, list[Row]], dict[str, int]]:
    """Rows of the train and validation split, and how many were dropped by reason."""
    found: dict[str, list[Row]] = {}
    too_long = 0
    for split in ("train", "validation"):
        found[split], dropped = drop_long(
            split_rows(recipe, examples, split),
            lambda row: len(token_ids(tokenizer, row)[0]),
            max_length,
        )
        too_long += dropped
    return found, {TOO_LONG: too_long} if too_long else {}


def token_ids(tokenizer: Any, row: Row) -> tuple[list[int], int]:
    """Tokens of prompt and completion together, and where the completion starts.

    Args:
        tokenizer: transformers' tokenizer of the base model, with a chat template.
        row: one row.
    """
    prompt = tokenizer.apply_chat_template(row["prompt"], add_generation_prompt=True)["input_ids"]
    ids = tokenizer.apply_chat_template(row["prompt"] + row["completion"])["input_ids"]
    return ids, len(prompt)


def load_tokenizer(base: Path) -> Any:
    """The base model's tokenizer; one without a padding token pads with its end token."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(base)
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer
