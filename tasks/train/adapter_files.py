"""What the files of an adapter must be before anything loads them: data, whole, of this base model.

Each check answers with what is wrong, in words, or None. Nothing here runs code from a file: JSON
is parsed, and of the weights the safetensors header alone is read.
"""

import json
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open

from tasks.train.manifest import ADAPTER_FILES

CONFIG, WEIGHTS = ADAPTER_FILES
MIB = 1024**2
# Kinds of files and their largest size. A pickle (.bin, .pt, .pth, .pkl) could run code when it is
# loaded, so there is none. An adapter of rank 64 on all layers of a 7B model has 320 MiB.
LARGEST = {".safetensors": 2048 * MIB, ".json": 16 * MIB, ".md": MIB, ".jinja": MIB}
# What PEFT may hold beside plain LoRA, which vLLM would not load or which would replace weights.
NOT_PLAIN = (
    "modules_to_save",
    "use_dora",
    "alpha_pattern",
    "rank_pattern",
    "trainable_token_indices",
)


def folder_problem(folder: Path) -> str | None:
    """Anything in the folder that is not a plain file of a known kind and size, or is missing."""
    for path in sorted([folder, *folder.rglob("*")]):
        if path.is_symlink():
            return f"{path.name} is a link"
        if path == folder:
            continue
        if not path.is_file() or path.suffix not in LARGEST:
            return f"{path.name} is not a kind of file that an adapter has"
        if path.stat().st_size > LARGEST[path.suffix]:
            return f"{path.name} has more than {LARGEST[path.suffix] // MIB} MiB"
    missing = [name for name in ADAPTER_FILES if not (folder / name).is_file()]
    return f"{' and '.join(missing)} is missing" if missing else None


def weights_problem(folder: Path, base_model: str) -> str | None:
    """Whether configuration and weights are plain LoRA of one rank for this very base model."""
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        return f"{CONFIG} is not JSON ({error})"
    if not isinstance(config, dict) or config.get("peft_type") != "LORA":
        return f"{CONFIG} describes no LoRA adapter"
    if (named := config.get("base_model_name_or_path")) != base_model:
        return f"{CONFIG} is for the base model `{named}`, not `{base_model}`"
    if strange := [name for name in NOT_PLAIN if config.get(name)]:
        return f"{CONFIG} asks for {', '.join(strange)}, which Mailmill does not load"
    try:
        with safe_open(folder / WEIGHTS, framework="numpy") as weights:
            shapes = {name: weights.get_slice(name).get_shape() for name in weights.keys()}  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        return f"{WEIGHTS} is not a safetensors file ({error})"
    return _shapes_problem(shapes, config.get("r"))


def _shapes_problem(shapes: dict[str, list[int]], rank: Any) -> str | None:
    """Whether the tensors are pairs A [rank, in] and B [out, rank] of the configured rank."""
    if not shapes:
        return f"{WEIGHTS} holds no tensors"
    for name, shape in shapes.items():
        module, _, kind = name.removesuffix(".weight").rpartition(".")
        if kind not in ("lora_A", "lora_B") or len(shape) != 2:
            return f"{WEIGHTS} holds {name}, which is no part of a LoRA adapter"
        if f"{module}.{'lora_B' if kind == 'lora_A' else 'lora_A'}.weight" not in shapes:
            return f"{WEIGHTS} holds one half of {module}"
        if shape[0 if kind == "lora_A" else 1] != rank:
            return f"{name} has shape {shape}, and {CONFIG} says rank {rank}"
    return None
