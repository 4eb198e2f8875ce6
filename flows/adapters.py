"""`mailmill adapters …`: the registry in words."""

from schemas.errors import UsageError
from schemas.recipe import load_recipe
from schemas.settings import Settings
from tasks.train.registry import AdapterVersion, Registry


def open_registry(settings: Settings) -> Registry:
    """The registry of this home."""
    return Registry(settings.registry, settings.home / "artifacts")


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
