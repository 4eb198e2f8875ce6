"""The policy table: what the law of a lead's country asks of an email to a person at a company."""

import re
import unicodedata
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from schemas.settings import PROJECT
from schemas.yaml_files import FileModel, load_yaml

POLICY_FILE = PROJECT / "data" / "policy" / "jurisdictions.yaml"
# From the weakest to the strongest.
CONSENTS = ("none", "implied", "express")
Consent = Literal["none", "implied", "express"]
LawfulBasis = Literal["consent", "contract", "legitimate_interest"]
_LONGEST_SOURCE = 120
# How people and programs write that they do not know, letters and figures alone.
_NOT_KNOWN = frozenset({
    "unknown", "notknown", "na", "nan", "nil", "null", "none", "no", "notavailable", "tbd",
    "tbc", "tba", "todo", "other", "others", "misc", "various", "xx", "xxx", "test",
    "undefined", "unspecified", "notspecified", "nosource", "sourceunknown", "unknownsource",
    "blank", "empty", "missing", "unbekannt", "inconnu", "desconocido",
})  # fmt: skip
_NO_WORDS = re.compile(r"[<>{}@\[\]]|://|\bwww\.", re.IGNORECASE)


def is_plain(source: str) -> bool:
    """Whether a recipient may read `source`: short, no links, no markup, no hidden characters.

    And whether it says anything, where it is not empty: «?», «tbd» and «n.a.» do not.
    """
    letters = "".join(filter(str.isalnum, source.casefold()))
    if source and (sum(map(str.isalpha, letters)) < 2 or letters in _NOT_KNOWN):
        return False
    hidden = any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in source)
    return len(source) <= _LONGEST_SOURCE and not hidden and not _NO_WORDS.search(source)


class Law(FileModel):
    """One law, and where its official text is."""

    title: str = Field(min_length=5)
    """As it is cited."""
    url: str = Field(pattern=r"^https://\S+$")
    """The official text, or the authority's page that leads to it."""


class Citation(FileModel):
    """Where a law says it."""

    law: str
    """A name among the table's laws."""
    section: str = Field(min_length=1)
    """Articles, sections, paragraphs."""


class Policy(FileModel):
    """What one law, or one family of laws, asks. `name` shows in reports and on the page."""

    name: str = Field(min_length=2)
    """What people call it."""
    countries: tuple[str, ...] = Field(min_length=1)
    """ISO 3166-1 alpha-2 codes; a country stands in one policy."""
    sources: tuple[Citation, ...] = Field(min_length=1)
    """What the entry rests on."""
    consent: Consent
    """What a first email to a person at a company needs: none, implied or express consent."""
    sole_trader_consent: Consent | None = None
    """What it needs where the company is one person's own; absent: the same."""
    lawful_basis: bool = False
    """Whether a lawful basis of the processing must be stated."""
    source_notice: bool = False
    """Whether the email must say where the address came from."""
    privacy_contact: bool = False
    """Whether the email must say where to ask about, correct or erase one's data."""
    postal_address: bool = True
    """Whether the law asks for a postal address; our footer has one in any case."""
    sender_identity: bool = True
    """Whether the law asks who writes and for whom; our footer says so in any case."""
    opt_out: str = Field(min_length=3)
    """How soon an opt-out must be honoured: import them at least that often."""
    opt_out_email: bool = False
    """Whether it must be possible to opt out by email, beside the link."""
    label: str = ""
    """Word that marks the email as advertising, in the footer."""
    subject_label: str = ""
    """Word that marks it at the beginning of the subject."""
    label_despite_consent: bool = False
    """Whether the labels stay where the recipient has given express consent."""
    note: str = ""
    """What the entry leaves out or takes on the safe side."""

    @model_validator(mode="after")
    def _sole_traders_are_persons(self) -> "Policy":
        if CONSENTS.index(self.sole_trader_consent or self.consent) < CONSENTS.index(self.consent):
            raise ValueError("sole_trader_consent may not be weaker than consent")
        return self


class PolicyTable(FileModel):
    """All policies, as the law stood on one day."""

    as_of: date
    """The day of the law that the entries tell, as far as their authors knew it."""
    laws: dict[str, Law]
    """The laws that entries cite, by a short name."""
    policies: dict[str, Policy]
    """By a short name."""

    @model_validator(mode="after")
    def _names_fit(self) -> "PolicyTable":
        seen: set[str] = set()
        cited = {source.law for policy in self.policies.values() for source in policy.sources}
        if cited != self.laws.keys():
            odd = ", ".join(sorted(cited ^ self.laws.keys()))
            raise ValueError(f"laws that are cited and laws that are listed differ in {odd}")
        for name, policy in self.policies.items():
            for country in policy.countries:
                if not re.fullmatch("[A-Z]{2}", country) or country in seen:
                    raise ValueError(f"{name}: `{country}` is no code or stands here twice")
                seen.add(country)
        return self

    @cached_property
    def by_country(self) -> dict[str, Policy]:
        """Country code -> its policy."""
        return {code: policy for policy in self.policies.values() for code in policy.countries}


def load_policies(path: Path = POLICY_FILE) -> PolicyTable:
    """The policy table.

    Raises:
        InputFileError: it is missing or wrong.
    """
    return load_yaml(path, PolicyTable)
