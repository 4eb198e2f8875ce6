"""One lead file, what the campaign says about its columns, and how its rows become leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import InputFileError
from schemas.records import Lead, Reject
from schemas.settings import LeadLimits
from tasks.ingest.lead_columns import ColumnMap, map_columns
from tasks.ingest.lead_opt_out import with_opt_outs
from tasks.ingest.lead_values import build_lead, reject


@dataclass(frozen=True)
class LeadFile:
    """One lead file and what the campaign says about its columns."""

    path: Path
    source_file: str
    recipe_column: str
    adapter_column: str
    limits: LeadLimits

    def columns(self, header: Sequence[str]) -> ColumnMap:
        """Which column of `header` feeds which field.

        Raises:
            InputFileError: it has more columns than a lead file may have.
        """
        if len(header) > self.limits.columns:
            raise InputFileError(
                f"has {len(header):,} columns where {self.limits.columns:,} may be",
                where=self.path,
                fix="leave out what no email needs, or allow more with MAILMILL_LEAD_COLUMNS",
            )
        return map_columns(header, self.recipe_column, self.adapter_column)


def lead_of(
    file: LeadFile, number: int, columns: ColumnMap, cells: Sequence[object]
) -> Lead | Reject:
    """The lead of one row, or why it is none.

    Args:
        file: where the row stands.
        number: of the row, from 1.
        columns: what its cells mean.
        cells: as many as the header has.
    """
    values = columns.values(cells)
    extra = {name: cells[position] for name, position in columns.extra.items()}
    for value in cells:
        if isinstance(value, str) and len(value) > file.limits.cell:
            found: Lead | Reject = reject(file.source_file, number, "row.too_large", value[:500])
            break
    else:
        found = build_lead(file.source_file, number, values, extra)
    return with_opt_outs(found, columns.header, cells) if isinstance(found, Reject) else found
