"""Who gets an email tonight: leads read, gated, screened, and cut into shards."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import chain, count, islice
from pathlib import Path
from typing import TypeVar

import pandas as pd

from flows.contact import contact_now, home_lock
from flows.night import Night, base_of, writer_problem
from flows.progress import Advance
from schemas.errors import InputFileError
from schemas.records import Lead, Outcome, Record, Reject
from schemas.settings import Settings
from schemas.tables import LEADS, OUTCOMES
from tasks.common.addresses import suppression_key
from tasks.common.files import read_sealed, sha256_file, write_sealed, write_text
from tasks.common.jurisdiction import standing
from tasks.common.parquet import TableWriter, write_table
from tasks.common.say import say
from tasks.export.footer import footer_problem
from tasks.export.outcomes import outcome_of_lead, outcome_of_reject, outcome_row
from tasks.export.run_folder import (
    ADMITTED_FILE,
    LEADS_FILE,
    REFUSED_FILE,
    SHARDS,
    is_part,
    shard_folders,
)
from tasks.gates.gate import hold
from tasks.gates.invariants import problems
from tasks.gates.result import GateResult, stop_if_needed, with_failures, with_unread
from tasks.generate.drafts import WriterKey, writer_key
from tasks.ingest.lead_addresses import address_problem, is_role
from tasks.ingest.lead_names import name_problem
from tasks.ingest.lead_opt_out import UNKNOWN, note, note_opt_out
from tasks.ingest.leads import priority_of, read_leads
from tasks.ingest.screen import screen_leads

# Leads held in memory at a time; the gate's cost a row no longer falls beyond this.
CHUNK = 20_000
Item = TypeVar("Item")


class Shard(Record):
    """Leads of one writer and one priority, in `shards/<name>/leads.parquet`."""

    name: str
    leads: int
    recipe: str
    adapter: str
    sha256: str


class Admitted(Record):
    """Tonight's leads: `rows` were read of `files`, those in `shards` get an email."""

    rows: int
    files: tuple[str, ...] = ()  # not in what an earlier version left
    shards: tuple[Shard, ...]
    refused_sha256: str
    gate: GateResult

    @property
    def leads(self) -> int:
        """How many get an email."""
        return sum(shard.leads for shard in self.shards)


def admit_leads(night: Night, advance: Advance) -> Admitted:
    """Cut the leads that get an email into shards; write the others with their reasons.

    Leaves `shards/<name>/leads.parquet` and `refused.parquet` in the run's folder, and
    `admitted.json` last: where that stands and its files are whole, nothing is read again.

    Raises:
        InputFileError: a file cannot be read.
        GateStopped: more rows fail the gate than the campaign allows.
    """
    record = night.folder / ADMITTED_FILE
    if record.exists():
        sealed = read_sealed(record)
        known = Admitted.model_validate(sealed) if sealed else None
        damaged = damaged_parts(night, known) if known else [record.name]
        if known and not damaged:
            return known
        say(f"{', '.join(damaged)} changed since; made again")
        record.unlink()
    refused_file = night.folder / REFUSED_FILE
    with TableWriter(refused_file, OUTCOMES) as refused:
        gatekeeper = Gatekeeper(night, refused, advance)
        shards = [write_leads(night, *part) for part in parts_of(gatekeeper.admitted(), night)]
    for folder in shard_folders(night.folder):
        if folder.name not in {shard.name for shard in shards}:
            shutil.rmtree(folder)  # of a try that was killed, with another size of shards
    gate = GateResult.merge(gatekeeper.gates or [gate_leads([], night)])
    admitted = Admitted(
        rows=gatekeeper.rows,
        files=tuple(night.lead_files),
        shards=tuple(sorted(shards, key=lambda shard: shard.name)),
        refused_sha256=sha256_file(refused_file),
        gate=with_unread(gate, gatekeeper.unread),
    )
    write_text(night.folder / "gate-leads.json", admitted.gate.model_dump_json(indent=2))
    stop_if_needed(admitted.gate, night.campaign.quality.max_failing_leads, _where(night))
    write_sealed(record, admitted.model_dump(mode="json"))
    return admitted


Part = tuple[str, WriterKey, list[Lead]]


def parts_of(leads: Iterable[Lead], night: Night) -> Iterator[Part]:
    """(name, writer, leads) of every shard, the full ones first.

    One writer a shard, so that prompts share their beginning and adapters their turn; one priority
    a shard, and names in the order of priority, so that a short night writes the first first.
    """
    waiting: dict[tuple[int, WriterKey], list[Lead]] = {}
    numbers = count()
    most = Settings().shard_size
    for lead in leads:
        key = priority_of(lead, night.campaign.priority_column), writer_key(lead, night.campaign)
        part = waiting.setdefault(key, [])
        part.append(lead)
        if len(part) == most:
            yield f"p{key[0]}-{next(numbers):05d}", key[1], waiting.pop(key)
    for (priority, writer), part in waiting.items():
        yield f"p{priority}-{next(numbers):05d}", writer, part


