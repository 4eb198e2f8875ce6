"""How fast a night goes, when its next shard may begin, and what fits before a deadline."""

import sys
import threading
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate
from time import monotonic

from schemas.settings import Settings
from tasks.common.files import read_sealed
from tasks.export.run_folder import MANIFEST_FILE

# Leads without an answer at once: a full batch of the engine, and half of the next one.
AHEAD = 192


class Pace:
    """How long a lead takes, all parts of its way together, and when the next shard may begin.

    Args:
        seconds_per_lead: of an earlier night; None where nothing was measured yet.
        deadline: None where there is none.
    """

    def __init__(self, seconds_per_lead: float | None, deadline: datetime | None):
        self.seconds_per_lead = seconds_per_lead
        self.deadline = deadline
        self._started: float | None = None
        self._taken = self._answered = self._kept = self._done = 0
        self._changed = threading.Condition()

    def take(self, leads: int) -> bool:
        """Wait until the engine has room for `leads` more; False where no time is left for them.

        Where they begin, they count as in flight. Kept answers come at once and take no room.
        """
        with self._changed:
            # What depends on those in flight, waits: their pace may tell otherwise.
            self._changed.wait_for(
                lambda: self._taken == self._done or (self._has_room() and self._fit(leads))
            )
            if not self._fit(leads):
                return False
            self._taken += leads
            return True

    def begin(self) -> None:
        """Start the clock: the model is loaded, which is no lead's time."""
        with self._changed:
            self._started = self._started or monotonic()

    def answer(self, *, kept: bool) -> None:
        """Count the answer to a first try; one that was kept took no time and tells of none."""
        with self._changed:
            self._answered += 1
            self._kept += kept
            self._changed.notify_all()

    def finish(self, leads: int) -> None:
        """Count leads that are written or given up, and measure."""
        with self._changed:
            self._done += leads
            written = self._done - self._kept
            if self._started and written > 0:
                self.seconds_per_lead = round((monotonic() - self._started) / written, 4)
            self._changed.notify_all()

    @property
    def is_measured(self) -> bool:
        """Whether this night tells how long a lead takes: not where most answers were kept."""
        return self._kept == 0 or self._answered - self._kept >= AHEAD

    def _has_room(self) -> bool:
        return self._taken - self._answered < AHEAD

    def _fit(self, leads: int) -> bool:
        if self.deadline is None:
            return True
        left = _seconds_until(self.deadline)
        if self.seconds_per_lead is None:  # one shard tells how long the others take
            return left > 0 and self._taken == self._done
        return (self._taken - self._done + leads) * self.seconds_per_lead <= left


def _seconds_until(deadline: datetime) -> float:
    return (deadline - datetime.now(deadline.tzinfo)).total_seconds()


def last_pace() -> float | None:
    """Seconds a lead took in this home's newest night that wrote any; None where none did."""
    manifests = sorted(
        Settings().runs.glob(f"*/*/{MANIFEST_FILE}"), key=lambda p: p.stat().st_mtime, reverse=True
    )
    paces = ((read_sealed(p) or {}).get("engine", {}).get("seconds_per_lead") for p in manifests)
    return next((pace for pace in paces if pace), None)


def tell_forecast(pace: Pace, shards: Sequence[int]) -> None:
    """Say how long the night will take, and what will not fit, before it starts.

    Args:
        pace: with the deadline.
        shards: leads of each, in the order in which they are written.
    """
    leads = sum(shards)
    if pace.seconds_per_lead is None:
        told = f"{leads} leads; how long one takes is not measured here yet"
    else:
        minutes = leads * pace.seconds_per_lead / 60
        told = f"{leads} leads, about {minutes:.0f} min at {pace.seconds_per_lead:.2f} s a lead"
        if pace.deadline:
            most = _seconds_until(pace.deadline) / pace.seconds_per_lead
            fit = max((total for total in accumulate(shards) if total <= most), default=0)
            told += f"; {fit} fit before {pace.deadline:%H:%M}, {leads - fit} will be held"
    print(told, file=sys.stderr)
