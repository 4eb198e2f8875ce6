"""Mail archives in every shape give the same messages."""

import csv
import gzip
import io
import os
import tarfile
from pathlib import Path

import pytest

from schemas.errors import InputFileError
from schemas.records import Message, Reject
from tasks.ingest.enron import mailbox_and_folder, read_enron

PATHS = ("lind-o/inbox/1.", "lind-o/sent_items/2.", "lind-o/sent_items/3.")


def mail(number: int, text: str = 'He said "Tuesday",\nand more.') -> bytes:
    head = f"Message-ID: <{number}@example.org>\nFrom: ola@example.org\nSubject: Lunch {number}\n"
    return f"{head}\n{text}\n".encode()


def make_tree(root: Path) -> Path:
    for number, path in enumerate(PATHS, 1):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(mail(number))
    return root


def make_tar(path: Path, root: str, mode: str) -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for number, name in enumerate(PATHS, 1):
            member = tarfile.TarInfo(f"{root}/{name}")
            member.size = len(mail(number))
            archive.addfile(member, io.BytesIO(mail(number)))
    return path


def make_csv(path: Path) -> Path:
    with gzip.open(path, "wt", newline="") if path.suffix == ".gz" else path.open("w") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(("file", "message"))
        for number, name in enumerate(PATHS, 1):
            writer.writerow((name, mail(number).decode()))
    return path


def make_all(folder: Path) -> dict[str, Path]:
    return {
        "tree": make_tree(folder / "maildir"),
        "tar.gz": make_tar(folder / "box.tar.gz", "maildir", "w:gz"),
        "tar": make_tar(folder / "box.tar", "emails", "w"),
        "csv": make_csv(folder / "emails.csv"),
        "csv.gz": make_csv(folder / "emails.csv.gz"),
    }


def test_a_file_name_that_is_not_utf8_is_written_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "maildir" / "lind-o"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"caf\xe9.")).write_bytes(mail(1))
    (message,) = read_enron(tmp_path / "maildir")
    assert message.source_file == "maildir/lind-o/caf\N{REPLACEMENT CHARACTER}."


@pytest.mark.parametrize("shape", ["tree", "tar.gz", "tar", "csv", "csv.gz"])
def test_every_shape_gives_the_same_messages(tmp_path: Path, shape: str) -> None:
    rows = list(read_enron(make_all(tmp_path)[shape]))
    assert [
        (r.message_id, r.mailbox, r.folder, r.subject, r.body)
        for r in rows
        if isinstance(r, Message)
    ] == [
        ("<1@example.org>", "lind-o", "inbox", "Lunch 1", 'He said "Tuesday",\nand more.'),
        ("<2@example.org>", "lind-o", "sent_items", "Lunch 2", 'He said "Tuesday",\nand more.'),
        ("<3@example.org>", "lind-o", "sent_items", "Lunch 3", 'He said "Tuesday",\nand more.'),
    ]


def test_the_source_names_input_and_path(tmp_path: Path) -> None:
    inputs = make_all(tmp_path)
    first = {shape: next(iter(read_enron(path))).source_file for shape, path in inputs.items()}
    assert first["tree"] == "maildir/lind-o/inbox/1."
    assert first["tar.gz"] == "box.tar.gz/maildir/lind-o/inbox/1."
    assert first["csv"] == "emails.csv/lind-o/inbox/1."


def test_one_mailbox_of_a_tree_keeps_its_owner(tmp_path: Path) -> None:
    row = next(iter(read_enron(make_tree(tmp_path / "maildir") / "lind-o")))
    assert isinstance(row, Message)
    assert (row.mailbox, row.folder) == ("lind-o", "inbox")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("maildir/lind-o/sent/3.", ("lind-o", "sent")),
        ("emails/lind-o/a/b/3.", ("lind-o", "a/b")),
        ("./maildir/lind-o/3.", ("lind-o", "")),
        ("lind-o/emails.old/3.", ("lind-o", "emails.old")),
        ("3.", ("", "")),
    ],
)
def test_owner_and_folder_come_from_the_path(path: str, expected: tuple[str, str]) -> None:
    assert mailbox_and_folder(path) == expected


def test_a_repeated_id_is_a_reject(tmp_path: Path) -> None:
    folder = make_tree(tmp_path / "maildir")
    (folder / "lind-o/inbox/9.").write_bytes(mail(1))
    rows = list(read_enron(folder))
    assert [(r.reason, r.row_number, r.detail) for r in rows if isinstance(r, Reject)] == [
        ("message.duplicate_id", 2, "<1@example.org>")
    ]


def test_a_short_csv_row_is_a_reject(tmp_path: Path) -> None:
    path = make_csv(tmp_path / "emails.csv")
    path.write_text(path.read_text() + '"lind-o/inbox/4."\n')
    assert [r.reason for r in read_enron(path) if isinstance(r, Reject)] == ["row.short"]


def test_bytes_of_a_csv_that_are_not_utf8_are_decoded(tmp_path: Path) -> None:
    path = tmp_path / "emails.csv"
    path.write_bytes(b'"file","message"\n"a/b/1.","From: a@example.org\n\nCaf\xe9 at noon?"\n')
    assert [r.body for r in read_enron(path) if isinstance(r, Message)] == ["Café at noon?"]


def test_a_cut_archive_is_named(tmp_path: Path) -> None:
    path = make_tar(tmp_path / "box.tar.gz", "maildir", "w:gz")
    path.write_bytes(path.read_bytes()[:-12])
    with pytest.raises(InputFileError, match=r"box\.tar\.gz: is damaged, cut off"):
        list(read_enron(path))


def test_a_missing_input_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match=r"none\.tar\.gz: there is no such file"):
        list(read_enron(tmp_path / "none.tar.gz"))


def test_another_kind_of_file_is_told_what_was_expected(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"%PDF-1.4")
    with pytest.raises(InputFileError, match="expected a maildir folder"):
        list(read_enron(path))


def test_a_csv_with_other_columns_is_told_what_was_expected(tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    path.write_text("name,email\nOla,ola@example.org\n")
    with pytest.raises(InputFileError, match="lacks the columns file, message"):
        list(read_enron(path))


@pytest.mark.parametrize(
    ("name", "count"), [("maildir-beck-s.tar.gz", 1966), ("native-113-mailboxes.tar.gz", 993)]
)
def test_real_archives_are_read_whole(real_data: Path, name: str, count: int) -> None:
    path = real_data / "enron" / name
    rows = list(read_enron(path))
    assert len(rows) == count
    assert all(isinstance(row, Message) and row.mailbox and row.sender for row in rows)
