"""MLflow's client, and the runs that it keeps of our training. Only this module imports it."""

import logging
import math
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from filelock import FileLock

from tasks.train.manifest import TrainManifest

EXPERIMENT = "mailmill"
# Of the training itself; no evaluation replaces them.
TRAINING_METRICS = frozenset({"train_loss", "eval_loss", "tokens_per_second", "steps"})
# Tag of a run: how often the promotion rule has spoken about it.
TIMES = "promotion.times"


def connect(uri: str) -> Any:
    """A client that tells nobody what it does; a database of our own has its tables then."""
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    os.environ.setdefault("DO_NOT_TRACK", "true")
    os.environ.setdefault("MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR", "false")
    if uri.startswith("sqlite:///"):
        Path(uri.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    from mlflow import MlflowClient

    # The first connection makes the tables, and Alembic tells about each.
    for name in ("mlflow", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
    if not uri.startswith("sqlite:///"):
        return MlflowClient(tracking_uri=uri, registry_uri=uri)
    # Two processes that make the tables at once break each other's.
    with FileLock(uri.removeprefix("sqlite:///") + ".lock"):
        client = MlflowClient(tracking_uri=uri, registry_uri=uri)
        client.search_registered_models(max_results=1)
        return client


def begin_run(client: Any, recipe: str, artifacts: str | None) -> str:
    """A new run's id.

    Args:
        client: MLflow's.
        recipe: name of the recipe.
        artifacts: where files are kept, as a URI; None leaves it to the tracking server.
    """
    experiment = client.get_experiment_by_name(EXPERIMENT)
    if experiment:
        experiment_id = experiment.experiment_id
    else:
        experiment_id = client.create_experiment(EXPERIMENT, artifact_location=artifacts)
    return str(client.create_run(experiment_id, run_name=recipe).info.run_id)


def log_run(client: Any, run_id: str, manifest: TrainManifest, metrics: dict[str, float]) -> None:
    """Parameters, metrics and the loss curve's ends, for MLflow's own page."""
    training = manifest.settings.get("training")
    lora = manifest.settings.get("lora")
    params = {
        "base_model": manifest.base_model,
        "profile": manifest.profile,
        "optimizer": manifest.optimizer,
        "dtype": manifest.dtype,
        **(training if isinstance(training, dict) else {}),
        **({f"lora_{k}": v for k, v in lora.items()} if isinstance(lora, dict) else {}),
    }
    for name, value in params.items():
        client.log_param(run_id, name, value)
    own = {
        "train_loss": manifest.train_loss,
        "eval_loss": manifest.eval_loss,
        "tokens_per_second": manifest.tokens_per_second,
        "steps": float(manifest.steps),
    }
    for name, figure in (own | metrics).items():
        if figure is not None:
            client.log_metric(run_id, name, figure)


def log_verdict(
    client: Any, run_id: str, tags: Mapping[str, str], figures: Mapping[str, float]
) -> None:
    """Set tags, and figures in the place of all that an evaluation before has left.

    MLflow deletes no metric: one without a new figure becomes nan, which `read_version` leaves out.
    """
    from mlflow.entities import Metric, RunTag

    run = client.get_run(run_id).data
    # The highest step is what MLflow shows: two figures of one millisecond have no order else.
    times = int(run.tags.get(TIMES, "0")) + 1
    stale = run.metrics.keys() - figures.keys() - TRAINING_METRICS
    metrics = dict.fromkeys(stale, math.nan) | dict(figures)
    now = int(time.time() * 1000)
    client.log_batch(
        run_id,
        metrics=[Metric(name, figure, now, times) for name, figure in metrics.items()],
        tags=[RunTag(name, text) for name, text in {**tags, TIMES: str(times)}.items()],
    )
