"""Files that an email service provider imports: one CSV, or one .eml an email.

Machine files: values stand in them exactly as they are, also where a spreadsheet would take one
for a formula.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from schemas.records import Lead
from tasks.common.files import replacing

COLUMNS = ("email", "first_name", "last_name", "subject", "text", "unsubscribe_url",
           "list_unsubscribe", "list_unsubscribe_post", "campaign", "lead_id")  # fmt: skip
ONE_CLICK = "List-Unsubscribe=One-Click"


def handoff_row(email_row: Mapping[str, Any], lead: Lead) -> dict[str, Any]:
    """A ready email as the provider needs it.

    Args:
        email_row: a row of `EMAILS`.
        lead: its lead, for the two parts of the name.
    """
    return {
        "email": email_row["recipient_email"],
        "name": email_row["recipient_name"],
        "first_name": lead.first_name,
        "last_name": lead.last_name,
        "subject": email_row["subject"],
        "text": email_row["text"],
        "unsubscribe_url": email_row["unsubscribe_url"],
        "list_unsubscribe": f"<{email_row['unsubscribe_url']}>",
        "list_unsubscribe_post": ONE_CLICK,  # RFC 8058
        "campaign": email_row["campaign"],
        "run_date": email_row["run_date"],
        "lead_id": email_row["lead_id"],
    }


@contextmanager
def csv_writer(path: Path) -> Iterator[Callable[[Mapping[str, Any]], object]]:
    """Yield a function that writes one hand-off row; the file appears when all are written.

    UTF-8, quoted where needed, CR LF. Read with Python's csv module every value comes back exactly.
    """
    with (
        replacing(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.DictWriter(
            file, COLUMNS, extrasaction="ignore", quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n"
        )
        writer.writeheader()
        yield writer.writerow
