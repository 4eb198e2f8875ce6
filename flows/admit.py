"""Who gets an email tonight: leads read, gated, screened, and cut into shards."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import pandas as pd

from flows.night import Night, writer_problem
from flows.progress import Advance
from schemas.records import Lead, Outcome, Record, Reject
from schemas.settings import Settings
from schemas.tables import LEADS, OUTCOMES
from tasks.common.addresses import suppression_key
from tasks.common.files import write_text
from tasks.common.parquet import TableWriter, write_table
from tasks.export.outcomes import outcome_of_lead, outcome_of_reject, outcome_row
from tasks.gates.gate import hold
from tasks.gates.invariants import problems
from tasks.gates.result import GateResult, stop_if_needed, with_failures, with_unread
from tasks.generate.drafts import writer_key
from tasks.ingest.leads import read_leads
from tasks.ingest.screen import screen_leads
from tasks.ingest.suppression import SuppressionList, address_problem

# Leads held in memory at a time; the gate's cost a row no longer falls beyond this.
CHUNK = 20_000
Item = TypeVar("Item")


class Admitted(Record):
    """Tonight's leads: `rows` were read, `leads` of them get an email, shard by shard."""

    rows: int
    leads: int
    shards: tuple[Path, ...]
    writer_keys: tuple[tuple[str, str], ...]
    gate: GateResult


def admit_leads(night: Night, advance: Advance) -> Admitted:
    """Cut the leads that get an email into shards; write the others with their reasons.

    Leaves `shards/NNNN/leads.parquet` and `refused.parquet` in the run's folder, and
    `admitted.json` last: where that stands, nothing is read again.

    Raises:
        InputFileError: a file cannot be read.
        GateStopped: more rows fail the gate than the campaign allows.
    """
    record = night.folder / "admitted.json"
    if record.exists():
        return Admitted.model_validate_json(record.read_text(encoding="utf-8"))
    with TableWriter(night.folder / "refused.parquet", OUTCOMES) as refused:
        gatekeeper = Gatekeeper(night, refused, advance)
        shards = []
        for number, leads in enumerate(chunks(gatekeeper.admitted(), Settings().shard_size)):
            folder = night.folder / "shards" / f"{number:04d}"
            write_table(folder / "leads.parquet", LEADS, leads)
            shards.append(folder)
    gate = GateResult.merge(gatekeeper.gates or [gate_leads([], night)])
    admitted = Admitted(
        rows=gatekeeper.rows,
        leads=gatekeeper.leads,
        shards=tuple(shards),
        writer_keys=tuple(sorted(gatekeeper.writer_keys)),
        gate=with_unread(gate, gatekeeper.unread),
    )
    write_text(night.folder / "gate-leads.json", admitted.gate.model_dump_json(indent=2))
    stop_if_needed(admitted.gate, night.campaign.quality.max_failing_leads, _where(night))
    write_text(record, admitted.model_dump_json(indent=2))
    return admitted


class Gatekeeper:
    """Reads, gates and screens in one pass; counts what passes and writes what does not."""

    def __init__(self, night: Night, refused: TableWriter, advance: Advance):
        self.rows = 0
        self.leads = 0
        self.gates: list[GateResult] = []
        self.writer_keys: set[tuple[str, str]] = set()
        self.unread: Counter[str] = Counter()
        self._night, self._refused, self._advance = night, refused, advance
        self._known_writers = cache(writer_problem)
        self._unusable: set[str] = set()
        self._suppressed = SuppressionList.load(night.suppression_files)

    def admitted(self) -> Iterator[Lead]:
        """The leads that get an email, in the order of the files."""
        passed = chain.from_iterable(map(self._gated, chunks(_rows(self._night), CHUNK)))
        for lead, status, reason in screen_leads(passed, self._suppressed, self._writer_problem):
            if status is not None:
                self._refuse(outcome_of_lead(lead, status, (reason,)))
                continue
            self.leads += 1
            self.writer_keys.add(writer_key(lead, self._night.campaign))
            yield lead

    def _gated(self, chunk: list[Lead | Reject]) -> Iterator[Lead]:
        self.rows += len(chunk)
        self._advance(self.rows)
        leads = []
        for row in chunk:
            if isinstance(row, Reject):
                self.unread[row.reason] += 1
                self._refuse(outcome_of_reject(row))
            else:
                leads.append(row)
        result = gate_leads(leads, self._night)
        self.gates.append(result)
        for index, lead in enumerate(leads):
            if index in result.failures:
                reasons = (*result.failures[index], *self._repeated(lead))
                self._refuse(outcome_of_lead(lead, "rejected", reasons))
            else:
                yield lead

    def _writer_problem(self, lead: Lead) -> str:
        return self._known_writers(*writer_key(lead, self._night.campaign))

    def _repeated(self, lead: Lead) -> Iterator[str]:
        """Unusable addresses repeat too: said beside what is wrong with them."""
        key = suppression_key(lead.email)
        if key in self._unusable:
            yield "email.duplicate"
        elif key:
            self._unusable.add(key)

    def _refuse(self, outcome: Outcome) -> None:
        self._refused.write(outcome_row(outcome, self._night.run))


def gate_leads(leads: list[Lead], night: Night) -> GateResult:
    """The table's own checks, and the address by email-validator; row numbers label failures."""
    limit = night.campaign.quality.max_failing_leads
    frame = pd.DataFrame([lead.model_dump() for lead in leads], columns=list(Lead.model_fields))
    result = hold(LEADS, frame, max_failing=limit, where=_where(night))
    return with_failures(
        result,
        problems(frame, "email", address_problem),
        column="email",
        expectation="an address that mail can be sent to",
    )


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of `size` items, the last one shorter (itertools.batched, which Python 3.12 has)."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _rows(night: Night) -> Iterator[Lead | Reject]:
    """The rows of all lead files, one after the other, cut at the night's limit."""
    columns = night.campaign.recipe_column, night.campaign.adapter_column
    rows = chain.from_iterable(
        read_leads(path, *columns, source_file=name) for name, path in night.lead_files.items()
    )
    return islice(rows, night.limit)


def _where(night: Night) -> str:
    return ", ".join(night.lead_files)
