"""What comes from elsewhere is pinned, is data and not code, and is not asked for at night."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SOURCES = [p for part in ("schemas", "tasks", "flows") for p in (PROJECT / part).rglob("*.py")]
SHIPPED = [
    *SOURCES,
    PROJECT / "Makefile",
    *(p for p in (PROJECT / "adapters").rglob("*") if p.suffix in (".yaml", ".jinja")),
    *(p for p in (PROJECT / "deployment").rglob("*") if p.suffix in (".yaml", ".yml")),
]
PINS = sorted((PROJECT / "deployment" / "pins").glob("*.txt"))


def lines_with(pattern: str, files: list[Path] = SHIPPED) -> list[str]:
    """«file: line» of every line that the pattern finds."""
    return [
        f"{path.relative_to(PROJECT)}: {line.strip()}"
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(pattern, line)
    ]


@pytest.mark.parametrize("pins", PINS, ids=lambda path: path.name)
def test_every_pin_is_exact_and_hashed(pins: Path) -> None:
    text = re.sub(r"\\\n\s*", " ", pins.read_text(encoding="utf-8"))
    wanted = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert len(wanted) == 1 if pins.stem == "uv" else len(wanted) > 100
    exact = re.compile(r"[\w.\[\],-]+==[^\s;]+ .*--hash=sha256:[0-9a-f]{64}")
    assert [line[:80] for line in wanted if not exact.match(line)] == []


def test_no_model_may_bring_code_of_its_own() -> None:
    told = lines_with("trust_remote_code")
    assert told
    assert [line for line in told if "trust_remote_code=False" not in line] == []


def test_nothing_unpickles_a_file() -> None:
    assert lines_with(r"\btorch\.load\(|\bpickle\.loads?\(|joblib\.load|allow_pickle=True") == []


def test_nothing_listens_for_the_world() -> None:
    assert lines_with(r"0\.0\.0\.0|\[::\]|mlflow (?:server|ui)") == []


def test_checkpoints_are_read_as_safetensors() -> None:
    trainer = (PROJECT / "tasks" / "train" / "qlora.py").read_text(encoding="utf-8")
    assert trainer.count("AutoModelForCausalLM.from_pretrained(") == trainer.count(
        "use_safetensors=True"
    )
