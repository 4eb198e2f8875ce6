"""Files that are no lead files, or none yet: each is refused in one sentence that helps."""

import codecs
import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from schemas.errors import InputFileError
from schemas.settings import LeadLimits
from tasks.ingest.leads import read_leads

from .lead_files import ANA, BEN, HEAD, ROWS, read, refusal


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


EXPORT_AGAIN = "export it again, with a line of column names"
AS_CSV = "open it and save it as «CSV UTF-8»"
UNPACK = "unpack it first; of packed files only .gz is read"
KNOWN = "lead files end in .csv, .tsv, .json, .jsonl (these also .gz) or .parquet"
NO_NAMES = (
    "l.csv: its first line holds an address, so it has no line of column names; put one first,"
    " such as `full_name,email,company`."
)
WEB_PAGE = (
    "l.csv: is a web page, not a table; export again: a download that needs a login often saves"
    " its login page instead."
)
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "zero bytes": ("l.csv", b"", f"l.csv: is empty; {EXPORT_AGAIN}."),
    "blank lines": ("l.csv", b"\n \r\n\t\n", f"l.csv: is empty; {EXPORT_AGAIN}."),
    "zero bytes, packed": ("l.csv.gz", gzip.compress(b""), f"l.csv.gz: is empty; {EXPORT_AGAIN}."),
    "NUL alone": ("l.csv", bytes(512), f"l.csv: holds nothing but NUL characters; {EXPORT_AGAIN}."),
    "no header": (
        "l.csv", ROWS.encode(),
        NO_NAMES,
    ),
    "addresses alone": (
        "l.csv", f"{ANA}\n{BEN}\n".encode(),
        NO_NAMES,
    ),
    "no header, addresses in brackets": (
        "l.csv", f"Ana,Ana <{ANA}>\n{HEAD}{ROWS}".encode(),
        NO_NAMES,
    ),
    "a first table without an email column": (
        "l.csv", f"Person;Kontakt\nAna;Ana <{ANA}>\n\nfull_name;email\nBen;{BEN}\n".encode(),
        "l.csv: no column holds email addresses; found column 1, column 2;"
        " name column 2 `email` in the line of column names, which comes first.",
    ),
    "leads in the header's quote": (
        "l.csv", f'name,email,"note\nAna,{ANA},hi\nBen,{BEN},"\nCy,cy@b.example,x\n'.encode(),
        "l.csv: a quote in its line of column names is closed only below a line with an address;"
        " take the quote out, or close it behind the column's name.",
    ),
    "no address column": (
        "l.csv", b"name,phone\nAna,1\n",
        "l.csv: no column holds email addresses; found `name`, `phone`; name it `email`.",
    ),
    "renamed, near": (
        "l.csv", b"name,emial\n",
        "l.csv: no column holds email addresses; found `name`, `emial`;"
        " perhaps rename `emial` to `email`.",
    ),
    "renamed, told by its content": (
        "l.csv", f"name,Kontakt\nAna,{ANA}\n".encode(),
        "l.csv: no column holds email addresses; found `name`, `Kontakt`;"
        " column 2, `Kontakt`, holds addresses: rename it to `email`.",
    ),
    "a delimiter of its own": (
        "l.csv", f"name^email\nAna^{ANA}\n".encode(),
        "l.csv: no column holds email addresses; found `name^email`;"
        " part its columns by commas, semicolons, tabs or bars, and name one `email`.",
    ),
    "Excel": ("l.xlsx", zipped("[Content_Types].xml"), f"l.xlsx: is an Excel workbook; {AS_CSV}."),
    "Excel named csv": (
        "l.csv", zipped("xl/workbook.xml"), f"l.csv: is an Excel workbook; {AS_CSV}.",
    ),
    "old Excel": (
        "l.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", f"l.xls: is an old Excel workbook; {AS_CSV}.",
    ),
    "zip": ("l.csv", zipped("l.csv"), f"l.csv: is a zip archive; {UNPACK}."),
    "bzip2": ("l.csv", b"BZh91AY", f"l.csv: is packed with bzip2; {UNPACK}."),
    "HTML": (
        "l.csv", b"\n<!DOCTYPE html><html><body>Log in</body></html>",
        WEB_PAGE,
    ),
    "a table in HTML": (
        "l.csv", "<table><tr><td>email".encode("utf-16"),
        WEB_PAGE,
    ),
    "JSON named csv": (
        "l.csv", f'[{{"email": "{ANA}"}}]'.encode(),
        "l.csv: is JSON; name it .json, or .jsonl for one row a line.",
    ),
    "PDF": ("l.csv", b"%PDF-1.7\n", "l.csv: is a PDF; export the table as CSV."),
    "Parquet named csv": ("l.csv", b"PAR1....", "l.csv: is Parquet; name it .parquet."),
    "not UTF-16": (
        "l.csv", codecs.BOM_UTF16_LE + b"a\0b", "l.csv: is not valid UTF-16; save it as UTF-8.",
    ),
    "another name": ("l.docx", b"x", f"l.docx: cannot tell what `.docx` is; {KNOWN}."),
    "gzip, cut": (
        "l.csv.gz", gzip.compress(os.urandom(9000))[:5000],
        "l.csv.gz: cannot be read: the packed file breaks off; copy it again.",
    ),
    "JSON, cut": (
        "l.json", b'[{"email": "a@b.ex',
        "l.json: is not JSON (Unterminated string starting at: line 1 column 12 (char 11));"
        " export it again, or name it by what it is: .csv, .jsonl.",
    ),
    "JSON, too deep": ("l.json", b"[" * 100_000, "l.json: is nested too deep."),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_none_is_refused_in_one_sentence(tmp_path: Path, case: str) -> None:
    name, content, sentence = REFUSED[case]
    assert refusal(tmp_path, name, content) == sentence


