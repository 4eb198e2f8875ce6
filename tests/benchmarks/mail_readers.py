"""Two ways to read a mail corpus, each in a process of its own:

    python mail_readers.py "ingest"|"plain loop" CORPUS.csv FOLDER

prints {"messages": …, "seconds": …, "messages_per_second": …, "peak_mib": …}.
"""

import csv
import email
import json
import resource
import sys
import time
from pathlib import Path


def ingest(corpus: Path, folder: Path) -> int:
    from tasks.ingest.corpus import ingest_corpus

    return ingest_corpus("enron", str(corpus), folder).rows_in


def plain_loop(corpus: Path, folder: Path) -> int:
    """Headers and text of each message as JSON lines: no quoted text found, nothing checked."""
    csv.field_size_limit(2**25)
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with (
        corpus.open(newline="", encoding="utf-8") as file,
        (folder / "mails.jsonl").open("w", encoding="utf-8") as out,
    ):
        for row in csv.DictReader(file):
            mail = email.message_from_string(row["message"])
            part = next((p for p in mail.walk() if p.get_content_type() == "text/plain"), mail)
            text = (part.get_payload(decode=True) or b"").decode("utf-8", "replace")
            out.write(json.dumps({
                "id": mail["Message-ID"], "date": mail["Date"], "from": mail["From"],
                "to": mail["To"], "subject": mail["Subject"], "body": text,
            }) + "\n")  # fmt: skip
            count += 1
    return count


if __name__ == "__main__":
    how, corpus, folder = sys.argv[1:]
    started = time.perf_counter()
    count = {"ingest": ingest, "plain loop": plain_loop}[how](Path(corpus), Path(folder))
    seconds = time.perf_counter() - started
    print(json.dumps({
        "messages": count, "seconds": round(seconds, 1),
        "messages_per_second": round(count / seconds),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }))  # fmt: skip
