"""Who gets no email tonight, before a word is written.

Unknown writers, opt-outs, repetitions, ids of two people, people who got an email lately, and
leads that a person must look at first: the law of their country is one reason.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import NamedTuple

from schemas.records import Lead, Status
from tasks.common.addresses import suppression_key
from tasks.ingest.lead_opt_out import OUT, note_opt_out
from tasks.ingest.lead_values import row_hash
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
    told: dict[str, str] | None = None,
) -> Iterator[Screened]:
    """Judge every lead once, in order; of several rows with one address the first is kept.

    Of several rows of a file with one id and different addresses too: which of them the id means
    is for a person to say, so the others are held. Ids of different files are not compared; many
    are mere row numbers. A lead that is held keeps its place: a later row with its address does not
    get past it. Memory grows with the number of different addresses and ids, not with the size of
    the rows.

    Args:
        leads: rows that passed the leads gate.
        suppressed: addresses and domains that get no email.
        writer_problem: reason code where nothing can write to this lead, or empty.
        hold_reasons: reason codes for which this lead waits for a person, or none.
        recent: suppression keys of the people whose cool-down is not over.
        told: suppression keys of the people of whom earlier rows, also those that did not pass
            the gate, say that they opted out -> reason code; what these leads say is added.
    """
    told = {} if told is None else told
    seen: set[str] = set()
    ids: set[int] = set()
    for lead in leads:
        note_opt_out(lead, told)
        said = told.get(suppression_key(lead.email), "")
        conflict = () if _is_new_id(lead, ids) else ("held.id_conflict",)
        if problem := writer_problem(lead):
            yield Screened(lead, "rejected", (problem,))
        elif reason := suppressed.reason(lead.email):
            yield Screened(lead, "suppressed", (reason,))
        elif said == OUT:
            yield Screened(lead, "suppressed", (said,))
        elif (key := suppression_key(lead.email)) in seen:
            yield Screened(lead, "rejected", ("email.duplicate",))
        else:
            seen.add(key)
            too_soon = ("held.cool_down",) if key in recent else ()
            unclear = (said,) if said else ()
            held = (*unclear, *conflict, *hold_reasons(lead), *too_soon)
            yield Screened(lead, "held", held) if held else Screened(lead)


def _is_new_id(lead: Lead, ids: set[int]) -> bool:
    """Whether no earlier row of the file had this id; rows without one of their own always pass."""
    if lead.lead_id == row_hash(lead.source_file, lead.row_number):
        return True
    key = hash((lead.source_file, lead.lead_id))  # a million ids as text would be a lot of memory
    if key in ids:
        return False
    ids.add(key)
    return True
