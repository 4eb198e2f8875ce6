"""Lead files as they are met: each ends in mapped rows, exact reason codes, or one sentence."""

import codecs
import gzip
import io
import json
import os
import zipfile
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.campaign import matching_files
from schemas.errors import InputFileError
from schemas.records import Lead
from schemas.settings import LeadLimits
from tasks.ingest.leads import read_leads

ANA = "ana@b.example"
BEN = "ben@b.example"


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


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


HEAD = "name,email,city\n"
ROWS = f"Ana,{ANA},Brno\nBen,{BEN},Cork\n"
BOTH = [ANA, BEN]

MAPPED: dict[str, tuple[str, bytes, list[str]]] = {
    "header only": ("l.csv", HEAD.encode(), []),
    "header only, no line end": ("l.csv", b"name,email", []),
    # What stands above the column names
    "title above": ("l.csv", f"Leads of May\n\n{HEAD}{ROWS}".encode(), BOTH),
    "report above": ("l.csv", f"Report,Leads\nMade,2026-05-01\n,,\n{HEAD}{ROWS}".encode(), BOTH),
    "a note that names the word": ("l.csv", f"Email of all, May\n{HEAD}{ROWS}".encode(), BOTH),
    "comments above": ("l.csv", f"# by: CRM\n# rows: 2\n{HEAD}{ROWS}".encode(), BOTH),
    "two headers, groups first": ("l.csv", f"Person,,Place\n{HEAD}{ROWS}".encode(), BOTH),
    "two headers, types second": (
        "l.csv", f"{HEAD}Full Name,E-Mail,City\n{ROWS}".encode(), ["row.header_repeated", *BOTH],
    ),
    "header over two lines": (
        "l.csv", f'name,"e-\nmail",city\n{ROWS}'.encode(), BOTH,
    ),
    "an open quote in the header": (
        "l.csv", f'name,email,5" pipes\n{ROWS}'.encode(), BOTH,
    ),
    "an open quote above the header": ("l.csv", f'5" pipes\n{HEAD}{ROWS}'.encode(), BOTH),
    "an address in a line above": (
        "l.csv", f"Made by cy@b.example, May\n\n{HEAD}Full Name,E-Mail,City\n{ROWS}".encode(),
        ["row.above_header", "row.header_repeated", *BOTH],
    ),
    # Columns
    "a column twice": ("l.csv", f"email,email\n{ANA},{BEN}\n".encode(), [ANA]),
    "blank columns": ("l.csv", f",email,,\nx,{ANA},,y\n".encode(), [ANA]),
    # Rows that do not fit, in their place
    "short and long": (
        "l.csv", f"{HEAD}Ana,{ANA}\nBen,{BEN},Cork,x\n{ROWS}".encode(),
        ["row.short", "row.long", *BOTH],
    ),
    "an address that moved a cell on": (
        "l.csv", f"{HEAD}Lee, Ana,{ANA},\n".encode(), ["row.long"],
    ),
    "a report's last lines": (
        "l.csv", f"{HEAD}{ROWS}\nRows: 2\nConfidential\n".encode(),
        [*BOTH, "row.blank", "row.short", "row.short"],
    ),
    "the same file twice in one": (
        "l.csv", f"{HEAD}Ana,{ANA},Brno\n{HEAD}Ben,{BEN},Cork\n".encode(),
        [ANA, "row.header_repeated", BEN],
    ),
    "a second table": (
        "l.csv", f"{HEAD}Ana,{ANA},Brno\n\nPartners\nemail,company,name\n{BEN},Fell,Ben\n".encode(),
        [ANA, "row.blank", "row.short", "row.header_repeated", "row.second_table"],
    ),
    "a second table, then the first": (
        "l.csv", f"{HEAD}email,name\n{BEN},Ben\n{HEAD}Ana,{ANA},Brno\n".encode(),
        ["row.header_repeated", "row.second_table", "row.header_repeated", ANA],
    ),
    "a row that says Email": ("l.csv", b"name,email,channel\nAna,,Email\n", [""]),
    # Quotes
    "a quote never closed": (
        "l.csv", f'{HEAD}"Ana,{ANA},Brno\nBen,{BEN},Cork\n'.encode(), ["row.unclosed_quote", BEN],
    ),
    "a quote closed by a later row": (
        "l.csv", f'{HEAD}"Ana,{ANA},Brno\n"Ben",{BEN},Cork\n'.encode(), ["row.unclosed_quote", BEN],
    ),
    "the stray quotes of two rows": (
        "l.csv", b'email,full_name,company,headline,country,consent\n'
        b'ana@b.example,Ana Lee,Kil Dairy,"Runs it,Germany,\n'
        b'ben@b.example,Ben Roe,Tarn Co,Baker",US,\n', ["row.unclosed_quote", BEN],
    ),
    "the same, the address behind them": (
        "l.csv", f'name,headline,email\nAna,"Runs it,{ANA}\nBen,Baker",{BEN}\n'.encode(),
        ["row.unclosed_quote", BEN],
    ),
    "stray quotes three rows apart": (
        "l.csv", f'name,email,note\nAna,{ANA},"hi\nBen,{BEN},ok\nCy,cy@b.example,5"\n'
        f"Di,di@b.example,x\n".encode(),
        ["row.unclosed_quote", BEN, "cy@b.example", "di@b.example"],
    ),
    "stray quotes around a wrapped address": (
        "l.csv", f'name;email;note\nAna;{ANA};"hi\nBen;Ben <{BEN}>;5"\n'.encode(),
        ["row.unclosed_quote", BEN],
    ),
    "stray quotes, the later row short": (
        "l.csv", f'name,email,note,city\nAna,{ANA},"hi\nBen,{BEN},5"\n'.encode(),
        ["row.unclosed_quote", "row.short"],
    ),
    "stray quotes over a whole row": (
        "l.csv", f'name,email\n"Ana,{ANA}\nBen,{BEN}"\n'.encode(), ["row.unclosed_quote", BEN],
    ),
    "notes of several lines": (
        "l.csv", f'name,email,note,city\nAna,{ANA},"Met, at a fair,\nask\nben@b.example, or call\n'
        f'Cy, of Kil, cy@b.example, ok",Brno\nBen,{BEN},"one\ntwo, three",Cork\n'.encode(), BOTH,
    ),
    "line ends in a cell before the address": (
        "l.csv", f'x,email,y\n"High Street 1\nFlat 2",{ANA},z\n"\r",{BEN},x\n'.encode(), BOTH,
    ),
    "a person's own address in a note": (
        "l.csv", f'name,email,note\nAna,{ANA},"mail, {ANA}\na, b, c, {ANA}"\n'.encode(), [ANA],
    ),
    "a signature in a note": (
        "l.csv", f'name;email;note\nAna;{ANA};"Ana Lee\nHead, Kil Dairy, {ANA}"\n'.encode(), [ANA],
    ),
    "stray quotes": (
        "l.csv", f'{HEAD}"Ana "A" Lee",{ANA},Brno\nBe"n,{BEN},Cork\n'.encode(), BOTH,
    ),
    # Delimiters and line ends
    "semicolons": ("l.csv", (HEAD + ROWS).replace(",", ";").encode(), BOTH),
    "tabs": ("l.csv", (HEAD + ROWS).replace(",", "\t").encode(), BOTH),
    "bars": ("l.csv", (HEAD + ROWS).replace(",", "|").encode(), BOTH),
    "lone carriage returns": ("l.csv", (HEAD + ROWS).replace("\n", "\r").encode(), BOTH),
    "mixed line ends": (
        "l.csv", f"name,email\rAna,{ANA}\r\n\nBen,{BEN}\n".encode(), [ANA, "row.blank", BEN],
    ),
    # Encodings
    "UTF-8 with a mark": ("l.csv", codecs.BOM_UTF8 + (HEAD + ROWS).encode(), BOTH),
    "UTF-16": ("l.csv", (HEAD + ROWS).encode("utf-16"), BOTH),
    "UTF-16, other order": (
        "l.csv", codecs.BOM_UTF16_BE + (HEAD + ROWS).encode("utf-16-be"), BOTH,
    ),
    "UTF-16 without a mark": ("l.csv", (HEAD + ROWS).encode("utf-16-le"), BOTH),
    "UTF-32": ("l.csv", (HEAD + ROWS).encode("utf-32"), BOTH),
    "Latin-1": ("l.csv", (HEAD + ROWS).replace("Brno", "Besançon").encode("latin-1"), BOTH),
    "bytes of no encoding": (
        "l.csv", f"{HEAD}Zoë,{ANA},Brno\nBen,{BEN},".encode() + b"Or\xff\xfe\n",
        [ANA, "row.unparseable"],
    ),
    "NUL in a row": (
        "l.csv", f"{HEAD}A\0na,{ANA},Brno\nBen,{BEN},Cork\n".encode(), ["row.nul", BEN],
    ),
    "NUL to the end": ("l.csv", (HEAD + ROWS).encode() + bytes(600), [*BOTH, "row.short"]),
    # Packed, whatever the name says
    "gzip": ("l.csv.gz", gzip.compress((HEAD + ROWS).encode()), BOTH),
    "gzip named csv": ("l.csv", gzip.compress((HEAD + ROWS).encode()), BOTH),
    "csv named gz": ("l.csv.gz", (HEAD + ROWS).encode(), BOTH),
    # Cut
    "cut in a row": ("l.csv", f"{HEAD}Ana,{ANA},Brno\nBen,{BEN}".encode(), [ANA, "row.short"]),
    "cut in a quote": (
        "l.csv", f'{HEAD}Ana,{ANA},Brno\nBen,{BEN},"Co'.encode(), [ANA, "row.unclosed_quote"],
    ),
    "JSON lines, cut": (
        "l.jsonl", f'{{"email": "{ANA}"}}\n{{"email": "{BEN}'.encode(), [ANA, "row.unparseable"],
    ),
    # Large
    "a cell too long": (
        "l.csv", f"{HEAD}Ana,{ANA},{'x' * 200_000}\nBen,{BEN},Cork\n".encode(),
        ["row.too_large", BEN],
    ),
    "a line too long": (
        "l.csv", f"{HEAD}{'x,' * 600_000}\nBen,{BEN},Cork\n".encode(), ["row.too_large", BEN],
    ),
    "a JSON line too long": (
        "l.jsonl", f'{{"email": "{ANA}", "x": "{"x" * 200_000}"}}\n{{"email": "{BEN}"}}'.encode(),
        ["row.too_large", BEN],
    ),
    # JSON
    "a key twice": ("l.json", f'{{"email": "{ANA}", "email": "{BEN}"}}'.encode(), [ANA]),
    "no object": ("l.jsonl", f'[]\n3\n{{"email": "{ANA}"}}'.encode(),
                  ["row.unparseable", "row.unparseable", ANA]),
    "JSON lines named json": ("l.json", f'{{"email": "{ANA}"}}\n\n{{}}'.encode(),
                              [ANA, "row.blank", ""]),
    "JSON lines named json, line ends in a text": (
        "l.json", f'{{"email": "{ANA}", "x": "\u2028\x85"}}\n{{"email": "{BEN}"}}\n'.encode(), BOTH,
    ),
    "JSON lines named json, other line ends": (
        "l.json", f'{{"email": "{ANA}"}}\r\n\r{{"email": "{BEN}"}}\r'.encode(),
        [ANA, "row.blank", BEN],
    ),
    "too deep": ("l.jsonl", b"[" * 90_000 + f'\n{{"email": "{ANA}"}}'.encode(),
                 ["row.unparseable", ANA]),
}  # fmt: skip


