"""A LoRA adapter as part of the weights: W + scale * B A, in the base model's own names."""

import json
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from safetensors import safe_open

from schemas.errors import MailmillError

Weights = Iterator[tuple[str, Any]]
_PREFIX = "base_model.model."


def merged_weights(base_model: Path, adapter: Path | None) -> Weights:
    """(name, tensor) of every weight of the base model, the adapter added where there is one.

    Merged tensors are float32, the others as stored.

    Args:
        base_model: folder of safetensors.
        adapter: PEFT's folder, adapter_config.json and adapter_model.safetensors.

    Raises:
        MailmillError: the adapter was made for a base model of other modules or sizes.
    """
    scale, pairs = _adapter_pairs(adapter) if adapter else (0.0, {})
    files = sorted(base_model.glob("*.safetensors"))
    if unknown := sorted(pairs.keys() - set(_modules(files))):
        raise MailmillError(
            f"the adapter changes {unknown[0]}, which the base model has not",
            where=adapter,
            fix="train the adapter again on this base model",
        )
    for file in files:
        with safe_open(file, framework="pt") as tensors:
            for name in tensors.keys():  # noqa: SIM118  (no mapping)
                weight = tensors.get_tensor(name)
                if pair := pairs.get(name.removesuffix(".weight")):
                    added = pair["lora_B"] @ pair["lora_A"]
                    if added.shape != weight.shape:
                        raise MailmillError(
                            f"the adapter changes {name} as {list(added.shape)}, and the base "
                            f"model's is {list(weight.shape)}",
                            where=adapter,
                            fix="train the adapter again on this base model",
                        )
                    weight = weight.float() + scale * added
                yield name, weight


def _modules(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        with safe_open(file, framework="pt") as tensors:
            yield from (name.removesuffix(".weight") for name in tensors.keys())  # noqa: SIM118


def _adapter_pairs(adapter: Path) -> tuple[float, dict[str, dict[str, Any]]]:
    """The adapter's scale, and its two matrices by module, float32."""
    config = json.loads((adapter / "adapter_config.json").read_text(encoding="utf-8"))
    rank = math.sqrt(config["r"]) if config.get("use_rslora") else config["r"]
    pairs: dict[str, dict[str, Any]] = {}
    with safe_open(adapter / "adapter_model.safetensors", framework="pt") as tensors:
        for name in tensors.keys():  # noqa: SIM118
            module, matrix, _ = name.removeprefix(_PREFIX).rsplit(".", 2)
            pairs.setdefault(module, {})[matrix] = tensors.get_tensor(name).float()
    return config["lora_alpha"] / rank, pairs
