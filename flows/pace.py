"""How fast a night goes, when its next shard may begin, and what fits before a deadline."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import accumulate
from math import inf
from time import monotonic, thread_time
from typing import NamedTuple

from schemas.settings import Settings
from tasks.common.files import read_sealed
from tasks.common.say import say
from tasks.export.run_folder import MANIFEST_FILE

# Leads without an answer at once: a full batch of the engine, and half of the next one.
AHEAD = 192


class Measured(NamedTuple):
    """What a night took, in seconds: a lead, all parts of its way together, while many are in
    flight; the engine's start; a row from there to the hand-off; an email's scoring, which is all
    that a kept answer takes. None and 0: not measured.
    """

    lead: float | None = None
    start: float = 0.0
    finish_per_row: float = 0.0
    scoring: float = 0.0


class Pace:
    """How long a lead takes and when the next shard may begin.

    Args:
        last: of an earlier night.
        deadline: by when the hand-off must be done; None where there is none.
        rows: that the hand-off must count in.
    """

    def __init__(self, last: Measured, deadline: datetime | None, rows: int = 0):
        self.seconds_per_lead = last.lead
        self.deadline = deadline
        self._start, self._scoring = last.start, last.scoring
        self._finish = last.finish_per_row * rows
        self._started: float | None = None
        self._taken = self._answered = self._kept = self._done = self._kept_ahead = 0
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

    def counted(self, kept: int) -> None:
        """Note how many leads have kept answers. The clock starts anew where it runs: the model was
        loaded while leads were counted."""
        with self._changed:
            self._kept_ahead = kept
            self._started = self._started and monotonic()

    def answer(self, *, kept: bool) -> None:
        """Count the answer to a first try; one that was kept took no time and tells of none."""
        with self._changed:
            self._answered += 1
            self._kept += kept
            self._kept_ahead -= kept
            self._changed.notify_all()

    def finish(self, leads: int) -> None:
        """Count leads that are written or given up, as they were taken, and measure."""
        with self._changed:
            self._done += leads
            if self._started and self._new and self._kept <= self._new:
                self.seconds_per_lead = round((monotonic() - self._started) / self._new, 4)
            self._changed.notify_all()

    def has_time(self, leads: int) -> bool:
        """Whether there is time to ask for `leads` once more."""
        return leads * (self.seconds_per_lead or 0) <= self.left

    @property
    def is_measured(self) -> bool:
        """Whether this night tells how long a lead takes: not where many answers were kept."""
        return self._kept == 0 or (self._new >= AHEAD and self._kept <= self._new)

    @property
    def around(self) -> float:
        """Seconds that no new lead takes: the engine's start, until it is over, the scoring of what
        is kept, and the hand-off."""
        kept = max(0, self._kept_ahead) * self._scoring
        return self._finish + kept + (0 if self._started else self._start)

    @property
    def left(self) -> float:
        """Seconds that leads may take before the deadline."""
        if self.deadline is None:
            return inf
        left = (self.deadline - datetime.now(self.deadline.tzinfo)).total_seconds()
        return left - self.around

    @property
    def _new(self) -> int:
        return self._answered - self._kept

    def _has_room(self) -> bool:
        return self._taken - max(self._done, self._new) < AHEAD

    def _fit(self, leads: int) -> bool:
        if self.seconds_per_lead is None and self.deadline:
            # One shard tells how long the others take.
            return self.left > 0 and self._taken == self._done
        return (self._taken - self._done + leads) * (self.seconds_per_lead or 0) <= self.left


class MeanTime:
    """The mean time of something that several threads do, without their waiting for a core."""

    def __init__(self) -> None:
        self._seconds, self._times = 0.0, 0
        self._lock = threading.Lock()

    @contextmanager
    def measured(self) -> Iterator[None]:
        """While it is done."""
        begun = thread_time()
        yield
        with self._lock:
            self._seconds += thread_time() - begun
            self._times += 1

    @property
    def mean(self) -> float:
        """Seconds; 0 while nothing is measured."""
        return round(self._seconds / self._times, 4) if self._times else 0.0


def next_time(time_of_day: datetime, now: datetime) -> datetime:
    """When the clock on the wall next shows that time of day.

    Args:
        time_of_day: its date does not matter.
        now: local time with its zone.
    """
    # Without a zone: on the nights on which clocks change, the offset of now is not that of then,
    # and the clock shows some times twice (the folds), others never.
    wall = now.replace(tzinfo=None)
    then = wall.replace(hour=time_of_day.hour, minute=time_of_day.minute, second=0, microsecond=0)
    days = (then, then + timedelta(days=1))
    times = (day.replace(fold=fold).astimezone() for day in days for fold in (0, 1))
    return min(time for time in times if time > now)


def last_night(leads: int) -> Measured:
    """What this home's newest night took that wrote enough to tell for one of so many `leads`.

    A few leads do not fill the engine's batch, and their hand-off is mostly what every one costs.
    """
    enough = min(leads, AHEAD)
    manifests = sorted(
        Settings().runs.glob(f"*/*/{MANIFEST_FILE}"), key=lambda p: p.stat().st_mtime, reverse=True
    )
    for manifest in (read_sealed(path) or {} for path in manifests):
        engine, rows = manifest.get("engine", {}), manifest.get("counts", {}).get("rows", 0)
        lead = engine.get("seconds_per_lead")
        if lead and engine.get("answers", 0) >= enough:
            finish = manifest.get("finish_seconds", 0.0)
            return Measured(
                lead, engine.get("start_seconds", 0.0), finish / rows if rows else 0.0,
                engine.get("scoring_seconds_per_lead", 0.0),
            )  # fmt: skip
    return Measured()


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
        minutes = (leads * pace.seconds_per_lead + pace.around) / 60
        told = f"{leads} leads, about {minutes:.0f} min at {pace.seconds_per_lead:.2f} s a lead"
        if pace.deadline:
            most = pace.left / pace.seconds_per_lead
            fit = max((total for total in accumulate(shards) if total <= most), default=0)
            told += f"; {fit} fit before {pace.deadline:%a %H:%M}, {leads - fit} will be held"
    say(told)
