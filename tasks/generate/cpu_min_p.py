"""min_p for vLLM on CPUs, without computing a single probability.

A token stays where p >= min_p * p_max. vLLM 0.32 computes all probabilities for that, several
passes over batch x vocabulary; the same holds of their logarithms, up to a constant that falls out:
logit >= logit_max + ln(min_p). Tensors are torch's; this module uses their methods alone.
"""

from typing import Any

Tensor = Any


def apply_min_p(logits: Tensor, min_p: Tensor) -> Tensor:
    """`logits` with minus infinity for every token below its row's bound, in place.

    Args:
        logits: (requests, vocabulary).
        min_p: (requests, 1), 0 where a request has none.
    """
    bound = logits.amax(dim=-1, keepdim=True) + min_p.log()
    return logits.masked_fill_(logits < bound, float("-inf"))


def install(processor: Any) -> None:
    """Put it in the place of `processor`'s own, vLLM's MinPLogitsProcessor."""
    processor.apply = _apply


def _apply(self: Any, logits: Tensor) -> Tensor:
    return apply_min_p(logits, self.min_p) if self.min_p_count else logits
