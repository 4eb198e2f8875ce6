"""Who gets no email tonight, before a word is written.

Unknown writers, opt-outs, repetitions, people who got an email lately, and leads to whom the law of
their country forbids it or to whom nobody has said that it may be done.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import NamedTuple

from schemas.records import Lead, Status
from tasks.common.addresses import suppression_key
from tasks.ingest.suppression import SuppressionList


class Screened(NamedTuple):
    """A lead, and why it gets no email; `status` None means that it gets one."""

    lead: Lead
    status: Status | None = None
    reasons: tuple[str, ...] = ()


def screen_leads(
    leads: Iterable[Lead],
    suppressed: SuppressionList,
    writer_problem: Callable[[Lead], str],
    hold_reasons: Callable[[Lead], tuple[str, ...]],
    recent: Container[str] = (),
) -> Iterator[Screened]:
    """Judge every lead once, in order; of several rows with one address the first is kept.

    A lead that is held keeps its place: a later row with its address does not get past it.
    Memory grows with the number of different addresses, not with the size of the rows.

    Args:
        leads: rows that passed the leads gate.
        suppressed: addresses and domains that get no email.
        writer_problem: reason code where nothing can write to this lead, or empty.
        hold_reasons: reason codes for which this lead waits for a person, or none.
        recent: suppression keys of the people whose cool-down is not over.
    """
    seen: set[str] = set()
    for lead in leads:
        if problem := writer_problem(lead):
            yield Screened(lead, "rejected", (problem,))
        elif reason := suppressed.reason(lead.email):
            yield Screened(lead, "suppressed", (reason,))
        elif (key := suppression_key(lead.email)) in seen:
            yield Screened(lead, "rejected", ("email.duplicate",))
        else:
            seen.add(key)
            too_soon = ("held.cool_down",) if key in recent else ()
            held = (*hold_reasons(lead), *too_soon)
            yield Screened(lead, "held", held) if held else Screened(lead)
