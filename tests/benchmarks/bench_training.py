"""Training tokens per second: examples packed into full rows, against rows padded to the longest.

Trains the `outreach` profile of this machine for a few steps each way, on the examples curated in
MAILMILL_BENCH_HOME.
"""

from pathlib import Path
from typing import Any

from schemas.recipe import load_recipe
from schemas.settings import Settings
from tasks.common.base_models import base_model_path
from tasks.common.hardware import hardware
from tasks.train.qlora import train

STEPS = 6


def test_training(bench_home: Path, tmp_path: Path, record: Any) -> None:
    recipe = load_recipe("outreach")
    profile = recipe.profiles[hardware().profile]
    base = base_model_path(profile.base_model, Settings().models)
    examples = bench_home / "silver" / "outreach" / "examples.parquet"
    rates = {}
    for packing in (False, True):
        training = profile.training.model_copy(update={"packing": packing, "eval_steps": 1000})
        manifest = train(
            recipe, profile.model_copy(update={"training": training}), examples, base,
            tmp_path / str(packing), max_steps=STEPS,
        )  # fmt: skip
        rates["packed" if packing else "padded"] = manifest.tokens_per_second
    record("training", {
        "steps": STEPS, "batch_size": profile.training.batch_size, "tokens_per_second": rates,
        "packed_to_padded": round(rates["packed"] / rates["padded"], 2),
    })  # fmt: skip
