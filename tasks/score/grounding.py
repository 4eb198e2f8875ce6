"""Grounding: everything checkable in an email must come from the lead, sender or campaign.

source   «Orlik Foods opened a second plant in Brno», «invite to a 20-minute call»
body     «Marta from Acme said your Brno plant saves 30 %. Could we talk for 20 minutes?»
checked  name Marta no, name Acme no, name Brno yes, number 30 % no, number 20 yes -> share 0.4
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tasks.score.addresses import addresses_in, url_is_known, urls_in
from tasks.score.claims import made_up_claims
from tasks.score.dates import Moment, dates_in
from tasks.score.markers import control_characters_in, placeholders_in
from tasks.score.names import KnownNames, names_in
from tasks.score.numbers import known_numbers, numbers_in

# Contact data of the training mail; `tasks.score.training_index` finds it.
LEAKED = "training contact"
REASON_OF_KIND = {
    LEAKED: "body.training_contact",
    "placeholder": "body.placeholder",
    "control": "body.control_characters",
    "address": "body.unknown_address",
    "url": "body.unknown_url",
    "date": "body.unknown_date",
    "number": "body.unknown_number",
    "name": "body.unknown_name",
    "claim": "body.unsupported_claim",
    "subject": "subject.misleading",
}


@dataclass(frozen=True)
class Sources:
    """Everything that an email may speak of."""

    text: str
    addresses: set[str]
    urls: set[str]
    moments: list[Moment]
    numbers: set[tuple[Decimal, str]]
    names: KnownNames


@dataclass(frozen=True)
class Item:
    """One checkable thing of an email."""

    kind: str
    value: str
    supported: bool

    def __str__(self) -> str:
        """«name: Marta», as `Scores.unsupported` lists it."""
        return f"{self.kind}: {self.value}"


@dataclass(frozen=True)
class Grounding:
    """What was checked in an email, each thing once."""

    items: tuple[Item, ...]

    @property
    def share(self) -> float:
        """Supported items of all; 1 where there is nothing to check."""
        if not self.items:
            return 1.0
        return sum(item.supported for item in self.items) / len(self.items)

    @property
    def unsupported(self) -> tuple[str, ...]:
        """The items without a source, as «kind: value»."""
        return tuple(str(item) for item in self.items if not item.supported)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Reason codes of the unsupported items."""
        return reasons_of(self.unsupported)


def reasons_of(unsupported: Iterable[str]) -> tuple[str, ...]:
    """Reason codes of «kind: value» items, each once, in the order of `REASON_OF_KIND`."""
    kinds = {item.partition(":")[0] for item in unsupported}
    return tuple(code for kind, code in REASON_OF_KIND.items() if kind in kinds)


def read_sources(texts: Sequence[str]) -> Sources:
    """`texts` indexed for look-ups. A domain is known by an address at it."""
    text = "\n".join(texts)
    addresses, without = addresses_in(text)
    urls, _ = urls_in(without)
    hosts = {address.partition("@")[2] for address in addresses}
    return Sources(
        text=text,
        addresses=set(addresses),
        urls=set(urls) | hosts,
        moments=[moment for dated in dates_in(text)[0] for moment in dated.readings],
        numbers=known_numbers(text),
        names=KnownNames.of(list(texts)),
    )


def ground(subject: str, body: str, sources: Sources) -> Grounding:
    """Check every name, number, date, address and URL of an email against its sources.

    Placeholders and control characters are items without a source.
    """
    items = [Item("control", name, False) for name in control_characters_in(subject, body)]
    for text, is_body in ((subject, False), (body, True)):
        items += _items_of(text, sources, is_body=is_body)
        items += [Item("claim", *claim) for claim in made_up_claims(text, sources.text)]
    return Grounding(tuple(dict.fromkeys(items)))


def _items_of(text: str, sources: Sources, *, is_body: bool) -> list[Item]:
    text = text.replace("\u00a0", " ")
    found = placeholders_in(text, sources.text)
    items = [Item("placeholder", value, False) for value in found]
    for value in found:
        text = text.replace(value, " " * len(value))
    # Each reader blanks what it took, so that no digit or word is judged twice.
    addresses, text = addresses_in(text)
    items += [Item("address", value, value in sources.addresses) for value in addresses]
    urls, text = urls_in(text)
    items += [Item("url", value, url_is_known(value, sources.urls)) for value in urls]
    dates, text = dates_in(text)
    items += [
        Item("date", dated.text,
             any(r.is_within(m) for r in dated.readings for m in sources.moments))
        for dated in dates
    ]  # fmt: skip
    items += [Item("number", n.text, n.is_in(sources.numbers)) for n in numbers_in(text)]
    items += [
        Item("name", re.sub(r"\s+", " ", value), is_known)
        for value, is_known in names_in(text, sources.names, is_body=is_body)
    ]
    return items
