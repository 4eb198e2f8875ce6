"""Which batch of the hand-off an email is in: what was handed over once is never in another.

The first finished start of a run hands over batch 1, `emails.csv` and `eml/`. What later starts
add, for lack of time before, goes to `emails-2.csv` and `eml-2/`, and so on. A shard is written or
held as a whole, so the batch of an email is that of its shard; the run's manifest keeps it.

In:   manifest {"shards": [{"name": "p5-00000", "handoff": 1, …}]}, shards p5-00000 and p5-00001
Out:  {"p5-00000": 1, "p5-00001": 2}
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Shard = Mapping[str, Any]
# The last is what a killed export leaves of messages.
_LATER = re.compile(r"emails-[0-9]+\.csv|eml-[0-9]+|\.eml-[0-9]+\.tmp")


def still_counting(before: Mapping[str, Any], shards: Mapping[str, Shard]) -> Mapping[str, Any]:
    """The manifest of the start before, or nothing where the leads are in other shards since.

    Cut anew, because somebody opted out and a file was damaged, say, nobody knows any more whose
    email was in which batch: all is one again.
    """
    known = {name: shard["leads_sha256"] for name, shard in _numbered(before).items()}
    now = {name: shard.get("leads_sha256") for name, shard in shards.items()}
    return before if known.items() <= now.items() else {}


def batches_of(shards: Mapping[str, Shard], before: Mapping[str, Any]) -> dict[str, int]:
    """Name of each shard that was written, now or before -> the number of its batch.

    Args:
        shards: the manifests of the run's shards by name, in order.
        before: the run's manifest of the start before; empty where none counts.
    """
    known = {name: int(shard["handoff"]) for name, shard in _numbered(before).items()}
    new = max(known.values(), default=0) + 1
    return {
        name: known.get(name, new)
        for name, shard in shards.items()
        if name in known or "held" not in shard
    }


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
    emails: Mapping[int, int],
    paths: Mapping[int, Iterable[Path]],
    before: Mapping[str, Any],
    now: str,
) -> list[dict[str, Any]]:
    """What the manifest says of each batch; `since` is when it was first handed over.

    Args:
        emails: how many there are in each batch.
        paths: its files and folders.
        before: as for `batches_of`.
        now: the time of this start.
    """
    numbers = {shard["handoff"] for shard in _numbered(before).values()}
    told = before.get("outputs", {}).get("batches", ())
    since = {one["batch"]: one["since"] for one in told if one["batch"] in numbers}
    return [
        {
            "batch": batch,
            "emails": emails.get(batch, 0),
            "since": since.get(batch, now),
            "files": [path.name for path in places],
        }
        for batch, places in paths.items()
    ]


def _numbered(manifest: Mapping[str, Any]) -> dict[str, Shard]:
    """The shards that were handed over, by name."""
    return {s["name"]: s for s in manifest.get("shards", ()) if s.get("handoff")}
