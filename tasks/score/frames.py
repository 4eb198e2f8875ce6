"""Sentence frames: the wording of emails without the content that their inputs gave.

«I read that Orlik Foods opened a second plant in Brno.» and «I read that Cairn Tools hired twelve
buyers.» are one frame, «i read that _», where the inputs hold what is masked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tasks.score.words import STOP_WORDS, sentences, words

# Greetings and sign-offs are the same in all good emails.
_FEWEST_WORDS = 4


def masked(text: str, inputs: Iterable[str]) -> str:
    """`text` in normalised words, every run of words that stand in `inputs` replaced by `_`.

    Stop words between masked words are masked with them; others stay.
    """
    given = {bare(word) for source in inputs for word in words(source)} - STOP_WORDS
    shown = ["_" if bare(word) in given else word for word in words(text)]
    line = " ".join(shown)
    return re.sub(r"\b_(?: (?:(?:a|an|the|of|in|at|on|to|for|and) )?_)+", "_", line)


def frame_shares(texts: Sequence[str], inputs: Sequence[Iterable[str]]) -> list[float | None]:
    """For each text the share of all texts that hold its most frequent frame; None without one.

    Args:
        texts: emails.
        inputs: of each, the strings that its prompt held.
    """
    frames = [frames_of(text, given) for text, given in zip(texts, inputs, strict=True)]
    holders = Counter(frame for own in frames for frame in own)
    return [max((holders[frame] for frame in own), default=0) / len(texts) if own else None
            for own in frames]  # fmt: skip


def bare(word: str) -> str:
    """A word without possessive and plural endings."""
    return word.removesuffix("'s").removesuffix("s")


def frames_of(text: str, inputs: Iterable[str]) -> set[str]:
    """The frames of an email's sentences; greetings and sign-offs are too short to be any."""
    given = list(inputs)
    frames = [masked(sentence, given) for sentence in sentences(text)]
    return {frame for frame in frames if len(frame.split()) >= _FEWEST_WORDS}