@pytest.mark.parametrize("case", MAPPED)
def test_rows_are_mapped_or_rejected(tmp_path: Path, case: str) -> None:
    name, content, expected = MAPPED[case]
    assert read(tmp_path, name, content) == expected


EXPORT_AGAIN = "export it again, with a line of column names"
AS_CSV = "open it and save it as «CSV UTF-8»"
UNPACK = "unpack it first; of packed files only .gz is read"
KNOWN = "lead files end in .csv, .tsv, .json, .jsonl (these also .gz) or .parquet"
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "zero bytes": ("l.csv", b"", f"l.csv: is empty; {EXPORT_AGAIN}."),
    "blank lines": ("l.csv", b"\n \r\n\t\n", f"l.csv: is empty; {EXPORT_AGAIN}."),
    "zero bytes, packed": ("l.csv.gz", gzip.compress(b""), f"l.csv.gz: is empty; {EXPORT_AGAIN}."),
    "NUL alone": ("l.csv", bytes(512), f"l.csv: holds nothing but NUL characters; {EXPORT_AGAIN}."),
    "no header": (
        "l.csv", ROWS.encode(),
        "l.csv: its first line holds an address, so it has no line of column names; put one first,"
        " such as `full_name,email,company`.",
    ),
    "addresses alone": (
        "l.csv", f"{ANA}\n{BEN}\n".encode(),
        "l.csv: its first line holds an address, so it has no line of column names; put one first,"
        " such as `full_name,email,company`.",
    ),
    "no header, addresses in brackets": (
        "l.csv", f"Ana,Ana <{ANA}>\n{HEAD}{ROWS}".encode(),
        "l.csv: its first line holds an address, so it has no line of column names; put one first,"
        " such as `full_name,email,company`.",
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
        "l.csv: is a web page, not a table; export again: a download that needs a login often saves"
        " its login page instead.",
    ),
    "a table in HTML": (
        "l.csv", "<table><tr><td>email".encode("utf-16"),
        "l.csv: is a web page, not a table; export again: a download that needs a login often saves"
        " its login page instead.",
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


def test_a_link_inside_its_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "leads-1.csv").write_text("email\n")
    (tmp_path / "latest.csv").symlink_to("leads-1.csv")
    assert matching_files(tmp_path, ("latest.csv",), "lead") == [tmp_path / "latest.csv"]


