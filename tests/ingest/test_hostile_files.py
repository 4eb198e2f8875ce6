"""Lead files as they are met: each row is mapped, or rejected with its exact reason code."""

import codecs
import gzip
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.records import Lead
from tasks.ingest.leads import read_leads

from .lead_files import ANA, BEN, BOTH, HEAD, ROWS, read

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
    "a note that lists fields": (
        "l.csv", f"Fields: name, email, city\n{HEAD.replace('name', 'Full name')}{ROWS}".encode(),
        BOTH,
    ),
    "a comment that lists fields": (
        "l.csv", f"# fields: name, email, city\n# rows: 2\n\n{HEAD}{ROWS}".encode(), BOTH,
    ),
    "a filter that names the channel": (
        "l.csv", f"Filter: channel, Email\n{HEAD}{ROWS}".encode(), BOTH,
    ),
    "the same names in a comment": (
        "l.csv", f"# name, email, city\n{HEAD}{ROWS}".encode(), ["row.header_repeated", *BOTH],
    ),
    "30 lines above": ("l.csv", ("Note\n" * 30 + HEAD + ROWS).encode(), BOTH),
    "a row of fewer fields below the names": (
        "l.csv", f"name,email,channel,segment\nAna,,Email,Business\nBen,{BEN},Phone,x\n".encode(),
        ["", BEN],
    ),
    "two headers, kinds second": (
        "l.csv", f"{HEAD}Text,Email,Text\n{ROWS}".encode(), ["row.header_repeated", *BOTH],
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
    "a row that says Email and Business": (
        "l.csv", f"name,email,channel,segment\nAna Lee,,Email,Business\nBen,{BEN},x,y\n".encode(),
        ["", BEN],
    ),
    "a row that says Email and News": (
        "l.csv", b"first_name,last_name,email,source,interest\nAna,Lee,,Email,News\n"
        b"Ben,Roe,ben@b.example,Web,News\n", ["", BEN],
    ),
    "a row that says Mail and Company": (
        "l.csv", f"name,email,via,type\nAna Lee,,Mail,Company\nBen,{BEN},,\n".encode(), ["", BEN],
    ),
    "an address for opting out": (
        "l.csv", f"email\nunsubscribe@b.example\n{BEN}\n".encode(), ["unsubscribe@b.example", BEN],
    ),
    "a company that removes": (
        "l.csv", f"company,email\nUnblocked Removals Ltd,\nFell,{BEN}\n".encode(), ["", BEN],
    ),
    "opt-outs below, as wide": (
        "l.csv", f"email,full_name,company\n{ANA},Ana,Fell\n\nUnsubscribed contacts\n"
        f"Email,Unsubscribed,Reason\n{BEN},yes,stop\n".encode(),
        [ANA, "row.blank", "row.second_table", "row.header_repeated", "row.second_table"],
    ),
    "opt-outs below, without a title": (
        "l.csv", f"email,full_name,company\n{ANA},Ana,Fell\nemail,reason,date\n{BEN},x,\n".encode(),
        [ANA, "row.header_repeated", "row.second_table"],
    ),
    "opt-outs below, in another order": (
        "l.csv", f"company,full_name,email\nFell,Ana,{ANA}\nOpted out,Date,E-Mail\n"
        f"yes,May,{BEN}\n".encode(), [ANA, "row.header_repeated", "row.second_table"],
    ),
    "opt-outs below, under unknown names": (
        "l.csv", f"email,full_name,company\n{ANA},Ana,Fell\nEmail,Grund,Wann\n{BEN},x,y\n".encode(),
        [ANA, "row.header_repeated", "row.second_table"],
    ),
    "opt-outs below, addresses alone, padded": (
        "l.csv", f"full_name,email,company\nAna,{ANA},Fell\nEmail,,\n{BEN},,\n".encode(),
        [ANA, "row.header_repeated", "row.second_table"],
    ),
    "opt-outs below a title alone": (
        "l.csv", f"email,full_name,company\n{ANA},Ana,Fell\nDo not contact:,,\n{BEN},x,\n".encode(),
        [ANA, "row.second_table", "row.second_table"],
    ),
    "a second table of leads with notes": (
        "l.csv", f"email,full_name,company\n{ANA},Ana,Fell\nEmail,Phone,Note\n{BEN},1,x\n".encode(),
        [ANA, "row.header_repeated", "row.second_table"],
    ),
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
