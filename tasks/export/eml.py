"""Ready emails as .eml files (RFC 5322), each parsed back before it counts as written."""

import hashlib
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.headerregistry import Address, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from functools import lru_cache
from pathlib import Path
from typing import Any

from schemas.campaign import Campaign
from schemas.errors import MailmillError
from tasks.common.files import sync, sync_folder


class _Headers(HeaderRegistry):
    """The library's own, which makes a class for every use of a header and parses its value at
    every look: here one class a header, and one parse of what a night's messages share.
    """

    def __init__(self) -> None:
        super().__init__()
        self._class_of = lru_cache(super().__getitem__)
        self._parsed = lru_cache(maxsize=256)(super().__call__)

    def __getitem__(self, name: str) -> Any:
        return self._class_of(name)

    def __call__(self, name: str, value: Any) -> Any:
        # Addresses and dates have no hash.
        return self._parsed(name, value) if type(value) is str else super().__call__(name, value)


# The longest line that RFC 5322 allows: shorter ones make the library fold a link into encoded
# words, which mail programs do not follow.
POLICY = SMTP.clone(max_line_length=998, header_factory=_Headers())
# Headers of these alone, and a body that prints, always make a message that reads back the same.
# The letters are those of European names, each one character.
_LETTER = "A-Za-zÀ-ÖØ-öø-ž"
_PLAIN_TEXT = re.compile(rf"[{_LETTER}0-9](?:[{_LETTER}0-9 ,.'&/:?-]{{0,198}}[{_LETTER}0-9.?])?")
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*")
_PLAIN_URL = re.compile(r"<https?://[A-Za-z0-9./?=&%_-]+>")


@contextmanager
def eml_writer(folder: Path, campaign: Campaign) -> Iterator[Callable[[Mapping[str, Any]], Path]]:
    """Yield a function that writes one hand-off row and returns where its file will be.

    They are made beside `folder` and take its place when all are written; files of an earlier try
    go with it. The function raises MailmillError where a header value holds a control character,
    a message does not come back as it was when it is parsed, or its recipient and id have an
    email already.
    """
    making = folder.with_name(f".{folder.name}.tmp")
    shutil.rmtree(making, ignore_errors=True)  # of a try that was killed
    making.mkdir(parents=True)
    names: set[str] = set()

    def write(row: Mapping[str, Any]) -> Path:
        name = file_name(row)
        if name in names:
            raise MailmillError("two emails have the same recipient and id", where=name)
        names.add(name)
        with (making / name).open("xb") as file:
            file.write(build_message(row, campaign))
            sync(file)
        return folder / name

    try:
        yield write
        sync_folder(making)
        if folder.exists():
            shutil.rmtree(folder)
        making.rename(folder)
        sync_folder(folder.parent)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def file_name(row: Mapping[str, Any]) -> str:
    """A name from the lead's id that no id can lead out of the folder."""
    plain = unicodedata.normalize("NFKD", str(row["lead_id"])).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40]
    return f"{slug or 'lead'}-{_fingerprint(row)[:12]}.eml"


def check_sendable(row: Mapping[str, Any], campaign: Campaign) -> None:
    """Raise what `build_message` would raise. Plain rows pass unbuilt: most of a night's do.

    Raises:
        MailmillError: see `eml_writer`.
    """
    sender = campaign.sender
    is_plain = (
        all(_PLAIN_TEXT.fullmatch(text) for text in (row["name"], row["subject"], sender.name))
        and all(not part or _PLAIN_TEXT.fullmatch(part) for part in _name_parts(row))
        and all(_PLAIN_ADDRESS.fullmatch(str(one)) for one in (row["email"], sender.email))
        and _PLAIN_URL.fullmatch(row["list_unsubscribe"])
        and row["text"].strip()
        and row["text"].replace("\n", "").isprintable()
    )
    if not is_plain:
        build_message(row, campaign)


