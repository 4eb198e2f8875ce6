"""Which emails of a shard say a sentence that too many of the others say.

The ask «Would you have time for _ about it?» in the first seven of 256 emails: they keep it. In the
eighth: asked for again, with other beginnings.
"""

from collections import Counter
from collections.abc import Set
from math import floor

# A handful of emails with one sentence is no mailing, however few there are in all.
_FEWEST = 3


class Crowd:
    """Counts the sentence frames of the emails that are kept so far."""

    def __init__(self, emails: int, share: float):
        """
        Args:
            emails: how many there are in all.
            share: the part of them in which one frame may stand.
        """
        self._most = max(_FEWEST, floor(round(emails * share, 6)))
        self._said: Counter[str] = Counter()

    def has_room(self, frames: Set[str]) -> bool:
        """Whether each of an email's frames (`frames_of`) may stand in one email more."""
        return self.crowding(frames) < self._most

    def crowding(self, frames: Set[str]) -> int:
        """How many of the emails counted say the most frequent of these."""
        return max((self._said[frame] for frame in frames), default=0)

    def add(self, frames: Set[str]) -> None:
        """Count an email that is kept."""
        self._said.update(frames)

    def remove(self, frames: Set[str]) -> None:
        """Count no more an email that was added."""
        self._said.subtract(frames)
