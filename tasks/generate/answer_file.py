"""The file that answers are kept in: SQLite's, made by one night and read by the next.

Every answer carries a hash, and one that does not fit it is not used. Requests that an engine may
have died of are remembered beside them.
"""

import dataclasses
import hashlib
import json
import sqlite3
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from schemas.errors import MailmillError
from tasks.common.files import sha256_json
from tasks.common.say import say
from tasks.generate.engine import UNANSWERED, Completion, Request

# Grows when the same key would no longer mean the same answer.
SCHEMA_VERSION = 1
# What SQLite says where the file need not be damaged.
_OF_THE_DISK = ("locked", "readonly", "unable to open", "disk I/O", "is full")
_SUSPECTED = "engine.row_suspected"
_PRUNED_AT_ONCE = 20_000


class AnswerFile:
    """Answers by their keys, for any number of threads and processes.

    Args:
        path: the file; made when absent.
        days: answers older than this are deleted first, and so is a damaged file put aside.

    Raises:
        MailmillError: it cannot be used though it may be whole: the disk is full, say. Every method
            raises this; a file that is damaged after it was opened is told once, and keeps nothing.
    """

    def __init__(self, path: Path, days: int):
        self._path, self._damaged = path, False
        self._lock = threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)
        # Two nights that begin in a new home would both make it.
        with FileLock(f"{path}.lock"):
            self._file = _opened(path, days)
            _drop_damaged(path, days)

    def is_empty(self) -> bool:
        """Whether no answer is kept."""
        with self._lock:
            return not self._run("SELECT 1 FROM answers LIMIT 1")

    def find(self, keys: Iterable[str]) -> dict[str, Completion]:
        """The kept answers among those of `keys`."""
        found = {}
        with self._lock:
            for key in keys:
                rows = self._run("SELECT completion, sha256 FROM answers WHERE key = ?", key)
                row = rows[0] if rows else None
                if row and row[1] == _checksum(key, row[0]):
                    with suppress(TypeError):  # a newer version's may say more
                        found[key] = Completion(**json.loads(row[0]))
        return found

    def keep(self, key: str, completion: Completion) -> None:
        """Keep an answer; of a request that the engine may have died of, that it may."""
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

    def suspicions(self, key: str) -> int:
        """How often the engine may have died of this request, since it was last answered."""
        with self._lock:
            rows = self._run("SELECT times FROM suspects WHERE key = ?", key)
        return int(rows[0][0]) if rows else 0

    def _run(self, statement: str, *values: str) -> list[tuple[str, ...]]:
        """Rows of a statement; none, and a word about it, where the file is damaged."""
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


def answer_key(request: Request, base_model: str) -> str:
    """Hex SHA-256 of all that an answer depends on."""
    return sha256_json([
        SCHEMA_VERSION, base_model, request.adapter.sha256 if request.adapter else "",
        request.chat, request.sampling.model_dump(), request.json_schema, request.attempt,
    ])  # fmt: skip


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


def _checksum(key: str, text: str) -> str:
    return hashlib.sha256(f"{key}\n{text}".encode()).hexdigest()
