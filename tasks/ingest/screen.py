"""Who gets no email tonight, before a word is written.

Unknown writers, opt-outs, repetitions, ids of two people, addresses of departments.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from schemas.records import Lead, Status
from tasks.common.addresses import suppression_key
from tasks.ingest.lead_addresses import is_role
from tasks.ingest.lead_values import row_hash
from tasks.ingest.suppression import SuppressionList


class Screened(NamedTuple):
    """A lead, and why it gets no email; `status` None means that it gets one."""

    lead: Lead
    status: Status | None = None
    reason: str = ""


def screen_leads(
    leads: Iterable[Lead],
    suppressed: SuppressionList,
    writer_problem: Callable[[Lead], str],
    *,
    hold_roles: bool = True,
) -> Iterator[Screened]:
    """Judge every lead once, in order; of several rows with one address the first is kept.

    Of several rows of a file with one id and different addresses too: which of them the id means
    is for a person to say, so the others are held. Ids of different files are not compared; many
    are mere row numbers. Memory grows with the number of different addresses and ids, not with the
    size of the rows.

    Args:
        leads: rows that passed the leads gate.
        suppressed: addresses and domains that get no email.
        writer_problem: reason code where nothing can write to this lead, or empty.
        hold_roles: whether addresses of departments wait for a person.
    """
    seen: set[str] = set()
    ids: set[int] = set()
    for lead in leads:
        new_id = _is_new_id(lead, ids)
        if problem := writer_problem(lead):
            yield Screened(lead, "rejected", problem)
        elif reason := suppressed.reason(lead.email):
            yield Screened(lead, "suppressed", reason)
        elif (key := suppression_key(lead.email)) in seen:
            yield Screened(lead, "rejected", "email.duplicate")
        elif not new_id:
            yield Screened(lead, "held", "held.id_conflict")
        elif hold_roles and is_role(lead.email):
            yield Screened(lead, "held", "held.role_address")
        else:
            seen.add(key)
            yield Screened(lead)


def _is_new_id(lead: Lead, ids: set[int]) -> bool:
    """Whether no earlier row of the file had this id; rows without one of their own always pass."""
    if lead.lead_id == row_hash(lead.source_file, lead.row_number):
        return True
    key = hash((lead.source_file, lead.lead_id))  # a million ids as text would be a lot of memory
    if key in ids:
        return False
    ids.add(key)
    return True
