"""One email's bytes become a Message or a reject."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.reasons import REASONS
from schemas.records import Message, Reject
from tasks.ingest.mail_message import parse_message, person_name

HEAD = b"Message-ID: <1@example.org>\r\nFrom: ola@example.org\r\nTo: marta@example.org\r\n"


def message(raw: bytes) -> Message:
    row = parse_message(raw, "box/1.", 1)
    assert isinstance(row, Message), row
    return row


def test_a_plain_message_is_read_whole() -> None:
    raw = (
        HEAD + b"Date: Tue, 5 Jun 2001 09:00:00 -0700 (PDT)\r\nSubject: Lunch\r\n"
        b"Cc: liv@example.org\r\nX-From: Lind, Ola </O=CO/CN=OLIND>\r\n"
        b"X-To: Marta Berg/OSL/CO@CO\r\n"
        b"\r\nTuesday, then?\r\n\r\nOla\r\n"
    )
    assert parse_message(
        raw, "m.tar/maildir/lind-o/sent/3.", 1, mailbox="lind-o", folder="sent"
    ) == (
        Message(
            message_id="<1@example.org>",
            source_file="m.tar/maildir/lind-o/sent/3.",
            mailbox="lind-o",
            folder="sent",
            date=datetime(2001, 6, 5, 16, tzinfo=UTC),
            sender="ola@example.org",
            sender_name="Ola Lind",
            recipients=("marta@example.org", "liv@example.org"),
            recipient_name="Marta Berg",
            subject="Lunch",
            body="Tuesday, then?",
            quoted="",
            signature="Ola",
            is_html=False,
        )
    )


@pytest.mark.parametrize(
    ("kind", "body", "text"),
    [
        (b"text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
         b"Caf=C3=A9 at no=\r\non?", "Café at noon?"),
        (b"text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64",
         b"Q2Fm6SBhdCBub29uPw==", "Café at noon?"),
        (b"text/plain; charset=ansi_x3.4-1968", b"Caf\xe9 at noon?", "Café at noon?"),
        (b"text/plain; charset=ansi_x3.4-1968", "Café at noon?".encode(), "Café at noon?"),
        (b"text/plain; charset=no-such-charset", b"Caf\xe9 at noon?", "Café at noon?"),
        (b"text/plain; charset=\"a\0b\"", b"At noon?", "At noon?"),
        (b"text/plain", b"At\0 noon?", "At noon?"),
    ],
)  # fmt: skip
def test_encodings_become_text(kind: bytes, body: bytes, text: str) -> None:
    assert message(HEAD + b"Content-Type: " + kind + b"\r\n\r\n" + body).body == text


MULTIPART = HEAD + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'


def part(headers: bytes, body: bytes) -> bytes:
    return b"--x\r\n" + headers + b"\r\n\r\n" + body + b"\r\n"


def test_plain_text_is_preferred_to_html() -> None:
    raw = MULTIPART + part(b"Content-Type: text/html", b"<p>No</p>")
    row = message(raw + part(b"Content-Type: text/plain", b"Yes please.") + b"--x--")
    assert (row.body, row.is_html) == ("Yes please.", False)


def test_an_html_only_body_becomes_text() -> None:
    html = b"<html><style>p {}</style><body><p>Tuesday,&nbsp;then?</p></body></html>"
    row = message(HEAD + b"Content-Type: text/html\r\n\r\n" + html)
    assert (row.body, row.is_html) == ("Tuesday, then?", True)


def test_html_that_calls_itself_plain_becomes_text() -> None:
    assert message(HEAD + b"\r\n<html><body>At noon?</body></html>").is_html


def test_attachments_and_attached_messages_are_not_read() -> None:
    raw = MULTIPART + part(b"Content-Type: text/plain", b"Please see attached.")
    raw += part(b"Content-Type: text/plain\r\nContent-Disposition: attachment", b"Minutes")
    raw += part(b"Content-Type: message/rfc822", b"Subject: old\r\n\r\nOld words.")
    assert message(raw + b"--x--").body == "Please see attached."


def test_an_encoded_header_is_decoded_and_cannot_hide_a_line_end() -> None:
    raw = HEAD + b"Subject: =?utf-8?q?Caf=C3=A9=0D=0ABcc=3A_x=40example=2Eorg?=\r\n\r\nHi there."
    assert message(raw).subject == "Café Bcc: x@example.org"


def test_a_header_that_is_not_ascii_is_decoded() -> None:
    assert message(HEAD + b"Subject: Caf\xe9\r\n\r\nHi there.").subject == "Café"


def test_a_header_that_cannot_be_decoded_stays_as_it_is() -> None:
    raw = HEAD + b"Subject: =?no-such?q?Caf=E9?=\r\n\r\nHi there."
    assert message(raw).subject == "=?no-such?q?Caf=E9?="


def test_a_missing_recipient_is_fine() -> None:
    row = message(b"From: Ola Lind <ola@example.org>\n\nHi there.")
    assert (row.recipients, row.recipient_name, row.sender_name) == ((), "", "Ola Lind")


def test_a_folded_list_of_recipients_is_read() -> None:
    raw = b"From: a@example.org\nTo: b@example.org, \n\tc@example.org\n\nHi there."
    assert message(raw).recipients == ("b@example.org", "c@example.org")


def test_a_message_without_id_is_known_by_its_content() -> None:
    first, second = (message(b"From: a@example.org\n\nHi " + x) for x in (b"there.", b"you."))
    assert len(first.message_id) == 32
    assert first.message_id != second.message_id


@pytest.mark.parametrize(
    "date",
    [b"", b"yesterday", b"Mon, 1 Jan 0001 00:00:00 +2300", b"Mon, 31 Dec 1979 16:00:00 -0800",
     b"Mon, 1 Jan 2400 00:00:00 +0000", b"Tue, 99 Foo 2001 99:99:99 +9999"],
)  # fmt: skip
def test_an_absurd_date_is_none(date: bytes) -> None:
    assert message(HEAD + b"Date: " + date + b"\r\n\r\nHi there.").date is None


def test_a_pure_forward_is_kept() -> None:
    row = message(HEAD + b"\r\n-----Original Message-----\r\nFrom: Liv\r\nSubject: x\r\n\r\nHi")
    assert row.body == ""
    assert row.quoted


def test_a_message_without_any_text_is_empty() -> None:
    row = parse_message(HEAD + b"\r\n \r\n", "box/1.", 7)
    assert isinstance(row, Reject)
    assert (row.reason, row.row_number, row.source_file) == ("message.empty", 7, "box/1.")


def test_what_is_no_mail_is_unparseable() -> None:
    row = parse_message(b"%PDF-1.4\n\x00\xff", "box/1.", 1)
    assert isinstance(row, Reject)
    assert row.reason == "message.unparseable"


def test_parts_nested_too_deep_are_unparseable() -> None:
    raw = HEAD
    for n in range(3000):
        raw += b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n)
    row = parse_message(raw + b"\nHi", "box/1.", 1)
    assert isinstance(row, Reject)
    assert row.reason == "message.unparseable"


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Lind, Ola </O=CO/OU=NA/CN=OLIND>", "Ola Lind"),
        ("Ola Lind/OSL/CO@CO", "Ola Lind"),
        ("Ola Lind@CO", "Ola Lind"),
        ("Ola Lind  <ola@example.org>", "Ola Lind"),
        ("Ola Lind, Marta Berg", "Ola Lind"),
        ("Lind, Ola", "Ola Lind"),
        ("ola@example.org", ""),
        ("", ""),
    ],
)
def test_names_of_address_books_become_names(shown: str, name: str) -> None:
    assert person_name(shown) == name


@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_crash_the_reader(content: bytes, with_head: bool) -> None:
    row = parse_message((HEAD if with_head else b"") + content, "box/1.", 1)
    assert isinstance(row, Message) or row.reason in REASONS
    row.model_dump_json()  # raises on text that Parquet would refuse
