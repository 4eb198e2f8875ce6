"""Two leads, a table of them, and what becomes of a file when it is read."""

from pathlib import Path

import pytest

from schemas.errors import InputFileError
from schemas.records import Lead
from schemas.settings import LeadLimits
from tasks.ingest.leads import read_leads

ANA = "ana@b.example"
BEN = "ben@b.example"
HEAD = "name,email,city\n"
ROWS = f"Ana,{ANA},Brno\nBen,{BEN},Cork\n"
BOTH = [ANA, BEN]


def read(folder: Path, name: str, content: bytes, limits: LeadLimits | None = None) -> list[str]:
    """The address of every row that became a lead, the reason code of every other."""
    path = folder / name
    path.write_bytes(content)
    rows = list(read_leads(path, limits=limits))
    assert [row.row_number for row in rows] == list(range(1, len(rows) + 1))
    return [row.email if isinstance(row, Lead) else row.reason for row in rows]


def refusal(folder: Path, name: str, content: bytes, limits: LeadLimits | None = None) -> str:
    """The sentence with which a file is refused, without the folder."""
    with pytest.raises(InputFileError) as caught:
        read(folder, name, content, limits)
    assert caught.value.exit_code == 4
    return str(caught.value).replace(f"{folder}/", "")