@pytest.mark.parametrize("pattern", ["drop/*.csv", "drop/evil.csv", "*/evil.csv", "d*/*.csv"])
def test_a_link_out_of_its_folder_is_refused(tmp_path: Path, pattern: str) -> None:
    secret = tmp_path.parent / f"{tmp_path.name}-secret.csv"
    secret.write_text("email\n")
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "evil.csv").symlink_to(secret)
    with pytest.raises(InputFileError) as caught:
        matching_files(tmp_path, (pattern,), "lead")
    assert str(caught.value) == (
        f"{tmp_path}/drop/evil.csv: is a link that leads out of its folder;"
        f" put the file itself there, or name {secret} in the campaign."
    )


def test_a_match_that_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mary@kilbride.example\n")
    (tmp_path / "sub.txt").mkdir()
    assert matching_files(tmp_path, ("*.txt",), "suppression") == [tmp_path / "a.txt"]
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(InputFileError, match=r"b\.txt: is no suppression file: a link to nothing"):
        matching_files(tmp_path, ("*.txt",), "suppression")


def test_a_link_to_a_folder_elsewhere_is_refused(tmp_path: Path) -> None:
    for name in ("campaign", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "other" / "l.csv").write_text("email\n")
    (tmp_path / "campaign" / "drop").symlink_to(tmp_path / "other")
    with pytest.raises(InputFileError, match="leads out of its folder"):
        matching_files(tmp_path / "campaign", ("*/l.csv",), "lead")


