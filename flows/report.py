"""`mailmill report`: a run's page, made again from what the run left."""

from pathlib import Path

from schemas.errors import InputFileError, UsageError
from schemas.settings import Settings
from tasks.common.files import read_sealed
from tasks.export.report import write_report
from tasks.export.run_folder import rows_of_run
from tasks.export.tally import Tally


def rewrite_report(run: str) -> Path:
    """Write the report of a finished run and return its path.

    Args:
        run: the run's folder, or its id under HOME/runs.

    Raises:
        UsageError: there is no such run, or it did not finish.
        InputFileError: its manifest is damaged.
    """
    folder = _folder_of(run)
    manifest = read_sealed(folder / "manifest.json")
    if manifest is None:
        raise InputFileError(
            "the manifest has changed since it was written",
            where=folder / "manifest.json",
            fix="run the campaign again: what is finished is kept",
        )
    write_report(folder / "report.html", manifest, Tally.of(rows_of_run(folder)))
    return folder / "report.html"


def _folder_of(run: str) -> Path:
    candidates = [Path(run), *sorted(Settings().runs.glob(f"*/{run}"))]
    for folder in candidates:
        if (folder / "manifest.json").is_file():
            return folder
    finished = sorted(path.parent.name for path in Settings().runs.glob("*/*/manifest.json"))
    raise UsageError(
        f"there is no finished run `{run}`",
        where=Settings().runs,
        fix=f"the runs are {', '.join(finished)}" if finished else "no run has finished yet",
    )
