"""Writing files so that a reader sees the old content or the whole new one, never a part."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from os.path import relpath
from pathlib import Path
from typing import IO, Any

from schemas.errors import InputFileError

SEAL = "seal"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary name beside `path`; on success fsync it and rename it to `path`.

    The temporary file is removed when the body raises. Parent folders are made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A leading dot keeps Parquet readers from taking a leftover for a part of the data set.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        with temporary.open("rb+") as file:
            sync(file)
        temporary.replace(path)
        sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what a process that was killed left half-written in `folder` and below.

    Only for a folder that nobody else writes to meanwhile.
    """
    for temporary in folder.rglob(".*.tmp"):
        if temporary.is_file():
            temporary.unlink()


def write_text(path: Path, text: str) -> None:
    """Replace `path` with `text` in UTF-8, line ends as given."""
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="")


def write_json(path: Path, content: Any) -> None:
    """Replace `path` with indented JSON, keys in the order given."""
    write_text(path, json.dumps(content, indent=2, ensure_ascii=False, default=str) + "\n")


def read_json(path: Path) -> Any:
    """The JSON content of `path`."""
    return json.loads(path.read_text(encoding="utf-8"))


def write_sealed(path: Path, content: dict[str, Any]) -> None:
    """Replace `path` with a JSON object that carries its own hash, as `seal`."""
    write_json(path, {**content, SEAL: sha256_json(content)})


def read_sealed(path: Path) -> dict[str, Any] | None:
    """The object in `path`, without its seal; None where it is missing or has changed."""
    try:
        content: dict[str, Any] = read_json(path)
        seal = content.pop(SEAL)
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return content if seal == sha256_json(content) else None


def files_below(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    """Whatever is no folder in `folder` and below, behind links too, each folder once.

    Args:
        folder: where to begin; nothing where there is none.
        on_error: is called with what the system says of a folder that cannot be read.
    """
    if not os.path.lexists(folder):
        return
    seen = set[tuple[int, int]]()
    for name, folders, files in os.walk(folder, onerror=on_error, followlinks=True):
        status = Path(name).stat()
        if (status.st_dev, status.st_ino) in seen:  # a link back up
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders.sort()
        yield from (Path(name, file) for file in sorted(files))


def printable(name: str) -> str:
    """A file's name that can be written anywhere: no control characters, no lone surrogates.

    Names on disk are bytes: they may hold line ends, and letters of no encoding.
    """
    text = name.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def printable_names(files: Iterable[Path], folder: Path) -> dict[str, Path]:
    """Name of each file as reports write it, seen from `folder` -> the file.

    Raises:
        InputFileError: one would pass for another: its name holds the very signs that stand for
            what cannot be written of the other's.
    """
    named: dict[str, Path] = {}
    for file in files:
        name = printable(relpath(file, folder))
        if named.setdefault(name, file) != file:
            raise InputFileError(
                "two files have names that reports can only write alike",
                where=folder / name,
                fix="rename one of them in letters that every system knows",
            )
    return named


def sha256_file(path: Path) -> str:
    """Hex SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_json(content: Any) -> str:
    """Hex SHA-256 of a value's canonical JSON: keys sorted, no spaces."""
    text = json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str
    )
    return hashlib.sha256(text.encode()).hexdigest()


def sync(file: IO[bytes]) -> None:
    """Make what was written to an open file survive a power cut."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
