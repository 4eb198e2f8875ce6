"""The words that any letter may say: pleasantries, and what stands in our own frames."""

import re
from collections.abc import Iterator, Mapping

from tasks.curate.cover_letter_generator import fit_frames, frames

# Words with the same first letters are forms of one; shorter ones mean little.
_STEM, _SHORT = 5, 4
_SLOT = re.compile(r"\{\w+\}")
# What people say in every letter, and no claim on its own. Whole words: «founded» and «managed»
# are none of them.
_PLEASANTRIES = """
    abilities ability able additionally align aligned aligns allow allowed allowing allows am
    applicant applying asset background become being believe candidacy candidate combined committed
    company company's completed confident considering consideration contribute contributing
    contribution currently dear demonstrated discuss discussing during eager enable enabled enables
    enhance enjoy enthusiastic equipped especially excel excellent excited experienced expertise
    express expressing extensive field fit forward foundation further furthermore gain gained
    gratitude greatly great growth have having hello hold holding honed ideal industry interest
    interested its join joining keen knowledge letter look looking love make makes manager
    meaningful moreover motivated necessary needs opportunity organization organization's
    particularly passion passionate past perfect perfectly position possess possessing possibility
    possible potential pride prior professional proficiency proficient provided regards required
    requirements respectfully role roles seeking sincerely skill skilled skills skillset solid
    strong success successful suited team teams thank thrilled throughout understanding unique using
    utilize valuable various well wellsuited while work worked working would yours
"""


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


_FRAMES = tuple(
    vars(module)[name]
    for module in (frames, fit_frames) for name in vars(module) if name.isupper()
)  # fmt: skip
ORDINARY = frozenset(_PLEASANTRIES.split()).union(
    *(re.findall(r"[\w']+", _SLOT.sub("", text).casefold()) for text in _texts(_FRAMES))
)
