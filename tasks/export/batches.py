"""Which batch of the hand-off an email is in: what was handed over once is never in another.

The first finished start of a run hands over batch 1, `emails.csv` and `eml/`. What later starts
add goes to `emails-2.csv` and `eml-2/`, and so on: rows that were held for lack of time, or given
up with a dying engine. The run's `handed.json` keeps which row is where; it is written before the
files appear, so that no kill leaves a file whose rows nobody remembers.

In:   {"batches": [{"batch": 1, "since": "…", "rows": {"leads.csv": [1, 2]}}]}, a new row 3
Out:  batch_of("leads.csv", 3) == 2
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from schemas.errors import MailmillError
from tasks.common.files import read_sealed, write_sealed

HANDED_FILE = "handed.json"
_ANY = re.compile(r"(emails|eml)(-[0-9]+)?(\.csv)?")
# The last is what a killed export leaves of messages.
_LATER = re.compile(r"emails-[0-9]+\.csv|eml-[0-9]+|\.eml-[0-9]+\.tmp")


class Handed:
    """The rows that a run has handed over, each with its batch.

    Memory: some hundred bytes a row.

    Args:
        run_folder: of the run.
        now: the time of this start, which a new batch is `since`.
        anew: whether what was handed over before counts no more.

    Raises:
        MailmillError: its file has changed since it was written, or is gone where a hand-off is.
    """

    def __init__(self, run_folder: Path, now: str = "", *, anew: bool = False):
        self._path, self._now = run_folder / HANDED_FILE, now
        self._batches: dict[str, dict[int, int]] = {}
        self.since: dict[int, str] = {}
        self._new = 1
        if anew or not (self._path.exists() or _has_handoff(run_folder)):
            return
        record = read_sealed(self._path)
        if record is None:
            raise MailmillError(
                "is gone or damaged, so nobody knows whose email was handed over already",
                where=self._path,
                fix="start the night with --force to hand over all of it as one, and import that "
                "only if nothing of it was imported before",
            )
        for told in record["batches"]:
            self.since[told["batch"]] = told["since"]
            for file, rows in told["rows"].items():
                self._batches.setdefault(file, {}).update(dict.fromkeys(rows, told["batch"]))
        self._new = max(self.since, default=0) + 1

    def batch_of(self, file: str, row_number: int) -> int:
        """The row's batch; a row that has none joins the one that this start makes."""
        batch = self._batches.setdefault(file, {}).setdefault(row_number, self._new)
        self.since.setdefault(batch, self._now)
        return batch

    def __contains__(self, row: tuple[str, int]) -> bool:
        return row[1] in self._batches.get(row[0], ())

    def write(self) -> None:
        """Replace the file."""
        batches = [
            {
                "batch": batch,
                "since": since,
                "rows": {
                    file: sorted(row for row, its in rows.items() if its == batch)
                    for file, rows in self._batches.items()
                },
            }
            for batch, since in sorted(self.since.items())
        ]
        write_sealed(self._path, {"batches": batches})


def _has_handoff(run_folder: Path) -> bool:
    return any(_ANY.fullmatch(path.name) for path in run_folder.glob("handoff*/*"))


def in_batch(path: Path, batch: int) -> Path:
    """A hand-off's path in a batch: `emails.csv`, then `emails-2.csv`."""
    return path if batch == 1 else path.with_name(f"{path.stem}-{batch}{path.suffix}")


def remove_other_batches(folder: Path, paths: Iterable[Path]) -> None:
    """Remove the later batches that are not among `paths`: all is in one batch again."""
    wanted = {path.name for path in paths}
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name in wanted or not _LATER.fullmatch(path.name):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def told_batches(
    emails: Mapping[int, int], paths: Mapping[int, Iterable[Path]], since: Mapping[int, str]
) -> list[dict[str, Any]]:
    """What the manifest says of each batch; `since` is when it was first handed over.

    Args:
        emails: how many there are in each batch.
        paths: its files and folders.
        since: by batch; one that holds nothing yet has none.
    """
    return [
        {
            "batch": batch,
            "emails": emails.get(batch, 0),
            "since": since.get(batch, ""),
            "files": [path.name for path in places],
        }
        for batch, places in sorted(paths.items())
    ]
