from types import SimpleNamespace

import pytest
import torch

from tasks.generate.cpu_min_p import apply_min_p


@pytest.fixture
def logits() -> torch.Tensor:
    torch.manual_seed(1)
    return 4 * torch.randn(6, 500)


def as_vllm_does(logits: torch.Tensor, min_p: torch.Tensor) -> torch.Tensor:
    """As vLLM ships it: what defines what is right."""
    from vllm.v1.sample.logits_processor import builtin

    processor = SimpleNamespace(min_p=min_p, min_p_count=1)
    return originals(builtin).MinPLogitsProcessor.apply(processor, logits.clone())


def originals(module):
    """The module as vLLM ships it, whatever an engine of this process changed in it."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("fresh_processors", module.__file__)
    fresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fresh)
    return fresh


def test_it_keeps_the_tokens_that_vllm_keeps(logits):
    min_p = torch.tensor([[0.0], [0.01], [0.1], [0.15], [0.5], [1.0]])
    expected = as_vllm_does(logits, min_p)
    assert torch.equal(apply_min_p(logits, min_p), expected)
    kept = torch.isfinite(expected).sum(dim=-1).tolist()
    assert kept[0] == 500
    assert kept[-1] == 1
    assert kept == sorted(kept, reverse=True)


def test_tokens_that_a_grammar_forbids_stay_forbidden(logits):
    logits[:, ::2] = float("-inf")
    expected = as_vllm_does(logits, torch.full((6, 1), 0.05))
    assert torch.equal(apply_min_p(logits, torch.full((6, 1), 0.05)), expected)
