r"""Mail archives in the shapes of the Enron corpus: a tree of files, an archive of one, a CSV.

A file in, at `maildir/lind-o/sent_items/3.`:

    Message-ID: <3@example.org>\nDate: Tue, 5 Jun 2001 09:00:00 -0700\nFrom: ola@example.org\n
    To: marta@example.org\nSubject: Lunch\n\nTuesday, then?

and out:

    Message(mailbox="lind-o", folder="sent_items", date=2001-06-05 16:00 UTC, subject="Lunch",
            body="Tuesday, then?", source_file="maildir/lind-o/sent_items/3.", …)
"""

import hashlib
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

from schemas.errors import InputFileError
from schemas.records import Message, Reject
from tasks.ingest.corpus_rows import csv_rows, has_ending, open_bytes, reading, reject
from tasks.ingest.mail_message import parse_message

LARGEST_MESSAGE = 32 * 2**20  # bytes; larger ones are not read, so that memory stays bounded
ROOTS = ("maildir", "emails")
EXPECTED = "a maildir folder, a .tar or .tar.gz of one, or emails.csv (.gz) with file and message"

RawMail = tuple[str, bytes | Reject]


def read_enron(path: Path) -> Iterator[Message | Reject]:
    """Stream the messages of a mail archive, in the order of the archive; folders sorted.

    Raises:
        InputFileError: no such file, or another kind of file.
    """
    path = Path(path)
    if not path.exists():
        raise InputFileError("there is no such file or folder", where=path, fix="check the name")
    if path.is_dir():
        mails = _from_folder(path)
    elif has_ending(path, ".tar", ".tgz"):
        mails = _from_archive(path)
    elif has_ending(path, ".csv"):
        mails = _from_csv(path)
    else:
        raise InputFileError("is not a mail archive", where=path, fix=f"expected {EXPECTED}")
    yield from _first_of_each_id(_parsed(path, mails))


def mailbox_and_folder(inside: str) -> tuple[str, str]:
    """Owner and folder in a message's path: `maildir/lind-o/sent/3.` gives `lind-o`, `sent`."""
    parts = [part for part in inside.replace("\\", "/").split("/") if part not in ("", ".")][:-1]
    for root in ROOTS:
        if root in parts:
            parts = parts[parts.index(root) + 1 :]
            break
    return (parts[0], "/".join(parts[1:])) if parts else ("", "")


def _parsed(path: Path, mails: Iterator[RawMail]) -> Iterator[Message | Reject]:
    # A folder's paths already begin with its name, those in a file do not.
    prefix = "" if path.is_dir() else f"{path.name}/"
    for number, (inside, raw) in enumerate(mails, 1):
        if isinstance(raw, Reject):
            yield raw.model_copy(update={"row_number": number})
            continue
        # A name that is not UTF-8 comes with lone surrogates, which no Parquet file can hold.
        inside = inside.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        mailbox, folder = mailbox_and_folder(inside)
        yield parse_message(raw, prefix + inside, number, mailbox=mailbox, folder=folder)


def _first_of_each_id(rows: Iterator[Message | Reject]) -> Iterator[Message | Reject]:
    """Every message whose Message-ID comes again is a reject.

    Only 8 bytes of each id's hash are kept: half a million messages take about 50 MB, and the
    chance that any two of them collide is below one in a hundred million.
    """
    seen: set[int] = set()
    for number, row in enumerate(rows, 1):
        if isinstance(row, Message):
            digest = hashlib.blake2b(row.message_id.encode(), digest_size=8).digest()
            key = int.from_bytes(digest)
            if key in seen:
                yield reject(row.source_file, number, "message.duplicate_id", row.message_id)
                continue
            seen.add(key)
        yield row


def _from_folder(path: Path) -> Iterator[RawMail]:
    # The names above may say where the mailboxes begin: maildir, or maildir/lind-o.
    above = path.absolute()
    base = above.parent.parent if above.parent.name in ROOTS else above.parent
    with reading(path):
        for folder, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                file = Path(folder, name)
                if name.startswith(".") or not file.is_file():
                    continue
                inside = file.absolute().relative_to(base).as_posix()
                yield inside, _too_large(inside, file.stat().st_size) or file.read_bytes()


def _from_archive(path: Path) -> Iterator[RawMail]:
    # gzip outside of tarfile: tarfile takes a cut stream for the end of the archive.
    with reading(path), open_bytes(path) as file, tarfile.open(fileobj=file, mode="r|") as archive:
        while (member := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # else every header stays
            if not member.isfile() or Path(member.name).name.startswith("."):
                continue
            content = archive.extractfile(member)
            too_large = _too_large(f"{path.name}/{member.name}", member.size)
            yield member.name, too_large or (content.read() if content else b"")
        while file.read(2**20):
            pass  # to the end, where gzip keeps its checksum


def _from_csv(path: Path) -> Iterator[RawMail]:
    for number, row in csv_rows(path, ("file", "message")):
        if isinstance(row, Reject):
            yield f"row {number}", row
        else:
            yield row["file"], row["message"].encode("utf-8", errors="surrogateescape")


def _too_large(where: str, size: int) -> Reject | None:
    if size <= LARGEST_MESSAGE:
        return None
    return reject(where, 1, "message.unparseable", f"{size} bytes, more than 32 MiB")
