"""The words that any letter may say, by their first letters: pleasantries, and our own frames."""

import re
from collections.abc import Iterator, Mapping

from tasks.curate.cover_letter_generator import fit_frames, frames

# Words with the same first letters are forms of one; shorter ones mean little.
_STEM, _SHORT = 5, 4
_SLOT = re.compile(r"\{\w+\}")


def stems(text: str) -> set[str]:
    """The first letters of the words of `text` that mean something.

    >>> sorted(stems("I plan planting plans"))
    ['plan', 'plans', 'plant']
    """
    return {word[:_STEM] for word in re.findall(r"[\w&]+", text.casefold()) if len(word) >= _SHORT}


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            yield from _texts(tuple(value.values()))
        case tuple():
            for one in value:
                yield from _texts(one)


# What people say in every letter, and no claim on its own.
_PLEASANTRIES = """
    ability able additionally align allowed applicant apply asset background become belief candidate
    challenge company confident considering consider contribute currently dear demonstrated discuss
    eager employer enthusiastic enjoy equipped excellent excited expertise express extensive field
    foundation forward furthermore further gained greatly hands hiring hold ideal industry interest
    join keen knowledge love manager moreover necessary opportunity organization particularly
    passionate perfect position possess possible prior professional proficient recruiter regards
    respectfully role sincerely skill skillset solid strong success suited support team thrilled
    throughout understanding unique valuable various wellsuited working worked
"""
_FRAMES = tuple(
    vars(module)[name]
    for module in (frames, fit_frames) for name in vars(module) if name.isupper()
)  # fmt: skip
ORDINARY = frozenset(stems(_PLEASANTRIES)).union(
    *(stems(_SLOT.sub("", text)) for text in _texts(_FRAMES))
)
