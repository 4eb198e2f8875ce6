"""Making a `TrainingExample`: its id, and the split that its group decides."""

import hashlib

from schemas.records import Split, TrainingExample
from tasks.common.files import sha256_json


def split_of(group: str) -> Split:
    """80 % train, 5 % validation, 15 % test, by the group's hash: a group never crosses splits."""
    bucket = int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) % 100
    return "train" if bucket < 80 else "validation" if bucket < 85 else "test"


def make_example(
    recipe: str, source: str, licence: str, group: str, inputs: dict[str, object], target: str
) -> TrainingExample:
    """The example with its id (16 hex digits of recipe, inputs and target) and its split."""
    return TrainingExample(
        example_id=sha256_json([recipe, inputs, target])[:16], recipe=recipe, source=source,
        licence=licence, group=group, split=split_of(group), inputs=inputs, target=target,
    )  # fmt: skip
