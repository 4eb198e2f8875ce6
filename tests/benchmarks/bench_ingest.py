"""`ingest enron` against a plain loop over the standard library's parser, and a big corpus.

Reads the real corpus of MAILMILL_REAL_DATA; MAILMILL_BENCH_MESSAGES says how many the big one has
(half a million unless set): the real ones again and again with new ids, and a quarter beside.
"""

import csv
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from schemas.settings import PROJECT

ARCHIVES = ("maildir-beck-s.tar.gz", "maildir-farmer-d.tar.gz", "maildir-kaminski-v.tar.gz")


def test_ingest(real_data: Path, tmp_path: Path, record: Any) -> None:
    most = int(os.environ.get("MAILMILL_BENCH_MESSAGES", "500000"))
    mails = list(real_mails(real_data))
    found: dict[str, dict[str, float]] = {}
    for how, number in (
        ("plain loop", len(mails)), ("ingest", len(mails)), ("ingest", most // 4), ("ingest", most)
    ):  # fmt: skip
        corpus = tmp_path / "emails.csv"
        write_corpus(corpus, mails, number)
        found[f"{how} {number}"] = run(how, corpus, tmp_path / "home")
        corpus.unlink()
    plain, ours, small, big = found.values()
    rate = "messages_per_second"
    record("ingest", {
        **found,
        "ingest_to_plain_loop": round(ours[rate] / plain[rate], 2),
        "times_for_four_times_the_messages": round(big["seconds"] / small["seconds"], 2),
    })  # fmt: skip


def real_mails(real_data: Path) -> Iterator[str]:
    for name in ARCHIVES:
        with tarfile.open(real_data / "enron" / name) as archive:
            for member in archive:
                if file := archive.extractfile(member):
                    yield file.read().decode("utf-8", "replace")


def write_corpus(path: Path, mails: list[str], number: int) -> None:
    """As the well-known emails.csv, a Message-ID of its own in each."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["file", "message"])
        for n, mail in enumerate(islice(cycle(mails), number)):
            rest = mail.partition("\n")[2] if mail.startswith("Message-ID:") else mail
            writer.writerow([f"beck-s/sent/{n}.", f"Message-ID: <{n}@bench.example>\n{rest}"])


def run(how: str, corpus: Path, home: Path) -> dict[str, float]:
    told = subprocess.run(
        [sys.executable, Path(__file__).with_name("mail_readers.py"), how, corpus, home],
        stdout=subprocess.PIPE, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )  # fmt: skip
    found: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return found
