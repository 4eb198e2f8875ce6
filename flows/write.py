"""The shards of a night, several in flight on one engine, as many as there is time for."""

import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from flows.admit import Admitted, Shard
from flows.night import Night, engine_for, find_writers
from flows.progress import Advance
from flows.shard import Tools, hold_shard, write_shard
from schemas.settings import Settings
from tasks.common.files import read_sealed
from tasks.common.hardware import hardware
from tasks.export.run_folder import MANIFEST_FILE, SHARDS, finished_manifest
from tasks.export.unsubscribe import UnsubscribeTokens, signing_key
from tasks.generate.attach import choose_attach
from tasks.score.references import read_references
from tasks.score.similarity import ReferenceScorer

# While one shard is scored the engine writes the next, and the third fills the batch where the
# second's last emails leave room.
IN_FLIGHT = 3
HELD_FOR_TIME = "held.deadline"


def write_shards(
    night: Night,
    admitted: Admitted,
    advance: Advance,
    *,
    deadline: datetime | None = None,
    force: bool = False,
) -> dict[str, Any]:
    """Write every shard that is not yet written, in the order of priority.

    Args:
        night: the plan.
        admitted: its shards.
        advance: told how many emails have been tried.
        deadline: what cannot be written by then is held; None for all the time in the world.
        force: whether to write again what is written.

    Returns:
        What the engine did, for the manifest.

    Raises:
        EngineLost: the engine would not come back; what is written stays.
    """
    waiting = [s for s in admitted.shards if force or not is_written(night, s)]
    if not waiting:
        return {}
    leads = Counter[str]()
    for shard in waiting:
        leads[f"{shard.recipe} {shard.adapter}"] += shard.leads
    attach = choose_attach(hardware(), leads)
    writers = find_writers([(shard.recipe, shard.adapter) for shard in waiting])
    tried = count(admitted.leads - sum(leads.values()) + 1)
    before = last_pace()
    pace = Pace(before, deadline)

    def on_answer() -> None:
        pace.begin()
        advance(next(tried))

    tools = Tools(
        writers=writers,
        engine=engine_for(writers.values(), attach["attach"], force=force, on_answer=on_answer),
        references=ReferenceScorer(read_references(night.references)),
        tokens=UnsubscribeTokens(signing_key(Settings())),
    )
    tell_forecast(pace, sum(leads.values()))
    with ThreadPoolExecutor(IN_FLIGHT, thread_name_prefix="shard") as pool:
        done = [pool.submit(_write_in_time, night, shard, tools, pace) for shard in waiting]
        try:
            for future in done:
                future.result()
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                tools.engine.close()  # or the shards in flight would keep us for minutes
            pool.shutdown(cancel_futures=True)
            raise
    stats = tools.engine.stats()
    # A night of kept answers says nothing about how long writing takes.
    measured = stats.get("answers", 0) >= sum(leads.values())
    return {
        **attach, **stats, "seconds_per_lead": pace.seconds_per_lead if measured else before
    }  # fmt: skip


def is_written(night: Night, shard: Shard) -> bool:
    """Whether a shard is finished. Says so where what was finished has changed since."""
    folder = night.folder / SHARDS / shard.name
    manifest = finished_manifest(folder, shard.sha256)
    if manifest is None and (folder / MANIFEST_FILE).exists():
        print(f"mailmill: shard {shard.name} changed since; made again", file=sys.stderr)
    return manifest is not None and manifest.get("held") != HELD_FOR_TIME


class Pace:
    """How long a lead takes, all parts of its way together, and what fits before the deadline.

    Args:
        seconds_per_lead: of an earlier night; None where nothing was measured yet.
        deadline: None where there is none.
    """

    def __init__(self, seconds_per_lead: float | None, deadline: datetime | None):
        self.seconds_per_lead = seconds_per_lead
        self.deadline = deadline
        self._started: float | None = None
        self._taken = self._done = 0
        self._changed = threading.Condition()

    def begin(self) -> None:
        """Start the clock, with the first answer: loading the model is no lead's time."""
        with self._changed:
            self._started = self._started or time.monotonic()

    def take(self, leads: int) -> bool:
        """Whether `leads` more can be written in time; where they can, they count as in flight.

        Waits where it depends on those in flight, whose pace may tell otherwise.
        """
        with self._changed:
            while not self._fit(leads):
                if self._taken == self._done:
                    return False
                self._changed.wait()
            self._taken += leads
            return True

    def finish(self, leads: int) -> None:
        """Count leads that are written or given up, and measure."""
        with self._changed:
            self._done += leads
            if self._started:
                self.seconds_per_lead = round((time.monotonic() - self._started) / self._done, 4)
            self._changed.notify_all()

    def _fit(self, leads: int) -> bool:
        if self.deadline is None or self.seconds_per_lead is None:
            return True
        left = (self.deadline - datetime.now(self.deadline.tzinfo)).total_seconds()
        return (self._taken - self._done + leads) * self.seconds_per_lead <= left


def last_pace() -> float | None:
    """Seconds a lead took in this home's newest night that wrote any; None where none did."""
    manifests = sorted(
        Settings().runs.glob(f"*/*/{MANIFEST_FILE}"), key=lambda p: p.stat().st_mtime, reverse=True
    )
    paces = ((read_sealed(p) or {}).get("engine", {}).get("seconds_per_lead") for p in manifests)
    return next((pace for pace in paces if pace), None)


def tell_forecast(pace: Pace, leads: int) -> None:
    """Say how long the night will take, and what will not fit, before it starts."""
    if pace.seconds_per_lead is None:
        told = f"{leads} leads; how long one takes is not measured here yet"
    else:
        minutes = leads * pace.seconds_per_lead / 60
        told = f"{leads} leads, about {minutes:.0f} min at {pace.seconds_per_lead:.2f} s a lead"
        if pace.deadline:
            left = (pace.deadline - datetime.now(pace.deadline.tzinfo)).total_seconds()
            fit = max(0, min(leads, int(left / pace.seconds_per_lead)))
            told += f"; {fit} fit before {pace.deadline:%H:%M}, {leads - fit} will be held"
    print(told, file=sys.stderr)


def _write_in_time(night: Night, shard: Shard, tools: Tools, pace: Pace) -> None:
    folder: Path = night.folder / SHARDS / shard.name
    if not pace.take(shard.leads):
        if not is_written(night, shard):  # with --force it may be
            hold_shard(folder, night, HELD_FOR_TIME)
        return
    try:
        write_shard(folder, night, tools)
    finally:
        pace.finish(shard.leads)
