"""Files of people who opted out: suppression lists, providers' exports, our own unsubscribe links.

In:   Email Address,Reason            mary@kilbride.example
      mary@kilbride.example,spam      https://ledgerline.example/stop?t=eyJjIjoic3ByaW5nIiwiay…
Out:  OptOut("address", "mary@kilbride.example"), OptOut("link", "1b2a09cc:77ae…")
"""

import csv
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import parse_qs, urlsplit

from schemas.errors import InputFileError, MailmillError
from tasks.common.addresses import bare_address, parse_address
from tasks.common.files import write_text
from tasks.common.unsubscribe import UnsubscribeTokens
from tasks.ingest.lead_columns import ALIASES, fold
from tasks.ingest.lead_files import delimiter_of, open_text

LINK_HEADERS = frozenset({"unsubscribeurl", "unsubscribelink", "unsubscribetoken", "token"})
DOMAIN_HEADERS = frozenset({"domain", "domainname", "companydomain", "emaildomain"})
# How a link is written down: no address is known, and the token itself need not be kept.
LINK = "link:"
# How every token of ours begins, plain or compressed; an altered one must pass for nothing else.
_TOKEN_STARTS = ("eyJjIjoi", ".eJ")
_MADE_BY = "# People who opted out. `mailmill unsubscribe import` adds to it; keep it.\n"
_WRONG_SHOWN = 5


class OptOut(NamedTuple):
    """Who opted out: an address as given, a domain, or «signing key:keyed hash» of a link."""

    kind: Literal["address", "domain", "link"]
    value: str


class Imported(NamedTuple):
    """What an import found: rows by kind, those that name nobody, and how many were new."""

    addresses: int
    links: int
    blank: int
    new: int


def home_lists(folder: Path) -> list[Path]:
    """The files of the home's own lists: whatever lies in `folder` and below, unless hidden."""
    return [
        path for path in sorted(folder.rglob("*"))
        if not path.name.startswith(".") and not path.is_dir()
    ]  # fmt: skip


def opt_outs(
    path: Path, tokens: UnsubscribeTokens | None = None, *, blank: bool = False
) -> Iterator[tuple[int, str, OptOut | None]]:
    """(line, entry as written, what it is) of one file; None where it is nothing we know.

    One address, domain, unsubscribe link or token of one a line, or CSV with a column of them.
    `#` starts a comment. `@tarn.example` and `*.tarn.example` mean the domain.

    Args:
        path: the file.
        tokens: what reads our links; without it they are not understood.
        blank: whether to give CSV rows that name nobody, too.

    Raises:
        InputFileError: it is missing or cannot be read.
    """
    for line, entry in _entries(path):
        if entry:
            yield line, entry, understood(entry, tokens)
        elif blank:
            yield line, entry, None


def understood(entry: str, tokens: UnsubscribeTokens | None = None) -> OptOut | None:
    """What an entry is; None for an altered token and anything else that we do not know."""
    bare = bare_address(entry)
    if bare.startswith(LINK):
        key_id, _, email_key = bare.removeprefix(LINK).partition(":")
        return OptOut("link", f"{key_id}:{email_key}") if key_id and email_key else None
    if bare.startswith(_TOKEN_STARTS) or "://" in bare:
        return _link(bare, tokens)
    local, _, domain = bare.rpartition("@")
    domain = domain.removeprefix("*").removeprefix(".")
    if "." not in domain or not parse_address(f"{local or 'x'}@{domain}", quoted=True):
        return None
    if " #" in local:  # could not be told from a comment in the list that we write
        return None
    return OptOut("address", f"{local}@{domain}") if local else OptOut("domain", domain)


