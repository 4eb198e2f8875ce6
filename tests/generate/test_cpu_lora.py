import pytest
import torch

from tasks.generate.cpu_lora import expand, expand_slice, shrink

TOKENS, WIDTH, RANK, ADAPTERS = 7, 12, 4, 3
INDICES = torch.tensor([0, 2, 2, 1, 0, 2, 1])


@pytest.fixture
def inputs() -> torch.Tensor:
    torch.manual_seed(1)
    return torch.randn(TOKENS, WIDTH)


@pytest.fixture
def kernels():
    """vLLM's own operators, which define what is right."""
    from vllm.lora.ops.torch_ops import lora_ops

    return lora_ops


def originals(kernels):
    """The functions as vLLM ships them, whatever an engine of this process put there."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("fresh_lora_ops", kernels.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_shrink_is_vllms(inputs, kernels):
    weights = torch.randn(ADAPTERS, 1, RANK, WIDTH)
    ours, theirs = torch.zeros(TOKENS, RANK), torch.zeros(TOKENS, RANK)
    shrink(inputs, weights, ours, INDICES, 0.5)
    originals(kernels).bgmv_shrink(inputs, weights, theirs, INDICES, 0.5)
    torch.testing.assert_close(ours, theirs)


@pytest.mark.parametrize("add", [True, False])
def test_expand_is_vllms(inputs, kernels, add):
    weights = torch.randn(ADAPTERS, 1, RANK, WIDTH)
    ours, theirs = torch.ones(TOKENS, RANK + 2), torch.ones(TOKENS, RANK + 2)
    expand(inputs, weights, ours, INDICES, add)
    originals(kernels).bgmv_expand(inputs, weights, theirs, INDICES, add)
    torch.testing.assert_close(ours, theirs)


def test_expand_slice_is_vllms(inputs, kernels):
    weights = torch.randn(ADAPTERS, 1, RANK, WIDTH)
    ours, theirs = torch.ones(TOKENS, 10), torch.ones(TOKENS, 10)
    expand_slice(inputs, weights, ours, INDICES, 3, RANK)
    originals(kernels).bgmv_expand_slice(inputs, weights, theirs, INDICES, 3, RANK)
    torch.testing.assert_close(ours, theirs)


def test_tokens_without_an_adapter_stay_as_they_are(inputs):
    output = torch.ones(TOKENS, RANK)
    expand(inputs, torch.randn(ADAPTERS, RANK, WIDTH), output, torch.full((TOKENS,), -1))
    assert torch.equal(output, torch.ones(TOKENS, RANK))
