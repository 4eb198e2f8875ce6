"""The lists of people and companies who get no email.

In (suppression.txt):   # opted out in March
                        mary@kilbride.example
                        tarn.example
Out:                    .reason("MARY@kilbride.example") == "suppressed.address"
                        .reason("jan@eu.tarn.example")   == "suppressed.domain"
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Self

from schemas.errors import InputFileError
from tasks.common.addresses import parse_address, suppression_key
from tasks.ingest.lead_columns import ALIASES, fold
from tasks.ingest.lead_files import delimiter_of, open_text

DOMAIN_HEADERS = frozenset({"domain", "domainname", "companydomain", "emaildomain"})


@dataclass(frozen=True)
class SuppressionList:
    """Keys of addresses and domains that get no email."""

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    @classmethod
    def load(cls, paths: Iterable[Path]) -> Self:
        """All lists together: one address or domain a line, or CSV with an email or domain column.

        `#` starts a comment. `@tarn.example` and `*.tarn.example` mean the domain.

        Raises:
            InputFileError: a file is missing or cannot be read, or an entry is neither an
                address nor a domain: an opt-out that is not understood must not be dropped.
        """
        addresses: set[str] = set()
        domains: set[str] = set()
        for path in paths:
            for number, entry in _entries(path):
                bracketed = re.search(r"<([^<>]*)>$", entry)
                bare = (bracketed[1] if bracketed else entry).removeprefix("mailto:")
                local, _, domain = bare.rpartition("@")
                domain = domain.removeprefix("*").removeprefix(".").removesuffix(".")
                if "." not in domain or not parse_address(f"{local or 'x'}@{domain}"):
                    raise InputFileError(
                        f"`{entry[:60]}` is neither an address nor a domain",
                        where=f"{path}, line {number}",
                        fix="correct it, or start the line with #",
                    )
                if local:
                    addresses.add(suppression_key(f"{local}@{domain}"))
                else:
                    domains.add(_domain_key(domain))
        return cls(frozenset(addresses), frozenset(domains))

    def reason(self, email: str) -> str | None:
        """The reason code for leaving `email` alone, or None. A domain covers its subdomains."""
        key = suppression_key(email)
        if key in self.addresses:
            return "suppressed.address"
        labels = key.rpartition("@")[2].split(".")
        parents = (".".join(labels[start:]) for start in range(len(labels) - 1))
        return "suppressed.domain" if any(map(self.domains.__contains__, parents)) else None


def _entries(path: Path) -> Iterator[tuple[int, str]]:
    """(line number, address or domain as written) of one file."""
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
                    bare = row[column].strip() if column < len(row) else ""
                    if bare and not row[0].startswith("#"):
                        yield first + reader.line_num, bare
            except csv.Error as error:
                raise InputFileError(
                    f"is not CSV ({error})", where=f"{path}, line {first + reader.line_num}"
                ) from error
            return
        for number, line in enumerate(chain([head], text), start=first):
            # An address may hold # itself, so a comment behind an entry needs a space before it.
            if not _is_comment(line) and (entry := line.split(" #")[0].strip().strip(",;\"'")):
                yield number, entry


def _column(header: list[str]) -> int | None:
    """The column with the entries; None where `header` is no header but the first entry.

    Domains only where there are no addresses: an export of people who opted out often names
    their domain too, and their colleagues did not opt out.
    """
    for known in (ALIASES["email"], DOMAIN_HEADERS):
        for position, name in enumerate(header):
            if name in known:
                return position
    return None


def _is_comment(line: str) -> bool:
    bare = line.strip().lstrip("\ufeff")
    return not bare or bare.startswith("#")


def _domain_key(domain: str) -> str:
    return suppression_key(f"x@{domain}").rpartition("@")[2]
