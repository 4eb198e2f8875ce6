"""The lines that hold the house: who may import whom, and what every file of a kind must do."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from schemas.reasons import REASONS
from schemas.recipe import load_recipe, recipe_names

PROJECT = Path(__file__).parents[1]
MODULES = sorted(
    p for part in ("schemas", "tasks", "flows") for p in (PROJECT / part).rglob("*.py")
)
STAGES = ("ingest", "curate", "gates", "train", "generate", "score", "export")
# Heavy libraries and the modules that may import them: one, or the pair of models and training.
TRAINING = {"tasks/train/models.py", "tasks/train/qlora.py"}
OWNERS = {
    "vllm": {"tasks/generate/vllm_engine.py"},
    # The embedding model computes in bfloat16, which its library does not offer.
    "torch": TRAINING | {"tasks/common/embedding_model.py"},
    "trl": {"tasks/train/qlora.py"},
    "peft": TRAINING,
    "bitsandbytes": TRAINING,
    "great_expectations": {"tasks/gates/gate.py"},
    "mlflow": {"tasks/train/mlflow_client.py"},
}


def imports(path: Path) -> set[str]:
    """Dotted names that a module imports anywhere, late imports included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def inside(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("library", OWNERS)
def test_few_modules_import_each_heavy_library(library):
    users = {inside(p) for p in MODULES if any(n.split(".")[0] == library for n in imports(p))}
    assert users <= OWNERS[library]


@pytest.mark.parametrize("stage", STAGES)
def test_stages_do_not_import_each_other(stage):
    others = tuple(f"tasks.{other}" for other in STAGES if other != stage)
    crossings = {
        f"{inside(p)} -> {name}"
        for p in (PROJECT / "tasks" / stage).rglob("*.py")
        for name in imports(p)
        if name.startswith(others)
    }
    assert crossings == set()


@pytest.mark.parametrize(
    ("below", "above"), [("schemas", ("tasks", "flows")), ("tasks", ("flows",))]
)
def test_imports_run_one_way(below, above):
    crossings = {
        f"{inside(p)} -> {name}"
        for p in (PROJECT / below).rglob("*.py")
        for name in imports(p)
        if name.split(".")[0] in above
    }
    assert crossings == set()


@pytest.mark.parametrize("name", recipe_names())
def test_every_recipe_loads_under_its_folders_name(name):
    assert load_recipe(name).name == name


def test_there_are_five_recipes():
    assert recipe_names() == ["academic", "cover_letter", "formal", "outreach", "summary"]


def test_schemas_import_nothing_heavy():
    code = (
        "import sys, schemas.recipe, schemas.campaign, schemas.tables, schemas.records;"
        "print([m for m in ('torch','pandas','prefect','transformers','vllm') if m in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_every_reason_in_the_code_is_explained():
    kinds = {code.split(".")[0] for code in REASONS}
    literal = re.compile(rf'"((?:{"|".join(sorted(kinds))})\.[a-z_]+)"')
    used = {code for p in MODULES for code in literal.findall(p.read_text(encoding="utf-8"))}
    # File names and columns look like reason codes too.
    used -= {
        code for code in used if code.endswith((".parquet", ".json", ".jsonl", ".yaml", ".csv"))
    }
    assert used - REASONS.keys() == set()
