"""Who must not be written to tonight: opt-outs, and people who got an email of this home lately.

Looked at before a word is written and again when the night is committed, hours later.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from filelock import FileLock

from flows.night import Night
from schemas.campaign import matching_files
from schemas.records import Status
from schemas.settings import Settings
from tasks.common.addresses import suppression_key
from tasks.common.unsubscribe import tokens_of
from tasks.export.run_folder import Row
from tasks.export.sent import Recipients, recently_sent
from tasks.ingest.opt_outs import home_lists
from tasks.ingest.suppression import SuppressionList


@contextmanager
def home_lock() -> Iterator[None]:
    """Be the one process that commits a night of this home or adds opt-outs to it.

    Two nights at once cannot both write to one person, and a night that is committed after an
    import has returned keeps to it. The system releases it when the process ends, however it ends.
    """
    home = Settings().home
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / "commit.lock"):
        yield


class Contact(NamedTuple):
    """Who must not be written to, as it stands at one moment."""

    suppressed: SuppressionList
    recent: Recipients

    def withheld(self, row: Row) -> tuple[Status, str] | None:
        """Status and reason of a written email's row that must not leave after all, or None."""
        if reason := self.suppressed.reason(row["recipient_email"]):
            return "suppressed", reason
        # One in review may be sent by hand.
        may_leave = row["status"] in ("ready", "review")
        if may_leave and suppression_key(row["recipient_email"]) in self.recent:
            return "held", "held.cool_down"
        return None


def contact_now(night: Night) -> Contact:
    """Read all lists and the emails of the nights around; only with the home's lock.

    Raises:
        InputFileError: a list that was there when the night began is gone, one cannot be read
            or holds what is no opt-out, or another run's part of the emails table is damaged.
    """
    settings = Settings()
    now = matching_files(night.file.parent, night.campaign.suppression, "suppression")
    lists = dict.fromkeys([*night.suppression_files, *now, *home_lists(settings.suppression)])
    return Contact(
        SuppressionList.load(lists, tokens_of(settings)),
        recently_sent(settings.gold, night.run, night.cool_down_days, night.folder),
    )
