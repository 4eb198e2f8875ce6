"""What an email address is, and one key for all addresses of one person.

In:   Ann Lee <A.nn+news@GoogleMail.com>
Out:  ann@gmail.com      (a key to compare by; mail goes to the address as it was given)
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from email_validator import EmailNotValidError, ValidatedEmail, validate_email

from tasks.common.unseen import is_unseen


@dataclass(frozen=True)
class Provider:
    """Spellings of which a mailbox provider says that they reach the same mailbox."""

    domains: tuple[str, ...]
    """One name has the same mailbox at all of them; the key takes the first."""
    ignored: str = ""
    """Characters that do not count in the local part."""
    tags: str = "+"
    """What stands behind the first of these names no other mailbox."""


# As the providers' help pages had it in November 2026. A provider that is missing, or a rule that
# has ended, joins two people at worst, of whom one gets no email; it never writes to an opt-out.
# The links in sent emails hold hashes of these keys: adding a rule leaves opt-outs by link of the
# addresses that it changes unmatched, unless they are imported as addresses too.
PROVIDERS = (
    # support.google.com/mail/answer/7436150: dots do not matter, but they do at companies' domains.
    Provider(("gmail.com", "googlemail.com"), ignored="."),
    # proton.me/support/addresses-and-aliases: dots, hyphens and underscores do not matter.
    Provider(("proton.me", "protonmail.com", "protonmail.ch", "pm.me"), ignored=".-_"),
    # Accounts from before 2012 have one mailbox at all three (support.apple.com/102540).
    Provider(("icloud.com", "me.com", "mac.com")),
    # yandex.com/support/mail: one mailbox at all of Yandex's own domains.
    Provider(("yandex.ru", "yandex.com", "yandex.by", "yandex.kz", "ya.ru")),
    # A hyphen cannot be in a Yahoo name: it makes a disposable address, name-keyword.
    *(
        Provider((domain,), tags="+-")
        for domain in ("yahoo.com", "yahoo.co.uk", "yahoo.de", "yahoo.fr", "yahoo.it", "yahoo.es",
                       "yahoo.ca", "yahoo.co.in", "ymail.com", "rocketmail.com")
    ),
)  # fmt: skip
_ANY_OTHER = Provider(())
_BY_DOMAIN = {domain: provider for provider in PROVIDERS for domain in provider.domains}
# Most addresses; they need no parser, which takes a hundred times as long.
_PLAIN = re.compile(r"([a-z0-9_][a-z0-9._+-]*)@([a-z0-9][a-z0-9.-]*[a-z0-9])")
_BRACKETED = re.compile(r"[^<>]*<([^<>]*)>")
# What lists, quotes and spreadsheets put before an address (- • “ ' =), and what parts it from a
# cell before it: a local part may hold some of them itself.
_MARKS = re.compile(r"^[^\w\"@]+(?=[^@])")
_PARTED = re.compile(r"[|=/~^&?!]")


# A lead's address is looked at by the gate, the suppression list and the search for repetitions,
# chunk by chunk; the library takes 0.2 ms each time.
@lru_cache(maxsize=50_000)
def parse_address(email: str, *, quoted: bool = False) -> ValidatedEmail | None:
    """The parts of an address that mail can be sent to, by its form alone; None for any other.

    Args:
        email: the address and nothing else.
        quoted: whether `"ann lee"@tarn.example` is one: people opt out with such addresses, and
            nobody is written to at one.
    """
    try:
        return validate_email(email, check_deliverability=False, allow_quoted_local=quoted)
    except EmailNotValidError:
        return None


def suppression_key(email: str) -> str:
    """One key for every spelling of an address and every address of its mailbox.

    Taken off: what `bare_address` takes off, case, compatibility forms of letters, needless quotes,
    tags (`+news`), and what the provider ignores. The domain is in its IDNA form. An address that
    is not valid is only bared and folded; this never raises.
    """
    plain = _PLAIN.fullmatch(email.lower()) if email.isascii() else None
    if plain and "xn--" not in plain[2] and ".." not in email and not plain[1].endswith("."):
        return _of_mailbox(plain[1], plain[2])
    bare = bare_address(email)
    parts = parse_address(bare, quoted=True)
    if parts is None:
        return _folded(bare)
    return _of_mailbox(_folded(parts.local_part), parts.ascii_domain)


def bare_address(text: str) -> str:
    """`text` without what people and programs put around an address.

    Blanks, invisible characters, quotes, commas, `Name <…>`, `mailto:`, the dot behind the domain.
    """
    # Composed again: what nobody sees may have stood between a letter and its accent.
    bare = "".join(c for c in unicodedata.normalize("NFKC", text) if not is_unseen(c))
    bare = unicodedata.normalize("NFKC", bare)
    before = None
    while bare != before:
        before = bare
        bare = bare.strip().strip(",;").removesuffix(".")
        if bracketed := _BRACKETED.fullmatch(bare):
            bare = bracketed[1]
        if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'`":
            bare = bare[1:-1]
        if bare[:7].casefold() == "mailto:":
            bare = bare[7:]
    return bare


def addresses_meant(address: str) -> set[str]:
    """The address of a list's entry as it stands, and those that it may have been meant as.

    `-mary@…`, `1|mary@…`, `email=mary@…` and `%20mary@…` are valid addresses, and hardly anybody's.
    """
    if _PLAIN.fullmatch(address):
        return {address}
    written = {address, unquote(address)}
    parted = {_PARTED.split(one.rpartition("@")[0])[-1] + one[one.rfind("@") :] for one in written}
    meant = written | {one for one in parted if not one.startswith("@")}
    return meant | {_MARKS.sub("", one) for one in meant}


def _of_mailbox(local: str, domain: str) -> str:
    provider = _BY_DOMAIN.get(domain, _ANY_OTHER)
    tags = [at for tag in provider.tags if (at := local.find(tag, 1)) > 0]
    mailbox = local[: min(tags, default=len(local))]
    kept = "".join(c for c in mailbox if c not in provider.ignored) if provider.ignored else mailbox
    return f"{kept or mailbox}@{provider.domains[0] if provider.domains else domain}"


def _folded(text: str) -> str:
    """Without case and compatibility forms: twice, for each of the two undoes some of the other."""
    for _ in range(2):
        text = unicodedata.normalize("NFKC", text.casefold())
    return text
