"""Every data row of a lead file becomes exactly one lead or reject."""

import csv
import gzip
import json
import tracemalloc
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import InputFileError
from schemas.records import Lead, Reject
from tasks.ingest.lead_addresses import address_problem
from tasks.ingest.leads import read_leads

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = PROJECT / "data" / "samples"


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def reasons(rows: list[Lead | Reject]) -> list[str]:
    return [row.reason if isinstance(row, Reject) else "lead" for row in rows]


def leads(path: Path) -> list[Lead]:
    rows = list(read_leads(path))
    assert reasons(rows) == ["lead"] * len(rows)
    return [row for row in rows if isinstance(row, Lead)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    text = delimiter.join(["Full Name", "E-Mail"]) + "\n"
    text += delimiter.join(["Mary O'Neill", "mary@b.example"]) + "\n"
    assert leads(written(tmp_path / "l.csv", text))[0].last_name == "O'Neill"


def test_a_delimiter_inside_header_names_does_not_mislead(tmp_path: Path) -> None:
    text = 'email;"Name, first, last, other";City\na@b.example;Ana;Brno\n'
    assert leads(written(tmp_path / "l.csv", text))[0].city == "Brno"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "email,first_name,city\na@b.example,Zoë,Besançon\nc@d.example,Hélène,Orléans\n"
    first, second = leads(written(tmp_path / "l.csv", text.encode(encoding)))
    assert (first.email, first.first_name, second.city) == ("a@b.example", "Zoë", "Orléans")


def test_central_european_spreadsheets(tmp_path: Path) -> None:
    text = (
        "email;first_name;last_name;title;city\n"
        "a@b.example;Žofie;Říha;Vedoucí účtárny;Plzeň\n"
        "c@d.example;Jiří;Dvořák;Ředitel;Třebíč\n"
        "e@f.example;Štěpán;Němec;Účetní;Ústí nad Labem\n"
    )
    assert leads(written(tmp_path / "l.csv", text.encode("cp1250")))[1].last_name == "Dvořák"


def test_one_bad_line_does_not_garble_the_good_names(tmp_path: Path) -> None:
    good = "email,city\na@b.example,Orléans\nc@d.example,Besançon\n".encode()
    rows = list(read_leads(written(tmp_path / "l.csv", good + b"e@f.example,Orl\xe9ans\n")))
    assert reasons(rows) == ["lead", "lead", "row.unparseable"]
    assert isinstance(rows[0], Lead)
    assert rows[0].city == "Orléans"


def test_short_long_and_blank_rows_are_rejects_with_their_number(tmp_path: Path) -> None:
    text = "email,city\na@b.example\n\nc@d.example,Brno,extra\ne@f.example,Cork\n,\n"
    rows = list(read_leads(written(tmp_path / "l.csv", text)))
    assert reasons(rows) == ["row.short", "row.blank", "row.long", "lead", "row.blank"]
    assert [row.row_number for row in rows] == [1, 2, 3, 4, 5]


def test_a_cell_too_large_for_csv_is_a_reject(tmp_path: Path) -> None:
    text = f'email,city\na@b.example,"{"x" * 200_000}"\nc@d.example,Brno\n'
    assert reasons(list(read_leads(written(tmp_path / "l.csv", text)))) == [
        "row.too_large", "lead",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Nothing ever closes it: the rest of the file is read all the same.
        ('"Ann,a@b.example\nBen,b@b.example\nCy,c@b.example\n', ["unclosed", "lead", "lead"]),
        # A quote of a later row closes it, with too few cells or with as many as there should be.
        ('"Ann,a@b.example\nBen,b@b.example\n"Cy",c@b.example\n', ["unclosed", "lead", "lead"]),
        ('"Ann,a@b.example\n"Ben",b@b.example\nCy,c@b.example\n', ["unclosed", "lead", "lead"]),
        ('Ann,a@b.example\nBen,"b@b.example', ["lead", "unclosed"]),
        ('"Ann ""A"" Lee",a@b.example\n"Ben "B" Orr",b@b.example\n', ["lead", "lead"]),
    ],
)
def test_an_unclosed_quote_costs_its_own_line(
    tmp_path: Path, rows: str, expected: list[str]
) -> None:
    found = reasons(list(read_leads(written(tmp_path / "l.csv", "first_name,email\n" + rows))))
    assert [reason.removeprefix("row.").removesuffix("_quote") for reason in found] == expected


