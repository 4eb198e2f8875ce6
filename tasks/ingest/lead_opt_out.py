"""What a lead file itself says about who opted out: `unsubscribed: yes`, `Status: Unsubscribed`.

In:   Lead(…, extra={"Email Opt Out": "TRUE"})   Lead(…, extra={"unsubscribed": "2026-01-02"})
Out:  suppressed.lead_file                       held.opt_out_unknown
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from schemas.records import Lead, Reject
from tasks.common.addresses import suppression_key
from tasks.common.jurisdiction import YES_NO
from tasks.ingest.lead_addresses import addresses_in
from tasks.ingest.lead_columns import fold

OUT, UNKNOWN = "suppressed.lead_file", "held.opt_out_unknown"
# Folded headers of Salesforce, HubSpot, Dynamics, Mailchimp, and plain ones, by their stems.
_OUT_HEADER = re.compile(
    r"unsub|opt(?:ed)?outs?|donot(?:allow)?(?:bulk)?(?:e?mail|contact|send|market|solicit)"
    r"|^(?:dnc|noe?mails?|nomarketing|(?:email)?suppressed|abgemeldet|abbestellt|afgemeld)$"
    r"|(?:black|block)listed"
)
# «Do not allow Mails» of Dynamics is about letters, and a link for opting out is nobody's wish.
_NO_OPT_OUT = re.compile(
    r"^donotallow(?:bulk)?mails?$|^listunsubscribe|unsub(?:scribe)?(?:url|uri|link|token|page|href)$"
)
# Headers under which «no» may be an opt-out, or a person who was never asked.
_IN_HEADER = re.compile(
    r"(?<!ad)opt(?:ed)?in(?!g)|^(?:is|email)?subscribed$|^subscribedto(?:e?mails?|marketing)$"
    r"|^accepts?(?:e?mails?|marketing|e?mailmarketing|marketinge?mails?)$"
)
# Not about emails.
_OTHER_CHANNEL = re.compile(
    r"^(?:sms|phone|fax|calls?|text|whatsapp|mobile|tel)"
    r"|(?:sms|phone|fax|calls?|text|whatsapp|mobile|tracking|profiling)$"
)
# A cell, or one of several values in it, that says it under whatever header.
_OUT_VALUE = re.compile(
    r"(?:^|[;,|])\W{0,9}(?:unsubscribed?|opt(?:ed)?[\W_]?out|do[\W_]?not[\W_]?(?:contact|e?\W?mail)"
    r"|blacklisted|abgemeldet)\W{0,9}(?:$|[;,|])",
    re.IGNORECASE,
)
LONGEST_SAID = 20
# A status or a list of tags; notes are longer, and a million of them take minutes to look through.
LONGEST_LIST = 300
_SAYS = YES_NO | {
    # pandas writes 1 as 1.0 where the column has blanks.
    "10": "yes", "00": "no", "t": "yes", "f": "no", "x": "yes", "checked": "yes", "on": "yes",
    "off": "no", "unchecked": "no", "unsubscribed": "yes", "optedout": "yes", "optout": "yes",
    "subscribed": "no", "optedin": "no", "optin": "no", "allow": "no", "donotallow": "yes",
    "ja": "yes", "nein": "no", "oui": "yes", "non": "no", "si": "yes", "sí": "yes",
}  # fmt: skip


def opt_out_of(lead: Lead) -> str:
    """Reason code where a column of the lead's row says, or may say, that the person opted out.

    A blank cell says nothing. Any other value, a date say, is for a person to read.
    """
    return _graver(_said(name, text) for name, text in (*lead.extra.items(), ("", lead.consent)))


def note_opt_out(lead: Lead, told: dict[str, str]) -> None:
    """Add to `told` (key of an address -> reason code) whom the lead's row says to have opted out.

    Of a cell with several addresses all, whatever else is wrong with the row.
    """
    if said := opt_out_of(lead):
        for address in (lead.email, *addresses_in(lead.email)):
            note(address, said, told)


def note(address: str, said: str, told: dict[str, str]) -> None:
    """Add one person, once for all: a certain opt-out is not forgotten for an unclear one."""
    if (key := suppression_key(address)) and told.get(key) != OUT:
        told[key] = said


def with_opt_outs(
    rejected: Reject, header: Sequence[str], cells: Sequence[object], *, all_out: bool = False
) -> Reject:
    """A row that is no lead, with the people who may have opted out by it.

    Which cell stands below which header is not certain, so any `yes` may be the opt-out's.

    Args:
        rejected: the row.
        header: the names above it.
        cells: what it holds.
        all_out: whether it stands in a list of people who opted out.
    """
    texts = [str(cell).strip() for cell in cells]
    kinds = {_kind(name) for name in header}
    says = {_SAYS.get(fold(text), "") for text in texts if len(text) < LONGEST_SAID}
    may_be_out = ("out" in kinds and "yes" in says) or ("in" in kinds and "no" in says)
    if not (all_out or may_be_out or any(map(_says_out, texts))):
        return rejected
    found = tuple(address for text in texts for address in addresses_in(text))
    return rejected.model_copy(update={"may_be_out": found})


def nested_opt_outs(columns: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """(path, value) of what JSON says below a column: `{"preferences": {"unsubscribed": …}}`."""
    waiting = [(name, value) for name, value in columns.items() if _parts(value)]
    while waiting:
        path, value = waiting.pop()
        for name, part in _parts(value):
            below = f"{path}.{name}"
            if _parts(part):
                waiting.append((below, part))
            elif _kind(below) in ("out", "in"):
                yield below if below not in columns else f"{below} (below)", part


def _parts(value: object) -> list[tuple[object, object]]:
    if isinstance(value, Mapping):
        return [*value.items()]
    return [*enumerate(value, start=1)] if isinstance(value, list | tuple) else []


def _said(header: str, text: str) -> str:
    kind = _kind(header)
    if kind != "other channel" and _says_out(text):
        return OUT
    says = _SAYS.get(fold(text), "?") if kind in ("out", "in") else ""
    if kind == "out":
        return {"yes": OUT, "no": ""}.get(says, UNKNOWN)
    return UNKNOWN if kind == "in" and says == "no" else ""


def _says_out(text: str) -> bool:
    return len(text) <= LONGEST_LIST and _OUT_VALUE.search(text) is not None


def _graver(found: Iterable[str]) -> str:
    codes = set(found)
    return OUT if OUT in codes else (UNKNOWN if UNKNOWN in codes else "")


@lru_cache(maxsize=2_000)  # a million rows have the same few headers
def _kind(header: str) -> str:
    """`out`, `in` or `other channel`; empty where the header speaks of neither."""
    # The number: of two columns with one name the second is called «unsubscribed (7)».
    # The points: a path, as in `preferences.sms.opted_in`.
    folded = fold(header).rstrip("0123456789")
    if any(_OTHER_CHANNEL.search(fold(part).rstrip("0123456789")) for part in header.split(".")):
        return "other channel"
    if _OUT_HEADER.search(folded):
        return "" if _NO_OPT_OUT.search(folded) else "out"
    return "in" if _IN_HEADER.search(folded) else ""
