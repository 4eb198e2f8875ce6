"""Real training of the embedded model, a few steps of two examples each."""

import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.errors import InputFileError
from schemas.recipe import Profile, Recipe
from schemas.records import TrainingExample
from schemas.tables import EXAMPLES
from tasks.common.parquet import write_table
from tasks.train.manifest import steps_of
from tasks.train.models import completion_losses
from tasks.train.qlora import TrainManifest, train

Trainer = Callable[..., TrainManifest]


@pytest.fixture(scope="session")
def profile(recipe: Recipe) -> Profile:
    own = recipe.profiles["cpu"]
    lora = own.lora.model_copy(update={"r": 4, "alpha": 8, "targets": ("q_proj", "v_proj")})
    changes = {"batch_size": 2, "eval_steps": 1, "warmup_ratio": 0.0}
    training = own.training.model_copy(update=changes)
    return own.model_copy(update={"lora": lora, "training": training})


@pytest.fixture
def trained(recipe: Recipe, profile: Profile, examples_file: Path, base: Path, tmp_path: Path):
    """Trains into the same folder, whatever is changed. On a CPU nf4 takes twice as long."""

    def run(
        *, max_steps: int, on_step=None, start: Path | None = None, **changes: object
    ) -> TrainManifest:
        changes = {"quantization": "none", **changes}
        training = profile.training.model_copy(update=changes)
        changed = profile.model_copy(update={"training": training})
        return train(
            recipe, changed, examples_file, base, tmp_path / "out",
            start=start, max_steps=max_steps, on_step=on_step,
        )  # fmt: skip

    return run


class Killed(Exception):
    """Stands for a killed process."""


def kill_after(step: int, seen: list[int]) -> Callable[[int, int, float], None]:
    def on_step(now: int, total: int, loss: float) -> None:
        seen.append(now)
        if now > step:
            raise Killed

    return on_step


def test_two_nf4_steps_give_an_adapter_that_lowers_the_loss(
    trained: Trainer, tmp_path: Path, recipe: Recipe, base: Path, examples: list[TrainingExample]
):
    steps: list[tuple[int, int]] = []
    made = trained(
        max_steps=2,
        learning_rate=0.02,
        optimizer="paged_adamw_32bit",
        quantization="nf4",
        on_step=lambda step, total, loss: steps.append((step, total)),
    )
    out = tmp_path / "out"
    assert {path.name for path in out.iterdir()} == {
        "adapter_config.json",
        "adapter_model.safetensors",
        "loss_curve.json",
        "manifest.json",
    }
    assert json.loads((out / "manifest.json").read_text()) == made.model_dump(mode="json")
    assert steps == [(1, 2), (2, 2)]
    assert (made.steps, made.quantization) == (2, "nf4")
    assert made.examples == {"train": 8, "validation": 2}
    assert made.tokens_seen > 400
    assert made.eval_loss is not None

    config = json.loads((out / "adapter_config.json").read_text())
    assert config["base_model_name_or_path"] == "smollm2-135m-instruct"
    assert config["target_modules"] == ["q_proj", "v_proj"]
    assert config["modules_to_save"] is None
    assert config["use_dora"] is False

    curve = json.loads((out / "loss_curve.json").read_text())
    assert [point["step"] for point in curve] == [1, 2]
    assert all(math.isfinite(point["loss"]) for point in curve)

    plain = completion_losses(base, None, recipe, examples)
    learned = completion_losses(base, out, recipe, examples)
    assert len(plain) == len(learned) == len(examples)
    assert sum(learned) < sum(plain)

    again: list[int] = []
    same = trained(
        max_steps=2,
        learning_rate=0.02,
        optimizer="paged_adamw_32bit",
        quantization="nf4",
        on_step=lambda step, total, loss: again.append(step),
    )
    assert same == made
    assert again == []


