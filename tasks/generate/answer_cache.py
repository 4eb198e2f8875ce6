"""Answers kept by what they depend on, so that nothing is generated twice.

An engine's output depends on its batch and cannot be made again bit by bit: what was written is
kept. The file is SQLite's; every answer carries a hash, and one that does not fit it is not used.
"""

import dataclasses
import hashlib
import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from filelock import FileLock

from schemas.errors import EngineLost, MailmillError
from tasks.common.files import sha256_json
from tasks.common.say import say
from tasks.generate.engine import UNANSWERED, Completion, Engine, OnAnswer, Request

# Grows when the same key would no longer mean the same answer.
SCHEMA_VERSION = 1
# What SQLite says where the file need not be damaged.
_OF_THE_DISK = ("locked", "readonly", "unable to open", "disk I/O", "is full")
_SUSPECTED = "engine.row_suspected"
# So often a request may be among those that the engine died of; then it is not asked again.
_MOST_SUSPICIONS = 2
_PRUNED_AT_ONCE = 20_000


class CachedEngine:
    """See `Engine`: asks another one for what it has not answered before, equal requests once,
    whatever thread they come from.

    Requests that the engine may have died of are remembered: a later start asks for them after all
    others, and no more once they were suspected twice.

    Args:
        start: gives the other engine; called when an answer is missing, not before.
        base_model: name@revision.
        path: the file of answers; made when absent.
        days: answers older than this are deleted first, and so is a damaged file put aside.
        force: whether to ask for everything anew; what is kept is replaced.
        on_answer: called once for every answer to a first try, with whether it was kept.
        on_start: called when the other engine has started.
    """

    def __init__(
        self,
        start: Callable[[], Engine],
        base_model: str,
        path: Path,
        *,
        days: int = 60,
        force: bool = False,
        on_answer: Callable[[bool], object] | None = None,
        on_start: Callable[[], object] | None = None,
    ):
        self._start, self._base_model, self._force = start, base_model, force
        self._on_answer, self._on_start = on_answer, on_start
        self._engine: Engine | None = None
        self._closed = False
        self._start_seconds = 0.0
        self._reused = 0
        self._lock = threading.Lock()
        self._starting: Future[Engine] | None = None
        self._making: dict[str, threading.Event] = {}
        self._path, self._damaged = path, False
        path.parent.mkdir(parents=True, exist_ok=True)
        # Two nights that begin in a new home would both make it.
        with FileLock(f"{path}.lock"):
            self._file = _opened(path, days)
            _drop_damaged(path, days)

    def generate(
        self, requests: Sequence[Request], on_answer: OnAnswer | None = None
    ) -> list[Completion]:
        """See `Engine`. Answers are kept as they come: a crash loses those in the making only."""
        keys = [answer_key(request, self._base_model) for request in requests]
        places: dict[str, list[int]] = {}
        for place, key in enumerate(keys):
            places.setdefault(key, []).append(place)
        found: dict[str, Completion] = {}

        def tell(key: str, completion: Completion, *, kept: bool) -> None:
            found[key] = completion
            self._told(len(places[key]), requests[places[key][0]], kept=kept)
            if on_answer:
                for place in places[key]:
                    on_answer(place, completion)

        # The other engine loads while what is kept is told, and scored.
        asked_for = {key: requests[own[0]] for key, own in places.items()}
        kept_before, missing = self._looked_up(asked_for, begin=True)
        for key, completion in kept_before.items():
            tell(key, completion, kept=True)
        asked = 0
        while missing:
            mine, theirs = self._share(missing)
            asked += len(mine)
            try:
                self._ask_in_turn(mine, partial(tell, kept=False))
            finally:
                self._made(mine)
            for key, made in theirs.items():
                made.wait()
                # What the other one could not keep, this one asks for itself.
                if kept := self._kept([key]):
                    tell(key, kept[key], kept=True)
            missing = {key: request for key, request in missing.items() if key not in found}
        with self._lock:
            self._reused += len(requests) - asked
        return [found[key] for key in keys]

    @property
    def keeps_any(self) -> bool:
        """Whether there is a kept answer that may be told, of whatever request."""
        with self._lock:
            return not self._force and bool(self._run("SELECT 1 FROM answers LIMIT 1"))

    def missing(self, requests: Iterable[Request], *, begin: bool = False) -> int:
        """How many of the requests the other engine would be asked for.

        Args:
            requests: of a night, say.
            begin: whether the other engine may begin to load for them.
        """
        asked = {answer_key(request, self._base_model): request for request in requests}
        return len(self._looked_up(asked, begin=begin)[1])

    def stats(self) -> dict[str, Any]:
        """`answers_reused`; `start_seconds` and the other engine's own where it was started."""
        counts = {"answers_reused": self._reused}
        if self._engine is None:
            return counts
        return {**counts, "start_seconds": round(self._start_seconds, 1), **self._engine.stats()}

    def close(self) -> None:
        """See `Engine`. One that is being started ends with its start."""
        self._closed = True
        if self._engine:
            self._engine.close()

    def _looked_up(
        self, asked: Mapping[str, Request], *, begin: bool
    ) -> tuple[dict[str, Completion], dict[str, Request]]:
        """What is kept, and what is missing: for that the other engine may begin to load."""
        kept = {} if self._force else self._kept(asked)
        missing = {key: request for key, request in asked.items() if key not in kept}
        if begin and not all(map(self._is_vain, missing)):
            self._begin()
        return kept, missing

    def _share(
        self, missing: Mapping[str, Request]
    ) -> tuple[dict[str, Request], dict[str, threading.Event]]:
        """What is to be asked for here, and what another thread asks for at this moment."""
        with self._lock:
            theirs = {key: self._making[key] for key in missing if key in self._making}
            mine = {key: request for key, request in missing.items() if key not in theirs}
            self._making |= {key: threading.Event() for key in mine}
        return mine, theirs

    def _made(self, keys: Iterable[str]) -> None:
        with self._lock:
            events = [self._making.pop(key) for key in keys]
        for event in events:
            event.set()

    def _ask_in_turn(
        self, requests: Mapping[str, Request], tell: Callable[[str, Completion], object]
    ) -> None:
        """Ask for those that nothing is known against, then for those suspected once."""
        times = {key: self._suspicions(key) for key in requests}
        self._ask({key: one for key, one in requests.items() if not times[key]}, tell)
        last = {key: one for key, one in requests.items() if times[key]}
        for key in filter(self._is_vain, list(last)):
            tell(key, Completion("", 0, 0, "engine.row_failed"))
            del last[key]
        self._ask(last, tell)

    def _is_vain(self, key: str) -> bool:
        """Whether the engine seems to have died of this request too often to be asked again."""
        return not self._force and self._suspicions(key) >= _MOST_SUSPICIONS

    def _suspicions(self, key: str) -> int:
        with self._lock:
            rows = self._run("SELECT times FROM suspects WHERE key = ?", key)
        return int(rows[0][0]) if rows else 0

    def _ask(
        self, requests: Mapping[str, Request], tell: Callable[[str, Completion], object]
    ) -> None:
        if not requests:
            return
        keys = list(requests)

        def keep(place: int, completion: Completion) -> None:
            self._keep(keys[place], completion)
            tell(keys[place], completion)

        self._begin().result().generate(list(requests.values()), keep)

    def _begin(self) -> Future[Engine]:
        """The other engine as soon as it has started, once for all threads."""
        with self._lock:
            if self._starting is None:
                self._starting = Future()
                # No pool: Python would wait for it at its end, and who presses Ctrl-C with it.
                threading.Thread(target=self._fill, args=(self._starting,), daemon=True).start()
            return self._starting

    def _fill(self, starting: Future[Engine]) -> None:
        try:
            starting.set_result(self._started())
        except BaseException as error:  # noqa: BLE001  (all who wait are told)
            starting.set_exception(error)

    def _started(self) -> Engine:
        begun = time.monotonic()
        self._engine = engine = self._start()
        if self._closed:
            engine.close()
            raise EngineLost("the engine was closed while it started")
        self._start_seconds = time.monotonic() - begun
        if self._on_start:
            self._on_start()
        return engine

    def _told(self, answers: int, request: Request, *, kept: bool) -> None:
        if self._on_answer and request.attempt == 1:
            for _ in range(answers):
                self._on_answer(kept)

    def _kept(self, keys: Iterable[str]) -> dict[str, Completion]:
        found = {}
        with self._lock:
            for key in keys:
                rows = self._run("SELECT completion, sha256 FROM answers WHERE key = ?", key)
                row = rows[0] if rows else None
                if row and row[1] == _checksum(key, row[0]):
                    with suppress(TypeError):  # a newer version's may say more
                        found[key] = Completion(**json.loads(row[0]))
        return found

    def _keep(self, key: str, completion: Completion) -> None:
        if completion.failure == _SUSPECTED:
            with self._lock:
                self._run(
                    "INSERT INTO suspects (key, times) VALUES (?, 1)"
                    " ON CONFLICT (key) DO UPDATE SET times = times + 1",
                    key,
                )
        if completion.failure in UNANSWERED:
            return
        text = json.dumps(dataclasses.asdict(completion))
        with self._lock:
            self._run(
                "INSERT OR REPLACE INTO answers (key, completion, sha256) VALUES (?, ?, ?)",
                key, text, _checksum(key, text),
            )  # fmt: skip
            self._run("DELETE FROM suspects WHERE key = ?", key)

    def _run(self, statement: str, *values: str) -> list[tuple[str, ...]]:
        """Rows of a statement; none, and a word about it, where the file is damaged.

        Raises:
            MailmillError: the file cannot be used though it may be whole: the disk is full, say.
        """
        try:
            return self._file.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            if _is_of_the_disk(error):  # writing on would be answers that nobody keeps
                raise _unusable(self._path, error) from error
            if not self._damaged:
                say(f"{self._path}: kept answers cannot be used ({error}); "
                    "delete the file to keep new ones")  # fmt: skip
            self._damaged = True
            return []


