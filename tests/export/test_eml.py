from datetime import date
from email import message_from_bytes
from email.policy import SMTP

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from schemas.campaign import Campaign, Compliance, Sender
from schemas.errors import MailmillError
from tasks.export import eml
from tasks.export.eml import build_message, check_sendable, eml_writer, file_name
from tasks.export.handoff import handoff_row

CAMPAIGN = Campaign(
    name="spring",
    objective="invite to a call about invoices",
    sender=Sender(
        name="Nadia Brandt", company="Ledgerline", email="nadia@ledgerline.com",
        postal_address="1 Long Street, Leeds",
    ),
    leads=("leads.csv",),
    compliance=Compliance(unsubscribe_url="https://ledgerline.com/stop"),
)  # fmt: skip


def write_eml(folder, rows):
    with eml_writer(folder, CAMPAIGN) as write:
        return [write(row) for row in rows]


@pytest.fixture
def row(make_row, lead):
    return handoff_row(make_row(1), lead)


def test_headers_and_body_are_what_was_meant(row) -> None:
    read = message_from_bytes(build_message(row, CAMPAIGN), policy=SMTP)
    assert read["From"] == "Nadia Brandt <nadia@ledgerline.com>"
    assert read["To"] == "Tomas Vacek <p1@orlik.cz>"
    assert read["Subject"] == row["subject"]
    assert read["Date"] == "Tue, 12 May 2026 00:00:00 +0000"
    assert read["Message-ID"].endswith("@ledgerline.com>")
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert read.get_content().replace("\r\n", "\n") == row["text"]


@given(
    name=st.from_regex(eml._PLAIN_TEXT, fullmatch=True),
    subject=st.from_regex(eml._PLAIN_TEXT, fullmatch=True),
    email=st.from_regex(eml._PLAIN_ADDRESS, fullmatch=True),
    link=st.from_regex(eml._PLAIN_URL, fullmatch=True),
    text=st.text(st.characters(exclude_categories=["C", "Z"], include_characters="\n ")),
)
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_passes_unbuilt_can_be_built(row, **changed) -> None:
    assume(changed["text"].strip())
    changed["list_unsubscribe"] = changed.pop("link")
    build_message({**row, **changed}, CAMPAIGN)


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "Ann\r\nBcc: x@y.cz"}, {"name": "=?utf-8?q?a=0D=0AB?="}, {"email": "a..b@b.cz"},
        {"first_name": "Ann\r\nBcc: x@y.cz"}, {"last_name": "=?utf-8?q?=0D=0ABcc: x@y.cz?="},
        {"first_name": "=?utf-8?q?Ann", "last_name": "=0D=0AB?="},
    ],
)  # fmt: skip
def test_what_cannot_be_sent_is_told_without_a_file(row, changed) -> None:
    with pytest.raises(MailmillError):
        check_sendable({**row, **changed}, CAMPAIGN)


def test_long_link_stays_in_one_piece(row) -> None:
    link = f"<https://ledgerline.com/{'x' * 300}>"
    raw = build_message({**row, "list_unsubscribe": link}, CAMPAIGN)
    assert f"List-Unsubscribe: {link}\r\n".encode() in raw


def test_same_row_same_bytes(row) -> None:
    assert build_message(row, CAMPAIGN) == build_message(row, CAMPAIGN)


@pytest.mark.parametrize(
    "name", ["Pól Ó Briain", "王芳", 'Tom "T" O\'Neil, Jr.', "", "Tomas  Vacek", "Ann (HR) <x>"]
)
def test_names_of_all_kinds(row, name: str) -> None:
    read = message_from_bytes(build_message({**row, "name": name}, CAMPAIGN), policy=SMTP)
    assert read["To"].addresses[0].display_name == " ".join(name.split())


def test_address_outside_ascii(row) -> None:
    raw = build_message({**row, "email": "jörg@müller.de"}, CAMPAIGN)
    assert "jörg@müller.de".encode() in raw


@pytest.mark.parametrize("field", ["subject", "name", "email", "list_unsubscribe"])
@pytest.mark.parametrize(
    "value",
    [
        "a\r\nBcc: x@y.z", "a\nBcc: x@y.z", "a\rb", "a\x00b", "a\x0bb", "a\u2028b", "a\ud83d",
        "=?utf-8?q?a=0d=0aBcc:_x=40y.z?=", "=?utf-8?b?YQ0KQmNjOiB4?=",
    ],
)  # fmt: skip
def test_control_characters_are_refused(row, field: str, value: str, tmp_path) -> None:
    with pytest.raises(MailmillError):
        write_eml(tmp_path / "eml", [{**row, field: value}])
    assert list(tmp_path.iterdir()) == []


def test_files_of_an_earlier_try_go(row, tmp_path) -> None:
    write_eml(tmp_path / "eml", [{**row, "lead_id": "old"}])
    (path,) = write_eml(tmp_path / "eml", [row])
    assert list((tmp_path / "eml").iterdir()) == [path]


def test_two_emails_to_one_person_are_refused(row, tmp_path) -> None:
    with pytest.raises(MailmillError, match="same recipient"):
        write_eml(tmp_path / "eml", [row, row])


def test_name_tells_the_lead(row) -> None:
    assert file_name({**row, "lead_id": "Žofie/../42"}).startswith("zofie-42-")


@given(lead_id=st.text(), address=st.text())
def test_no_id_leads_out_of_the_folder(lead_id: str, address: str) -> None:
    row = {"campaign": "c", "run_date": "d", "lead_id": lead_id, "email": address}
    name = file_name(row)
    assert name == name.strip(".-")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert ".." not in name
    assert len(name) < 64


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=150, deadline=None)
@given(subject=TEXT, name=TEXT, text=TEXT)
def test_no_value_adds_a_header(subject: str, name: str, text: str) -> None:
    row = {
        "email": "tomas@orlik.cz", "name": name, "subject": subject, "text": text + "\n",
        "first_name": name[:20], "last_name": name[20:],
        "list_unsubscribe": "<https://l.com/u>", "campaign": "spring", "lead_id": "1",
        "list_unsubscribe_post": "List-Unsubscribe=One-Click", "run_date": date(2026, 5, 12),
    }  # fmt: skip
    try:
        raw = build_message(row, CAMPAIGN)
    except MailmillError:
        return
    head = raw.partition(b"\r\n\r\n")[0].split(b"\r\n")
    names = [line.partition(b":")[0] for line in head if not line.startswith((b" ", b"\t"))]
    assert len(names) == len(set(names)) == 10
