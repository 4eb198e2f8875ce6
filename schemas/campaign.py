"""A campaign file: what a sales-ops person writes."""

import re
from itertools import takewhile
from pathlib import Path
from typing import Literal

from pydantic import EmailStr, Field, field_validator, model_validator

from schemas.errors import InputFileError
from schemas.policy import Consent, LawfulBasis, is_plain
from schemas.settings import is_store_address
from schemas.yaml_files import FileModel, load_yaml

Handoff = Literal["csv", "eml"]


# A sentence or several of them, a placeholder, an address, a phone number.
_NO_PHRASE = re.compile(
    r"^(?i:we|our|i)\b|[.!?] +[A-Z]|[!?]$|[{}\[\]|*@]|\w\.\w+/|\+?\d[\d ()/-]{6,}\d"
)
# «made in the U.S.» keeps its stop.
_LAST_STOP = re.compile(r"(?<=\w{3})\.$|(?<=[^\w.])\.$")


class Sender(FileModel):
    """Who signs, and who answers for the email in law."""

    name: str = Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")
    """Name under the email."""
    title: str = ""
    """Job title under the name."""
    company: str = Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")
    """Company the email speaks for."""
    offer: str = Field("", max_length=120)
    """What it sells, as it reads after «we offer»: software that reads supplier invoices. Plain
    words, no sentence; a full stop at its end is dropped."""
    email: EmailStr
    """From address."""
    postal_address: str = Field(min_length=10)
    """Street address; the law of many countries asks for it in every email."""

    @field_validator("offer", mode="before")
    @classmethod
    def _on_one_line(cls, offer: object) -> object:
        return " ".join(str(offer or "").split())

    @field_validator("offer")
    @classmethod
    def _is_a_phrase(cls, offer: str) -> str:
        if not is_plain(offer) or _NO_PHRASE.search(offer):
            raise ValueError("must be a phrase that reads well after «we offer», in plain words")
        return _LAST_STOP.sub("", offer).rstrip()


class Style(FileModel):
    """How the emails should sound."""

    tone: str = "warm and plain"
    """In words; given to the model as it stands."""
    words: tuple[int, int] = (40, 130)
    """Fewest and most words of the body."""

    @model_validator(mode="after")
    def _range_is_ordered(self) -> "Style":
        low, high = self.words
        if not 10 <= low < high <= 1000:
            raise ValueError("words must be [fewest, most] with 10 <= fewest < most <= 1000")
        return self


class Compliance(FileModel):
    """What stands below every email."""

    unsubscribe_url: str = Field(pattern=r"^https://[^\s?#]+$")
    """The unsubscribe page, https (RFC 8058); the recipient's signed token is added as ?t=…"""
    reason: str = Field("you work in a field that our product serves", min_length=10)
    """Completes the sentence «You receive this email because …»."""
    footer: str = ""
    """Own wording, a Jinja template; empty: ours. It may use sender, reason, unsubscribe_url, and
    label, source, lawful_basis, privacy_contact, opt_out_email, which are empty where the
    recipient's country does not ask for them."""
    country: str = Field("", pattern=r"^([A-Z]{2})?$")
    """Country of the rows that name none: two capital letters, as in DE."""
    consent: Consent | None = None
    """What rows that say nothing have given to emails like this one: none, implied, express."""
    lawful_basis: LawfulBasis | None = None
    """Of processing the data of rows that say nothing."""
    source: str = ""
    """Where the addresses of rows that say nothing came from, as in «our customer register»."""
    sole_trader: bool | None = None
    """Whether the companies of rows that say nothing are one person's own."""
    privacy_contact: str = Field(
        "", pattern=r"^(https://[^\s<>]+|[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+)?$"
    )
    """Email or web address for questions about one's data; the EU and others ask for one."""
    allowed_contacts: tuple[str, ...] = Field((), max_length=100)
    """Web addresses, email addresses and phone numbers that an email may hold besides those of
    sender and objective: «ledgerline.example/demo»."""
    cool_down_days: int | None = Field(None, ge=0, le=366)
    """Days between two emails to one person, other campaigns' included; empty: the home's."""

    @field_validator("source")
    @classmethod
    def _recipients_may_read_it(cls, source: str) -> str:
        if not is_plain(source):
            raise ValueError("a few plain words, no links, no markup")
        return source

    @model_validator(mode="after")
    def _own_wording_is_complete(self) -> "Compliance":
        needed = ("unsubscribe_url", "sender.postal_address")
        missing = [name for name in needed if self.footer and name not in self.footer]
        if missing:
            raise ValueError(f"the footer lacks {{{{ {' }} and {{ '.join(missing)} }}}}")
        return self


