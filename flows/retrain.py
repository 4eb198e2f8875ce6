"""`mailmill retrain`: examples to adapter to candidate, and to champion where the rule says so."""

import math
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.adapters import open_registry
from flows.evaluate import above_baseline, evaluate, examples_file, show_evaluation
from flows.night import engine_for, find_writer
from flows.progress import progress_bar
from flows.training_index import ensure_index
from schemas.errors import InputFileError
from schemas.recipe import Recipe, load_recipe
from schemas.settings import Settings
from tasks.common.base_models import base_model_path
from tasks.common.hardware import hardware
from tasks.common.processes import alone
from tasks.generate.answers import Writer
from tasks.generate.engine import Adapter
from tasks.score.evaluation_report import Evaluation, means
from tasks.score.promotion import Decision, decide, hard_failure
from tasks.score.training_index import TrainingIndex
from tasks.train.manifest import INDEX, TrainManifest
from tasks.train.model_card import model_card
from tasks.train.qlora import train
from tasks.train.versions import AdapterVersion


@flow(name="retrain")
def retrain_flow(
    recipe: str,
    max_steps: int | None = None,
    base_model: str | None = None,
    held_out: int | None = None,
    start_from: str = "",
) -> str:
    """Train, let the adapter write in vLLM, register it as candidate, let the rule decide.

    Args:
        recipe: its name.
        max_steps: optimizer steps instead of the recipe's.
        base_model: another base model than the recipe's.
        held_out: examples to evaluate on instead of the recipe's number.
        start_from: champion, candidate or a version to go on from; empty for training anew.

    Raises:
        MailmillError: another training of the recipe is at work in this home.
        UsageError: there is no such recipe, base model, or adapter to go on from.
        InputFileError: the adapter to go on from stands on another base model.
    """
    chosen = load_recipe(recipe)
    with only_training(chosen):
        folder, manifest = train_task(chosen, max_steps, base_model, start_from)
        return register_task(chosen, folder, manifest, held_out)


def only_training(recipe: Recipe) -> AbstractContextManager[None]:
    """Be the one training of this recipe: two would write into one folder."""
    lock = Settings().home / "training" / f"{recipe.name}.lock"
    return alone(lock, f"training of {recipe.name}", fix="wait for it to end")


@task(name="train", cache_policy=NO_CACHE, persist_result=False)
def train_task(
    recipe: Recipe, max_steps: int | None, base_model: str | None, start_from: str
) -> tuple[Path, TrainManifest]:
    """QLoRA on the recipe's examples; resumes from its last checkpoint."""
    settings = Settings()
    examples = examples_file(recipe)
    profile = recipe.profiles[hardware().profile]
    if base_model:
        profile = profile.model_copy(update={"base_model": base_model.lower()})
    base = base_model_path(profile.base_model, settings.models)
    out = settings.home / "training" / recipe.name
    start = _start(recipe, profile.base_model, start_from) if start_from else None
    with progress_bar(f"train {recipe.name}") as advance:
        manifest = train(
            recipe, profile, examples, base, out,
            start=start, max_steps=max_steps, on_step=lambda step, _total, _loss: advance(step),
        )  # fmt: skip
    index = TrainingIndex.load(ensure_index(recipe, examples))
    # It still knows what the adapter before it learned, be that mail deleted since.
    if start and (start / INDEX).exists():
        index = index.joined(TrainingIndex.load(start / INDEX))
    index.save(out / INDEX)
    return out, manifest


def _start(recipe: Recipe, base_model: str, which: str) -> Path:
    """The folder of the adapter that a training goes on from.

    Raises:
        UsageError: there is none.
        InputFileError: it stands on another base model, or is one.
    """
    adapter = find_writer(recipe.name, which).adapter
    version = open_registry(Settings()).resolve(recipe.name, which)
    if adapter is None or version is None or version.base_model != base_model:
        raise InputFileError(
            f"{which} of {recipe.name} is no adapter of {base_model}",
            fix="retrain without --warm-start and --from",
        )
    return adapter.path


