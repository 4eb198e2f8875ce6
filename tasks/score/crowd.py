"""Which emails of a shard say a sentence that too many of the others say.

The ask «Would you have time for _ about it?» in the first eight of 256 emails: they keep it. In the
ninth: asked for again, with other beginnings.
"""

from collections import Counter
from collections.abc import Iterable
from math import ceil

from tasks.score.frames import frames_of

# A handful of emails with one sentence is no mailing, however few there are in all.
_FEWEST = 3


class Crowd:
    """Counts the sentence frames of the emails that it admits, in the order of asking."""

    def __init__(self, emails: int, share: float):
        """
        Args:
            emails: how many there are in all.
            share: the part of them in which one frame may stand.
        """
        self._most = max(_FEWEST, ceil(emails * share))
        self._said: Counter[str] = Counter()

    def admits(self, body: str, inputs: Iterable[str]) -> bool:
        """Whether none of its frames is used up; if so, they count."""
        frames = frames_of(body, inputs)
        if any(self._said[frame] >= self._most for frame in frames):
            return False
        self._said.update(frames)
        return True
