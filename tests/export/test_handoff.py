import csv
from email import message_from_bytes
from email.policy import default

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.export.eml import build_message
from tasks.export.handoff import COLUMNS, csv_writer, handoff_row

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def read(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_csv(path, rows) -> None:
    with csv_writer(path) as write:
        for row in rows:
            write(row)


def test_row_carries_names_and_list_headers(make_row, lead) -> None:
    row = handoff_row(make_row(1), lead)
    assert (row["first_name"], row["last_name"], row["name"]) == ("Tomas", "Vacek", "Tomas Vacek")
    assert row["list_unsubscribe"] == f"<{row['unsubscribe_url']}>"
    assert row["list_unsubscribe_post"] == "List-Unsubscribe=One-Click"


def test_the_link_in_the_csv_and_in_the_message_names_its_recipient(
    tmp_path, make_row, lead, campaign, tokens
) -> None:
    row = handoff_row(make_row(1), lead)
    write_csv(tmp_path / "h.csv", [row])
    (line,) = read(tmp_path / "h.csv")
    message = message_from_bytes(build_message(row, campaign), policy=default)
    assert message["List-Unsubscribe"] == line["list_unsubscribe"]
    assert message["List-Unsubscribe-Post"] == line["list_unsubscribe_post"]
    token = line["list_unsubscribe"].strip("<>").partition("?t=")[2]
    found = tokens.read(token)
    assert (found.campaign, found.email_key) == ("spring", tokens.email_key(row["email"]))


def test_lines_end_in_crlf_and_quotes_are_few(tmp_path, make_row, lead) -> None:
    row = {**handoff_row(make_row(1), lead), "text": "one, two"}
    write_csv(tmp_path / "h.csv", [row])
    header, line, rest = (tmp_path / "h.csv").read_bytes().split(b"\r\n")
    assert header.decode() == ",".join(COLUMNS)
    assert line.count(b'"') == 2
    assert rest == b""


def test_no_rows_make_a_header(tmp_path) -> None:
    write_csv(tmp_path / "h.csv", [])
    assert read(tmp_path / "h.csv") == []


@settings(max_examples=60, deadline=None)
@given(values=st.lists(st.lists(TEXT, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=4))
def test_every_value_comes_back_exactly(tmp_path_factory, values) -> None:
    path = tmp_path_factory.mktemp("csv") / "h.csv"
    rows = [dict(zip(COLUMNS, one, strict=True)) for one in values]
    write_csv(path, rows)
    assert read(path) == rows
