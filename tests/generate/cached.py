"""A request, and an engine without a model whose answers are kept."""

from dataclasses import replace
from pathlib import Path

from schemas.recipe import Sampling
from tasks.generate.answer_cache import CachedEngine
from tasks.generate.engine import Adapter, FakeEngine, Request

REQUEST = Request([{"role": "user", "content": "hello"}], Sampling(), {"type": "object"})
ADAPTER = Adapter("outreach", "1", Path("a"), "00ff")


def engine_at(path: Path, fake: FakeEngine, base_model: str = "m@1", *, force: bool = False):
    return CachedEngine(lambda: fake, base_model, path, force=force)


def texts(chat) -> str:
    return chat[-1]["content"].upper()


def said(*words: str) -> list[Request]:
    return [replace(REQUEST, chat=[{"role": "user", "content": word}]) for word in words]
