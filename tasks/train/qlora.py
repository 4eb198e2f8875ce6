"""QLoRA: TRL, PEFT and bitsandbytes train an adapter. The only module that imports TRL.

Figures in comments are CPU seconds per 1,000 tokens of SmolLM2-135M in batches of 4 x 210 tokens on
one core with AVX2; plain SFTTrainer on nf4 took 13.0, completion-only logits 8.7.
"""

import shutil
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from schemas.errors import InputFileError
from schemas.recipe import Lora, Profile, Recipe
from schemas.records import TrainingExample
from tasks.common.base_models import base_revision
from tasks.common.files import read_json, sha256_file, write_json
from tasks.common.parquet import read_records
from tasks.train.choices import Choices, choose, evaluated_examples, trainer_settings
from tasks.train.lora_config import shape_problem
from tasks.train.manifest import (
    ADAPTER_FILES,
    LOSS_CURVE,
    MANIFEST,
    TrainManifest,
    adapter_sha256,
    config_hash,
    finished_run,
    profile_name,
    run_key,
    save_adapter,
    steps_of,
)
from tasks.train.models import load_base_model, this_device
from tasks.train.progress import (
    OnStep,
    final_loss,
    last_checkpoint,
    loss_curve,
    make_meter,
    run_notes,
)
from tasks.train.rows import Row, fitting_rows, load_tokenizer

LIBRARIES = ("torch", "transformers", "trl", "peft", "bitsandbytes")


def train(
    recipe: Recipe,
    profile: Profile,
    examples: Path,
    base: Path,
    out: Path,
    *,
    start: Path | None = None,
    max_steps: int | None = None,
    on_step: OnStep | None = None,
) -> TrainManifest:
    """Train an adapter into `out`; the manifest is written last.

    Checkpoints stand under `out/checkpoints/<key>`, where the key is the hash of data, resolved
    profile, prompt templates, base revision and start: a run that was killed goes on from its last
    checkpoint, and one on changed data starts anew. A run that `out` already holds is not repeated.

    Args:
        recipe: names the prompt templates.
        profile: base model, LoRA and training settings.
        examples: Parquet of `schemas.tables.EXAMPLES`; its train and validation splits are used.
        base: folder of the base model, from `base_model_path`.
        out: folder of the result.
        start: folder of an adapter to go on from; None for a new one.
        max_steps: overrides the profile's epochs and steps.
        on_step: called after each optimizer step with step, last step and training loss.

    Raises:
        InputFileError: no training example is left that fits into max_length, or `start` has
            another shape than the profile asks for.
    """
    started = time.monotonic()
    if max_steps is not None:
        training = profile.training.model_copy(update={"max_steps": max_steps})
        profile = profile.model_copy(update={"training": training})
    started_from = ""
    if start:
        started_from = _hash_of_start(start, recipe, profile)
        # Another order than the one in which the adapter saw the examples before.
        training = profile.training.model_copy(update={"seed": int(started_from[:8], 16)})
        profile = profile.model_copy(update={"training": training})
    revision = base_revision(profile.base_model, base.parent)
    data, config = sha256_file(examples), config_hash(recipe, profile)
    key = run_key(data, config, revision, started_from)
    if done := finished_run(out, key):
        return done
    out.mkdir(parents=True, exist_ok=True)
    (out / MANIFEST).unlink(missing_ok=True)

    from transformers import set_seed

    training = profile.training
    choices = choose(training, this_device())
    set_seed(training.seed)
    tokenizer = load_tokenizer(base)
    everything = list(read_records(examples, TrainingExample))
    rows, dropped = fitting_rows(recipe, everything, tokenizer, training.max_length)
    if not rows["train"]:
        raise InputFileError(
            f"no training example of {recipe.name} has {training.max_length} tokens or fewer",
            where=examples,
            fix="curate more data or raise max_length in the recipe",
        )
    rows["validation"] = rows["validation"][: evaluated_examples(training)]

    checkpoints = out / "checkpoints" / key[:16]
    trainer = _trainer(profile, choices, base, start, tokenizer, rows, checkpoints, on_step)
    last = last_checkpoint(checkpoints)
    trainer.train(resume_from_checkpoint=str(last) if last else None)
    state, meter = trainer.state, trainer.meter
    save_adapter(trainer.model, profile.base_model, checkpoints / "adapter", out)
    curve = loss_curve(state.log_history)
    write_json(out / LOSS_CURVE, curve)
    manifest = TrainManifest(
        recipe=recipe.name,
        profile=profile_name(recipe, profile),
        base_model=profile.base_model,
        base_revision=revision,
        key=key,
        data_hash=data,
        config_hash=config,
        adapter_sha256=adapter_sha256(out),
        started_from=started_from,
        steps_before=steps_of(start) if start else 0,
        examples={split: len(found) for split, found in rows.items()},
        dropped=dropped,
        steps=state.global_step,
        kept_step=state.best_global_step or state.global_step,
        tokens_seen=int(state.num_input_tokens_seen),
        tokens_per_second=round(meter.tokens_per_second, 1),
        train_loss=final_loss(curve),
        eval_loss=state.best_metric,
        seconds=round(time.monotonic() - started, 1),
        optimizer=choices.optimizer,
        dtype=choices.dtype,
        quantization=training.quantization,
        settings=profile.model_dump(mode="json"),
        notes=(*choices.notes, *run_notes(state, last, evaluates=bool(rows["validation"]))),
        versions={name: version(name) for name in LIBRARIES},
    )
    write_json(out / MANIFEST, manifest.model_dump(mode="json"))
    shutil.rmtree(out / "checkpoints")
    return manifest


