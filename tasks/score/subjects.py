"""A subject that promises what the body does not hold, or goes on where the body should begin.

«Re: our call»              no thread, no call                     -> "Re:", "our call"
«Invoice attached»          no email of ours carries a file        -> "attached"
«20 % off until Friday»     body: «Could we talk for 20 minutes?»  -> "20 %", "Friday"
«Free trial for Orlik»      body: «It costs you nothing to try.»   -> nothing
«Are you free on Tuesday?»  promises nothing for nothing

Not covered: promises in other words or languages than these, and what a whole body belies.
"""

import re
from collections.abc import Iterable

from tasks.score.dates import dates_in
from tasks.score.numbers import known_numbers, numbers_in
from tasks.score.words import normal, whole

_THREAD = re.compile(
    # The second «e» is Cyrillic; gateways put [EXT] in front.
    r"^(?:\W|\bext(?:ernal)?\b)*(?:r[eе]|fwd?|aw|wg|sv|vs|rv|tr|antw|odp)"
    r"\s*(?:\[\d+\]|\(\d+\))?\s*:"
)
_FILE = re.compile(r"\b(?:attach(?:ed|ment|ments)|enclos(?:ed|ure))\b")
# «Are you free on Friday?» and «hands-free» give nothing away.
_FREE = re.compile(
    r"(?<!you )(?<!feel )(?<!-)\bfree\b(?!-|\?|\s+(?:on|for|next|this|to|up|of|from|at|in|tomorrow|"
    r"today|\d|mon|tues|wednes|thurs|fri))"
)
_FREE_SAID = re.compile(
    r"\b(?:free|(?:no|without|any) (?:charge|cost|fee)s?|costs? (?:you )?nothing|complimentary)\b"
)
# A deal, a deadline or an event that the body must speak of in the same word, ending aside.
_WORDS = re.compile(
    r"\b(?:discount|voucher|coupon|gift|prize|reward|refund|winner|overdue|past due|"
    r"(?:second|third|last|final) notice|you(?:'ve| have) won|"
    r"(?:invitation|offer|meeting) accepted|as (?:discussed|agreed|promised|requested)|"
    r"last chance|action required|suspended|password|security alert|confirmation|confirmed|"
    r"reminder|urgent|expir(?:es|ed|ing)|"
    r"(?:our|today's|tomorrow's|yesterday's) (?:call|meeting|conversation|chat|talk|appointment))\b"
)
# One thing of the reader's that is under way: «your order 4711», not «your order intake».
_TRANSACTION = re.compile(
    r"\byour (?:recent |latest |last |new |outstanding |open )?(?P<thing>order|invoice|payment|"
    r"purchase|account|receipt|delivery|shipment|parcel|subscription|booking|reservation|"
    r"appointment|application|request|enquiry|inquiry|quote|ticket)"
    r"(?=\s*(?:$|[^\w\s'-])|\s+(?:\d|(?:is|has|was|will|from|with|of|on|no|number|confirm\w*|"
    r"details|status|update|received|shipped|due|ready)\b))"
)

# «for Dr. Foo», «at Withora B.V. on», «J. Crew», «12 Nov. About»: a full stop that ends nothing.
_ABBREVIATED = re.compile(
    r"(?:\b\w|\.\w+|\b(?:[DMSJ]r|Mrs|Ms|Prof|St|No|vs|approx|max|min|Inc|Co|Corp|Ltd|Bros|Dept|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$",
    re.IGNORECASE,
)


def misleading(subject: str, body: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """What `subject` promises and `body` does not hold, as written, each once.

    Args:
        subject: as the model wrote it.
        body: likewise.
        names: of companies and people, which may hold numbers and any word.
    """
    said, held = _without(names, subject), normal(body)
    found = [match[0].strip() for match in _THREAD.finditer(said)]
    found += [match[0] for match in _FILE.finditer(said)]
    found += [m[0] for m in _FREE.finditer(said) if not _FREE_SAID.search(held)]
    found += [m[0] for m in _WORDS.finditer(said) if not _speaks_of(m[0], held)]
    found += [
        match[0]
        for match in _TRANSACTION.finditer(said)
        if not re.search(rf"\b(?:your|this|the|an?) (?:\w+ )?{match['thing']}\b", held)
    ]
    return tuple(dict.fromkeys([*found, *_figures(subject, body, said)]))


def running_on(subject: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The whole sentences after the first one, without `names`.

    «Ready for spring? A word on invoices» holds one, as what comes after it does not end.
    """
    for name in filter(None, names):
        subject = subject.replace(name, "_")
    found, begun = [], 0
    for end in re.finditer(r"(?<=[.?!])\s+(?=(\S))", subject):
        if end[1].isupper() and not _ABBREVIATED.search(subject[: end.start()]):
            found.append(subject[begun : end.start()])
            begun = end.end()
    found.append(subject[begun:].strip())
    return tuple(one for one in found[1:] if one.endswith((".", "?", "!")))


def _without(names: Iterable[str], subject: str) -> str:
    said = normal(subject)
    for name in names:
        if pattern := whole(name):
            said = pattern.sub(" ", said)
    return said


def _speaks_of(word: str, body: str) -> bool:
    """Whether `body` holds `word` or a longer form: «urgently», «contracts that expire»."""
    stem = "expir" if word.startswith("expir") else word
    return bool(re.search(rf"\b{re.escape(stem)}", body))


def _figures(subject: str, body: str, said: str) -> list[str]:
    """Dates and numbers of the subject that the body lacks."""
    moments = [moment for dated in dates_in(body)[0] for moment in dated.readings]
    dates, rest = dates_in(subject)
    missing = [
        dated.text
        for dated in dates
        if not any(r.is_within(m) for r in dated.readings for m in moments)
    ]
    known = known_numbers(body)
    missing += [number.text for number in numbers_in(rest) if not number.is_in(known)]
    # What stood in a name was taken out of `said`.
    return [text for text in missing if normal(text) in said]
