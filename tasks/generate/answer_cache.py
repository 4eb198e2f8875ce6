"""Answers kept by what they depend on, so that nothing is generated twice.

An engine's output depends on its batch and cannot be made again bit by bit: what was written is
kept. The file is SQLite's; every answer carries a hash, and one that does not fit it is not used.
"""

import dataclasses
import hashlib
import json
import sqlite3
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from schemas.errors import MailmillError
from tasks.common.files import sha256_json
from tasks.generate.engine import Completion, Engine, OnAnswer, Request

# Grows when the same key would no longer mean the same answer.
SCHEMA_VERSION = 1
# Failures that cost nothing to find again, and may have passed.
_NOT_KEPT = {"engine.row_failed", "prompt.too_long"}


class CachedEngine:
    """See `Engine`: asks another one for what it has not answered before, equal requests once.

    Args:
        start: gives the other engine; called when an answer is missing, not before.
        base_model: name@revision.
        path: the file of answers; made when absent.
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
        force: bool = False,
        on_answer: Callable[[bool], object] | None = None,
        on_start: Callable[[], object] | None = None,
    ):
        self._start, self._base_model, self._force = start, base_model, force
        self._on_answer, self._on_start = on_answer, on_start
        self._engine: Engine | None = None
        self._reused = 0
        self._lock = threading.Lock()
        self._path, self._damaged = path, False
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = _opened(path)

    def generate(
        self, requests: Sequence[Request], on_answer: OnAnswer | None = None
    ) -> list[Completion]:
        """See `Engine`. Answers are kept as they come: a crash loses those in the making only."""
        keys = [answer_key(request, self._base_model) for request in requests]
        places: dict[str, list[int]] = {}
        for place, key in enumerate(keys):
            places.setdefault(key, []).append(place)

        def tell(key: str, completion: Completion) -> None:
            if on_answer:
                for place in places[key]:
                    on_answer(place, completion)

        found = {} if self._force else self._kept(keys)
        missing = {key: r for key, r in zip(keys, requests, strict=True) if key not in found}
        if requests:
            self._told(len(requests) - len(missing), requests[0], kept=True)
        for key, completion in found.items():
            tell(key, completion)
        with self._lock:
            self._reused += len(requests) - len(missing)
            if missing and self._engine is None:
                self._engine = self._start()
                if self._on_start:
                    self._on_start()
        if missing and self._engine:
            asked = list(missing)

            def keep(place: int, completion: Completion) -> None:
                self._keep(asked[place], completion)
                self._told(1, missing[asked[place]], kept=False)
                tell(asked[place], completion)

            answers = self._engine.generate(list(missing.values()), keep)
            found |= dict(zip(asked, answers, strict=True))
        return [found[key] for key in keys]

    def stats(self) -> dict[str, Any]:
        """`answers_reused`, and the other engine's own where it was started."""
        return {
            "answers_reused": self._reused, **(self._engine.stats() if self._engine else {})
        }  # fmt: skip

    def close(self) -> None:
        """See `Engine`."""
        if self._engine:
            self._engine.close()

    def _told(self, answers: int, request: Request, *, kept: bool) -> None:
        if self._on_answer and request.attempt == 1:
            for _ in range(answers):
                self._on_answer(kept)

    def _kept(self, keys: Sequence[str]) -> dict[str, Completion]:
        found = {}
        with self._lock:
            for key in dict.fromkeys(keys):
                rows = self._run("SELECT completion, sha256 FROM answers WHERE key = ?", key)
                row = rows[0] if rows else None
                if row and row[1] == _checksum(key, row[0]):
                    found[key] = Completion(**json.loads(row[0]))
        return found

    def _keep(self, key: str, completion: Completion) -> None:
        if completion.failure in _NOT_KEPT:
            return
        text = json.dumps(dataclasses.asdict(completion))
        with self._lock:
            self._run(
                "INSERT OR REPLACE INTO answers (key, completion, sha256) VALUES (?, ?, ?)",
                key, text, _checksum(key, text),
            )  # fmt: skip

    def _run(self, statement: str, *values: str) -> list[tuple[str, ...]]:
        """Rows of a statement; none, and a word about it, where the file is damaged."""
        try:
            return self._file.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            if not self._damaged:
                print(f"mailmill: {self._path}: kept answers cannot be used ({error}); "
                      "delete the file to keep new ones", file=sys.stderr)  # fmt: skip
            self._damaged = True
            return []


def _opened(path: Path) -> sqlite3.Connection:
    """The file of answers. One that is no longer SQLite's is put aside, and a new one begun.

    Raises:
        MailmillError: it is locked or cannot be written.
    """
    file = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
    try:
        # A power cut may take the last answers, never the file; they would be generated again.
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute(
            "CREATE TABLE IF NOT EXISTS answers"
            " (key TEXT PRIMARY KEY, completion TEXT NOT NULL, sha256 TEXT NOT NULL,"
            " written TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) WITHOUT ROWID"
        )
    except sqlite3.OperationalError as error:  # locked or not writable: whole, for all we know
        raise MailmillError(f"kept answers cannot be opened ({error})", where=path) from error
    except sqlite3.DatabaseError as error:
        damaged = path.with_name(f"{path.name}.damaged")
        print(f"mailmill: {path}: kept answers are damaged ({error}); put aside as {damaged.name}",
              file=sys.stderr)  # fmt: skip
        file.close()
        path.replace(damaged)
        for ending in ("-wal", "-shm"):  # of the damaged file; the new one must not find them
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return _opened(path)
    return file


def answer_key(request: Request, base_model: str) -> str:
    """Hex SHA-256 of all that an answer depends on."""
    return sha256_json([
        SCHEMA_VERSION, base_model, request.adapter.sha256 if request.adapter else "",
        request.chat, request.sampling.model_dump(), request.json_schema, request.attempt,
    ])  # fmt: skip


def _checksum(key: str, text: str) -> str:
    return hashlib.sha256(f"{key}\n{text}".encode()).hexdigest()
