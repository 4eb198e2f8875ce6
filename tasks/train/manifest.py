"""What a training run leaves behind, and the hashes that decide whether it is the same run."""

from pathlib import Path
from typing import Any

from schemas.recipe import Profile, Recipe
from schemas.records import Record
from tasks.common.files import read_json, sha256_file, sha256_json, write_json

# Grows by one whenever the same data and settings would give another adapter.
STAGE_VERSION = 3
MANIFEST = "manifest.json"
LOSS_CURVE = "loss_curve.json"
ADAPTER_FILES = ("adapter_config.json", "adapter_model.safetensors")
# Hashes of the training text; adapters of before the index have none.
INDEX = "training_index.safetensors"


class TrainManifest(Record):
    """One finished training run. Losses are mean negative log-likelihood a token, in nats."""

    recipe: str
    profile: str
    base_model: str
    base_revision: str
    key: str
    data_hash: str
    config_hash: str
    adapter_sha256: str
    started_from: str = ""
    """SHA-256 of the adapter that a warm start went on from; empty for a new one."""
    steps_before: int = 0
    """Steps of that adapter and of those that it went on from, as far as their manifests tell."""
    examples: dict[str, int]
    dropped: dict[str, int]
    steps: int
    kept_step: int = 0
    """The step whose weights the adapter has: the one with the lowest validation loss, or the last
    where nothing validates. 0 where nobody wrote it down."""
    tokens_seen: int
    tokens_per_second: float
    train_loss: float
    eval_loss: float | None
    seconds: float
    optimizer: str
    dtype: str
    quantization: str
    settings: dict[str, object]
    notes: tuple[str, ...]
    versions: dict[str, str]


def adapter_sha256(folder: Path) -> str:
    """Hex SHA-256 over the adapter's weights and configuration.

    The configuration counts: another `lora_alpha` beside the same weights is another adapter.
    """
    return sha256_json({name: sha256_file(folder / name) for name in ADAPTER_FILES})


def config_hash(recipe: Recipe, profile: Profile) -> str:
    """Hex SHA-256 of the resolved profile, the prompt templates and this stage's version."""
    templates = {
        name: sha256_file(recipe.folder / name)
        for name in (recipe.prompt.system, recipe.prompt.user)
    }
    return sha256_json([STAGE_VERSION, profile.model_dump(mode="json"), templates])


def run_key(data_hash: str, config_hash: str, base_revision: str, started_from: str = "") -> str:
    """Names a run by everything that it depends on; checkpoints of another key are not its own."""
    warm = [started_from] if started_from else []
    return sha256_json([data_hash, config_hash, base_revision, *warm])


def finished_run(out: Path, key: str) -> TrainManifest | None:
    """The manifest in `out` where it is of this very run and its adapter is unchanged."""
    if not (out / MANIFEST).exists():
        return None
    content = read_json(out / MANIFEST)
    if content.get("key") != key or not all((out / name).exists() for name in ADAPTER_FILES):
        return None
    manifest = TrainManifest.model_validate(content)
    return manifest if manifest.adapter_sha256 == adapter_sha256(out) else None


def steps_of(adapter: Path) -> int:
    """Optimizer steps behind a trained adapter, those of its warm starts included."""
    content = read_json(adapter / MANIFEST) if (adapter / MANIFEST).exists() else {}
    own = content.get("kept_step") or content.get("steps", 0)
    return int(own) + int(content.get("steps_before", 0))


def profile_name(recipe: Recipe, profile: Profile) -> str:
    """Which of the recipe's profiles this is; its base model and steps may differ."""
    return next((name for name, own in recipe.profiles.items() if own.lora == profile.lora), "own")


def save_adapter(model: Any, base_model: str, folder: Path, out: Path) -> None:
    """Write a PEFT model's adapter into `out`, by way of `folder`, which is on the same disk."""
    model.save_pretrained(folder, safe_serialization=True, save_embedding_layers=False)
    config = read_json(folder / "adapter_config.json")
    # The name, not this machine's path: whoever reads it finds the model in base_models.yaml.
    config["base_model_name_or_path"] = base_model
    # PEFT writes a set in the order of the day; equal adapters shall have equal hashes.
    config["target_modules"] = sorted(config["target_modules"])
    write_json(folder / "adapter_config.json", config)
    _store_as_float16(folder / "adapter_model.safetensors")
    for name in ADAPTER_FILES:
        (folder / name).replace(out / name)


def _store_as_float16(weights: Path) -> None:
    """Half the bytes: what is evaluated and served is the file, so nothing is lost unseen."""
    from safetensors.torch import load_file, save_file

    halves = {name: tensor.half() for name, tensor in load_file(weights).items()}
    save_file(halves, weights, metadata={"format": "pt"})
