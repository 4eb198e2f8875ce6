"""A trainer's progress: steps reported, speed measured, checkpoints and losses found again."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

OnStep = Callable[[int, int, float], None]


def make_meter(on_step: OnStep | None) -> Any:
    """A callback that reports steps, measures their speed, and judges the last one."""
    from transformers import TrainerCallback

    class Meter(TrainerCallback):  # type: ignore[misc]
        seconds = 0.0
        tokens_before: int | None = None
        tokens = 0

        @property
        def tokens_per_second(self) -> float:
            return (self.tokens - (self.tokens_before or 0)) / self.seconds if self.seconds else 0.0

        def on_step_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            if self.tokens_before is None:
                self.tokens_before = int(state.num_input_tokens_seen)
            self.started = time.monotonic()

        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            self.seconds += time.monotonic() - self.started
            self.tokens = int(state.num_input_tokens_seen)
            if state.global_step >= state.max_steps and args.load_best_model_at_end:
                # Otherwise the steps after the last round number would be thrown away.
                control.should_evaluate = control.should_save = True

        def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
            if on_step and "loss" in (logs or {}):
                on_step(state.global_step, state.max_steps, float(logs["loss"]))

    return Meter()


def last_checkpoint(folder: Path) -> Path | None:
    """The newest whole checkpoint; a killed run may have left one without its state."""
    found = sorted(folder.glob("checkpoint-*"), key=lambda path: int(path.name.split("-")[1]))
    return next((path for path in reversed(found) if (path / "trainer_state.json").exists()), None)


def loss_curve(log_history: Sequence[dict[str, Any]]) -> list[dict[str, float]]:
    """One point a step: training loss, learning rate, and validation loss where measured."""
    points: dict[int, dict[str, float]] = {}
    for entry in log_history:
        point = points.setdefault(entry["step"], {"step": entry["step"]})
        for name in ("loss", "learning_rate", "eval_loss"):
            if name in entry:
                point[name] = float(entry[name])
    return [points[step] for step in sorted(points)]


def final_loss(curve: Sequence[dict[str, float]]) -> float:
    """Mean training loss of the last ten steps."""
    losses = [point["loss"] for point in curve if "loss" in point][-10:]
    return sum(losses) / len(losses)


def run_notes(state: Any, resumed: Path | None, *, evaluates: bool) -> list[str]:
    """What a reader of the manifest has to know about this run.

    Args:
        state: transformers' TrainerState after training.
        resumed: the checkpoint that it went on from, if any.
        evaluates: whether there were validation examples.
    """
    best = state.best_global_step
    found = {
        "no validation examples: no early stopping, the last step is the adapter": not evaluates,
        f"resumed after step {resumed.name.split('-')[1] if resumed else ''}": bool(resumed),
        f"stopped early at step {state.global_step}": state.global_step < state.max_steps,
        f"the adapter is that of step {best}, which had the lowest validation loss": bool(
            best and best < state.global_step
        ),
    }
    return [note for note, applies in found.items() if applies]
