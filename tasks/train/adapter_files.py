"""What the files of an adapter must be before anything loads them: data, whole, of this base model.

Each check answers with what is wrong, in words, or None. Nothing here runs code from a file: JSON
is parsed, and of the weights the safetensors header and the bits of the numbers are read.
"""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError, safe_open

from tasks.train.lora_config import config_problem
from tasks.train.manifest import ADAPTER_FILES, INDEX, LOSS_CURVE, MANIFEST

CONFIG, WEIGHTS = ADAPTER_FILES
MIB = 1024**2
# By name, not by kind: a `model.safetensors`, a tokenizer or a chat template beside the adapter
# would be weights and text that no hash vouches for.
NAMES = frozenset({*ADAPTER_FILES, INDEX, LOSS_CURVE, MANIFEST, "metrics.json", "model_card.md"})
# The largest size by kind. An adapter of rank 64 on all layers of a 7B model has 320 MiB.
LARGEST = {".safetensors": 2048 * MIB, ".json": 16 * MIB, ".md": MIB}
# PEFT's name of a matrix: a projection within a numbered layer. The embeddings and the head are in
# none, and vLLM would not load them.
_MATRIX = re.compile(r"base_model\.model\.(?:\w+\.)*\d+\.(?:\w+\.)*\w+\.(lora_[AB])\.weight")
# Number type -> (as whole numbers, bits of the exponent): all of them set is infinite or no number.
_EXPONENT = {"F16": ("<u2", 0x7C00), "BF16": ("<u2", 0x7F80), "F32": ("<u4", 0x7F800000)}


def folder_problem(folder: Path) -> str | None:
    """Anything in the folder that is not one of an adapter's own files, is too large or missing."""
    for path in sorted([folder, *folder.rglob("*")]):
        if path.is_symlink():
            return f"{path.name} is a link"
        if path == folder:
            continue
        if not path.is_file() or path.name not in NAMES:
            return f"{path.name} is none of the files that an adapter has"
        if path.stat().st_size > LARGEST[path.suffix]:
            return f"{path.name} has more than {LARGEST[path.suffix] // MIB} MiB"
    missing = [name for name in ADAPTER_FILES if not (folder / name).is_file()]
    return f"{' and '.join(missing)} is missing" if missing else None


def weights_problem(folder: Path, base_model: str) -> str | None:
    """Whether configuration and weights are plain LoRA of one rank for this very base model."""
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except (ValueError, OSError, RecursionError) as error:
        return f"{CONFIG} is not JSON ({str(error)[:200]})"
    if not isinstance(config, dict):
        return f"{CONFIG} describes no LoRA adapter"
    if problem := config_problem(config, base_model):
        return f"{CONFIG} {problem}"
    try:
        with safe_open(folder / WEIGHTS, framework="numpy") as weights:
            found = {name: weights.get_slice(name) for name in weights.keys()}  # noqa: SIM118
            shapes = {name: tensor.get_shape() for name, tensor in found.items()}
            kinds = {name: tensor.get_dtype() for name, tensor in found.items()}
    except (SafetensorError, OSError) as error:
        return f"{WEIGHTS} is not a safetensors file ({error})"
    return _tensors_problem(shapes, kinds, config) or _numbers_problem(folder / WEIGHTS)


def _tensors_problem(
    shapes: dict[str, list[int]], kinds: dict[str, str], config: dict[str, Any]
) -> str | None:
    """Whether the tensors are pairs A [rank, in] and B [out, rank] on the configured modules."""
    if not shapes:
        return f"{WEIGHTS} holds no tensors"
    rank = config["r"]
    sizes: dict[tuple[str, str], list[int]] = {}
    for name, shape in shapes.items():
        matched = _MATRIX.fullmatch(name)
        if not matched or len(shape) != 2 or kinds[name] not in _EXPONENT:
            return f"{WEIGHTS} holds {name[:200]}, which is no part of a LoRA adapter"
        kind = matched[1]
        module = name.removesuffix(f".{kind}.weight")
        target = next((t for t in config["target_modules"] if module.endswith(f".{t}")), None)
        if target is None:
            return f"{WEIGHTS} holds {name}, and {CONFIG} does not name its module"
        if f"{module}.{'lora_B' if kind == 'lora_A' else 'lora_A'}.weight" not in shapes:
            return f"{WEIGHTS} holds one half of {module}"
        if shape[0 if kind == "lora_A" else 1] != rank:
            return f"{name} has shape {shape}, and {CONFIG} says rank {rank}"
        # Layers are alike; the base model itself need not be on this machine.
        usual = sizes.setdefault((module.rpartition(".")[2], kind), shape)
        if shape != usual:
            return f"{name} has shape {shape}, in other layers it is {usual}"
    return None


def _numbers_problem(weights: Path) -> str | None:
    """Whether all numbers are finite. Read by their bits: numpy has no bfloat16."""
    with weights.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
        for name, tensor in header.items():
            if name == "__metadata__":
                continue
            kind, exponent = _EXPONENT[tensor["dtype"]]
            start, end = tensor["data_offsets"]
            file.seek(8 + length + start)
            numbers = np.frombuffer(file.read(end - start), kind)
            if bool(((numbers & exponent) == exponent).any()):
                return f"{name} holds a number that is not finite"
    return None