class Quality(FileModel):
    """When an email is good enough."""

    minimum: float = Field(7.0, ge=0, le=10)
    """Emails below go to review."""
    attempts: int = Field(2, ge=1, le=5)
    """How often the model is asked before an email goes to review."""
    max_frame_share: float = Field(0.03, gt=0, le=1)
    """Share of the emails written together in which one sentence may stand, names and facts aside;
    those beyond it are asked for once more while `attempts` lasts."""
    unsourced: Literal["review", "ready"] = "review"
    """What becomes of an email with words that neither its inputs nor letters in general hold, or
    that says «we offer» and not the whole offer."""
    max_failing_leads: float = Field(0.5, ge=0, le=1)
    """Share of lead rows that may fail the gate before the run stops."""
    max_failing_emails: float = Field(0.05, ge=0, le=1)
    """Share of ready emails that may fail the gate before the run stops."""


class Campaign(FileModel):
    """Tonight's work."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")
    """Small letters, digits, - and _; names folders and columns."""
    objective: str = Field(min_length=10, max_length=400)
    """What the email asks for, as a phrase: «invite to a 20-minute call about …»."""
    sender: Sender
    recipe: str = "outreach"
    """Recipe for rows that do not pick their own."""
    adapter: str = "champion"
    """champion, candidate, base or a version number."""
    recipe_column: str = "recipe"
    """Column of the lead files that picks the recipe."""
    adapter_column: str = "adapter"
    """Column of the lead files that picks the adapter."""
    priority_column: str = "priority"
    """Column of the lead files with 1 (written first) to 9; rows without it come last."""
    leads: tuple[str, ...] = Field(min_length=1)
    """Lead files or globs, relative to this file."""
    suppression: tuple[str, ...] = ()
    """Files of addresses and domains that get no email, one a line, relative to this file."""
    role_addresses: Literal["hold", "write"] = "hold"
    """Whether addresses of departments, such as info@, wait for a person or get an email."""
    style: Style = Style()
    compliance: Compliance
    quality: Quality = Quality()
    references: str = ""
    """Approved example emails (JSONL with subject and body), relative to this file."""
    handoff: tuple[Handoff, ...] = ("csv", "eml")
    """Files for the email service provider."""


def load_campaign(path: Path) -> Campaign:
    """Read a campaign file.

    Raises:
        InputFileError: it is missing or wrong; the message names file, key and allowed values.
    """
    return load_yaml(path, Campaign)


def matching_files(base: Path, patterns: tuple[str, ...], what: str) -> list[Path]:
    """The files that `patterns` name, relative to the folder `base`, sorted, each once.

    Raises:
        InputFileError: a pattern matches nothing, what is no file, or a link that leads out of
            its folder.
    """
    found: dict[Path, None] = {}
    for pattern in patterns:
        refuse_store_address(pattern, what)
        path = Path(pattern)
        anchor, rest = (
            (Path(path.anchor), path.relative_to(path.anchor))
            if path.is_absolute()
            else (base, path)
        )
        try:
            matches = sorted(p for p in anchor.glob(str(rest)) if not p.is_dir())
        except (ValueError, IndexError, NotImplementedError):  # what pathlib refuses as a pattern
            matches = []
        if not matches:
            raise InputFileError(
                f"no {what} file matches",
                where=base / pattern,
                fix="check the name; relative names start at the campaign file",
            )
        fixed = takewhile(lambda part: not set(part) & set("*?["), Path(rest).parts[:-1])
        folder = anchor.joinpath(*fixed).resolve()
        for match in matches:
            _refuse_link_out(match, folder)
            if not match.is_file():
                raise InputFileError(
                    f"is no {what} file: a link to nothing, or what no file is",
                    where=match,
                    fix="mend or remove it",
                )
        found.update(dict.fromkeys(matches))
    return list(found)


def refuse_store_address(stated: str, what: str) -> None:
    """`Path` would make a file below the working folder of it.

    Raises:
        InputFileError: it names a place in an object store.
    """
    if is_store_address(stated):
        raise InputFileError(
            f"{what} files are files of this machine, not yet of an object store",
            where=stated,
            fix="copy them here",
        )


def _refuse_link_out(path: Path, folder: Path) -> None:
    """Whoever may drop files into a folder must not be able to name others by a link.

    Raises:
        InputFileError: `path` is, or lies below, a link that leads out of `folder`.
    """
    if not path.resolve().is_relative_to(folder):
        raise InputFileError(
            "is a link that leads out of its folder",
            where=path,
            fix=f"put the file itself there, or name {path.resolve()} in the campaign",
        )
