"""Grounding: everything checkable in an email must come from the lead, sender or campaign.

source   «Orlik Foods opened a second plant in Brno», «invite to a 20-minute call»
body     «Marta from Acme said your Brno plant saves 30 %. Could we talk for 20 minutes?»
checked  name Marta no, name Acme no, name Brno yes, number 30 % no, number 20 yes -> share 0.4
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tasks.common.markup import markup_in
from tasks.score.addresses import addresses_in, unveiled, url_is_known, urls_in
from tasks.score.dates import Moment, dates_in
from tasks.score.injected import injected_in
from tasks.score.made_up import made_up_claims
from tasks.score.markers import control_characters_in, placeholders_in
from tasks.score.names import KnownNames, names_in
from tasks.score.numbers import known_numbers, numbers_in
from tasks.score.phones import accounts_in, phone_is_known, phones_in
from tasks.score.roles import false_roles

# Contact data and long runs of words of the training mail; `tasks.score.training_index` finds them.
LEAKED, VERBATIM = "training contact", "training text"
# `tasks.score.repetition` finds the one, `tasks.score.subjects` the other.
REPEATED, RUNS_ON = "repeated", "subject runs on"
# `tasks.score.signature` finds the one, `tasks.score.unsourced` the other.
SIGNATURE, UNSOURCED = "signature", "no source"
# `tasks.score.offers` finds it.
OFFER_CUT = "offer cut short"
REASON_OF_KIND = {
    LEAKED: "body.training_contact",
    VERBATIM: "body.memorised",
    REPEATED: "body.repetitive",
    RUNS_ON: "subject.runs_on",
    SIGNATURE: "body.wrong_signature",
    UNSOURCED: "body.unsourced_words",
    OFFER_CUT: "body.offer_cut",
    "placeholder": "body.placeholder",
    "control": "body.control_characters",
    "markup": "body.markup",
    "injected": "body.injected_text",
    "address": "body.unknown_address",
    "url": "body.unknown_url",
    "phone": "body.unknown_phone",
    "account": "body.unknown_account",
    "date": "body.unknown_date",
    "number": "body.unknown_number",
    "name": "body.unknown_name",
    "claim": "body.unsupported_claim",
    "subject": "subject.misleading",
}
# Words of a number in a name: people are called Ten Hag, none Five Five Five.
_READ_OUT = 3


@dataclass(frozen=True)
class Sources:
    """Everything that an email may speak of."""

    text: str
    addresses: set[str]
    urls: set[str]
    phones: set[str]
    accounts: set[str]
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
    """Reason codes of «kind: value» items, each once, in the order of `REASON_OF_KIND`.

    Raises:
        ValueError: a kind has no code; an item without one would let its email go.
    """
    kinds = {item.partition(":")[0] for item in unsupported}
    if strange := kinds - REASON_OF_KIND.keys():
        raise ValueError(f"no reason code for {', '.join(sorted(strange))}")
    return tuple(code for kind, code in REASON_OF_KIND.items() if kind in kinds)


def read_sources(texts: Sequence[str], contacts: Sequence[str] | None = None) -> Sources:
    """`texts` indexed for look-ups. A domain is known by an address at it.

    Args:
        texts: what an email may speak of.
        contacts: where its addresses, links, phone and account numbers must come from; all of
            `texts` unless given, for texts that nobody outside can write.
    """
    text = "\n".join(texts)
    trusted = text if contacts is None else "\n".join(contacts)
    addresses, without = addresses_in(trusted)
    urls, without = urls_in(without)
    hosts = {address.partition("@")[2] for address in addresses} - {""}
    return Sources(
        text=text,
        addresses=set(addresses),
        urls=set(urls) | hosts,
        phones=set(phones_in(without)[0]),
        accounts=set(accounts_in(without)[0]),
        moments=[moment for dated in dates_in(text)[0] for moment in dated.readings],
        numbers=known_numbers(text),
        names=KnownNames.of(list(texts)),
    )


def ground(
    subject: str,
    body: str,
    sources: Sources,
    *,
    called: Iterable[str] = (),
    roles: tuple[Sequence[str], Sequence[str]] | None = None,
    company: str = "",
    withheld: Mapping[str, str] | None = None,
    offer: str = "",
) -> Grounding:
    """Check every name, number, date, address and link of an email against its sources.

    Placeholders, control characters and markup are items without a source.

    Args:
        called: the recipient's names as the row holds them: one stands beside the address, the
            others go to the provider, both as they are.
        roles: the fields of the recipient and those of the sender, where both are known.
        company: the lead's, which may be called [x].
        withheld: fields of the lead that gave orders; see `careful_lead`.
        offer: what the sender sells, which vouches for no acquaintance: «who asked for you».
    """
    vouching = sources.text.replace(offer, "") if offer else sources.text
    items = [Item("control", name, False) for name in control_characters_in(subject, body)]
    called = [name for name in dict.fromkeys(called) if name]
    for text in (*called, subject, body):
        items += [Item("markup", mark, False) for mark in markup_in(text)]
    items += [
        Item("injected", found, False)
        for found in injected_in(f"{subject}\n{body}", withheld or {}, sources.text)
    ]
    for name in called:
        items += _items_of_name(name, sources)
    for text, is_body in ((subject, False), (body, True)):
        items += _items_of(text, sources, company, is_body=is_body)
        items += [Item("claim", *claim) for claim in made_up_claims(text, vouching, called)]
        if roles:
            items += [Item("claim", claim, False) for claim in false_roles(text, *roles)]
    return Grounding(tuple(dict.fromkeys(items)))


def _contacts_of(text: str, sources: Sources) -> tuple[list[Item], str]:
    """Whatever a reader could write to, open, call or pay; and the text with it blanked."""
    # Each reader blanks what it took, so that no digit or word is judged twice.
    addresses, text = addresses_in(text)
    urls, text = urls_in(text, sources.text)
    accounts, text = accounts_in(text)
    phones, text = phones_in(text)
    items = [Item("address", value, value in sources.addresses) for value in addresses]
    items += [Item("url", value, url_is_known(value, sources.urls)) for value in urls]
    items += [Item("account", value, value in sources.accounts) for value in accounts]
    items += [Item("phone", value, phone_is_known(value, sources.phones)) for value in phones]
    return items, text


def _items_of_name(name: str, sources: Sources) -> list[Item]:
    """What no name holds, though the lead's own fields do: amounts, and digits read out."""
    items = [Item("placeholder", value, False) for value in placeholders_in(name)]
    items += _contacts_of(name, sources)[0]
    if (shown := unveiled(name, sources.urls)) != name:
        items += _contacts_of(shown, sources)[0]
    return items + [
        Item("number", number.text, False)
        for number in numbers_in(name)
        if number.unit or (number.is_word and len(re.split(r"[\s-]", number.text)) >= _READ_OUT)
    ]


def _items_of(text: str, sources: Sources, company: str, *, is_body: bool) -> list[Item]:
    text = text.replace("\u00a0", " ")
    found = placeholders_in(text, company)
    items = [Item("placeholder", value, False) for value in found]
    # Before «[dot]» is taken for a placeholder and blanked.
    if (shown := unveiled(text, sources.urls)) != text:
        items += [item for item in _contacts_of(shown, sources)[0] if not item.supported]
    for value in found:
        text = text.replace(value, " " * len(value))
    contacts, text = _contacts_of(text, sources)
    items += contacts
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
