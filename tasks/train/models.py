"""Base model and adapter as transformers and PEFT load them, and how well they know a text."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from schemas.recipe import Recipe
from schemas.records import TrainingExample
from tasks.common.hardware import hardware
from tasks.train.choices import Device
from tasks.train.rows import chat_row, load_tokenizer, token_ids


def this_device() -> Device:
    """What this machine trains on; torch is told to use all its cores."""
    import torch

    torch.set_num_threads(hardware().cores)
    cuda = torch.cuda.is_available()
    return Device(
        cuda=cuda,
        cuda_has_bfloat16=cuda and torch.cuda.is_bf16_supported(including_emulation=False),
        cpu_dtype=hardware().cpu_dtype,
    )


def load_base_model(base: Path, quantization: str, dtype: str) -> Any:
    """The causal language model in folder `base`.

    Args:
        base: safetensors and configuration.
        quantization: `nf4` (4-bit with double quantisation) or `none`.
        dtype: torch's name of the type to compute in.
    """
    import torch
    from transformers import AutoModelForCausalLM, BitsAndBytesConfig
    from transformers.utils import logging

    logging.disable_progress_bar()
    nf4 = BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=getattr(torch, dtype),
    )
    return AutoModelForCausalLM.from_pretrained(
        base,
        dtype=dtype,
        quantization_config=nf4 if quantization == "nf4" else None,
        device_map={"": 0} if torch.cuda.is_available() else None,
        use_safetensors=True,
    )


def completion_losses(
    base: Path, adapter: Path | None, recipe: Recipe, examples: Iterable[TrainingExample]
) -> list[float]:
    """Mean negative log-likelihood (nats) of a token of each example's target.

    The base model is read unquantised, as generation serves it. One example a forward pass: no
    padding, and logits of the completion alone.

    Args:
        base: folder of the base model.
        adapter: folder of an adapter, or None for the base model as it is.
        recipe: names the prompt templates.
        examples: held-out.
    """
    import torch
    from peft import PeftModel

    device = this_device()
    model = load_base_model(
        base, "none", "bfloat16" if device.cuda_has_bfloat16 else device.cpu_dtype
    )
    if adapter is not None:
        model = PeftModel.from_pretrained(model, str(adapter))
    model.eval()
    tokenizer = load_tokenizer(base)
    losses = []
    with torch.inference_mode():
        for example in examples:
            ids, start = token_ids(tokenizer, chat_row(recipe, example))
            batch = torch.tensor([ids], device=model.device)
            # The logits at position i judge token i + 1.
            logits = model(batch, logits_to_keep=len(ids) - start + 1).logits[0, :-1]
            loss = torch.nn.functional.cross_entropy(logits.float(), batch[0, start:])
            losses.append(loss.item())
    return losses
