"""An adapter within the base model's weights."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from schemas.errors import MailmillError
from tasks.generate.merge import merged_weights

NAME = "model.layers.0.self_attn.q_proj.weight"


def base(folder: Path, size: int) -> Path:
    folder.mkdir()
    save_file({NAME: np.ones((size, size), np.float32)}, folder / "model.safetensors")
    return folder


def test_the_adapter_is_added_by_its_scale(make_adapter: Callable[..., Path], tmp_path: Path):
    adapter = make_adapter(tmp_path / "adapter", weights=b"\x01")
    ((name, weight),) = merged_weights(base(tmp_path / "base", 4), adapter)
    assert name == NAME
    # alpha 4, rank 2, and both matrices full of ones: 1 + 4 / 2 * 2.
    assert np.array_equal(weight.numpy(), np.full((4, 4), 5, np.float32))


def test_an_adapter_of_other_modules_is_refused(make_adapter: Callable[..., Path], tmp_path: Path):
    """It would change nothing, and every row would name it."""
    folder = tmp_path / "base"
    folder.mkdir()
    other = NAME.replace("layers.0", "layers.1")
    save_file({other: np.ones((4, 4), np.float32)}, folder / "model.safetensors")
    with pytest.raises(MailmillError, match="q_proj, which the base model has not"):
        list(merged_weights(folder, make_adapter(tmp_path / "adapter")))


def test_an_adapter_of_other_sizes_is_refused(make_adapter: Callable[..., Path], tmp_path: Path):
    adapter = make_adapter(tmp_path / "adapter")
    with pytest.raises(MailmillError, match=r"as \[4, 4\], and the base model's is \[6, 6\]"):
        list(merged_weights(base(tmp_path / "base", 6), adapter))