def test_a_campaign_may_name_a_file_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text("email\n")
    (tmp_path / "campaign").mkdir()
    found = matching_files(tmp_path / "campaign", ("../l.csv", str(tmp_path / "l.csv")), "lead")
    assert {path.resolve() for path in found} == {tmp_path / "l.csv"}


def test_parquet_of_impossible_times_is_read(tmp_path: Path) -> None:
    far = pa.array([2**62, None], pa.timestamp("us"))
    table = pa.table({"email": [ANA.encode(), b"\xff@b.example"], "seen": far})
    table = table.append_column("day", pa.array([datetime(2026, 5, 1).date()] * 2))
    pq.write_table(table, tmp_path / "l.parquet")
    first, second = read_leads(tmp_path / "l.parquet")
    assert isinstance(first, Lead)
    assert (first.email, first.extra["day"]) == (ANA, "2026-05-01")
    assert not isinstance(second, Lead)
    assert (second.reason, second.detail) == (
        "row.unparseable", r"`email` is no text: \udcff@b.example",
    )  # fmt: skip


def test_parquet_with_a_column_twice(tmp_path: Path) -> None:
    columns = [pa.array([ANA]), pa.array([BEN]), pa.array(["x"]), pa.array(["y"])]
    pq.write_table(pa.table(columns, names=["email", "email", "n", "n"]), tmp_path / "l.parquet")
    (one,) = read_leads(tmp_path / "l.parquet")
    assert isinstance(one, Lead)
    assert (one.email, one.extra) == (ANA, {"email": BEN, "n": "x", "n (4)": "y"})


def test_a_reject_says_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_bytes(f"{HEAD}Ana,{ANA}\nA\0,{BEN},x\n".encode())
    short, nul = read_leads(tmp_path / "l.csv")
    assert not isinstance(short, Lead)
    assert not isinstance(nul, Lead)
    assert short.detail == f"2 cells, the header has 3: Ana | {ANA}"
    assert nul.detail == "`full_name`: A\N{SYMBOL FOR NULL}"
