"""One registered adapter: as MLflow keeps it, as Mailmill reads it, and what its files must be."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from schemas.records import Record
from tasks.common.files import sha256_file
from tasks.train.adapter_files import folder_problem, weights_problem
from tasks.train.manifest import INDEX, adapter_sha256


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
    index_sha256: str = ""
    """Of its training index; empty where it was registered without one."""


def file_problem(folder: Path, version: AdapterVersion) -> str | None:
    """What is wrong with downloaded files, in words."""
    if problem := folder_problem(folder):
        return problem
    if adapter_sha256(folder) != version.sha256:
        return "its hash is not the registered one"
    index = folder / INDEX
    if version.index_sha256 and not (index.exists() and sha256_file(index) == version.index_sha256):
        return f"its {INDEX} is missing or not the registered one"
    return weights_problem(folder, version.base_model)


def what_there_is(recipe: str, versions: Sequence[AdapterVersion]) -> str:
    """The adapters that a recipe has, in words."""
    if not versions:
        return f"it has none yet: run `mailmill retrain {recipe}`, or use the adapter `base`"
    names = [
        f"v{v.version} ({', '.join(v.aliases)})" if v.aliases else f"v{v.version}" for v in versions
    ]
    return f"there are base, {', '.join(names)}"


def read_version(client: Any, version: Any, aliases: dict[str, str]) -> AdapterVersion:
    """A model version of MLflow's as ours."""
    number = str(version.version)
    return AdapterVersion(
        recipe=version.name,
        version=int(number),
        aliases=tuple(sorted(a for a, of in aliases.items() if str(of) == number)),
        sha256=version.tags["adapter_sha256"],
        base_model=version.tags["base_model"],
        base_revision=version.tags["base_revision"],
        data_hash=version.tags["data_hash"],
        config_hash=version.tags["config_hash"],
        created=datetime.fromtimestamp(version.creation_timestamp // 1000, UTC),
        metrics={
            name: figure
            for name, figure in client.get_run(version.run_id).data.metrics.items()
            if math.isfinite(figure)
        },
        run_id=version.run_id,
        index_sha256=version.tags.get("index_sha256", ""),
    )
