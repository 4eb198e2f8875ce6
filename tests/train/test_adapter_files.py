import json
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from schemas.settings import PROJECT
from tasks.train import adapter_files
from tasks.train.adapter_files import folder_problem, weights_problem

BASE = "smollm2-135m-instruct"
Q = "base_model.model.model.layers.0.self_attn.q_proj"
SECOND = Q.replace("0", "1")


@pytest.fixture
def folder(make_adapter: Callable[..., Path], tmp_path: Path) -> Path:
    return make_adapter(tmp_path / "adapter")


def configure(folder: Path, **changes: object) -> None:
    file = folder / "adapter_config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))


def test_a_good_adapter_has_no_problem(folder: Path):
    assert folder_problem(folder) is None
    assert weights_problem(folder, BASE) is None


@pytest.mark.parametrize("file", sorted((PROJECT / "adapters").glob("*/bundled")))
def test_a_bundled_adapter_has_no_problem(file: Path):
    assert folder_problem(file) is None
    assert (
        weights_problem(file, json.loads((file / "manifest.json").read_text())["base_model"])
        is None
    )


@pytest.mark.parametrize("name", [
    "a.bin", "a.pt", "a.pth", "a.pkl", "a.py", "a.so", "a", "model.safetensors", "config.json",
    "new_embeddings.safetensors", "tokenizer.json", "tokenizer_config.json", "chat_template.jinja",
    ".hidden.json", "A.JSON",
])  # fmt: skip
def test_other_files_are_refused(folder: Path, name: str):
    (folder / name).write_bytes(b"x")
    assert folder_problem(folder) == f"{name} is none of the files that an adapter has"


def test_a_folder_within_is_refused(folder: Path):
    (folder / "metrics.json").mkdir()
    assert folder_problem(folder) == "metrics.json is none of the files that an adapter has"


def test_a_link_is_refused(folder: Path, tmp_path: Path):
    (tmp_path / "elsewhere.json").write_text("{}")
    (folder / "metrics.json").symlink_to(tmp_path / "elsewhere.json")
    assert folder_problem(folder) == "metrics.json is a link"


def test_a_linked_folder_is_refused(folder: Path, tmp_path: Path):
    (tmp_path / "linked").symlink_to(folder)
    assert folder_problem(tmp_path / "linked") == "linked is a link"


def test_a_pipe_is_refused(folder: Path):
    os.mkfifo(folder / "metrics.json")
    assert folder_problem(folder) == "metrics.json is none of the files that an adapter has"


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
        ({"bias": "all"}, "asks for bias"),
        ({"lora_bias": True}, "asks for lora_bias"),
        ({"layer_replication": [[0, 2], [0, 2]]}, "asks for layer_replication"),
        ({"target_parameters": ["lm_head"]}, "asks for target_parameters"),
        ({"init_lora_weights": "pissa"}, "asks for init_lora_weights"),
        ({"fan_in_fan_out": True}, "asks for fan_in_fan_out"),
        ({"auto_mapping": {"parent_library": "this"}}, "asks for auto_mapping"),
        ({"megatron_config": {"a": 1}, "megatron_core": "this"}, "megatron_config, megatron_core,"),
        ({"task_type": "SEQ_CLS"}, "asks for task_type"),
        ({"revision": "other"}, "asks for revision"),
        ({"use_qalora": True}, "asks for use_qalora"),
        ({"alora_invocation_tokens": [1]}, "asks for alora_invocation_tokens"),
        ({"exclude_modules": ["q"]}, "asks for exclude_modules"),
        ({"trust_remote_code": True}, "asks for trust_remote_code"),
        ({"lora_dropout": "x"}, "asks for lora_dropout"),
        ({"r": True}, "has no whole number from 1 to 256 as rank `r`"),
        ({"r": 2.0}, "has no whole number from 1 to 256 as rank `r`"),
        ({"r": None}, "has no whole number from 1 to 256 as rank `r`"),
        ({"lora_alpha": "x"}, "has no number above 0 and up to 4096 as `lora_alpha`"),
        ({"lora_alpha": None}, "has no number above 0 and up to 4096 as `lora_alpha`"),
        ({"lora_alpha": float("nan")}, "has no number above 0 and up to 4096 as `lora_alpha`"),
        ({"lora_alpha": 1e30}, "has no number above 0 and up to 4096 as `lora_alpha`"),
        ({"lora_alpha": -1}, "has no number above 0 and up to 4096 as `lora_alpha`"),
        ({"target_modules": None}, "names no `target_modules`"),
        ({"target_modules": [1]}, "names no `target_modules`"),
        ({"target_modules": ["v_proj"]}, "does not name its module"),
    ],
)
def test_a_configuration_that_does_not_fit_is_refused(folder: Path, changes, problem: str):
    configure(folder, **changes)
    assert problem in str(weights_problem(folder, BASE))


