"""`mailmill retrain`: examples to adapter to registered candidate."""

from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.adapters import open_registry
from flows.evaluate import examples_file, measure, table_of
from flows.night import start_engine, usual_attach
from flows.progress import progress_bar
from schemas.recipe import Recipe, load_recipe
from schemas.settings import Settings
from tasks.common.base_models import base_model_path
from tasks.common.hardware import hardware
from tasks.generate.answers import Writer
from tasks.generate.engine import Adapter
from tasks.train.manifest import TrainManifest
from tasks.train.model_card import model_card
from tasks.train.qlora import train

# Held-out examples written by base and candidate before the candidate is registered.
HELD_OUT = 8


@flow(name="retrain")
def retrain_flow(recipe: str, max_steps: int | None = None, base_model: str | None = None) -> str:
    """Train, load the adapter in vLLM, compare it with the base, register it as candidate."""
    chosen = load_recipe(recipe)
    folder, manifest = train_task(chosen, max_steps, base_model)
    return register_task(chosen, folder, manifest)


@task(name="train", cache_policy=NO_CACHE, persist_result=False)
def train_task(
    recipe: Recipe, max_steps: int | None, base_model: str | None
) -> tuple[Path, TrainManifest]:
    """QLoRA on the recipe's examples; resumes from its last checkpoint."""
    settings = Settings()
    examples = examples_file(recipe)
    profile = recipe.profiles[hardware().profile]
    if base_model:
        profile = profile.model_copy(update={"base_model": base_model})
    base = base_model_path(profile.base_model, settings.models)
    out = settings.home / "training" / recipe.name
    with progress_bar(f"train {recipe.name}") as advance:
        manifest = train(
            recipe, profile, examples, base, out,
            max_steps=max_steps, on_step=lambda step, _total, _loss: advance(step),
        )  # fmt: skip
    return out, manifest


@task(name="evaluate and register", cache_policy=NO_CACHE, persist_result=False)
def register_task(recipe: Recipe, folder: Path, manifest: TrainManifest) -> str:
    """Write the held-out set with base and candidate in vLLM; only what loads is registered.

    The first adapter of a recipe becomes its champion; later ones wait for `adapters promote`.
    """
    settings = Settings()
    registry = open_registry(settings)
    base = Writer(recipe, f"{manifest.base_model}@{manifest.base_revision}", None)
    candidate = Writer(recipe, base.base_model, _adapter(recipe, folder, manifest))
    engine = start_engine(manifest.base_model, usual_attach())
    results = measure({"base": base, "candidate": candidate}, HELD_OUT, engine)
    metrics = {
        f"{who}.{name}": value for who, row in results.items() for name, value in row.items()
    }
    card = model_card(recipe, manifest, metrics, _data_card(recipe))
    version = registry.register(recipe.name, folder, manifest, metrics, card)
    first = not any("champion" in known.aliases for known in registry.show(recipe.name))
    if first:
        registry.promote(recipe.name, version)
    title = "champion, being the first" if first else "candidate"
    return f"{recipe.name} v{version} is registered as {title}.\n{table_of(results)}"


def _adapter(recipe: Recipe, folder: Path, manifest: TrainManifest) -> Adapter:
    return Adapter(recipe.name, "candidate", folder, manifest.adapter_sha256)


def _data_card(recipe: Recipe) -> str:
    """What the examples are, in words, written by curation beside them."""
    card = examples_file(recipe).with_name("data_card.md")
    return card.read_text(encoding="utf-8") if card.exists() else ""