def _opened(path: Path, days: int) -> sqlite3.Connection:
    """The file of answers, rid of old ones. A damaged one is put aside and a new one begun.

    Raises:
        MailmillError: it is locked or cannot be written.
    """
    file = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
    try:
        # A power cut may take the last answers, never the file; they would be generated again.
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute("PRAGMA secure_delete = ON")  # they are emails to people
        file.execute(
            "CREATE TABLE IF NOT EXISTS answers"
            " (key TEXT PRIMARY KEY, completion TEXT NOT NULL, sha256 TEXT NOT NULL,"
            " written TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) WITHOUT ROWID"
        )
        file.execute(
            "CREATE TABLE IF NOT EXISTS suspects (key TEXT PRIMARY KEY, times INTEGER NOT NULL)"
        )
        _prune(file, days)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if _is_of_the_disk(error):
            raise _unusable(path, error) from error
        aside = _aside(path)
        say(f"{path}: kept answers are damaged ({error}); put aside as {aside.name}")
        file.close()
        path.replace(aside)
        for ending in ("-wal", "-shm"):  # of the damaged file; the new one must not find them
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return _opened(path, days)
    return file


def _prune(file: sqlite3.Connection, days: int) -> None:
    """Delete what is too old, some at a time: all at once would take a disk's room, and minutes."""
    try:
        file.execute(
            "DELETE FROM answers WHERE key IN"
            " (SELECT key FROM answers WHERE written < datetime('now', ?) LIMIT ?)",
            (f"-{days} days", _PRUNED_AT_ONCE),
        )
    except sqlite3.OperationalError as error:
        if not _is_of_the_disk(error):
            raise


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.damaged")


def _drop_damaged(path: Path, days: int) -> None:
    """Delete what was put aside and is as old as answers may get: emails to people."""
    aside = _aside(path)
    if aside.is_file() and time.time() - aside.stat().st_mtime > days * 86_400:
        aside.unlink()


def _is_of_the_disk(error: Exception) -> bool:
    return any(word in str(error) for word in _OF_THE_DISK)


def _unusable(path: Path, error: Exception) -> MailmillError:
    return MailmillError(
        f"kept answers cannot be used now ({error})",
        where=path,
        fix="make room on the disk, or let it be written to, and start again",
    )


def answer_key(request: Request, base_model: str) -> str:
    """Hex SHA-256 of all that an answer depends on."""
    return sha256_json([
        SCHEMA_VERSION, base_model, request.adapter.sha256 if request.adapter else "",
        request.chat, request.sampling.model_dump(), request.json_schema, request.attempt,
    ])  # fmt: skip


def _checksum(key: str, text: str) -> str:
    return hashlib.sha256(f"{key}\n{text}".encode()).hexdigest()
