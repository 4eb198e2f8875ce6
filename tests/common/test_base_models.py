import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from schemas.errors import MailmillError, UsageError
from tasks.common.base_models import (
    UNPACKED,
    BaseModelSpec,
    base_model_path,
    base_models,
    base_revision,
)

EMBEDDED = "smollm2-135m-instruct"


def test_every_base_model_of_the_reference_systems_is_named():
    assert set(base_models()) == {
        EMBEDDED,
        "tinyllama-1.1b-chat",
        "llama-3.2-3b-instruct",
        "mistral-7b-instruct-v0.2",
        "llama-2-7b-chat",
    }


def test_a_hub_model_is_pinned_to_a_full_commit_hash():
    with pytest.raises(ValidationError, match="revision"):
        BaseModelSpec(hub="someone/model", revision="main", licence="MIT", context=2048)


@pytest.mark.parametrize(
    "places",
    [
        {},
        {"package": "a"},
        {"hub": "a/b"},
        {"package": "a", "file": "b.gguf", "hub": "a/b", "revision": "0" * 40},
    ],
)
def test_a_model_comes_from_exactly_one_place(places: dict[str, str]):
    with pytest.raises(ValidationError, match="either"):
        BaseModelSpec(licence="MIT", context=2048, **places)


def test_a_packaged_model_is_pinned_to_its_file_s_hash():
    with pytest.raises(ValidationError, match="sha256"):
        BaseModelSpec(package="a", file="b.gguf", licence="MIT", context=2048)


def test_a_package_of_another_content_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    package = tmp_path / "odd_weights"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "b.gguf").write_bytes(b"other weights")
    monkeypatch.syspath_prepend(tmp_path)
    spec = BaseModelSpec(
        package="odd_weights", file="b.gguf", sha256="0" * 64, licence="MIT", context=2048
    )
    monkeypatch.setitem(base_models(), "odd", spec)
    with pytest.raises(MailmillError, match=r"the weights of the base model `odd` are not those"):
        base_model_path("odd", tmp_path)


def test_an_unknown_name_lists_the_known_ones(tmp_path: Path):
    with pytest.raises(UsageError, match=r"no base model `gpt-9`.*mistral-7b-instruct-v0\.2"):
        base_model_path("gpt-9", tmp_path)


def test_a_hub_model_s_revision_is_its_commit_hash(tmp_path: Path):
    assert base_revision("tinyllama-1.1b-chat", tmp_path) == (
        base_models()["tinyllama-1.1b-chat"].revision
    )


def test_a_hub_model_that_is_not_here_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(MailmillError, match=r"`llama-2-7b-chat` .*HF_HUB_OFFLINE=0"):
        base_model_path("llama-2-7b-chat", tmp_path)


def test_an_interrupted_download_is_not_taken_for_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    import huggingface_hub
    from huggingface_hub import constants

    index = {"weight_map": {"a": "model-1.safetensors", "b": "model-2.safetensors"}}
    (tmp_path / "model.safetensors.index.json").write_text(json.dumps(index))
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model-1.safetensors").touch()
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(huggingface_hub, "snapshot_download", lambda *a, **k: str(tmp_path))
    with pytest.raises(MailmillError, match="is not on this machine"):
        base_model_path("tinyllama-1.1b-chat", tmp_path)
    (tmp_path / "model-2.safetensors").touch()
    assert base_model_path("tinyllama-1.1b-chat", tmp_path) == tmp_path


def test_the_embedded_model_is_unpacked_once(models: Path):
    folder = models / EMBEDDED
    before = (folder / "model.safetensors").stat().st_mtime_ns
    assert base_model_path(EMBEDDED, models) == folder
    assert (folder / "model.safetensors").stat().st_mtime_ns == before
    assert [path.name for path in models.iterdir()] == [EMBEDDED]


def test_the_marker_names_the_file_that_was_unpacked(models: Path):
    marker = json.loads((models / EMBEDDED / UNPACKED).read_text())
    assert marker["gguf_sha256"][:12] == base_revision(EMBEDDED, models)
    assert {"model.safetensors", "config.json", "tokenizer.json"} <= set(marker["files"])


def test_the_unpacked_model_is_a_plain_checkpoint(models: Path):
    config = json.loads((models / EMBEDDED / "config.json").read_text())
    assert config["dtype"] == "bfloat16"
    assert "quantization_config" not in config


def test_a_turn_ends_where_generation_stops(models: Path):
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(models / EMBEDDED)
    generation = json.loads((models / EMBEDDED / "generation_config.json").read_text())
    chat = [{"role": "user", "content": "hello"}, {"role": "assistant", "content": "good day"}]
    ids = tokenizer.apply_chat_template(chat)["input_ids"]
    end = tokenizer.convert_tokens_to_ids("<|im_end|>")
    assert generation["eos_token_id"] == tokenizer.eos_token_id == end
    assert ids[-2:] == [end, tokenizer("\n")["input_ids"][0]]
    # No start token is put before a chat that begins with one already.
    assert ids[:2] != [tokenizer.bos_token_id] * 2


def test_an_answer_ends_by_itself(models: Path):
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(models / EMBEDDED)
    model = AutoModelForCausalLM.from_pretrained(models / EMBEDDED, dtype="float32")
    chat = [{"role": "user", "content": "What is the capital of France? One sentence."}]
    prompt = tokenizer.apply_chat_template(
        chat, add_generation_prompt=True, return_tensors="pt", return_dict=True
    )
    answer = model.generate(**prompt, max_new_tokens=60, do_sample=False)[0]
    text = tokenizer.decode(answer[prompt["input_ids"].shape[1] :])
    assert text.endswith("<|im_end|>")
    assert "Paris" in text
