from pathlib import Path

import pytest

from schemas.recipe import Recipe
from tasks.common.files import write_json
from tasks.train import manifest as module
from tasks.train.manifest import (
    adapter_sha256,
    config_hash,
    finished_run,
    profile_name,
    run_key,
    steps_of,
)


def test_another_setting_is_another_configuration(recipe: Recipe):
    profile = recipe.profiles["cpu"]
    training = profile.training.model_copy(update={"max_steps": 7})
    changed = profile.model_copy(update={"training": training})
    assert config_hash(recipe, profile) != config_hash(recipe, changed)


def test_another_prompt_is_another_configuration(
    recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before = config_hash(recipe, recipe.profiles["cpu"])
    for name in (recipe.prompt.system, recipe.prompt.user):
        (tmp_path / name).write_text((recipe.folder / name).read_text() + "!")
    monkeypatch.setattr(type(recipe), "folder", tmp_path)
    assert config_hash(recipe, recipe.profiles["cpu"]) != before


@pytest.mark.parametrize("changed", [("e", "c", "b"), ("d", "d", "b"), ("d", "c", "c")])
def test_the_key_depends_on_data_settings_and_base(changed: tuple[str, str, str]):
    assert run_key("d", "c", "b") != run_key(*changed)


def test_the_adapter_s_hash_covers_its_configuration(make_adapter, tmp_path: Path):
    folder = make_adapter(tmp_path / "a")
    before = adapter_sha256(folder)
    (folder / "adapter_config.json").write_text('{"r": 8}')
    assert adapter_sha256(folder) != before


def test_a_finished_run_is_known_by_its_key(make_adapter, make_manifest, tmp_path: Path):
    folder = make_adapter(tmp_path / "a")
    made = make_manifest(folder)
    write_json(folder / module.MANIFEST, made.model_dump(mode="json"))
    assert finished_run(folder, made.key) == made
    assert finished_run(folder, "another") is None


def test_a_run_whose_adapter_changed_is_not_finished(make_adapter, make_manifest, tmp_path: Path):
    folder = make_adapter(tmp_path / "a")
    made = make_manifest(folder)
    write_json(folder / module.MANIFEST, made.model_dump(mode="json"))
    (folder / "adapter_model.safetensors").write_bytes(b"torn")
    assert finished_run(folder, made.key) is None


def test_a_profile_keeps_its_name_on_another_base_model(recipe: Recipe):
    moved = recipe.profiles["cpu"].model_copy(update={"base_model": "tinyllama-1.1b-chat"})
    assert profile_name(recipe, moved) == "cpu"


@pytest.mark.parametrize(
    ("told", "steps"),
    [
        ({"steps": 400, "kept_step": 300, "steps_before": 250}, 550),
        ({"steps": 400, "steps_before": 250}, 650),  # of a manifest that does not tell
        ({"steps": 400, "kept_step": 0}, 400),
    ],
)
def test_steps_behind_an_adapter_are_those_up_to_the_kept_one(
    tmp_path: Path, told: dict[str, int], steps: int
):
    write_json(tmp_path / module.MANIFEST, told)
    assert steps_of(tmp_path) == steps
    assert steps_of(tmp_path / "nothing") == 0
