"""Whether an address is one to write to, and what a cell says beside it.

In:   "Mary O'Neill <mary@kilbride.example>"   "info@kilbride.example"   "a@b.example; c@d.example"
Out:  mary@kilbride.example                    held.role_address         email.several
"""

import re
import unicodedata

from email_validator import EmailNotValidError, validate_email

from tasks.common.addresses import parse_address

# Scripts whose letters pass for one another; a label of two of them is a look-alike.
LOOK_ALIKES = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
# Small letters of Cyrillic and Greek that are drawn like Latin ones: a label of them alone, under
# a Latin top-level domain, is read as another domain.
DRAWN_LATIN = frozenset("асԁеһіјӏорԛѕԝхуѵοανρυικ-0123456789")
# Latin letters of phoneticians that are drawn like others. Not «ı»: Turkish domains have it.
DRAWN_TWICE = frozenset("ɑɡɢɪɩɴʀʏʙʜʟ")
_LONGEST_LOCAL = 64  # bytes, RFC 5321; email-validator lets longer ones pass

# Departments and machines, without digits and punctuation; nobody of a name reads them alone.
ROLES = frozenset({
    "abuse", "accounting", "accounts", "accountspayable", "admin", "administration",
    "administrator", "all", "billing", "bookings", "buchhaltung", "buero", "careers",
    "comptabilite", "contabilidad", "contact", "contacto", "customerservice", "donotreply",
    "einkauf", "enquiries", "enquiry", "everyone", "feedback", "finance", "frontdesk", "hello",
    "help", "helpdesk", "hostmaster", "hr", "info", "information", "inquiries", "inquiry",
    "invoice", "invoices", "it", "jobs", "kontakt", "legal", "mail", "mailbox", "mailerdaemon",
    "marketing", "media", "newsletter", "noreply", "office", "order", "orders", "payables",
    "postmaster", "press", "privacy", "procurement", "purchasing", "reception", "recruiting",
    "root", "sales", "security", "service", "staff", "support", "team", "ventas", "verwaltung",
    "webmaster",
})  # fmt: skip
# Providers of mailboxes that are thrown away after a use; their subdomains too.
DISPOSABLE = frozenset({
    "10minutemail.com", "burnermail.io", "discard.email", "dispostable.com", "emailondeck.com",
    "fakeinbox.com", "getnada.com", "grr.la", "guerrillamail.biz", "guerrillamail.com",
    "guerrillamail.de", "guerrillamail.info", "guerrillamail.net", "guerrillamail.org",
    "inboxkitten.com", "mailcatch.com", "maildrop.cc", "mailinator.com", "mailinator.net",
    "mailnesia.com", "mintemail.com", "moakt.com", "mohmal.com", "mytemp.email", "sharklasers.com",
    "spam4.me", "spamgourmet.com", "temp-mail.org", "tempmail.com", "tempr.email",
    "throwawaymail.com", "trashmail.com", "trashmail.de", "yopmail.com", "yopmail.fr",
})  # fmt: skip
_FORM = r"[^\s<>()\[\],;:|\"]+@[^\s<>()\[\],;:|\"?]+"
_ADDRESS = re.compile(_FORM)
# What may stand around the one address of a cell: a name, `mailto:`, brackets, a link, a full stop.
_WRAPPED = re.compile(
    rf"(?:[^<>@]*<\s*(?:mailto:)?({_FORM})\s*>|(?:mailto:)({_FORM})(?:\?\S*)?"
    rf"|\[(?:mailto:)?({_FORM})\]\((?:mailto:)?{_FORM}(?:\?\S*)?\)"
    rf"|<a\s[^<>]*>\s*({_FORM})\s*</a>|[\"'(]?({_FORM})[\"')]?)[\s.,;]*",
    re.IGNORECASE,
)
_LONGEST_CELL = 1_000
_BETWEEN = re.compile(r"\s*(?:[,;|/&\s]|\bor\b|\band\b)\s*")


def address_of(cell: str) -> str:
    """The address in a cell without the clothes that it came in; any other cell as it stands.

    A cell with two different addresses stays as it is: which one is meant, nobody can say.
    """
    if len({found.casefold().rstrip(".") for found in _ADDRESS.findall(cell)}) != 1:
        return cell
    wrapped = _WRAPPED.fullmatch(cell)
    if wrapped is None:
        return cell
    return next(found for found in wrapped.groups() if found).rstrip(".'")


def addresses_in(text: str) -> list[str]:
    """Every address in a cell; none of a text that is too long to be a cell of addresses."""
    found = _ADDRESS.findall(text) if "@" in text and len(text) <= _LONGEST_CELL else []
    return [part.rstrip(".'") for one in found for part in re.split(r"[/&]", one) if "@" in part]


def holds_address(text: str) -> bool:
    """Whether an address stands anywhere in `text`."""
    return _ADDRESS.search(text) is not None


def is_address(cell: str) -> bool:
    """Whether a cell is an address, in whatever clothes."""
    return "@" in cell and parse_address(address_of(cell.strip())) is not None


def address_problem(email: str) -> str | None:
    """Why nobody can be written to at `email`, as a reason code; None where one can.

    Syntax and domain form by email-validator, without DNS. A part that mixes letters of Latin,
    Cyrillic, Greek and their like is refused, a domain of letters that are only drawn like Latin
    ones, and letters in disguise (ⅼ, ⓖ, 𝐠): none is what it looks like. A label wholly of another
    script passes, and full-width letters, which Japanese keyboards write.
    """
    if not email.strip():
        return "email.missing"
    parts = parse_address(email)
    if parts is None:
        return _why_not(email)
    if len(parts.local_part.encode()) > _LONGEST_LOCAL:
        return "email.malformed"
    if _is_disguised(email) or _looks_alike(parts.local_part, parts.domain):
        return "email.look_alike"
    labels = parts.ascii_domain.casefold().split(".")
    parents = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return "email.disposable" if any(map(DISPOSABLE.__contains__, parents)) else None


def is_role(email: str) -> bool:
    """Whether an address is a department's or a machine's: `info@`, `no-reply@`, `sales2@`."""
    name = unicodedata.normalize("NFKC", email.rpartition("@")[0])
    local = name.partition("+")[0].casefold()
    return re.sub(r"[\W\d_]+", "", local) in ROLES


def _why_not(email: str) -> str:
    several = [part for part in _BETWEEN.split(email.strip()) if part]
    if len(several) > 1 and all(map(parse_address, several)):
        return "email.several"
    try:
        validate_email(
            email, check_deliverability=False, allow_quoted_local=True, allow_domain_literal=True
        )
    except EmailNotValidError:
        return "email.malformed"
    return "email.unusual"


def _is_disguised(email: str) -> bool:
    if email.isascii():
        return False
    forms = {unicodedata.decomposition(c).partition(" ")[0] for c in email}
    others = {form for form in forms if form.startswith("<")} - {"<wide>", "<narrow>"}
    return bool(others) or not DRAWN_TWICE.isdisjoint(unicodedata.normalize("NFC", email))


def _looks_alike(local: str, domain: str) -> bool:
    if local.isascii() and domain.isascii():
        return False
    labels = domain.split(".")
    return any(map(_mixes_scripts, [*re.split(r"[.+_-]", local), *labels])) or (
        labels[-1].isascii()
        and any(DRAWN_LATIN.issuperset(label) for label in labels if not label.isascii())
    )


def _mixes_scripts(label: str) -> bool:
    scripts = {unicodedata.name(c, "").split(" ")[0] for c in label if c.isalpha()}
    return len(scripts & LOOK_ALIKES) > 1