def write_leads(night: Night, name: str, writer: WriterKey, leads: list[Lead]) -> Shard:
    """Write a shard's leads and say what they are."""
    file = night.folder / SHARDS / name / LEADS_FILE
    write_table(file, LEADS, leads)
    recipe, adapter = writer
    return Shard(
        name=name, leads=len(leads), recipe=recipe, adapter=adapter, sha256=sha256_file(file)
    )


def damaged_parts(night: Night, admitted: Admitted) -> list[str]:
    """The files of an earlier admission that are missing or changed."""
    wanted = {f"{SHARDS}/{s.name}/{LEADS_FILE}": s.sha256 for s in admitted.shards}
    wanted[REFUSED_FILE] = admitted.refused_sha256
    return [name for name, digest in wanted.items() if not is_part(night.folder / name, digest)]


class Gatekeeper:
    """Reads, gates and screens in one pass; counts what passes and writes what does not."""

    def __init__(self, night: Night, refused: TableWriter, advance: Advance):
        self.rows = 0
        self.gates: list[GateResult] = []
        self.unread: Counter[str] = Counter()
        self._night, self._refused, self._advance = night, refused, advance
        own = base_of(night.campaign.recipe, night.campaign.adapter)
        self._known_writers = cache(partial(writer_problem, own))
        self._unusable: set[str] = set()
        self._told: dict[str, str] = {}
        with home_lock():
            self._contact = contact_now(night)

    def admitted(self) -> Iterator[Lead]:
        """The leads that get an email, in the order of the files."""
        passed = chain.from_iterable(map(self._gated, chunks(_rows(self._night), CHUNK)))
        screened = screen_leads(
            passed,
            self._contact.suppressed,
            self._writer_problem,
            self._hold_reasons,
            self._contact.recent,
            self._told,
        )
        for lead, status, reasons in screened:
            if status is not None:
                self._refuse(outcome_of_lead(lead, status, reasons))
                continue
            yield lead

    def _gated(self, chunk: list[Lead | Reject]) -> Iterator[Lead]:
        self.rows += len(chunk)
        self._advance(self.rows)
        leads = [row for row in chunk if isinstance(row, Lead)]
        result = gate_leads(leads, self._night)
        self.gates.append(result)
        index = -1
        # In order: what a refused row says of opt-outs counts for later ones, and outcomes are read
        # in the order of the file.
        for row in chunk:
            if isinstance(row, Reject):
                self.unread[row.reason] += 1
                self._refuse(outcome_of_reject(row))
                for address in row.may_be_out:
                    note(address, UNKNOWN, self._told)
                continue
            index += 1
            if index in result.failures:
                note_opt_out(row, self._told)
                reasons = (*result.failures[index], *self._repeated(row))
                self._refuse(outcome_of_lead(row, "rejected", reasons))
            else:
                yield row

    def _writer_problem(self, lead: Lead) -> str:
        return self._known_writers(*writer_key(lead, self._night.campaign))

    def _hold_reasons(self, lead: Lead) -> tuple[str, ...]:
        campaign = self._night.campaign
        found = standing(lead, campaign.compliance, self._night.policies)
        problem = footer_problem(campaign, found) if not found.reasons else ""
        holds_role = campaign.role_addresses == "hold" and is_role(lead.email)
        role = ("held.role_address",) if holds_role else ()
        return (*role, problem) if problem else (*role, *found.reasons)

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
    result = with_failures(
        result,
        problems(frame, "email", address_problem),
        column="email",
        expectation="an address that mail can be sent to",
        instead_of="email.malformed",
    )
    for column in ("full_name", "company"):
        found = problems(frame, column, name_problem)
        if column == "full_name":  # its parts are looked at where it is good as a whole
            parts = [problems(frame, part, name_problem) for part in ("first_name", "last_name")]
            found = parts[0] | parts[1] | found
        result = with_failures(
            result, found, column=column, expectation="a name that an email can hold"
        )
    return result


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of `size` items, the last one shorter (itertools.batched, which Python 3.12 has)."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _rows(night: Night) -> Iterator[Lead | Reject]:
    """The rows of all lead files, one after the other, cut at the night's limit."""
    columns = night.campaign.recipe_column, night.campaign.adapter_column
    rows = chain.from_iterable(
        read_leads(_as_planned(night, name), *columns, source_file=name)
        for name in night.lead_files
    )
    return islice(rows, night.limit)


def _as_planned(night: Night, name: str) -> Path:
    """A lead file, which still is what the run's id was made from.

    Raises:
        InputFileError: it has changed since.
    """
    path, planned = night.lead_files[name], night.inputs["files"]
    if isinstance(planned, dict) and sha256_file(path) != planned[name]:
        raise InputFileError(
            "changed after the run had begun", where=path, fix="start again when its export is done"
        )
    return path


def _where(night: Night) -> str:
    return ", ".join(night.lead_files)
