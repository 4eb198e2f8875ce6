"""The page a person reads in the morning: one HTML file that needs nothing else."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tasks.common.files import write_text
from tasks.common.pages import render_page
from tasks.export import report_view as view
from tasks.export.tally import Tally

TEMPLATES = Path(__file__).parent / "templates"


def write_report(path: Path, manifest: Mapping[str, Any], tally: Tally) -> None:
    """Write the report of one night to `path`; see `report_html`."""
    write_text(path, report_html(manifest, tally))


def report_html(manifest: Mapping[str, Any], tally: Tally) -> str:
    """The whole page.

    Args:
        manifest: of the run. Read are `campaign`, `run_id`, `run_date`, `finished_at`,
            `counts.rows` (input rows), `gates` (dumped gate results), `engine` (its counts),
            `references` (metadata of the reference measures), `versions`, `inputs.files` and
            `outputs`; each may be missing.
        tally: of every row of this run's outcomes.
    """
    reasons = view.reason_counts(tally.reasons)
    statuses = tally.statuses
    # Everything in the page comes from lead files and a model: all of it is escaped.
    return render_page(
        TEMPLATES / "report.html.jinja",
        campaign=manifest.get("campaign", ""),
        run_id=manifest.get("run_id", ""),
        run_date=manifest.get("run_date", ""),
        finished_at=manifest.get("finished_at", ""),
        rows_in=manifest.get("counts", {}).get("rows", tally.rows),
        rows_out=tally.rows,
        counts=statuses,
        reasons=reasons,
        gates=manifest.get("gates", []),
        rules=[(name, view.meaning(name), rate) for name, rate in tally.rule_rates.items()],
        measures=view.measures_of(tally.measures),
        references=manifest.get("references", {}),
        engine=manifest.get("engine", {}),
        writers=tally.writers.most_common(),
        versions=manifest.get("versions", {}),
        files=manifest.get("inputs", {}).get("files", {}),
        outputs=manifest.get("outputs", {}),
        cards=[view.card(row, lead) for row, lead in tally.shown()],
        written=tally.written,
        others=tally.others,
        others_count=tally.rows - tally.written,
        explain={code: sentence for code, sentence, _ in reasons},
    )
