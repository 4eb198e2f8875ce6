"""Who gets no email tonight, before a word is written: unknown writers, opt-outs, repetitions."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from schemas.records import Lead, Status
from tasks.common.addresses import suppression_key
from tasks.ingest.suppression import SuppressionList


class Screened(NamedTuple):
    """A lead, and why it gets no email; `status` None means that it gets one."""

    lead: Lead
    status: Status | None = None
    reason: str = ""


def screen_leads(
    leads: Iterable[Lead], suppressed: SuppressionList, writer_problem: Callable[[Lead], str]
) -> Iterator[Screened]:
    """Judge every lead once, in order; of several rows with one address the first is kept.

    Memory grows with the number of different addresses, not with the size of the rows.

    Args:
        leads: rows that passed the leads gate.
        suppressed: addresses and domains that get no email.
        writer_problem: reason code where nothing can write to this lead, or empty.
    """
    seen: set[str] = set()
    for lead in leads:
        if problem := writer_problem(lead):
            yield Screened(lead, "rejected", problem)
        elif reason := suppressed.reason(lead.email):
            yield Screened(lead, "suppressed", reason)
        elif (key := suppression_key(lead.email)) in seen:
            yield Screened(lead, "rejected", "email.duplicate")
        else:
            seen.add(key)
            yield Screened(lead)
