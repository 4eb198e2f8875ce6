"""Which settings of PEFT's make plain LoRA, the one kind that is trained, merged and served here.

In (adapter_config.json):   {"peft_type": "LORA", "r": 8, "lora_alpha": 16, "bias": "all", …}
Out:                        "asks for bias, which Mailmill does not load"
"""

import math
from collections.abc import Callable
from typing import Any

from schemas.recipe import Lora

# More would drown the base model; the largest that papers use is 512.
LARGEST_ALPHA, LARGEST_RANK = 4096, 256
# Settings that may hold something, and what. They do not change what an adapter does to the
# weights, or are taken into account where it is merged (`use_rslora`).
_ALLOWED: dict[str, Callable[[Any], bool]] = {
    "bias": lambda value: value == "none",
    # How training began; PiSSA, OLoRA and the like change the base model's own weights.
    "init_lora_weights": lambda value: value in (True, False, "gaussian"),
    "inference_mode": lambda value: isinstance(value, bool),
    "lora_dropout": lambda value: _is_number(value) and 0 <= value < 1,
    # PEFT imports the module of this name where there is a `megatron_config`.
    "megatron_core": lambda value: value == "megatron.core",
    "peft_version": lambda value: isinstance(value, str) and len(value) < 40,
    "qalora_group_size": lambda value: _is_number(value),
    "task_type": lambda value: value == "CAUSAL_LM",
    "use_rslora": lambda value: isinstance(value, bool),
}
_CHECKED = frozenset({
    "peft_type", "base_model_name_or_path", "r", "lora_alpha", "target_modules"
})  # fmt: skip


def config_problem(config: dict[str, Any], base_model: str) -> str | None:
    """What makes a configuration anything but plain LoRA for `base_model`, in words, or None.

    A setting that is not known here must be switched off: null, false or empty.
    """
    if config.get("peft_type") != "LORA":
        return "describes no LoRA adapter"
    if (named := config.get("base_model_name_or_path")) != base_model:
        return f"is for the base model `{str(named)[:200]}`, not `{base_model}`"
    strange = [name for name, value in config.items() if not _is_plain(name, value)]
    if strange:
        return f"asks for {', '.join(strange)[:200]}, which Mailmill does not load"
    rank, alpha = config.get("r"), config.get("lora_alpha")
    if not isinstance(rank, int) or isinstance(rank, bool) or not 1 <= rank <= LARGEST_RANK:
        return f"has no whole number from 1 to {LARGEST_RANK} as rank `r`"
    if alpha is None or not (_is_number(alpha) and 0 < alpha <= LARGEST_ALPHA):
        return f"has no number above 0 and up to {LARGEST_ALPHA} as `lora_alpha`"
    targets = config.get("target_modules")
    named_all = isinstance(targets, list) and all(isinstance(t, str) and t for t in targets)
    return None if targets and named_all else "names no `target_modules`"


def shape_problem(config: dict[str, Any], lora: Lora) -> str | None:
    """Why an adapter of this configuration cannot go on as one of shape `lora`, or None."""
    for name, value in (("r", lora.r), ("lora_alpha", lora.alpha)):
        if config.get(name) != value:
            return f"has {name} {config.get(name)}, the recipe {value}"
    if lora.targets != "all-linear" and set(lora.targets) != set(
        config.get("target_modules") or ()
    ):
        return "changes other projections than the recipe's"
    return None


def _is_plain(name: str, value: Any) -> bool:
    off = value is None or value is False or value in ("", [], {})
    return name in _CHECKED or off or (name in _ALLOWED and _ALLOWED[name](value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
