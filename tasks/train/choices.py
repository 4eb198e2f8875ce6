"""What the hardware makes of a profile's wishes. Every departure is a note in the manifest."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.recipe import Training


@dataclass(frozen=True)
class Device:
    """What training runs on."""

    cuda: bool
    cuda_has_bfloat16: bool
    cpu_dtype: str
    """The faster floating-point type of the CPU: bfloat16 or float32."""


@dataclass(frozen=True)
class Choices:
    """Settings as they are used, by the names of torch and transformers."""

    dtype: str
    optimizer: str
    notes: tuple[str, ...] = ()


def choose(training: Training, device: Device) -> Choices:
    """Resolve `auto` and replace what the device cannot do."""
    dtype, dtype_note = _dtype(training.compute_dtype, device)
    optimizer, optimizer_note = _optimizer(training.optimizer, device)
    return Choices(dtype, optimizer, tuple(filter(None, (dtype_note, optimizer_note))))


def evaluated_examples(training: Training) -> int:
    """How many validation examples to use, so that evaluating takes a tenth of the time.

    A forward pass costs a third of a training step, and `eval_steps` steps lie between two
    evaluations, or fewer where the training is shorter.
    """
    steps = min(training.eval_steps, training.max_steps or training.eval_steps)
    return max(16, steps * training.batch_size * training.gradient_accumulation // 4)


def trainer_settings(
    training: Training, choices: Choices, folder: Path, *, cuda: bool, evaluates: bool
) -> dict[str, Any]:
    """Keyword arguments of TRL's SFTConfig.

    Args:
        training: the profile's settings.
        choices: what `choose` made of them.
        folder: where checkpoints go.
        cuda: whether there is a CUDA device.
        evaluates: whether there are validation examples.
    """
    return {
        "output_dir": str(folder),
        "max_steps": training.max_steps or -1,
        "num_train_epochs": training.epochs,
        "per_device_train_batch_size": training.batch_size,
        "per_device_eval_batch_size": training.batch_size,
        "gradient_accumulation_steps": training.gradient_accumulation,
        "gradient_checkpointing": training.gradient_checkpointing,
        "learning_rate": training.learning_rate,
        "lr_scheduler_type": training.scheduler,
        "warmup_steps": training.warmup_ratio,  # below one it is a share of all steps
        "optim": choices.optimizer,
        "bf16": choices.dtype == "bfloat16",
        "fp16": choices.dtype == "float16",
        "use_cpu": not cuda,
        "dataloader_pin_memory": cuda,
        "max_length": training.max_length,
        "packing": training.packing,
        "eval_packing": False,
        # Rows of one length a batch: less padding: on the float32 base 8.2 against 8.9.
        "train_sampling_strategy": "random" if training.packing else "group_by_length",
        "completion_only_loss": True,
        "eval_strategy": "steps" if evaluates else "no",
        "eval_steps": training.eval_steps,
        "save_steps": training.eval_steps,
        "save_total_limit": 2,
        "load_best_model_at_end": evaluates,
        "metric_for_best_model": "eval_loss",
        "greater_is_better": False,
        "restore_callback_states_from_checkpoint": True,
        "include_num_input_tokens_seen": "non_padding",
        "logging_steps": 1,
        "report_to": [],
        "disable_tqdm": True,
        "log_level": "error",
        "seed": training.seed,
    }


def _dtype(wish: str, device: Device) -> tuple[str, str]:
    if device.cuda:
        best = "bfloat16" if device.cuda_has_bfloat16 else "float16"
        return (best if wish == "auto" else wish), ""
    if wish == "float16":
        # Half precision needs loss scaling, which torch has for CUDA alone.
        return device.cpu_dtype, f"float16 needs CUDA: computed in {device.cpu_dtype}"
    return (device.cpu_dtype if wish == "auto" else wish), ""


def _optimizer(wish: str, device: Device) -> tuple[str, str]:
    if wish.startswith("paged_") and not device.cuda:
        return "adamw_torch", f"{wish} needs CUDA: adamw_torch was used"
    return wish, ""
