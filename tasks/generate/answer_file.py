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
from functools import partial
from pathlib import Path

from filelock import FileLock

from schemas.errors import MailmillError
from tasks.common.files import sha256_json
from tasks.common.say import say
from tasks.generate.engine import UNANSWERED, Completion, Request

# Grows when the same key would no longer mean the same answer.
SCHEMA_VERSION = 1
# SQLite's codes where the file need not be damaged, and what to do then. Its sentences tell less:
# they may quote what is kept.
_BUSY = "end the program that holds it, and start again"
_NO_ROOM = "make room on the disk, and start again"
_NO_WRITING = "let your user write to it and its folder, and start again"
_FIXES = {
    sqlite3.SQLITE_BUSY: _BUSY, sqlite3.SQLITE_LOCKED: _BUSY, sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_FULL: _NO_ROOM, sqlite3.SQLITE_IOERR: _NO_ROOM, sqlite3.SQLITE_NOMEM: _NO_ROOM,
    sqlite3.SQLITE_READONLY: _NO_WRITING, sqlite3.SQLITE_CANTOPEN: _NO_WRITING,
    sqlite3.SQLITE_PERM: _NO_WRITING, sqlite3.SQLITE_AUTH: _NO_WRITING,
}  # fmt: skip
_SUSPECTED = "engine.row_suspected"
_PRUNED_AT_ONCE, _MOST_PRUNED = 20_000, 400_000


class AnswerFile:
    """Answers by their keys, for any number of threads and processes.

    Args:
        path: the file; made when absent.
        days: answers older than this are not found, and deleted when the file is opened; so is
            a damaged file that was put aside.

    Raises:
        MailmillError: it cannot be used though it may be whole: the disk is full, say. Every method
            raises this; a file that is damaged after it was opened is told once, and keeps nothing.
    """

    def __init__(self, path: Path, days: int):
        self._path, self._days, self._damaged = path, days, False
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
                rows = self._run(
                    "SELECT completion, sha256 FROM answers"
                    " WHERE key = ? AND written >= datetime('now', ?)",
                    key, f"-{self._days} days",
                )  # fmt: skip
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
            if fix := _fix(error):  # writing on would be answers that nobody keeps
                raise _unusable(self._path, error, fix) from error
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
    try:
        file = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise _unusable(path, error, _NO_WRITING) from error
    # What is no UTF-8 any more is not believed, by its hash.
    file.text_factory = partial(str, encoding="utf-8", errors="replace")
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
    except sqlite3.DatabaseError as error:
        if fix := _fix(error):
            raise _unusable(path, error, fix) from error
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
        for _ in range(0, _MOST_PRUNED, _PRUNED_AT_ONCE):
            deleted = file.execute(
                "DELETE FROM answers WHERE key IN"
                " (SELECT key FROM answers WHERE written < datetime('now', ?) LIMIT ?)",
                (f"-{days} days", _PRUNED_AT_ONCE),
            ).rowcount
            if deleted < _PRUNED_AT_ONCE:
                break
    except sqlite3.OperationalError as error:
        if not _fix(error):
            raise


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.damaged")


def _drop_damaged(path: Path, days: int) -> None:
    """Delete what was put aside and is as old as answers may get: emails to people."""
    aside = _aside(path)
    if aside.is_file() and time.time() - aside.stat().st_mtime > days * 86_400:
        aside.unlink()


def _fix(error: sqlite3.Error) -> str:
    """What to do where the file need not be damaged; nothing where it is."""
    code = getattr(error, "sqlite_errorcode", 0)  # errors of Python's own have none
    return _FIXES.get(code & 0xFF, "")  # the rest of the code says what kind of it


def _unusable(path: Path, error: Exception, fix: str) -> MailmillError:
    return MailmillError(f"kept answers cannot be used now ({error})", where=path, fix=fix)


def _checksum(key: str, text: str) -> str:
    return hashlib.sha256(f"{key}\n{text}".encode()).hexdigest()