def test_a_killed_run_goes_on_from_its_last_checkpoint(trained: Trainer):
    seen: list[int] = []
    with pytest.raises(Killed):
        trained(max_steps=4, on_step=kill_after(2, seen))
    assert seen == [1, 2, 3]
    resumed: list[int] = []
    made = trained(max_steps=4, on_step=lambda step, total, loss: resumed.append(step))
    assert resumed == [3, 4]
    assert made.steps == 4
    assert "resumed after step 2" in made.notes


def test_the_step_that_is_kept_is_told(trained: Trainer, tmp_path: Path):
    # Each step is larger than the one before it: in the end the model writes nonsense.
    made = trained(max_steps=3, learning_rate=0.5, warmup_ratio=1.0)
    curve = json.loads((tmp_path / "out" / "loss_curve.json").read_text())
    validated = [point for point in curve if "eval_loss" in point]
    best = min(validated, key=lambda point: point["eval_loss"])
    assert (made.steps, made.kept_step) == (3, best["step"])
    assert made.kept_step < made.steps
    assert steps_of(tmp_path / "out") == made.kept_step


def test_changed_data_starts_anew(
    trained: Trainer, examples_file: Path, examples: list[TrainingExample]
):
    with pytest.raises(Killed):
        trained(max_steps=2, on_step=kill_after(1, []))
    changed = examples[0].model_copy(update={"target": examples[0].target.replace("Hi", "Dear")})
    write_table(examples_file, EXAMPLES, [changed, *examples[1:]])
    seen: list[int] = []
    trained(max_steps=2, on_step=lambda step, total, loss: seen.append(step))
    assert seen == [1, 2]


def test_a_warm_start_goes_on_from_an_adapter(
    trained: Trainer, tmp_path: Path, recipe: Recipe, base: Path, examples: list[TrainingExample]
):
    first = trained(max_steps=2, learning_rate=0.02)
    start = (tmp_path / "out").rename(tmp_path / "first")
    made = trained(max_steps=2, learning_rate=0.01, start=start)
    assert (first.started_from, made.started_from) == ("", first.adapter_sha256)
    assert (first.steps_before, made.steps_before, steps_of(tmp_path / "out")) == (0, 2, 4)
    # It sees the examples in another order.
    assert made.settings["training"]["seed"] != first.settings["training"]["seed"]
    # Two steps, which teach a new adapter little, took it further than it was.
    assert sum(completion_losses(base, tmp_path / "out", recipe, examples)) < sum(
        completion_losses(base, start, recipe, examples)
    )
    assert trained(max_steps=2, learning_rate=0.01, start=start) == made


def test_a_warm_start_needs_an_adapter_of_the_same_shape(trained: Trainer, tmp_path: Path):
    start = tmp_path / "first"
    start.mkdir()
    config = {"r": 16, "lora_alpha": 8, "target_modules": ["q_proj", "v_proj"]}
    (start / "adapter_config.json").write_text(json.dumps(config))
    with pytest.raises(InputFileError, match="has r 16, the recipe 4"):
        trained(max_steps=1, start=start)


def test_a_paged_optimizer_is_replaced_and_noted(trained: Trainer, tmp_path: Path):
    import torch

    if torch.cuda.is_available():
        pytest.skip("this machine has CUDA, where paged optimizers work")
    made = trained(max_steps=1, optimizer="paged_adamw_32bit")
    assert made.optimizer == "adamw_torch"
    assert "paged_adamw_32bit needs CUDA: adamw_torch was used" in made.notes


def test_examples_that_are_too_long_are_counted(
    trained: Trainer, examples_file: Path, examples: list[TrainingExample]
):
    body = json.loads(examples[0].target)["body"] + " and more" * 600
    target = json.dumps({"subject": "Long", "body": body})
    long = examples[0].model_copy(update={"target": target})
    write_table(examples_file, EXAMPLES, [long, *examples[1:]])
    made = trained(max_steps=1)
    assert made.dropped == {"example.too_long": 1}
    assert made.examples["train"] == 7


def test_a_file_of_long_examples_alone_is_refused(trained: Trainer):
    with pytest.raises(InputFileError, match="no training example of outreach has 64 tokens"):
        trained(max_steps=1, max_length=64)
