"""The lists of people and companies who get no email.

In (suppression.txt):   # opted out in March
                        mary@kilbride.example
                        tarn.example
Out:                    .reason("MARY@kilbride.example") == "suppressed.address"
                        .reason("jan@eu.tarn.example")   == "suppressed.domain"
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from schemas.errors import InputFileError
from tasks.common.addresses import addresses_meant, suppression_key
from tasks.common.unsubscribe import UnsubscribeTokens
from tasks.ingest.opt_outs import opt_outs


@dataclass(frozen=True)
class SuppressionList:
    """Keys of the people and domains that get no email."""

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    links: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Signing key -> keyed hashes of the people who opted out by a link that it signed."""
    tokens: UnsubscribeTokens | None = None

    @classmethod
    def load(cls, paths: Iterable[Path], tokens: UnsubscribeTokens | None = None) -> Self:
        """All lists together; see `opt_outs` for what a file may hold.

        Args:
            paths: the files.
            tokens: of the home whose unsubscribe links may be among the entries.

        Raises:
            InputFileError: a file is missing or cannot be read, an entry is not understood, or
                it rests on a signing key that is gone: no opt-out must be dropped.
        """
        addresses: set[str] = set()
        domains: set[str] = set()
        links: dict[str, set[str]] = {}
        for path in paths:
            for line, _, found in opt_outs(path, tokens):
                if found is None:
                    # Never the entry itself: it is a person, and Prefect keeps this sentence.
                    raise InputFileError(
                        "the entry is neither an address nor a domain",
                        where=f"{path}, line {line}",
                        fix="correct it, or start the line with #",
                    )
                if found.kind == "address":
                    addresses.update(map(suppression_key, addresses_meant(found.value)))
                elif found.kind == "domain":
                    domains.add(_domain_key(found.value))
                else:
                    key_id, _, email_key = found.value.partition(":")
                    if tokens is None or key_id not in tokens.key_ids:
                        raise InputFileError(
                            f"the entry rests on the signing key {key_id}, which is not here",
                            where=f"{path}, line {line}",
                            fix="restore the key file in the home's folder `keys`",
                        )
                    links.setdefault(key_id, set()).add(email_key)
        return cls(
            frozenset(addresses),
            frozenset(domains),
            {key_id: frozenset(found) for key_id, found in links.items()},
            tokens,
        )

    @property
    def counts(self) -> dict[str, int]:
        """How many people and domains are on the lists, for the manifest."""
        return {
            "addresses": len(self.addresses),
            "domains": len(self.domains),
            "links": sum(map(len, self.links.values())),
        }

    def reason(self, email: str) -> str | None:
        """The reason code for leaving `email` alone, or None. A domain covers its subdomains."""
        key = suppression_key(email)
        if key in self.addresses:
            return "suppressed.address"
        labels = key.rpartition("@")[2].split(".")
        parents = (".".join(labels[start:]) for start in range(len(labels) - 1))
        if any(map(self.domains.__contains__, parents)):
            return "suppressed.domain"
        if self.tokens and any(
            self.tokens.email_key(email, key_id) in unsubscribed
            for key_id, unsubscribed in self.links.items()
        ):
            return "suppressed.unsubscribed"
        return None


def _domain_key(domain: str) -> str:
    return suppression_key(f"x@{domain}").rpartition("@")[2]
