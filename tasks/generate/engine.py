"""What an engine is, and the fake one that ships beside the real one for fast tests."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from schemas.recipe import Sampling
from tasks.common.prompts import Chat


@dataclass(frozen=True)
class Adapter:
    """A LoRA adapter on disk, as an engine needs it."""

    name: str
    version: str
    path: Path


@dataclass(frozen=True)
class Request:
    """One prompt. `json_schema` None means free text; `adapter` None means the base model."""

    chat: Chat
    sampling: Sampling
    json_schema: dict[str, object] | None = None
    adapter: Adapter | None = None


@dataclass(frozen=True)
class Completion:
    """One answer. `failure` is a reason code where the engine has no complete answer."""

    text: str
    prompt_tokens: int
    output_tokens: int
    failure: str = ""


class Engine(Protocol):
    """Turns requests into completions, in the order of the requests, one for each.

    A request that cannot be served becomes a Completion with a failure; only the loss of the
    whole engine raises (EngineLost).
    """

    def generate(self, requests: Sequence[Request]) -> list[Completion]: ...


class FakeEngine:
    """Answers by a plain function of the chat. For tests: it knows no model."""

    def __init__(self, answer: Callable[[Chat], str]):
        self._answer = answer
        self.requests: list[Request] = []

    def generate(self, requests: Sequence[Request]) -> list[Completion]:
        self.requests += requests
        completions = []
        for request in requests:
            text = self._answer(request.chat)
            words = sum(len(turn["content"].split()) for turn in request.chat)
            completions.append(Completion(text, words, len(text.split())))
        return completions
