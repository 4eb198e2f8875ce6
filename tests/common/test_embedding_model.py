import hashlib
import importlib.util

import pytest

from schemas.errors import MailmillError
from tasks.common.embedding_model import embedding_model_folder, embedding_model_revision


def test_missing_package_is_one_clear_sentence(monkeypatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MailmillError, match="install mailmill with its `cpu` or `gpu` extra"):
        embedding_model_folder()


def test_revision_is_the_hash_of_the_weights(tmp_path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    assert embedding_model_revision(tmp_path) == hashlib.sha256(b"weights").hexdigest()
