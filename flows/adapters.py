"""`mailmill adapters …`: the registry in words."""

import shutil
from pathlib import Path

from filelock import FileLock

from schemas.errors import UsageError
from schemas.recipe import ADAPTERS, load_recipe, recipe_names
from schemas.settings import Settings
from tasks.common.files import read_json, write_json, write_text
from tasks.train.manifest import ADAPTER_FILES, INDEX, LOSS_CURVE, MANIFEST, TrainManifest
from tasks.train.registry import CARD, AdapterVersion, Registry

# Beside each recipe: the adapter that a new user's first night is written with.
BUNDLED, METRICS = "bundled", "metrics.json"


def open_registry(settings: Settings) -> Registry:
    """The registry of this home. A recipe without an adapter gets the bundled one as champion."""
    registry = Registry(settings.registry, settings.home / "artifacts")
    bundled = {name for name in recipe_names() if (bundle_of(name) / MANIFEST).exists()}
    if bundled and bundled.difference(registry.recipes()):
        settings.home.mkdir(parents=True, exist_ok=True)
        with FileLock(settings.home / "bundled.lock"):
            for name in sorted(bundled.difference(registry.recipes())):
                _register_bundle(registry, name)
    return registry


def bundle_of(recipe: str) -> Path:
    """Where the recipe's bundled adapter is, if it has one."""
    return ADAPTERS / recipe / BUNDLED


def bundle_adapter(recipe: str, which: str = "champion") -> str:
    """Copy a registered adapter beside its recipe, to be shipped with the project."""
    registry = open_registry(Settings())
    version = registry.resolve(load_recipe(recipe).name, which)
    if version is None:
        raise UsageError("the base model is no adapter", fix="name a version")
    folder = registry.fetch(version, Settings().models / "adapters")
    bundle = bundle_of(recipe)
    shutil.rmtree(bundle, ignore_errors=True)
    bundle.mkdir()
    indexed = [INDEX] if version.index_sha256 else []
    for name in (*ADAPTER_FILES, LOSS_CURVE, MANIFEST, *indexed):
        shutil.copyfile(folder / name, bundle / name)
    write_text(bundle / CARD, registry.card(version))
    write_json(bundle / METRICS, version.metrics)
    return f"{recipe} v{version.version} is now in {bundle}."


def _register_bundle(registry: Registry, recipe: str) -> None:
    bundle = bundle_of(recipe)
    manifest = TrainManifest.model_validate(read_json(bundle / MANIFEST))
    card = (bundle / CARD).read_text(encoding="utf-8")
    version = registry.register(recipe, bundle, manifest, read_json(bundle / METRICS), card)
    registry.promote(recipe, version)


def list_adapters() -> str:
    """One line a version, newest last."""
    versions = open_registry(Settings()).list()
    if not versions:
        return "No adapter is registered yet: `mailmill retrain RECIPE` makes one."
    return "\n".join(_line(version) for version in versions)


def show_adapters(recipe: str) -> str:
    """Every version of one recipe with its metrics."""
    load_recipe(recipe)
    versions = [v for v in open_registry(Settings()).list() if v.recipe == recipe]
    if not versions:
        return f"{recipe} has no adapter yet: `mailmill retrain {recipe}` makes one."
    blocks = []
    for version in versions:
        metrics = [f"    {name}: {value:.4g}" for name, value in sorted(version.metrics.items())]
        blocks.append("\n".join([_line(version), f"    sha256: {version.sha256}", *metrics]))
    return "\n".join(blocks)


def promote_adapter(recipe: str, version: int) -> str:
    """Make a version the champion."""
    load_recipe(recipe)
    open_registry(Settings()).promote(recipe, version)
    return f"{recipe} v{version} is now the champion."


def rollback_adapter(recipe: str) -> str:
    """Give the title back."""
    load_recipe(recipe)
    version = open_registry(Settings()).rollback(recipe)
    if version is None:
        raise UsageError(f"{recipe} has no earlier champion to go back to")
    return f"{recipe} v{version} is the champion again."


def _line(version: AdapterVersion) -> str:
    names = f"  ({', '.join(version.aliases)})" if version.aliases else ""
    return f"{version.recipe} v{version.version}  {version.base_model}  {version.created}{names}"
