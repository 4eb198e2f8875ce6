"""LoRA arithmetic for vLLM on CPUs: one matrix product an adapter.

vLLM 0.32's own CPU operators copy the adapter's matrices once for every token of the batch: on two
cores they held 76 emails of the embedded model below 30 tokens/s. These give the same numbers,
and leave tokens without an adapter (index below 0) untouched. Tensors are torch's; this module
uses their methods alone.
"""

from typing import Any

Tensor = Any


def apply_adapters(inputs: Tensor, weights: Tensor, indices: Tensor, dtype: Any) -> Tensor:
    """Each row of `inputs` times the transposed matrix of its adapter.

    Args:
        inputs: (tokens, in).
        weights: (adapters, out, in), or (adapters, 1, out, in) as vLLM stacks them.
        indices: (tokens,) adapter of each token; below 0 for none.
        dtype: of the result.

    Returns:
        (tokens, out); zeros for tokens without an adapter.
    """
    if weights.dim() == 4:
        weights = weights.squeeze(1)
    inputs = inputs.to(dtype=dtype)
    outputs = inputs.new_zeros((inputs.shape[0], weights.shape[1]))
    for index in indices.unique().tolist():
        if index < 0:
            continue
        matrix = weights[index].to(dtype=dtype).t()
        rows = indices == index
        if bool(rows.all()):
            return inputs @ matrix
        outputs[rows] = inputs[rows] @ matrix
    return outputs


def shrink(
    inputs: Tensor, weights: Tensor, output: Tensor, indices: Tensor, scaling: float = 1.0
) -> None:
    """`output[:, :rank] = scaling * inputs A^T`, in place."""
    product = apply_adapters(inputs, weights, indices, output.dtype)
    output[:, : product.shape[1]] = scaling * product


def expand(
    inputs: Tensor, weights: Tensor, output: Tensor, indices: Tensor, add_inputs: bool = True
) -> None:
    """`output += inputs B^T`, in place; `=` where add_inputs is false."""
    width = min(weights.shape[-2], output.shape[1])
    expand_slice(inputs, weights, output, indices, 0, width, add_inputs)


def expand_slice(
    inputs: Tensor,
    weights: Tensor,
    output: Tensor,
    indices: Tensor,
    slice_offset: int,
    slice_size: int,
    add_inputs: bool = True,
) -> None:
    """`expand` into the columns from `slice_offset`, `slice_size` of them."""
    product = apply_adapters(inputs, weights, indices, output.dtype)[:, :slice_size]
    target = output[: product.shape[0], slice_offset : slice_offset + slice_size]
    if add_inputs:
        target += product
    else:
        target[:] = product


def install(*modules: Any) -> None:
    """Put these operators in the place of vLLM's in `modules`, where it looks them up."""
    for module in modules:
        module.bgmv_shrink = shrink
        module.bgmv_expand = expand
        module.bgmv_expand_slice = expand_slice
