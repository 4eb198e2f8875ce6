"""A thousand leads made to break headers and rows: what is written reads back as planned.

The messages are read by the standard library's older parser and by a reader of lines of our own,
neither of which the writer uses to check itself; the CSV by csv, pandas and pyarrow.
"""

import csv
import random
import re
from datetime import date
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import compat32
from email.utils import parseaddr
from typing import Any

import pandas as pd
import pyarrow.csv
import pytest

from schemas.campaign import Campaign
from schemas.errors import MailmillError
from tasks.export.eml import build_message, check_sendable
from tasks.export.handoff import COLUMNS, csv_writer

ROWS, MESSAGES = 2_000, 1_000
PLANNED = [
    "From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post",
    "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
]  # fmt: skip
BREAKS = [
    "\r\nBcc: x@evil.test", "\nBcc: x@evil.test", "\rBcc: x", "\r\n\r\n<html>", "\u2028Bcc: x",
    "\x0bBcc: x", "\x85Bcc: x",
    "%0d%0aBcc: x", "=?utf-8?q?a=0d=0aBcc:_x?=", "=?utf-8?b?DQpCY2M6?=",
    "=?utf-8?q?Ann?=", "\x00", '"', '","', "'", ";", ",", "<x@evil.test>",
    "a@evil.test, b@evil.test",
    "Ann (HR)", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\ufeff", "\u202e", "\u200b", "é" * 90,
    "x" * 1_200, "--boundary", "From ", ".", "Content-Type: text/html", "🙂", "",
]  # fmt: skip
PLAIN = ["Ann Lee", "Pól Ó Briain", "王芳", "O'Neil, Mary"]
ADDRESSES = ["ann@orlik.cz", "a+b@x-y.co.uk", "o'neil@x.test", "jörg@müller.de"]
NO_ADDRESSES = ["ann@orlik.cz\r\nBcc: x@y.z", "a b@orlik.cz", "<ann@orlik.cz>"]


def any_characters(dice: random.Random) -> str:
    """At most twelve characters of Unicode's first plane, no surrogates."""
    points = (dice.choice([dice.randrange(0xD800), dice.randrange(0xE000, 0x10000)])
              for _ in range(dice.randrange(13)))  # fmt: skip
    return "".join(map(chr, points))


def value(dice: random.Random) -> str:
    """Plain in three of four cases, or hardly a message could be made at all."""
    if dice.random() < 0.75:
        return dice.choice(PLAIN)
    parts = range(dice.randrange(1, 4))
    return "".join(dice.choice([dice.choice(BREAKS), any_characters(dice)]) for _ in parts)


def hostile_row(dice: random.Random) -> dict[str, Any]:
    first, last = value(dice), value(dice)
    return {
        "email": dice.choice(NO_ADDRESSES if dice.random() < 0.1 else ADDRESSES),
        "name": f"{first} {last}", "first_name": first, "last_name": last,
        "subject": value(dice), "text": value(dice) + "\n\nfooter\n",
        "unsubscribe_url": "https://l.test/u?t=1", "list_unsubscribe": "<https://l.test/u?t=1>",
        "list_unsubscribe_post": "List-Unsubscribe=One-Click", "campaign": "spring",
        "run_date": date(2026, 5, 12), "lead_id": value(dice),
    }  # fmt: skip


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    dice = random.Random(11)
    return [hostile_row(dice) for _ in range(ROWS)]


def header_lines(raw: bytes) -> list[str]:
    """Names of the header fields, by the bytes alone: a line that does not go on the one before."""
    head, _, _ = raw.partition(b"\r\n\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|\x00", head)
    lines = head.split(b"\r\n")
    return [line.split(b":")[0].decode() for line in lines if not line.startswith((b" ", b"\t"))]


def spaced(text: str) -> str:
    return re.sub(" +", " ", text).strip(" ")


def decoded(raw_value: str) -> str:
    """A header's value as the older parser keeps it, whose UTF-8 bytes stand as surrogates."""
    value = raw_value.encode("utf-8", "surrogateescape").decode("utf-8")
    return str(make_header(decode_header(value))) if "=?" in value else value


def test_every_message_has_the_planned_headers(rows, campaign: Campaign) -> None:
    written = 0
    for row in rows:
        try:
            check_sendable(row, campaign)
        except MailmillError:
            continue
        raw = build_message(row, campaign)
        written += 1
        assert sorted(header_lines(raw)) == sorted(PLANNED), row
        read = message_from_bytes(raw, policy=compat32)
        assert sorted(read.keys()) == sorted(PLANNED)
        assert read.defects == []
        assert not read.is_multipart()
        assert decoded(dict(read.raw_items())["Subject"]).strip() == spaced(row["subject"])
        if row["email"].isascii():
            assert parseaddr(str(read["To"]))[1] == row["email"]
        assert parseaddr(str(read["From"]))[1] == str(campaign.sender.email)
        assert read["List-Unsubscribe"] == row["list_unsubscribe"]
        body = read.get_payload(decode=True).decode()
        assert body.splitlines() == row["text"].splitlines()
    assert written >= MESSAGES  # the others would have held a line break or no address


def test_every_cell_of_the_csv_comes_back(rows, tmp_path) -> None:
    path = tmp_path / "emails.csv"
    with csv_writer(path) as write:
        for row in rows:
            write(row)
    wanted = [[row[name] for name in COLUMNS] for row in rows]
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1:] == wanted
    with path.open(encoding="utf-8", newline="") as file:
        frame = pd.read_csv(file, dtype=str, keep_default_na=False)
    assert frame.to_numpy().tolist() == wanted
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    types = pyarrow.csv.ConvertOptions(
        column_types=dict.fromkeys(COLUMNS, pyarrow.string()), strings_can_be_null=False
    )
    read = pyarrow.csv.read_csv(path, parse_options=parse, convert_options=types)
    assert [list(row.values()) for row in read.to_pylist()] == wanted
