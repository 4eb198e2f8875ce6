"""Files of people who opted out: suppression lists, providers' exports, our own unsubscribe links.

In:   Email Address,Reason            mary@kilbride.example
      mary@kilbride.example,spam      https://ledgerline.example/stop?t=eyJjIjoic3ByaW5nIiwiay…
Out:  OptOut("address", "mary@kilbride.example"), OptOut("link", "1b2a09cc:77ae…")
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, TypeGuard
from urllib.parse import parse_qs, urlsplit

from schemas.errors import InputFileError, MailmillError
from tasks.common.addresses import bare_address, parse_address, suppression_key
from tasks.common.files import files_below, write_text
from tasks.common.unsubscribe import UnsubscribeTokens
from tasks.ingest.opt_out_rows import LINK, TOKEN_STARTS, entries

# What systems and programs leave beside files: no list, unlike any other hidden file.
_CLUTTER = re.compile(
    r"\.(?:DS_Store|localized|directory|gitkeep|gitignore|gitattributes|keep|_.*|#.*|~lock\..*#"
    r"|nfs.*|fuse_hidden.*|goutputstream-.*|.*\.(?:sw[a-z]|un~|tmp))|desktop\.ini|Thumbs\.db"
)
# What a database takes for «any»: before @ it means the domain.
_ANY = ("*", "%")
_LINK_ENTRY = re.compile(r"[0-9a-f]{8}:[0-9a-f]{32}")
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
    """The files of the home's own lists: whatever lies in `folder` and below, hidden or not.

    Links are followed: whoever may write here may suppress anybody as it is.

    Raises:
        InputFileError: a folder cannot be read, or something in it is no file that can be.
    """
    found = [
        path for path in files_below(folder, _refuse_folder) if not _CLUTTER.fullmatch(path.name)
    ]
    for path in found:
        if not path.is_file():
            raise InputFileError(
                "is no suppression list that can be read: a link to nothing, or no file",
                where=path,
                fix="mend or remove it",
            )
    return sorted(found)


def _refuse_folder(error: OSError) -> None:
    raise InputFileError(
        f"the suppression lists cannot be read ({error.strerror})", where=error.filename
    ) from error


def opt_outs(
    path: Path, tokens: UnsubscribeTokens | None = None, *, blank: bool = False
) -> Iterator[tuple[int, str, OptOut | None]]:
    """(line, entry as written, what it is) of one file; None where it is nothing we know.

    One address, domain, unsubscribe link or token of one a line, or CSV with a column of them.
    `#` starts a comment. `@tarn.example`, `*@tarn.example`, `*.tarn.example` and `www.tarn.example`
    mean the domain.

    Args:
        path: the file.
        tokens: what reads our links; without it they are not understood.
        blank: whether to give CSV rows that name nobody, too.

    Raises:
        InputFileError: it is missing or cannot be read.
    """
    for line, entry in entries(path):
        if entry:
            for one in (*_named_before(entry), entry):
                yield line, one, understood(one, tokens)
        elif blank:
            yield line, entry, None


def _named_before(entry: str) -> Iterator[str]:
    """Addresses in the name of `name <address>`: mail programs write an older one there."""
    name, bracket, _ = unicodedata.normalize("NFKC", entry).partition("<")
    own = suppression_key(entry) if bracket and "@" in name else ""
    for word in re.split(r"[\s\"'(),;]+", name) if own else ():
        if "@" in word and parse_address(word) and suppression_key(word) != own:
            yield word


def understood(entry: str, tokens: UnsubscribeTokens | None = None) -> OptOut | None:
    """What an entry is; None for an altered token and anything else that we do not know."""
    bare = bare_address(entry)
    if bare.startswith(LINK):
        value = bare.removeprefix(LINK)
        return OptOut("link", value) if _LINK_ENTRY.fullmatch(value) else None
    if bare.startswith(TOKEN_STARTS) or "://" in bare:
        return _link(bare, tokens)
    local, _, domain = bare.rpartition("@")
    local = "" if local in _ANY else local
    domain = domain.removeprefix("*").removeprefix(".")
    if not local and domain[:4].casefold() == "www." and "." in domain[4:]:
        domain = domain[4:]
    if "." not in domain or not parse_address(f"{local or 'x'}@{domain}", quoted=True):
        return None
    # Could not be told from a comment in the list that we write; means more people than one.
    if local.startswith("#") or " #" in local or "*" in local[1:]:
        return None
    return OptOut("address", f"{local}@{domain}") if local else OptOut("domain", domain)


def link_of(address: str, tokens: UnsubscribeTokens) -> Callable[[str], bool]:
    """Whether a word is an unsubscribe link or token of `address`, or the entry made of one."""
    own = {f"{key_id}:{tokens.email_key(address, key_id)}" for key_id in tokens.key_ids}

    def is_theirs(word: str) -> bool:
        if LINK not in word and not any(map(word.__contains__, TOKEN_STARTS)):
            return False  # most words; the others are decoded
        found = understood(word, tokens)
        return found is not None and found.kind == "link" and found.value in own

    return is_theirs


def import_opt_outs(path: Path, into: Path, tokens: UnsubscribeTokens, today: date) -> Imported:
    """Add everybody of `path` to the list `into`, or nobody; once, however often it is done.

    Only for one process at a time.

    Raises:
        InputFileError: a file cannot be read, or an entry is neither an address nor a link of
            ours; the list is then as it was.
    """
    rows = list(opt_outs(path, tokens, blank=True))
    found: list[OptOut] = []
    wrong: list[int] = []
    for line, entry, who in rows:
        if _importable(who, entry):
            found.append(who)
        elif entry:
            wrong.append(line)
    if wrong:
        others = ", ".join(map(str, wrong[1:_WRONG_SHOWN]))
        more = f", nor are {len(wrong) - 1} more (line {others})" if others else ""
        raise InputFileError(
            # Never the entry itself: it is a person, and whoever keeps logs keeps this sentence.
            f"the entry is neither an address nor an unsubscribe link of ours{more}",
            where=f"{path}, line {wrong[0]}",
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


def _importable(who: OptOut | None, entry: str) -> TypeGuard[OptOut]:
    """Whether an entry is an address or a link; not the form in which the list keeps links.

    That form bears no signature: whoever may hand in a file could write any.
    """
    is_signed = not bare_address(entry).startswith(LINK)
    return is_signed and who is not None and who.kind != "domain"


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
