"""Who becomes champion after a training, with an engine that writes well for one adapter alone."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from prefect.artifacts import Artifact

from flows.adapters import open_registry
from flows.evaluate import evaluate, evaluate_flow
from flows.retrain import (
    _decision,
    _start,
    only_training,
    register_task,
    retrain_flow,
    train_task,
)
from schemas.errors import InputFileError, MailmillError
from schemas.recipe import Recipe, load_recipe
from schemas.settings import Settings
from schemas.tables import EXAMPLES
from tasks.common.parquet import write_table
from tasks.common.prompts import build_chat
from tasks.curate.outreach_generator.generate import generate_examples
from tasks.generate.answers import Writer
from tasks.generate.engine import Adapter, Completion, OnAnswer, Request
from tasks.score.held_out import as_text
from tasks.score.training_index import TrainingIndex
from tasks.train.manifest import INDEX
from tasks.train.mlflow_client import connect

MEASURE = load_recipe("outreach").promotion.measure
HELD_OUT = 12


@pytest.fixture
def recipe() -> Recipe:
    """Its rule lets few examples decide, too few to rule out a fall by five points."""
    model = load_recipe("outreach")
    promotion = model.promotion.model_copy(update={"worst_points": 50})
    return model.model_copy(update={"promotion": promotion})


class Favouring:
    """Knows every target; gives it to one adapter (by hash) and half a sentence to the others."""

    def __init__(self, targets: dict[str, str], favourite: str):
        self._targets, self._favourite = targets, favourite

    def generate(
        self, requests: Sequence[Request], on_answer: OnAnswer | None = None
    ) -> list[Completion]:
        answers = [Completion(self._answer(request), 10, 10) for request in requests]
        for place, answer in enumerate(answers):
            if on_answer:
                on_answer(place, answer)
        return answers

    def _answer(self, request: Request) -> str:
        target = self._targets[request.chat[-1]["content"]]
        if request.adapter and request.adapter.sha256 == self._favourite:
            return target
        return json.dumps({"subject": "Hello", "body": json.loads(target)["body"][:120]})

    def stats(self) -> dict[str, object]:
        return {}

    def close(self) -> None:
        return


@pytest.fixture
def examples(home: Path, recipe):
    made = list(generate_examples(recipe, 150, seed=2))
    folder = Settings().silver / "outreach"
    write_table(folder / "examples.parquet", EXAMPLES, made)
    (folder / "gate.json").write_text("{}")
    return made


@pytest.fixture
def retrain(tmp_path, recipe, examples, make_adapter, make_manifest, monkeypatch):
    """Pretends to have trained: `retrain("weights", favourite="weights")`."""
    targets = {build_chat(recipe, e.inputs)[-1]["content"]: e.target for e in examples}
    folders: dict[str, Path] = {}

    def folder_of(weights: str) -> Path:
        if weights not in folders:
            folders[weights] = make_adapter(tmp_path / weights, weights.encode())
            revision = {"base_revision": "b179c9523d0e"}
            make_manifest(folders[weights]).model_copy(update=revision)
        return folders[weights]

    def run(weights: str, favourite: str) -> str:
        manifest = make_manifest(folder_of(weights))
        engine = Favouring(targets, make_manifest(folder_of(favourite)).adapter_sha256)
        monkeypatch.setattr("flows.retrain.engine_for", lambda *_args: engine)
        monkeypatch.setattr("flows.evaluate.engine_for", lambda *_args: engine)
        monkeypatch.setattr("flows.evaluate.losses_of", lambda _writer, ex: [1.5] * len(ex))
        monkeypatch.setattr("flows.night.base_revision", lambda *_args: manifest.base_revision)
        return register_task.fn(recipe, folder_of(weights), manifest, HELD_OUT)

    return run


def aliases() -> dict[int, tuple[str, ...]]:
    return {v.version: v.aliases for v in open_registry(Settings()).show("outreach")}


def test_the_first_adapter_becomes_champion_and_is_compared_with_the_base(retrain) -> None:
    told = retrain("poor", favourite="other")
    assert f"v1 is champion: the first one; against the base, {MEASURE} is not higher" in told
    told = retrain("good", favourite="good")
    assert f"v2 is champion: {MEASURE} is higher for certain" in told
    assert aliases() == {1: (), 2: ("candidate", "champion")}


def test_a_warm_start_keeps_the_index_of_what_was_learned_before(
    home, recipe, examples, tmp_path, make_adapter, make_manifest, monkeypatch
) -> None:
    before = make_adapter(tmp_path / "before")
    learned = " ".join(f"w{n}" for n in range(20))
    TrainingIndex.of([("a", learned)], ["Call 713-555-0142."]).save(before / INDEX)
    monkeypatch.setattr("flows.retrain._start", lambda *_args: before)
    monkeypatch.setattr("flows.retrain.train", lambda *_args, **_more: make_manifest(before))
    monkeypatch.setattr("flows.retrain.base_model_path", lambda *_args: home)
    out, _ = train_task.fn(recipe, 1, None, "champion")
    index = TrainingIndex.load(out / INDEX)
    own = next(as_text(json.loads(e.target)) for e in examples if e.split == "train")
    assert (index.share(learned), bool(index.leaked("713-555-0142"))) == (1.0, True)
    assert index.share(own)


def measured(recipe, answered: list[float]) -> dict[str, list[float | None]]:
    names = (recipe.promotion.measure, *recipe.promotion.guards)
    level = {name: [0.0] * 10 for name in recipe.promotion.ceilings}
    return {name: [0.5] * 10 for name in names} | level | {"answered": list(answered)}


def test_the_first_adapter_must_answer(recipe) -> None:
    results = {name: measured(recipe, [1.0] * 8 + [0.0] * 2) for name in ("base", "candidate")}
    decision = _decision(recipe, None, results)
    expected = "the first one; it answers 80.0% of the examples, and 90% are needed"
    assert (decision.promoted, decision.why) == (False, expected)


def test_the_first_adapter_may_not_stand_above_a_ceiling(recipe) -> None:
    results = {name: measured(recipe, [1.0] * 10) for name in ("base", "candidate")}
    results["candidate"]["memorisation"] = [0.3] * 10
    decision = _decision(recipe, None, results)
    expected = "the first one; above its ceiling: memorisation is 0.3, at most 0.05"
    assert (decision.promoted, decision.why) == (False, expected)


def test_the_first_adapter_need_not_be_better_than_the_base(recipe) -> None:
    results = {name: measured(recipe, [1.0] * 10) for name in ("base", "candidate")}
    decision = _decision(recipe, None, results)
    assert decision.promoted
    assert decision.why.startswith("the first one; against the base, ")


def test_a_worse_candidate_does_not_replace_the_champion(retrain) -> None:
    retrain("good", favourite="good")
    assert "v2 is candidate: fell:" in retrain("worse", favourite="good")
    assert aliases() == {1: ("champion",), 2: ("candidate",)}


def test_a_better_candidate_does_and_rollback_undoes_it(retrain) -> None:
    retrain("good", favourite="good")
    assert "v2 is champion" in retrain("better", favourite="better")
    registry = open_registry(Settings())
    figures = registry.resolve("outreach", "2").metrics
    assert figures[f"difference.{MEASURE}.low"] > 0
    assert figures["candidate.greeting_ok"] > figures["champion.closing_ok"]
    run_id = registry.resolve("outreach", "2").run_id
    tags = connect(Settings().registry).get_run(run_id).data.tags
    assert (tags["promotion"], tags["promotion.against"]) == ("promoted", "v1")
    assert json.loads(tags["promotion.rule"])["measure"] == MEASURE
    assert registry.rollback("outreach") == 1
    assert aliases()[1] == ("champion",)


def test_the_champion_trained_again_stays_champion(retrain) -> None:
    retrain("good", favourite="good")
    assert "v1 is the champion already" in retrain("good", favourite="good")


def test_every_answer_is_kept_with_its_measures(retrain, home) -> None:
    retrain("good", favourite="good")
    assert "own_lead_first" in evaluate_flow.fn("outreach", "champion", 5)
    *_, newest = sorted((home / "evaluations" / "outreach").glob("*.jsonl"))
    lines = [json.loads(line) for line in newest.read_text().splitlines()]
    who = {line["writer"]: (line["adapter_version"], line["adapter_sha256"]) for line in lines}
    champion = open_registry(Settings()).resolve("outreach", "champion")
    assert who == {"base": ("", ""), "champion": ("1", champion.sha256)}
    assert all(line["base_model"].startswith("smollm2-135m-instruct@") for line in lines)
    assert all(datetime.fromisoformat(line["time"]).tzinfo for line in lines)
    assert all(0 <= line["measures"]["quality"] <= 10 for line in lines)
    assert all(line["body"] for line in lines)
    assert {line["measures"]["loss"] for line in lines} == {1.5}


def test_each_adapter_is_held_to_what_it_learned(
    recipe, examples, tmp_path, make_adapter, monkeypatch
) -> None:
    """Of two that say the same, the one that had learned it by heart."""
    monkeypatch.setattr("flows.evaluate.losses_of", lambda _writer, ex: [1.5] * len(ex))
    targets = {build_chat(recipe, e.inputs)[-1]["content"]: e.target for e in examples}
    told = [(e.group, as_text(json.loads(e.target))) for e in examples]
    writers = {}
    for name, learned in (("learned", told), ("not", [])):
        folder = make_adapter(tmp_path / name)
        TrainingIndex.of(learned).save(folder / INDEX)
        adapter = Adapter("outreach", name, folder, "7")
        writers[name] = Writer(recipe, "smollm2-135m-instruct@0", adapter)
    results = evaluate(writers, 5, Favouring(targets, "7"), datetime.now(UTC))
    assert min(results["learned"]["memorisation"]) > 0.5
    assert max(results["not"]["memorisation"]) == 0.0


def test_prefect_shows_the_table_and_the_plot(retrain) -> None:
    retrain("good", favourite="good")
    table, plot = (Artifact.get(f"evaluation-outreach{end}") for end in ("", "-plot"))
    assert "own_lead_first" in table.data
    assert "v1 is champion" in table.description
    assert "data:image/svg+xml;base64," in plot.data


def test_a_warm_start_goes_on_from_the_adapter_that_is_named(retrain, recipe) -> None:
    retrain("good", favourite="good")
    retrain("worse", favourite="good")
    base = recipe.profiles["cpu"].base_model
    begins = {which: _start(recipe, base, which) for which in ("champion", "candidate", "1")}
    assert begins["champion"] == begins["1"] != begins["candidate"]
    with pytest.raises(InputFileError, match="candidate of outreach is no adapter of other"):
        _start(recipe, "other", "candidate")
    with pytest.raises(InputFileError, match="base of outreach is no adapter"):
        _start(recipe, base, "base")


def test_two_trainings_of_one_recipe_do_not_meet(recipe, home) -> None:
    with only_training(recipe):
        with pytest.raises(MailmillError, match="another training of outreach is at work"):
            retrain_flow.fn("outreach")
        with only_training(load_recipe("formal")):
            pass
