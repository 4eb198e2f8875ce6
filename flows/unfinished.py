"""Nights that did not come to their end."""

from datetime import date, datetime, timedelta
from pathlib import Path

from schemas.errors import MailmillError
from schemas.tables import EMAILS
from tasks.common.files import read_sealed, write_sealed
from tasks.common.processes import alone
from tasks.common.say import say
from tasks.export.gold import part_path
from tasks.export.outcomes import RunFacts
from tasks.export.run_folder import MANIFEST_FILE

DEADLINE_FILE = "deadline.json"
# A machine that comes back later than this after its deadline means the next one.
_SAME_NIGHT = timedelta(hours=6)


def unfinished_date(runs: Path, digest: str, today: date) -> date | None:
    """Yesterday, where its run of the same inputs was broken off or held leads for lack of time."""
    yesterday = today - timedelta(days=1)
    folder = runs / f"{yesterday:%Y%m%d}-{digest}"
    if not folder.is_dir():
        return None
    manifest = read_sealed(folder / MANIFEST_FILE) or {}
    finished = manifest and "held.deadline" not in manifest["reasons"]
    return None if finished else yesterday


def deadline_of(run_folder: Path, deadline: datetime | None) -> datetime | None:
    """The deadline that a start means; the run keeps it.

    «06:00» of a night that was broken off at 05:59 and started again at 06:01 was two minutes ago,
    not tomorrow: the run holds what is left, and its hand-off comes now.

    Args:
        run_folder: of the run that is started.
        deadline: when the clock next shows the time of day asked for; None where none is.
    """
    if deadline is None:
        return None
    file = run_folder / DEADLINE_FILE
    kept = (read_sealed(file) or {}).get("deadline")
    if kept and not (run_folder / MANIFEST_FILE).exists():
        before = datetime.fromisoformat(kept)
        late = datetime.now().astimezone() - before
        if (before.hour, before.minute) == (deadline.hour, deadline.minute) and late < _SAME_NIGHT:
            if late > timedelta(0):
                say(f"the night's deadline was {before:%a %H:%M}: what is left of it is held")
            return before
    run_folder.mkdir(parents=True, exist_ok=True)
    write_sealed(file, {"deadline": deadline.isoformat()})
    return deadline


def tell_broken_off(runs: Path, gold: Path, run: RunFacts, days: int) -> None:
    """Say which other nights of the campaign wrote the gold tables and were not finished.

    Their emails count as sent for `days`, and no hand-off may hold them.
    """
    for folder in sorted(runs.glob("[0-9]" * 8 + "-*")):
        night = datetime.strptime(folder.name[:8], "%Y%m%d").date()
        other = RunFacts(campaign=run.campaign, run_date=night, run_id=folder.name)
        if (
            0 < abs((run.run_date - night).days) <= days
            and part_path(gold, EMAILS, other).exists()
            and not (folder / MANIFEST_FILE).exists()
            and not _is_at_work(runs / f"{night}.lock")
        ):
            say(
                f"run {folder.name} was broken off between the gold tables and the hand-off: its "
                f"emails count as sent; to hand them over, start the campaign as it was, with "
                f"--run-date {night}"
            )


def _is_at_work(lock: Path) -> bool:
    try:
        with alone(lock, "run", fix=""):
            return False
    except MailmillError:
        return True
