"""Cues: how the parts of an answer may begin, as a recipe lists them.

In a recipe.yaml: `{part: closing, begins: ["(A short|A quick) reply is all I need"]}`
Where several of one part fit a prompt's inputs, it may begin as any of them says.
"""

import re
from collections.abc import Iterable, Mapping
from heapq import nlargest
from itertools import chain, count, cycle, product
from math import prod
from random import Random

from pydantic import Field, field_validator

from schemas.yaml_files import FileModel

_MOST_TEXTS = 1000
# A part with fewer beginnings is left to chance.
_FEWEST_DEALT = 31


class Cue(FileModel):
    """How a part of an answer may begin, or which parts it has; a prompt names one of `begins`."""

    part: str
    """What the prompt calls it: subject, opening, about us, ask, closing; order: which of these the
    body has, in a row."""
    given: tuple[str, ...] = ()
    """Inputs (`facts`, `lead.title`): where one is missing or empty, this is not for the prompt."""
    not_given: tuple[str, ...] = ()
    """Inputs: where one is there and not empty, it is not either."""
    begins: tuple[str, ...] = Field(min_length=1)
    """Words; `none` for an answer without that part. «(I|We) ask» in a file is two of them."""

    @field_validator("begins")
    @classmethod
    def _written_out(cls, begins: tuple[str, ...]) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(chain.from_iterable(map(written_out, begins))))
        if not all(found):
            raise ValueError("an alternative leaves no words")
        return found

    def fits(self, inputs: Mapping[str, object]) -> bool:
        """Whether it is for the prompt of these inputs."""
        return all(_at(inputs, name) for name in self.given) and not any(
            _at(inputs, name) for name in self.not_given
        )


def beginnings(cues: Iterable[Cue], inputs: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """For each part all that it may begin with where a prompt has these inputs."""
    found: dict[str, dict[str, None]] = {}
    for cue in cues:
        if cue.fits(inputs):
            found.setdefault(cue.part, {}).update(dict.fromkeys(cue.begins))
    return {part: tuple(begins) for part, begins in found.items()}


class Deal:
    """Beginnings for prompts whose answers are read in a row, dealt like cards.

    The quarter of a part's beginnings that was drawn last, for whatever part, is not drawn again;
    a part that has few is left to chance. Few: each that is barred moves its neighbours, and a
    prompt more or less is to change few of those after it, or their kept answers are lost.
    """

    def __init__(self) -> None:
        self._drawn: dict[str, int] = {}  # words -> when they were drawn last
        self._clock = count()

    def draw(
        self, cues: Iterable[Cue], inputs: Mapping[str, object], rng: Random
    ) -> dict[str, str]:
        """One beginning for each part that the prompt of these inputs names."""
        found: dict[str, str] = {}
        offered = beginnings(cues, inputs)
        if orders := offered.pop("order", ()):
            found["order"] = self._draw(orders, rng)
            named = {"subject", *found["order"].split(", ")}
            offered = {part: begins for part, begins in offered.items() if part in named}
        return found | {part: self._draw(begins, rng) for part, begins in offered.items()}

    def _draw(self, begins: tuple[str, ...], rng: Random) -> str:
        if len(begins) < _FEWEST_DEALT:
            return rng.choice(begins)
        before = [words for words in begins if words in self._drawn]
        lately = set(nlargest(len(begins) // 4, before, key=self._drawn.__getitem__))
        while (words := rng.choice(begins)) in lately:
            pass
        self._drawn[words] = next(self._clock)
        return words


def written_out(template: str) -> list[str]:
    """Every text that `template` can become, its alternatives as they stand.

    >>> written_out("(I|We) ask")
    ['I ask', 'We ask']

    Raises:
        ValueError: a parenthesis is open, within another, or holds no `|`; or there are too many.
    """
    parts = re.split(r"\(([^()]*\|[^()]*)\)", template)  # fixed text and alternatives, by turns
    choices = [part.split("|") if odd else [part] for part, odd in zip(parts, cycle((0, 1)))]
    if any("(" in part or ")" in part for part in parts[::2]):
        raise ValueError(f"parentheses hold alternatives, (I|We), and no others: {template}")
    if prod(map(len, choices)) > _MOST_TEXTS:
        raise ValueError(f"more than {_MOST_TEXTS} texts: {template}")
    return [" ".join("".join(chosen).split()) for chosen in product(*choices)]


def _at(inputs: Mapping[str, object], name: str) -> object:
    found: object = inputs
    for key in name.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found
