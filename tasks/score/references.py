"""Approved example emails: JSONL with subject and body.

In:   {"subject": "Brno", "body": "Hi Tomas,\\n\\n…"}     Out:  "Hi Tomas,\\n\\n…"
"""

import json
from pathlib import Path

from schemas.errors import InputFileError


def read_references(path: Path | None) -> list[str]:
    """Bodies of the approved emails, blank lines skipped; none where there is no file.

    Raises:
        InputFileError: the file is missing, a line is not JSON with a `body`, or none is left.
    """
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise InputFileError("there is no such references file", where=path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputFileError(f"cannot be read ({error})", where=path) from error
    bodies = [_body(line, path, n) for n, line in enumerate(lines, start=1) if line.strip()]
    if not bodies:
        raise InputFileError(
            "holds no approved email", where=path, fix="leave out `references` if there are none"
        )
    return bodies


def _body(line: str, path: Path, number: int) -> str:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputFileError(f"is not JSON ({error})", where=f"{path}, line {number}") from None
    body = row.get("body") if isinstance(row, dict) else None
    if not isinstance(body, str) or not body.strip():
        raise InputFileError("has no `body` with text", where=f"{path}, line {number}")
    return body
