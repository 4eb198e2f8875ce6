"""Who got an email of this home lately, from the gold tables and what runs replaced there.

In:   gold/emails/campaign=spring/run_date=2026-03-02/part-….parquet
Out:  "ann@orlik.example" in recently_sent(gold, RunFacts("may", date(2026, 3, 5), …), days=7)
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from schemas.errors import InputFileError, MailmillError
from schemas.tables import EMAILS
from tasks.common.addresses import suppression_key
from tasks.export.gold import READ_ERRORS, REPLACED, part_path, recipients_of
from tasks.export.outcomes import RunFacts
from tasks.export.run_folder import handed_over


class Recipients:
    """A set of people by suppression key, 8 bytes each: a million a night fit into any memory.

    Two keys share a fingerprint once in 10^19: then one person waits for nothing.
    """

    def __init__(self, keys: Iterable[str] = ()):
        found = array("Q", (_fingerprint(key) for key in keys))
        self._sorted = np.unique(np.frombuffer(found, dtype=np.uint64))

    def __contains__(self, key: object) -> bool:
        place = int(np.searchsorted(self._sorted, np.uint64(_fingerprint(key))))
        return place < len(self._sorted) and int(self._sorted[place]) == _fingerprint(key)

    def __len__(self) -> int:
        return len(self._sorted)

    def without(self, others: "Recipients") -> "Recipients":
        """Those who are not among `others`."""
        left = Recipients()
        left._sorted = np.setdiff1d(self._sorted, others._sorted, assume_unique=True)
        return left


def recently_sent(
    gold: Path, run: RunFacts, days: int, run_folder: Path | None = None
) -> Recipients:
    """Who got an email less than `days` days before or after a night, but not from that night.

    Whom the same campaign wrote to on the same date keeps that email when the night runs again,
    whatever others did since.

    Args:
        gold: the folder of the gold tables.
        run: the night.
        days: 0 for nobody.
        run_folder: the run's, which knows whom it wrote to where its own part cannot be read.

    Raises:
        InputFileError: a part of the emails table cannot be read, other than the run's own.
    """
    near = [
        part
        for away in range(-days + 1, days)
        for part in _parts(gold, "*", run.run_date + timedelta(days=away))
    ]
    own = dict.fromkeys(_parts(gold, run.campaign, run.run_date))
    others = Recipients(_keys(part for part in near if part not in own))
    if not len(others):
        return others
    run_part = part_path(gold, EMAILS, run)
    return others.without(Recipients(_own_keys(own, run_part, run_folder)))


def _parts(gold: Path, campaign: str, day: date) -> Iterator[Path]:
    for folder in (gold / EMAILS.name, gold / REPLACED):
        yield from sorted(folder.glob(f"campaign={campaign}/run_date={day}/part-*.parquet"))


def _keys(parts: Iterable[Path]) -> Iterator[str]:
    for part in parts:
        yield from map(suppression_key, recipients_of(part))


def _own_keys(parts: Iterable[Path], run_part: Path, run_folder: Path | None) -> Iterator[str]:
    """Whom the night wrote to; where the run's own part cannot be read, as its shards have it."""
    for part in parts:
        try:
            yield from _keys([part])
        except InputFileError:
            if part != run_part:
                raise
            yield from _keys_of_run(run_folder) if run_folder else ()


def _keys_of_run(run_folder: Path) -> Iterator[str]:
    try:
        for row in handed_over(run_folder):
            yield suppression_key(row["recipient_email"])
    except (MailmillError, *READ_ERRORS):
        return  # who is not known to have this night's email waits where another wrote


def _fingerprint(key: object) -> int:
    digest = hashlib.blake2b(str(key).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")
