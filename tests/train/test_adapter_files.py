import json
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from tasks.train import adapter_files
from tasks.train.adapter_files import folder_problem, weights_problem

BASE = "smollm2-135m-instruct"


@pytest.fixture
def folder(make_adapter: Callable[..., Path], tmp_path: Path) -> Path:
    return make_adapter(tmp_path / "adapter")


def configure(folder: Path, **changes: object) -> None:
    file = folder / "adapter_config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))


def test_a_good_adapter_has_no_problem(folder: Path):
    assert folder_problem(folder) is None
    assert weights_problem(folder, BASE) is None


@pytest.mark.parametrize("name", ["a.bin", "a.pt", "a.pth", "a.pkl", "a.py", "a.so", "a"])
def test_other_kinds_of_files_are_refused(folder: Path, name: str):
    (folder / name).write_bytes(b"x")
    assert folder_problem(folder) == f"{name} is not a kind of file that an adapter has"


def test_a_folder_within_is_refused(folder: Path):
    (folder / "more.json").mkdir()
    assert folder_problem(folder) == "more.json is not a kind of file that an adapter has"


def test_a_link_is_refused(folder: Path, tmp_path: Path):
    (tmp_path / "elsewhere.json").write_text("{}")
    (folder / "card.json").symlink_to(tmp_path / "elsewhere.json")
    assert folder_problem(folder) == "card.json is a link"


def test_a_linked_folder_is_refused(folder: Path, tmp_path: Path):
    (tmp_path / "linked").symlink_to(folder)
    assert folder_problem(tmp_path / "linked") == "linked is a link"


def test_a_pipe_is_refused(folder: Path):
    os.mkfifo(folder / "pipe.json")
    assert folder_problem(folder) == "pipe.json is not a kind of file that an adapter has"


def test_a_file_that_is_too_large_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(adapter_files.LARGEST, ".safetensors", 10)
    assert folder_problem(folder) == "adapter_model.safetensors has more than 0 MiB"


def test_a_missing_file_is_named(folder: Path):
    (folder / "adapter_config.json").unlink()
    assert folder_problem(folder) == "adapter_config.json is missing"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"peft_type": "IA3"}, "describes no LoRA adapter"),
        ({"base_model_name_or_path": "other"}, "is for the base model `other`, not `smollm2"),
        ({"r": 8}, "has shape [2, 4], and adapter_config.json says rank 8"),
        ({"modules_to_save": ["lm_head"]}, "asks for modules_to_save"),
        ({"use_dora": True}, "asks for use_dora"),
    ],
)
def test_a_configuration_that_does_not_fit_is_refused(folder: Path, changes, problem: str):
    configure(folder, **changes)
    assert problem in str(weights_problem(folder, BASE))


@pytest.mark.parametrize("text", ["", "[]", "{", "null"])
def test_a_configuration_that_is_no_object_is_refused(folder: Path, text: str):
    (folder / "adapter_config.json").write_text(text)
    assert "adapter_config.json" in str(weights_problem(folder, BASE))


def test_weights_that_are_a_pickle_by_another_name_are_refused(folder: Path):
    (folder / "adapter_model.safetensors").write_bytes(b"\x80\x04\x95pickle")
    assert "is not a safetensors file" in str(weights_problem(folder, BASE))


@pytest.mark.parametrize(
    ("tensors", "problem"),
    [
        ({}, "holds no tensors"),
        ({"q.lora_A.weight": (2, 4)}, "holds one half of q"),
        ({"embed_tokens.weight": (9, 4)}, "embed_tokens.weight, which is no part of a LoRA"),
        ({"q.lora_A.weight": (2, 4), "q.lora_B.weight": (4, 3)}, "says rank 2"),
        ({"q.lora_A.weight": (2,), "q.lora_B.weight": (4, 2)}, "is no part of a LoRA"),
    ],
)
def test_tensors_that_are_no_lora_are_refused(folder: Path, tensors, problem: str):
    zeros = {name: np.zeros(shape, np.float16) for name, shape in tensors.items()}
    save_file(zeros, folder / "adapter_model.safetensors")
    assert problem in str(weights_problem(folder, BASE))