def test_an_unclosed_quote_is_not_followed_without_end(tmp_path: Path) -> None:
    text = 'first_name,email\n"Ann,a@b.example\n' + "Ben,b@b.example\n" * 1000
    found = reasons(list(read_leads(written(tmp_path / "l.csv", text))))
    assert found == ["row.unclosed_quote"] + ["lead"] * 1000


def test_quoted_line_ends_stay_in_the_cell(tmp_path: Path) -> None:
    text = 'email,skills\r\na@b.example,"audit\r\nVAT"\r\nc@d.example,\r\n'
    first, second = leads(written(tmp_path / "l.csv", text))
    assert first.skills == ("audit", "VAT")
    assert second.row_number == 2


def test_the_preambles_of_linkedin_and_excel_are_skipped(tmp_path: Path) -> None:
    notes = 'Notes:\n"When exporting, some addresses are missing"\n\nFirst Name,Email Address\n'
    excel = "sep=;\nFirst Name;Email Address\n"
    for name, text in (("linkedin.csv", notes + "Ana,a@b.example"), ("x.csv", excel + "Ana;a@b.c")):
        (lead,) = leads(written(tmp_path / name, text))
        assert (lead.first_name, lead.row_number) == ("Ana", 1)


def test_unmapped_columns_are_kept(tmp_path: Path) -> None:
    text = "email,Lead Source,Empty\na@b.example,Web,\n"
    assert leads(written(tmp_path / "l.csv", text))[0].extra == {"Lead Source": "Web"}


def test_recipe_and_adapter_columns_are_the_campaigns(tmp_path: Path) -> None:
    path = written(tmp_path / "l.csv", "email,Template,Version\na@b.example,formal,3\n")
    (lead,) = read_leads(path, recipe_column="template", adapter_column="version")
    assert isinstance(lead, Lead)
    assert (lead.recipe, lead.adapter) == ("formal", "3")


def test_gzip(tmp_path: Path) -> None:
    path = written(tmp_path / "l.csv.gz", gzip.compress(b"email\na@b.example\n", mtime=0))
    assert leads(path)[0].source_file == "l.csv.gz"


def test_jsonl(tmp_path: Path) -> None:
    text = '// note\n{"E-Mail": "a@b.example", "skills": ["x"]}\n\n{"email": \n[1]\n'
    rows = list(read_leads(written(tmp_path / "l.jsonl", text)))
    assert reasons(rows) == [
        "row.comment", "lead", "row.blank", "row.unparseable", "row.unparseable",
    ]  # fmt: skip
    assert isinstance(rows[1], Lead)
    assert (rows[1].row_number, rows[1].skills) == (2, ("x",))


@pytest.mark.parametrize("text", [
    '{"profile_data": {"name": "Mary", "email": "a@b.example"}}',
    '[{"profile_data": {"name": "Mary", "email": "a@b.example"}}]',
    '{"name": "Mary", "email": "a@b.example"}',
    '{"name": "Mary", "email": "a@b.example"}\n{"name": "Mary", "email": "a@b.example"}',
])  # fmt: skip
def test_json_as_one_object_a_list_or_lines(tmp_path: Path, text: str) -> None:
    for lead in leads(written(tmp_path / "l.json", text)):
        assert (lead.full_name, lead.email) == ("Mary", "a@b.example")


def test_a_json_row_without_email_is_for_the_gate(tmp_path: Path) -> None:
    text = json.dumps([{"name": "Mary"}, {"name": "Jan", "email": "jan@b.example"}])
    assert [lead.email for lead in leads(written(tmp_path / "l.json", text))] == [
        "", "jan@b.example",
    ]  # fmt: skip


@pytest.mark.parametrize("number", [
    "7", "7.0", "1E5", "100000.0", "10000000000000001.0", "0.10", "-0", "1e999", "9" * 5000,
])  # fmt: skip
@pytest.mark.parametrize("name", ["l.json", "l.jsonl"])
def test_json_numbers_stay_as_they_are_written(tmp_path: Path, name: str, number: str) -> None:
    text = f'{{"email": "a@b.example", "id": {number}, "score": [{number}]}}'
    (lead,) = leads(written(tmp_path / name, text))
    assert (lead.lead_id, lead.extra["score"]) == (number, number)


