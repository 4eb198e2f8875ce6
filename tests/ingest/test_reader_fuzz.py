"""Any file is read without a traceback, and every row of it is accounted for.

Files are made from mutated cells and mutated bytes. MAILMILL_FUZZ_FILES says how many; with it
every run makes other files, without it always the same.
"""

import csv
import gzip
import io
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.errors import InputFileError
from schemas.reasons import REASONS
from schemas.records import Lead, Reject
from tasks.common.addresses import suppression_key
from tasks.ingest.lead_addresses import address_problem, is_role
from tasks.ingest.lead_names import name_problem
from tasks.ingest.leads import priority_of, read_leads

WANTED = os.environ.get("MAILMILL_FUZZ_FILES")
FILES = int(WANTED or 900)
HEADER = ["full_name", "email", "company", "skills", "note"]
NASTY = (
    "", " ", '"', '""', "'", ",", ";", "\t", "|", "\r", "\n", "\r\n", "\0", "\x0b", "\x1a", "\x85",
    "\u2028", "\ufeff", "\u200b", "\u202e", "\ud7ff", "\U000e0041", "\U0001f468\u200d\U0001f469",
    "=1+1", "=cmd|' /C calc'!A0", "{{name}}", "<|im_end|>", "<b>", "<!--", "<script>", "&amp;",
    "&#0;", "&#xD800;", "&#1114112;", "[a](b)", "[[[[", "{", "=?utf-8?q?=0D=0A?=", "=?x?b?!!?=",
    "=?utf-8?b?QQ?=", "NULL", "#REF!", "a@b.example, c@d.example", '"a b"@c.example', "a@[::1]",
    "x@\u0430\u0440.example", "x@xn--a.example", "x@xn--\udfff".encode("utf-8", "replace").decode(),
    "Email", "email,full_name", "1E5", "9" * 400, "x" * 300, "\u0301" * 40, "\u3164", "\u00df",
)  # fmt: skip
# A byte of UTF-8's and UTF-16's kinds each, and what parts cells and rows.
BYTES = (b"", b"\0", b"\n", b"\r", b'"', b",", b";", b"\t", b"|", b"'", b"\\", b"{", b"[", b"@",
         b"<", b"\x80", b"\xa4", b"\xc3", b"\xe9", b"\xf0", b"\xff", b"\xfe", b"\xef\xbb\xbf",
         b"\x1f\x8b", b"PK\x03\x04", b"\xff\xfe", b"\n\n", b'"\n"')  # fmt: skip