SMALL = LeadLimits(file_mib=1, json_mib=1, rows=2, columns=3, cell=1_000)


@pytest.mark.parametrize(("name", "content", "sentence"), [
    ("l.csv", (HEAD + ROWS * 60_000).encode(),
     "l.csv: holds more than 1 MiB; split it, or allow more with MAILMILL_LEAD_FILE_MIB."),
    ("l.csv.gz", gzip.compress((HEAD + ROWS * 60_000).encode()),
     "l.csv.gz: holds more than 1 MiB; split it, or allow more with MAILMILL_LEAD_FILE_MIB."),
    ("l.json", b" " * (1 << 20) + b"{}",
     "l.json: is empty; export it again, with a line of column names."),
    ("l.json", b'{"a": 1}' + b" " * (1 << 20),
     "l.json: holds more than 1 MiB; split it, or allow more with MAILMILL_LEAD_JSON_MIB, or save"
     " it as .jsonl."),
    ("l.csv", (HEAD + ROWS * 2).encode(),
     "l.csv: holds more than 2 rows; split it, or allow more with MAILMILL_LEAD_ROWS."),
    ("l.csv", b"email,a,b,c\n",
     "l.csv: has 4 columns where 3 may be; leave out what no email needs, or allow more with"
     " MAILMILL_LEAD_COLUMNS."),
])  # fmt: skip
def test_a_file_beyond_the_limits_is_refused(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    assert refusal(tmp_path, name, content, SMALL) == sentence


def test_limits_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILMILL_LEAD_ROWS", "1")
    assert "more than 1 rows" in refusal(tmp_path, "l.csv", (HEAD + ROWS).encode())


def test_an_object_of_too_many_keys_is_a_reject(tmp_path: Path) -> None:
    text = json.dumps({"email": ANA, "a": 1, "b": 2, "c": 3})
    assert read(tmp_path, "l.jsonl", text.encode(), SMALL) == ["row.too_large"]


@pytest.mark.parametrize("name", ["l.csv", "l.jsonl"])
def test_a_file_that_still_grows_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    row = HEAD + ROWS if name == "l.csv" else f'{{"email": "{ANA}"}}\n'
    path.write_text(row)
    rows = read_leads(path)
    next(rows)
    with path.open("a") as file:
        file.write(row)
    with pytest.raises(InputFileError) as caught:
        list(rows)
    assert str(caught.value) == (
        f"{path}: changed while it was read; start again when its export has ended;"
        " let it write another name and rename it."
    )


def test_same_name_new_content_is_read_anew(tmp_path: Path) -> None:
    assert read(tmp_path, "l.csv", f"email\n{ANA}\n".encode()) == [ANA]
    assert read(tmp_path, "l.csv", f"email\n{BEN}\n".encode()) == [BEN]


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "d.csv").mkdir()
    os.mkfifo(tmp_path / "p.csv")  # opened, it would wait for ever
    for name in ("d.csv", "p.csv"):
        with pytest.raises(InputFileError, match="is no file; name the lead file itself"):
            read_leads(tmp_path / name)


def test_a_file_name_of_no_encoding_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "l\udce9\n.csv"
    path.write_text(f"email\n{ANA}\nx,y\n")
    assert [row.source_file for row in read_leads(path)] == [r"l\udce9\n.csv"] * 2
