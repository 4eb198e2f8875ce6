"""One registered adapter, and what its files must be."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from schemas.records import Record
from tasks.train.manifest import ADAPTER_FILES, adapter_sha256

# A pickle in an adapter's folder could run code when it is loaded.
ALLOWED = {".safetensors", ".json", ".md", ".jinja"}


class AdapterVersion(Record):
    """One registered adapter."""

    recipe: str
    version: int
    aliases: tuple[str, ...]
    sha256: str
    base_model: str
    base_revision: str
    data_hash: str
    config_hash: str
    created: datetime
    metrics: dict[str, float]
    run_id: str


def file_problem(folder: Path, version: AdapterVersion) -> str | None:
    """What is wrong with downloaded files, in words."""
    strange = [p.name for p in folder.rglob("*") if p.is_file() and p.suffix not in ALLOWED]
    if strange:
        return f"{', '.join(sorted(strange))} is not a kind of file that an adapter has"
    missing = [name for name in ADAPTER_FILES if not (folder / name).is_file()]
    if missing:
        return f"{' and '.join(missing)} is missing"
    if adapter_sha256(folder) != version.sha256:
        return "its hash is not the registered one"
    return None


def what_there_is(recipe: str, versions: Sequence[AdapterVersion]) -> str:
    """The adapters that a recipe has, in words."""
    if not versions:
        return f"it has none yet: run `mailmill retrain {recipe}`, or use the adapter `base`"
    names = [
        f"v{v.version} ({', '.join(v.aliases)})" if v.aliases else f"v{v.version}" for v in versions
    ]
    return f"there are base, {', '.join(names)}"