cells = st.sampled_from(NASTY) | st.text(max_size=6)
# (row, column, how, what): what takes the cell's place, or stands before or behind it.
cell_mutations = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 4), st.integers(0, 2), cells), max_size=6
)
# (where, how many bytes leave, which come)
byte_mutations = st.lists(
    st.tuples(st.integers(0, 600), st.integers(0, 3), st.sampled_from(BYTES)), max_size=5
)
fuzzed = settings(
    max_examples=-(-FILES // 3),
    deadline=None,
    database=None,
    derandomize=WANTED is None,
    suppress_health_check=list(HealthCheck),
)


def people(count: int) -> list[list[str]]:
    return [
        [f"Ana{n} Lee", f"ana{n}@b.example", f"Firm {n}", "audit; VAT", f"met in {n}"]
        for n in range(count)
    ]


def mutated_cells(
    rows: list[list[str]], mutations: list[tuple[int, int, int, str]]
) -> list[list[str]]:
    for row, column, how, text in mutations:
        old = rows[row % len(rows)][column]
        rows[row % len(rows)][column] = (text, text + old, old + text)[how]
    return rows


def mutated_bytes(content: bytes, mutations: list[tuple[int, int, bytes]]) -> bytes:
    for where, leave, come in mutations:
        at = where % (len(content) + 1)
        content = content[:at] + come + content[at + leave :]
    return content


def written(rows: list[list[str]], delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


def accounted(folder: Path, name: str, content: bytes) -> list[Lead | Reject] | None:
    """The rows of a file, each numbered and explained; None where the file is refused."""
    path = folder / name
    path.write_bytes(content)
    try:
        rows = list(read_leads(path))
    except InputFileError as error:
        rows, sentence = None, str(error)
    if rows is None:
        assert sentence.startswith(f"{path}: ")
        return None
    assert [row.row_number for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        if isinstance(row, Reject):
            assert row.reason in REASONS
            continue
        row.model_dump_json().encode()
        suppression_key(row.email)
        priority_of(row, "note")
        is_role(row.email)
        problems = {address_problem(row.email), name_problem(row.full_name)} - {None}
        assert problems <= REASONS.keys()
    return rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@fuzzed
@given(st.integers(1, 6), st.sampled_from([*",;\t|", "lines", "list"]), cell_mutations)
def test_any_cells(
    folder: Path, count: int, shape: str, mutations: list[tuple[int, int, int, str]]
) -> None:
    rows = mutated_cells(people(count), mutations)
    lines = [json.dumps(dict(zip(HEADER, row, strict=True))) for row in rows]
    if shape == "lines":
        found = accounted(folder, "l.jsonl", "\n".join(lines).encode())
    elif shape == "list":
        found = accounted(folder, "l.json", f"[{','.join(lines)}]".encode())
    else:
        found = accounted(folder, "l.csv", written([HEADER, *rows], shape))
    assert found is not None
    assert len(found) == count


@fuzzed
@given(st.integers(1, 6), cell_mutations, byte_mutations, st.booleans())
def test_any_bytes_below_the_header(
    folder: Path,
    count: int,
    cell_changes: list[tuple[int, int, int, str]],
    byte_changes: list[tuple[int, int, bytes]],
    lines: bool,
) -> None:
    rows = mutated_cells(people(count), cell_changes)
    if lines:
        body = "\n".join(json.dumps(dict(zip(HEADER, row, strict=True))) for row in rows)
        content = head = b'{"email": "first@b.example"}\n'
        name, above = "l.jsonl", 1
    else:
        body, name, above = written(rows).decode(), "l.csv", 0
        head = written([HEADER])
    changed = mutated_bytes(body.encode(), byte_changes)
    content = head + changed
    found = accounted(folder, name, content)
    if found is None:
        return  # refused with a sentence: nothing of it is written to
    physical = len(changed.splitlines()) + above
    if lines or b'"' not in changed:
        assert len(found) == physical
        return
    # A quoted cell may go over lines: then each line is in a row's cells or in a reject's detail.
    assert len(found) <= physical
    shown = "".join(str(row) for row in found)
    silent = sum(isinstance(row, Reject) and "`" in row.detail for row in found)
    # Where the encoding is guessed, a byte may take the next letter into one of two bytes.
    kept = [n for n in range(count) if re.search(rb"(?<![\x80-\xff])ana%d@b\.example" % n, changed)]
    assert sum(f"ana{n}@b.example" not in shown for n in kept) <= silent


@fuzzed
@given(
    st.integers(1, 6),
    cell_mutations,
    byte_mutations,
    st.sampled_from(["l.csv", "l.tsv", "l.json", "l.jsonl", "l.csv.gz"]),
    st.sampled_from(["utf-8", "utf-16", "utf-16-le", "cp1252", "utf-32"]),
)
def test_any_bytes_anywhere(
    folder: Path,
    count: int,
    cell_changes: list[tuple[int, int, int, str]],
    byte_changes: list[tuple[int, int, bytes]],
    name: str,
    encoding: str,
) -> None:
    rows = mutated_cells(people(count), cell_changes)
    if "json" in name:
        lines = [json.dumps(dict(zip(HEADER, row, strict=True))) for row in rows]
        text = "\n".join(lines) if name == "l.jsonl" else f"[{','.join(lines)}]"
    else:
        text = written([HEADER, *rows], "\t" if name.endswith("tsv") else ",").decode()
    content = text.encode(encoding, "replace")
    if name.endswith("gz"):
        content = gzip.compress(content, compresslevel=1)
    accounted(folder, name, mutated_bytes(content, byte_changes))
