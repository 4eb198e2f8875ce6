"""`mailmill report`: a run's page, made again from what the run left."""

from pathlib import Path

from schemas.errors import InputFileError
from schemas.records import Lead
from schemas.settings import Settings
from tasks.common.files import read_json
from tasks.common.parquet import read_records, read_rows
from tasks.export.report import write_report


def rewrite_report(run: str) -> Path:
    """Write the report of a finished run and return its path.

    Args:
        run: the run's folder, or its id under HOME/runs.

    Raises:
        InputFileError: there is no such run, or it did not finish, or a later one replaced it.
    """
    folder = _folder_of(run)
    manifest = read_json(folder / "manifest.json")
    leads = {
        (lead.source_file, lead.row_number): lead
        for lead in read_records(sorted(folder.glob("shards/*/leads.parquet")), Lead)
    }
    outcomes = Path(manifest["outputs"]["outcomes"])
    if not outcomes.exists():
        raise InputFileError(
            "a later run of the same campaign and date has replaced this run's outcomes",
            where=outcomes.parent,
            fix=f"the report made at the time is {folder / 'report.html'}",
        )
    rows = list(read_rows(outcomes))
    write_report(folder / "report.html", manifest, rows, leads)
    return folder / "report.html"


def _folder_of(run: str) -> Path:
    candidates = [Path(run), *sorted(Settings().runs.glob(f"*/{run}"))]
    for folder in candidates:
        if (folder / "manifest.json").is_file():
            return folder
    finished = sorted(path.parent.name for path in Settings().runs.glob("*/*/manifest.json"))
    raise InputFileError(
        f"there is no finished run `{run}`",
        where=Settings().runs,
        fix=f"the runs are {', '.join(finished)}" if finished else "no run has finished yet",
    )
