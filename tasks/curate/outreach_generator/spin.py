"""Templates with alternatives: `(I saw|I read) that {company} {vp}.`

Parentheses hold alternatives, braces hold values. What stands after the alternatives are chosen
and before the values are filled in is the sentence's frame: the wording without its content.
"""

import random
import re
from functools import lru_cache

_CHOICE = re.compile(r"\(([^()]*)\)")
# A line with very many alternatives should not crowd the others out.
_HEAVIEST = 40


def choose(template: str, rng: random.Random) -> str:
    """`template` with one alternative taken in every pair of parentheses."""
    return _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), template)


def expansions(template: str) -> int:
    """How many different texts `template` can become."""
    total = 1
    for match in _CHOICE.finditer(template):
        total *= len(match[1].split("|"))
    return total


@lru_cache
def _weights(templates: tuple[str, ...]) -> list[int]:
    return [min(expansions(template), _HEAVIEST) for template in templates]


def pick(templates: tuple[str, ...], rng: random.Random) -> str:
    """One frame of a pool; lines with more alternatives are taken more often."""
    return choose(rng.choices(templates, _weights(templates))[0], rng)


@lru_cache(maxsize=4096)
def beginning_with(words: str, templates: tuple[str, ...]) -> tuple[str, ...]:
    """The templates that can begin so, their first alternatives cut to those that do.

    >>> beginning_with("I saw", ("(I saw|I read) that you {vp}.", "Your {np} made me curious."))
    ('I saw that you {vp}.',)
    """
    return tuple(cut for template in templates for cut in _beginning_with(words, template))


def _beginning_with(words: str, template: str) -> list[str]:
    choice = _CHOICE.search(template)
    fixed = template[: choice.start()] if choice else template
    if len(fixed) >= len(words) or not choice:
        return [template] if re.match(rf"{re.escape(words)}(?!\w)", fixed) else []
    if not words.startswith(fixed):
        return []
    rest = template[choice.end() :]
    return [
        cut for one in choice[1].split("|") for cut in _beginning_with(words, fixed + one + rest)
    ]


def sentences(frame: str) -> list[str]:
    """The frame cut at sentence ends."""
    return re.split(r"(?<=[.?!])\s+", frame)