@task(name="evaluate and register", cache_policy=NO_CACHE, persist_result=False)
def register_task(
    recipe: Recipe, folder: Path, manifest: TrainManifest, held_out: int | None
) -> str:
    """Let base, champion and candidate write the held-out examples, and the rule decide.

    Only what vLLM loads is registered. The first adapter of a recipe becomes its champion, unless
    it is a hard failure.
    """
    registry = open_registry(Settings())
    champion = registry.resolve(recipe.name, "champion", missing_ok=True)
    writers = {"base": Writer(recipe, f"{manifest.base_model}@{manifest.base_revision}", None)}
    if champion and champion.base_model == manifest.base_model:
        writers["champion"] = find_writer(recipe.name, "champion")
    writers["candidate"] = Writer(
        recipe, writers["base"].base_model, _adapter(recipe, folder, manifest)
    )
    # What base and champion wrote for these examples before is kept.
    engine, now = engine_for(writers.values()), datetime.now(UTC)
    results = evaluate(writers, held_out or recipe.promotion.examples, engine, now)
    metrics = means(results) | _above_baseline(recipe, results)
    decision = _decision(recipe, champion, results)
    figures = metrics | decision.figures
    against = f"against v{champion.version}: " if champion else ""
    verdict = f"{against}{decision.verdict}, {decision.why}"
    card = model_card(recipe, manifest, figures, _data_card(recipe), verdict)
    version = registry.register(recipe.name, folder, manifest, metrics, card)
    if champion and champion.version == version:
        verdict = f"{recipe.name} v{version} is the champion already."
    else:
        registry.record(recipe.name, version, {
            "promotion": decision.verdict,
            "promotion.why": decision.why,
            "promotion.against": f"v{champion.version}" if champion else "base",
            "promotion.rule": recipe.promotion.model_dump_json(),
        }, figures, card)  # fmt: skip
        if decision.promoted:
            registry.promote(recipe.name, version)
        title = "champion" if decision.promoted else "candidate"
        verdict = f"{recipe.name} v{version} is {title}: {decision.why}."
    return f"{verdict}\n{show_evaluation(recipe, results, now, verdict)}"


def _decision(recipe: Recipe, champion: AdapterVersion | None, results: Evaluation) -> Decision:
    """What the rule says of the candidate against the champion.

    The first one need not rise above the base, which may write another kind of text that scores as
    well; a hard failure would be worse than none, for a night takes the champion unasked.
    """
    if champion is None:
        decision = decide(results["candidate"], results["base"], recipe.promotion)
        failure = hard_failure(results["candidate"], recipe.promotion)
        why = failure or f"against the base, {decision.why}"
        return replace(decision, promoted=not failure, why=f"the first one; {why}")
    if "champion" not in results:
        return Decision(False, f"the champion stands on {champion.base_model}", {})
    return decide(results["candidate"], results["champion"], recipe.promotion)


def _above_baseline(recipe: Recipe, results: Evaluation) -> dict[str, float]:
    """`above.<writer>.<measure>.mean`, `.low` and `.high`, of recipes that have a baseline."""
    found = {f"above.{what}": one for what, one in above_baseline(recipe, results).items()}
    return {
        f"{name}.{part}": value
        for name, one in found.items()
        for part in ("mean", "low", "high")
        if math.isfinite(value := getattr(one, part))
    }


def _adapter(recipe: Recipe, folder: Path, manifest: TrainManifest) -> Adapter:
    return Adapter(recipe.name, "candidate", folder, manifest.adapter_sha256)


def _data_card(recipe: Recipe) -> str:
    """What the examples are, in words, written by curation beside them."""
    card = examples_file(recipe).with_name("data_card.md")
    return card.read_text(encoding="utf-8") if card.exists() else ""