@pytest.mark.parametrize(
    "changes",
    [
        {"peft_version": "0.21.2", "task_type": "CAUSAL_LM", "bias": "none", "rank_pattern": {}},
        {"init_lora_weights": True, "inference_mode": True, "lora_dropout": 0.05},
        {"megatron_core": "megatron.core", "qalora_group_size": 16, "use_rslora": True},
        {"lora_alpha": 0.5, "a_later_setting": None, "another": False},
    ],
)
def test_what_peft_writes_for_plain_lora_is_taken(folder: Path, changes: dict[str, object]):
    configure(folder, **changes)
    assert weights_problem(folder, BASE) is None


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 200_000])
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
        ({f"{Q}.lora_A.weight": (2, 4)}, f"holds one half of {Q}"),
        ({"embed_tokens.weight": (9, 4)}, "embed_tokens.weight, which is no part of a LoRA"),
        ({f"{Q}.lora_A.weight": (2, 4), f"{Q}.lora_B.weight": (4, 3)}, "says rank 2"),
        ({f"{Q}.lora_A.weight": (2,), f"{Q}.lora_B.weight": (4, 2)}, "is no part of a LoRA"),
        ({"evil.lora_A.weight": (2, 4), "evil.lora_B.weight": (4, 2)}, "is no part of a LoRA"),
        (
            {"base_model.model.lm_head.lora_A.weight": (2, 4),
             "base_model.model.lm_head.lora_B.weight": (4, 2)},
            "lm_head.lora_A.weight, which is no part of a LoRA",
        ),
        (
            {f"{Q}.lora_A.weight": (2, 4), f"{Q}.lora_B.weight": (4, 2),
             f"{SECOND}.lora_A.weight": (2, 999), f"{SECOND}.lora_B.weight": (4, 2)},
            f"{SECOND}.lora_A.weight has shape [2, 999], in other layers it is [2, 4]",
        ),
    ],
)  # fmt: skip
def test_tensors_that_are_no_lora_are_refused(folder: Path, tensors, problem: str):
    zeros = {name: np.zeros(shape, np.float16) for name, shape in tensors.items()}
    save_file(zeros, folder / "adapter_model.safetensors")
    assert problem in str(weights_problem(folder, BASE))


@pytest.mark.parametrize(
    ("number", "kind", "problem"),
    [
        (np.nan, np.float16, f"{Q}.lora_B.weight holds a number that is not finite"),
        (np.inf, np.float32, f"{Q}.lora_B.weight holds a number that is not finite"),
        (0, np.int64, f"holds {Q}.lora_A.weight, which is no part of a LoRA adapter"),
        (1e30, np.float64, f"holds {Q}.lora_A.weight, which is no part of a LoRA adapter"),
        (-65504, np.float16, None),
        (3.4e38, np.float32, None),
    ],
)
def test_numbers_that_are_none_are_refused(folder: Path, number: float, kind, problem: str | None):
    tensors = {
        f"{Q}.lora_A.weight": np.ones((2, 4), kind),
        f"{Q}.lora_B.weight": np.ones((4, 2), kind),
    }
    tensors[f"{Q}.lora_B.weight"][3, 1] = number
    save_file(tensors, folder / "adapter_model.safetensors")
    found = weights_problem(folder, BASE)
    assert found is None if problem is None else problem in str(found)


@pytest.mark.parametrize(("bits", "fine"), [(0x7F80, False), (0xFFC0, False), (0x7F7F, True)])
def test_bfloat16_is_read_by_its_bits(folder: Path, bits: int, fine: bool):
    shapes = {f"{Q}.lora_A.weight": [2, 4], f"{Q}.lora_B.weight": [4, 2]}
    header = json.dumps({
        name: {"dtype": "BF16", "shape": shape, "data_offsets": [16 * place, 16 * place + 16]}
        for place, (name, shape) in enumerate(shapes.items())
    }).encode()  # fmt: skip
    halves = np.full(16, 0x3F80, "<u2")
    halves[13] = bits
    content = len(header).to_bytes(8, "little") + header + halves.tobytes()
    (folder / "adapter_model.safetensors").write_bytes(content)
    assert (weights_problem(folder, BASE) is None) == fine
