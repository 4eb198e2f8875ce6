"""The shards of a night, several in flight on one engine, as many as there is time for."""

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from itertools import count
from typing import Any, TypeGuard

from flows.admit import Admitted, Shard
from flows.night import Night, engine_for, find_writers
from flows.pace import Pace, last_night, tell_forecast
from flows.progress import Advance
from flows.shard import Tools, hold_shard, write_shard
from flows.training_index import indexes_of
from schemas.records import Lead
from schemas.settings import Settings
from tasks.common.hardware import hardware
from tasks.common.parquet import read_records
from tasks.common.say import say
from tasks.common.unsubscribe import tokens_of
from tasks.export.run_folder import LEADS_FILE, MANIFEST_FILE, SHARDS, finished_manifest
from tasks.generate.answer_cache import CachedEngine
from tasks.generate.answers import Writer, requests_for
from tasks.generate.attach import choose_attach
from tasks.generate.drafts import WriterKey, rows_of
from tasks.generate.engine import Engine
from tasks.score.references import read_references
from tasks.score.similarity import ReferenceScorer

# Shards at once. Mostly three: one is scored, the engine writes the next, the third fills the batch
# where the second's last emails leave room. Of shards whose answers are kept but for a few, many
# share a batch.
THREADS = 32
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
    writers = find_writers([(s.recipe, s.adapter) for s in waiting], night.adapters)
    tried = count(admitted.leads - sum(leads.values()) + 1)
    last = last_night(sum(leads.values()))
    pace = Pace(last, deadline, admitted.rows)

    def on_answer(kept: bool) -> None:
        pace.answer(kept=kept)
        done = next(tried)
        if not kept:  # or the rate would tell of answers that took no time
            advance(done)

    engine = engine_for(
        writers.values(), attach["attach"], force=force, on_answer=on_answer, on_start=pace.begin
    )
    tools = Tools(
        writers=writers,
        engine=engine,
        references=ReferenceScorer(read_references(night.references)),
        indexes=indexes_of(writers.values()),
        tokens=tokens_of(Settings()),
        has_time=pace.has_time,
    )
    with ThreadPoolExecutor(THREADS, thread_name_prefix="shard") as pool:
        try:
            new = {
                shard.name: _unanswered(night, shard, writers, engine, begin=deadline is None)
                for shard in waiting
            }
            pace.counted(sum(leads.values()) - sum(new.values()))
            tell_forecast(pace, list(new.values()))
            _write_in_time(night, waiting, new, tools, pace, pool)
        except BaseException as error:
            if not isinstance(error, Exception):  # Ctrl-C, or what Prefect makes of a SIGTERM
                tools.engine.close()  # or the shards in flight would keep us for minutes
            pool.shutdown(cancel_futures=True)
            raise
    measured = pace.seconds_per_lead if pace.is_measured else last.lead
    return {
        **attach, **tools.engine.stats(), "seconds_per_lead": measured,
        "scoring_seconds_per_lead": tools.score_time.mean or last.scoring,
    }  # fmt: skip


def is_written(night: Night, shard: Shard) -> bool:
    """Whether a shard is finished. Says so where what was finished has changed since."""
    folder = night.folder / SHARDS / shard.name
    manifest = finished_manifest(folder, shard.sha256)
    if manifest is None and (folder / MANIFEST_FILE).exists():
        say(f"shard {shard.name} changed since; made again")
    return _has_emails(manifest) and not manifest.get("suspected")


def has_emails(night: Night, shard: Shard) -> bool:
    """Whether a shard was written, though it may be asked again for what the engine died of."""
    return _has_emails(finished_manifest(night.folder / SHARDS / shard.name, shard.sha256))


def _has_emails(manifest: dict[str, Any] | None) -> TypeGuard[dict[str, Any]]:
    return manifest is not None and manifest.get("held") != HELD_FOR_TIME


def _unanswered(
    night: Night,
    shard: Shard,
    writers: Mapping[WriterKey, Writer],
    engine: Engine,
    *,
    begin: bool,
) -> int:
    """How many leads of a shard take time: answers that are kept take none.

    `begin` tells whether the engine may begin to load as soon as an answer is missing.
    """
    if not isinstance(engine, CachedEngine) or not engine.keeps_any:
        return shard.leads
    leads = list(read_records(night.folder / SHARDS / shard.name / LEADS_FILE, Lead))
    rows = rows_of(leads, night.campaign, writers)
    return engine.missing(requests_for(rows), begin=begin)


def _write_in_time(
    night: Night,
    waiting: list[Shard],
    new: Mapping[str, int],
    tools: Tools,
    pace: Pace,
    pool: ThreadPoolExecutor,
) -> None:
    """Begin each shard when the engine has room for it, hold it when there is no time left.

    `new` tells by shard how many of its leads take time.
    """
    begun: list[Future[None]] = []
    in_time = True
    for shard in waiting:
        leads = new[shard.name]
        # No later shard goes before one that does not fit.
        in_time = in_time and (not leads or pace.take(leads))
        if in_time or not leads:
            begun.append(pool.submit(_write, night, shard, tools, pace, leads))
        elif not has_emails(night, shard):  # with --force it may
            hold_shard(night.folder / SHARDS / shard.name, night, HELD_FOR_TIME)
        for future in [future for future in begun if future.done()]:
            begun.remove(future)
            future.result()
    for future in begun:
        future.result()


def _write(night: Night, shard: Shard, tools: Tools, pace: Pace, leads: int) -> None:
    try:
        write_shard(night.folder / SHARDS / shard.name, night, tools)
    finally:
        pace.finish(leads)
