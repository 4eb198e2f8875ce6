"""What an engine is, and the fake one that ships beside the real one for fast tests."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from schemas.recipe import Sampling
from tasks.common.prompts import Chat


@dataclass(frozen=True)
class Adapter:
    """A LoRA adapter on disk, as an engine needs it. `sha256` is of its weights."""

    name: str
    version: str
    path: Path
    sha256: str = ""


@dataclass(frozen=True)
class Request:
    """One prompt. `json_schema` None means free text; `adapter` None means the base model.

    `attempt` tells a further try apart from the one before where all else is equal.
    """

    chat: Chat
    sampling: Sampling
    json_schema: dict[str, object] | None = None
    adapter: Adapter | None = None
    attempt: int = 1


@dataclass(frozen=True)
class Completion:
    """One answer. `failure` is a reason code where the engine has no complete answer.

    `cached_tokens` of the prompt's were known to the engine from a prompt before.
    """

    text: str
    prompt_tokens: int
    output_tokens: int
    failure: str = ""
    cached_tokens: int = 0


# Failures without an answer of the model's. Asked again they would fail again, and what killed the
# engine would kill it again; by the next start they may have passed, so they are not kept.
UNANSWERED = frozenset({"engine.row_failed", "engine.row_suspected", "prompt.too_long"})

OnAnswer = Callable[[int, Completion], None]
"""Called with the place of a request and its answer as soon as there is one, in any order."""


class Engine(Protocol):
    """Turns requests into completions, in the order of the requests, one for each.

    A request that cannot be served becomes a Completion with a failure; only the loss of the
    whole engine raises (EngineLost). Several threads may call at once: their requests share the
    engine's batch.
    """

    def generate(
        self, requests: Sequence[Request], on_answer: OnAnswer | None = None
    ) -> list[Completion]: ...

    def stats(self) -> dict[str, Any]:
        """Counts and seconds since the engine started, for a run's manifest."""
        ...

    def close(self) -> None:
        """End the engine; whoever waits for an answer gets EngineLost."""
        ...


class FakeEngine:
    """Answers by a plain function of the chat. For tests: it knows no model."""

    def __init__(self, answer: Callable[[Chat], str]):
        self._answer = answer
        self.requests: list[Request] = []

    def generate(
        self, requests: Sequence[Request], on_answer: OnAnswer | None = None
    ) -> list[Completion]:
        self.requests += requests
        completions = []
        for place, request in enumerate(requests):
            text = self._answer(request.chat)
            words = sum(len(turn["content"].split()) for turn in request.chat)
            completions.append(Completion(text, words, len(text.split())))
            if on_answer:
                on_answer(place, completions[-1])
        return completions

    def stats(self) -> dict[str, Any]:
        return {"answers": len(self.requests)}

    def close(self) -> None:
        """Nothing to end."""