def import_opt_outs(path: Path, into: Path, tokens: UnsubscribeTokens, today: date) -> Imported:
    """Add everybody of `path` to the list `into`, or nobody; once, however often it is done.

    Only for one process at a time.

    Raises:
        InputFileError: a file cannot be read, or an entry is neither an address nor a link of
            ours; the list is then as it was.
    """
    rows = list(opt_outs(path, tokens, blank=True))
    found = [who for _, entry, who in rows if entry and who and who.kind != "domain"]
    wrong = [(line, entry) for line, entry, who in rows if entry and (
        who is None or who.kind == "domain"
    )]  # fmt: skip
    if wrong:
        line, _ = wrong[0]
        others = ", ".join(str(number) for number, _ in wrong[1:_WRONG_SHOWN])
        more = f", nor are {len(wrong) - 1} more (line {others})" if others else ""
        raise InputFileError(
            # Never the entry itself: it is a person, and whoever keeps logs keeps this sentence.
            f"the entry is neither an address nor an unsubscribe link of ours{more}",
            where=f"{path}, line {line}",
            fix="correct it and import the file again: nothing of it was taken",
        )
    old = _text_of(into)
    known = {_line(who).casefold() for _, _, who in opt_outs(into, tokens) if who} if old else set()
    fresh = {_line(who).casefold(): _line(who) for who in found}
    new = [line for key, line in fresh.items() if key not in known]
    if new:
        start = old if not old or old.endswith("\n") else f"{old}\n"
        added = "".join(f"{line}\n" for line in (f"# {today}", *new))
        write_text(into, f"{start or _MADE_BY}{added}")
    return Imported(
        addresses=sum(who.kind == "address" for who in found),
        links=sum(who.kind == "link" for who in found),
        blank=sum(not entry for _, entry, _ in rows),
        new=len(new),
    )


def _line(who: OptOut) -> str:
    return f"{LINK}{who.value}" if who.kind == "link" else who.value


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise InputFileError(f"cannot be read ({error})", where=path) from error


def _link(text: str, tokens: UnsubscribeTokens | None) -> OptOut | None:
    """The person of an unsubscribe link, with whatever a provider added to it, or of a token."""
    if "://" in text:
        try:
            token = parse_qs(urlsplit(text).query).get("t", [""])[0]
        except ValueError:
            return None
    else:
        token = text
    if tokens is None:
        return None
    try:
        found = tokens.read(token)
    except MailmillError:
        return None
    return OptOut("link", f"{found.key_id}:{found.email_key}")


def _entries(path: Path) -> Iterator[tuple[int, str]]:
    """(line number, entry as written) of one file; empty for a CSV row without one."""
    with open_text(path) as text:
        first, head = 0, ""
        for first, head in enumerate(text, start=1):  # noqa: B007
            if not _is_comment(head):
                break
        else:
            return
        delimiter = delimiter_of(head)
        header = [fold(name) for name in next(csv.reader([head], delimiter=delimiter))]
        column = _column(header)
        if column is not None:
            reader = csv.reader(text, delimiter=delimiter)
            try:
                for row in reader:
                    if row and not row[0].startswith("#"):
                        entry = row[column].strip() if column < len(row) else ""
                        yield first + reader.line_num, entry
            except csv.Error as error:
                raise InputFileError(
                    f"is not CSV ({error})", where=f"{path}, line {first + reader.line_num}"
                ) from error
            return
        for number, line in enumerate(chain([head], text), start=first):
            # An address may hold # itself, so a comment behind an entry needs a space before it.
            if not _is_comment(line) and (entry := line.split(" #")[0].strip()):
                yield number, entry


def _column(header: list[str]) -> int | None:
    """The column with the entries; None where `header` is no header but the first entry.

    Addresses before links, for a link's key may be lost one day. Domains only where there is
    neither: an export of people who opted out often names their domain too, and their colleagues
    did not opt out.
    """
    for known in (ALIASES["email"], LINK_HEADERS, DOMAIN_HEADERS):
        for position, name in enumerate(header):
            if name in known:
                return position
    return None


def _is_comment(line: str) -> bool:
    bare = line.strip().lstrip("\ufeff")
    return not bare or bare.startswith("#")