def build_message(row: Mapping[str, Any], campaign: Campaign) -> bytes:
    """One message as it goes over the wire. The same row gives the same bytes.

    Raises:
        MailmillError: see `eml_writer`.
    """
    sender = campaign.sender
    # Headers keep no runs of spaces; the parser would give back another name.
    row = {
        **row,
        "name": _single_spaced(row["name"]),
        "subject": _single_spaced(row["subject"]),
    }
    domain = str(sender.email).rpartition("@")[2]
    headers = {
        "Subject": row["subject"],
        "Date": datetime.combine(row["run_date"], time(), UTC),
        "Message-ID": f"<{_fingerprint(row)}@{domain}>",
        "List-Unsubscribe": row["list_unsubscribe"],
        "List-Unsubscribe-Post": row["list_unsubscribe_post"],
    }
    where = f"lead {row['lead_id']}"
    for name, value in [
        *headers.items(),
        ("To", f"{row['name']} {row['email']}"),
        # Of these the provider that imports the CSV makes its own.
        ("To", " ".join(_name_parts(row))),
        ("From", sender.name),
    ]:
        _refuse_controls(name, str(value), where)
    # Only an address outside ASCII needs SMTPUTF8; most providers take plain SMTP alone.
    policy = POLICY if f"{row['email']}{sender.email}".isascii() else POLICY.clone(utf8=True)
    message = EmailMessage(policy)
    try:
        message["From"] = _address(sender.name, str(sender.email))
        message["To"] = _address(row["name"], row["email"])
        for name, value in headers.items():
            message[name] = value
        message.set_content(row["text"], charset="utf-8")
        content = message.as_bytes()
    except (MessageError, ValueError, LookupError, IndexError) as error:
        raise MailmillError(
            f"the email cannot be put into a message ({error})", where=where
        ) from error
    _check(content, row, campaign, policy, where)
    return content


def _name_parts(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["first_name"], row["last_name"]


def _address(name: str, address: str) -> Address:
    if address.isascii():
        return Address(name, addr_spec=address)
    # addr_spec takes no other letters in the local part, though SMTPUTF8 has them.
    local, _, domain = address.rpartition("@")
    return Address(name, username=local, domain=domain)


def _single_spaced(text: str) -> str:
    """Plain spaces only: line breaks must stay, to be refused."""
    return re.sub(" +", " ", text).strip(" ")


def _refuse_controls(name: str, value: str, where: str) -> None:
    if value.isascii() and value.isprintable() and "=?" not in value:
        return
    # Encoded words are decoded by whoever reads the mail: «=?utf-8?q?a=0D=0AB?=» is two lines.
    try:
        decoded = str(make_header(decode_header(value)))
    except (MessageError, ValueError, LookupError) as error:
        raise MailmillError(
            f"the {name} header cannot be decoded ({error})", where=where
        ) from error
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in value + decoded):
        raise MailmillError(
            f"the {name} header would hold a control character", where=where,
            fix="take it out of the lead or campaign file",
        )  # fmt: skip


def _check(
    content: bytes,
    row: Mapping[str, Any],
    campaign: Campaign,
    policy: "EmailPolicy[EmailMessage]",
    where: str,
) -> None:
    """Parse what was made: the reader must find exactly what we meant to write."""
    read = message_from_bytes(content, policy=policy)
    wanted = {
        "subject": row["subject"],
        "to": (row["name"], row["email"]),
        "from": (campaign.sender.name, str(campaign.sender.email)),
        "list-unsubscribe": row["list_unsubscribe"],
        "text": _lines(row["text"]),
        "headers": 10,
    }
    found = {
        "subject": read["Subject"],
        "to": _only_address(read["To"]),
        "from": _only_address(read["From"]),
        "list-unsubscribe": read["List-Unsubscribe"],
        "text": _lines(read.get_content()),
        "headers": len(read.keys()),
    }
    changed = [name for name, value in wanted.items() if found[name] != value]
    if changed:
        raise MailmillError(
            f"the message reads back with another {' and '.join(changed)}", where=where,
            fix="look for unusual characters in the lead's name and the subject",
        )  # fmt: skip


def _only_address(header: Any) -> tuple[str, str] | None:
    """(display name, address) of a header with one address; None for more or fewer."""
    if len(header.addresses) != 1:
        return None
    address = header.addresses[0]
    # The bytes parser leaves UTF-8 in an address as escaped bytes.
    written = address.addr_spec.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return address.display_name, written


def _lines(text: str) -> list[str]:
    return text.rstrip("\n").splitlines()


def _fingerprint(row: Mapping[str, Any]) -> str:
    parts = (row["campaign"], str(row["run_date"]), row["lead_id"], row["email"])
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