def test_json_escapes_of_no_character_are_rejects(tmp_path: Path) -> None:
    rows = list(read_leads(written(tmp_path / "l.jsonl", r'{"email": "a\ud800@b.example"}')))
    assert reasons(rows) == ["row.unparseable"]


def test_parquet(tmp_path: Path) -> None:
    table = pa.table({"Email": ["a@b.example", None], "skills": [["x", "y"], None], "Age": [3, 4]})
    pq.write_table(table, tmp_path / "l.parquet")
    first, second = leads(tmp_path / "l.parquet")
    assert (first.skills, first.extra, second.email) == (("x", "y"), {"Age": "3"}, "")


@pytest.mark.parametrize(("name", "content", "says"), [
    ("l.csv", b"", "is empty"),
    ("l.csv", b"name,phone\nAna,1\n", "no column holds email"),
    ("l.json", b'{"name": ', "is not JSON"),
    ("l.json", b"", "is empty"),
    ("l.jsonl", b'{"name": "Ana"}\n', "no column holds email"),
    ("l.parquet", b"PAR", "cannot be read as Parquet"),
    ("l.csv.gz", gzip.compress(b"email\na@b.example\n" * 99, mtime=0)[:-20], "cannot be read"),
    ("l.xlsx", b"x", "lead files end in"),
])  # fmt: skip
def test_a_file_that_is_no_lead_file(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = written(tmp_path / name, content)
    with pytest.raises(InputFileError, match=says) as caught:
        list(read_leads(path))
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize("name", ["none.csv", "none.json", "none.parquet", "none.csv.gz"])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputFileError, match="no such file"):
        list(read_leads(tmp_path / name))


def test_the_source_file_can_be_named_otherwise(tmp_path: Path) -> None:
    path = written(tmp_path / "l.csv", "email\na@b.example\n")
    (one,) = read_leads(path)
    (two,) = read_leads(path, source_file="eu/l.csv")
    assert two.source_file == "eu/l.csv"
    assert isinstance(one, Lead)
    assert isinstance(two, Lead)
    assert one.lead_id != two.lead_id


cells = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=12)


@given(st.lists(st.lists(cells, min_size=1, max_size=4), max_size=8))
def test_rows_in_are_leads_and_rejects_out(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "l.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["email", "name", "city"], *rows])
    found = list(read_leads(path))
    assert [row.row_number for row in found] == list(range(1, len(rows) + 1))


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.csv"
        with path.open("w") as file:
            file.write("email,first_name,company\n")
            file.writelines(f"p{n}@b.example,Ana,Firm {n}\n" for n in range(rows))
        tracemalloc.start()
        assert sum(1 for _ in read_leads(path)) == rows
        high = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return high

    peak(100)  # imports and caches
    assert peak(8_000) < peak(1_000) + 200_000


def test_the_samples_are_read_whole() -> None:
    counts = {
        name: len(leads(SAMPLES / name))
        for name in ("leads-rich.csv", "leads-sparse.csv", "leads-profiles.json")
    }
    assert counts == {"leads-rich.csv": 40, "leads-sparse.csv": 37, "leads-profiles.json": 4}


@pytest.mark.parametrize(("name", "rows"), [
    ("crmq_leads.csv", 8000), ("salesforce_leads.csv", 160),
    ("groweasy_narayanam_sample_leads.csv", 100), ("apollo-contacts-export.HEADER.csv", 0),
])  # fmt: skip
def test_real_files_are_read_whole(real_data: Path, name: str, rows: int) -> None:
    found = leads(real_data / "leads" / name)
    assert len(found) == rows
    assert all(lead.full_name and lead.company for lead in found)


@pytest.mark.parametrize(("name", "expected"), [
    ("crmq_leads.csv", {"email.missing": 314, "email.malformed": 243}),
    ("salesforce_leads.csv", {}), ("groweasy_narayanam_sample_leads.csv", {}),
])  # fmt: skip
def test_addresses_of_real_files_by_reason(
    real_data: Path, name: str, expected: dict[str, int]
) -> None:
    found = Counter(address_problem(lead.email) for lead in leads(real_data / "leads" / name))
    print(f"{name}: {dict(found)}")
    del found[None]
    assert found == expected