def _hash_of_start(start: Path, recipe: Recipe, profile: Profile) -> str:
    if problem := shape_problem(read_json(start / ADAPTER_FILES[0]), profile.lora):
        raise InputFileError(
            f"the adapter to go on from {problem}", where=start,
            fix=f"train {recipe.name} anew, without a warm start",
        )  # fmt: skip
    return adapter_sha256(start)


def _new_adapter(lora: Lora) -> Any:
    """No modules_to_save and no DoRA: vLLM would not load the adapter."""
    from peft import LoraConfig

    return LoraConfig(
        r=lora.r,
        lora_alpha=lora.alpha,
        lora_dropout=lora.dropout,
        target_modules=lora.targets if isinstance(lora.targets, str) else list(lora.targets),
        task_type="CAUSAL_LM",
    )


def _trainer(
    profile: Profile,
    choices: Choices,
    base: Path,
    start: Path | None,
    tokenizer: Any,
    rows: dict[str, list[Row]],
    checkpoints: Path,
    on_step: OnStep | None,
) -> Any:
    """TRL's trainer, set up for this device; `trainer.meter` holds the speed afterwards."""
    import datasets
    import torch
    from peft import PeftModel
    from transformers import EarlyStoppingCallback, PrinterCallback
    from trl import SFTConfig

    datasets.disable_progress_bars()
    training = profile.training
    evaluates = bool(rows["validation"])
    meter = make_meter(on_step)
    callbacks = [meter]
    if evaluates:
        callbacks.append(EarlyStoppingCallback(training.early_stopping_patience))
    model = load_base_model(base, training.quantization, choices.dtype)
    if start:
        model = PeftModel.from_pretrained(model, str(start), is_trainable=True)
    trainer = _trainer_class()(
        model,
        args=SFTConfig(
            **trainer_settings(
                training,
                choices,
                checkpoints,
                cuda=torch.cuda.is_available(),
                evaluates=evaluates,
            )
        ),
        train_dataset=datasets.Dataset.from_list(rows["train"]),
        eval_dataset=datasets.Dataset.from_list(rows["validation"]) if evaluates else None,
        processing_class=tokenizer,
        peft_config=None if start else _new_adapter(profile.lora),
        callbacks=callbacks,
    )
    # It would print every step's figures; progress is `on_step`.
    trainer.remove_callback(PrinterCallback)
    # TRL makes the adapter of a quantised model bfloat16. On a CPU without it that costs 19.0
    # where float32 costs 8.7, and on CUDA float16's loss scaling refuses it.
    for parameter in trainer.model.parameters():
        if parameter.requires_grad:
            parameter.data = parameter.data.float()
    trainer.meter = meter
    return trainer


def _trainer_class() -> Any:
    """SFTTrainer, with a cheaper loss where TRL's Triton kernel cannot run."""
    import torch
    from trl import SFTTrainer

    if torch.cuda.is_available():
        return SFTTrainer

    class CompletionTrainer(SFTTrainer):  # type: ignore[misc]
        """Computes logits at completion tokens alone: 8.7 against 13.0, and the same loss.

        Without Triton TRL projects every position on the vocabulary, twice, and adds entropies.
        """

        def compute_loss(
            self,
            model: Any,
            inputs: dict[str, Any],
            return_outputs: bool = False,
            num_items_in_batch: Any = None,
        ) -> Any:
            causal = self.accelerator.unwrap_model(model).get_base_model()
            labels = inputs["labels"][:, 1:]
            rest = {name: value for name, value in inputs.items() if name != "labels"}
            hidden = causal.base_model(**rest, use_cache=False).last_hidden_state[:, :-1]
            judged = labels != -100
            logits = causal.get_output_embeddings()(hidden[judged]).float()
            total = torch.nn.functional.cross_entropy(logits, labels[judged], reduction="sum")
            count = judged.sum() if num_items_in_batch is None else num_items_in_batch
            return total / torch.as_tensor(count).clamp(min=1)

    return CompletionTrainer
