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


def beginning_with(words: str, templates: tuple[str, ...]) -> tuple[str, ...]:
    """The templates that can begin so, their first alternatives cut to those that do.

    >>> beginning_with("I saw", ("(I saw|I read) that you {vp}.", "Your {np} made me curious."))
    ('(I saw) that you {vp}.',)
    """
    begins = re.compile(rf"{re.escape(words)}(?!\w)")
    found = []
    for template in templates:
        choice = _CHOICE.match(template)
        first = choice[1].split("|") if choice else [""]
        rest = template[choice.end() :] if choice else template
        if fit := [one for one in first if begins.match(one + rest)]:
            found.append(f"({'|'.join(fit)}){rest}")
    return tuple(found)


def sentences(frame: str) -> list[str]:
    """The frame cut at sentence ends."""
    return re.split(r"(?<=[.?!])\s+", frame)
