"""Which request kills the engine: found in small groups, given up with few others."""

from collections.abc import Collection

# Requests that a group holds, and that are given up when the engine dies of it. Few suspects are
# asked one by one.
GROUP = 8
FEW = 2 * GROUP
# The first death may be anybody's.
DEATHS = 2


class Suspects:
    """Requests, by number, that were unanswered when the engine died for the second time."""

    def __init__(self) -> None:
        self._left: list[int] | None = None
        self._tried: set[int] = set()

    @property
    def exist(self) -> bool:
        """Whether anybody is suspected; what else there is to ask waits meanwhile."""
        return self._left is not None

    def after_death(self, deaths: int, unanswered: Collection[int]) -> list[int]:
        """Note a death, and return whom to give up: the group that the engine had, if it had one.

        Args:
            deaths: how many there were, this one included.
            unanswered: all requests without an answer.
        """
        guilty = sorted(self._tried.intersection(unanswered))
        self._tried = set()
        # Where one kills, others may: the rest of the suspects stay in groups.
        if not guilty:
            self._left = sorted(unanswered) if deaths >= DEATHS else None
        return guilty

    def next_group(self, unanswered: Collection[int]) -> list[int]:
        """Whom to ask now: nobody while a group is unanswered, and everybody after the last."""
        if self._left is None or self._tried.intersection(unanswered):
            return []
        there = [number for number in self._left if number in unanswered]
        size = GROUP if len(there) > FEW else 1
        group, self._left = there[:size], there[size:]
        self._tried = set(group)
        if group:
            return group
        self._left = None
        return sorted(unanswered)
