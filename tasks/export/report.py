"""The page a person reads in the morning: one HTML file that needs nothing else."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from schemas.records import Lead
from tasks.common.files import write_text
from tasks.export import report_view as view

TEMPLATES = Path(__file__).parent / "templates"


def write_report(
    path: Path,
    manifest: Mapping[str, Any],
    rows: Sequence[view.Row],
    leads: Mapping[view.LeadKey, Lead],
) -> None:
    """Write the report of one night to `path`; see `report_html`."""
    write_text(path, report_html(manifest, rows, leads))


def report_html(
    manifest: Mapping[str, Any], rows: Sequence[view.Row], leads: Mapping[view.LeadKey, Lead]
) -> str:
    """The whole page.

    Args:
        manifest: of the run. Read are `campaign`, `run_id`, `run_date`, `finished_at`,
            `counts.rows` (input rows), `gates` (dumped gate results), `shards` (their manifests),
            `references` (metadata of the reference measures), `versions`, `inputs.files` and
            `gold`; each may be missing.
        rows: every row of `OUTCOMES` of this run.
        leads: by (source_file, row_number), for the facts beside the emails.
    """
    reasons = view.reason_counts(rows)
    written = [row for row in rows if row["status"] in view.WRITTEN]
    others = [row for row in rows if row["status"] in view.UNWRITTEN]
    shown = view.chosen_emails(written)
    # Everything in the page comes from lead files and a model: all of it is escaped.
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.jinja").render(
        campaign=manifest.get("campaign", ""),
        run_id=manifest.get("run_id", ""),
        run_date=manifest.get("run_date", ""),
        finished_at=manifest.get("finished_at", ""),
        rows_in=manifest.get("counts", {}).get("rows", len(rows)),
        rows_out=len(rows),
        counts=view.status_counts(rows),
        reasons=reasons,
        gates=manifest.get("gates", []),
        rules=view.rule_rates(written),
        measures=view.measures_of(written),
        references=manifest.get("references", {}),
        throughput=view.throughput(manifest.get("shards", [])),
        writers=view.writers_of(written),
        versions=manifest.get("versions", {}),
        files=manifest.get("inputs", {}).get("files", {}),
        gold=manifest.get("gold", {}),
        cards=[view.card(row, leads.get((row["source_file"], row["row_number"]))) for row in shown],
        written=len(written),
        others=others[: view.OTHERS_SHOWN],
        others_count=len(others),
        explain={code: sentence for code, sentence, _ in reasons},
    )
