"""Phone and account numbers of a text: digits that somebody could be sent or called by.

«call +44 20 7946 0958 or (555) 010-9999»  ->  442079460958, 5550109999
"""

import re

# Seven digits and more, with what people write between them; a word may stand right before.
_PHONE = re.compile(
    r"(?<![\d_])(?<!\d[.,])(?:\+|\b00)?\(?\d(?:[ ().\-/\u00a0‑–]{0,3}\d){6,14}(?![\w%]|[.,]\d)"
)
_VANITY = re.compile(r"\b(?:\+?1[- ])?8\d\d[- ][A-Z0-9-]*[A-Z]{3}[A-Z0-9-]*\b")
# Numbers of as many digits that call nobody: «1 200 000», «2025-2026», dates.
_AMOUNT = re.compile(r"\d{1,3}(?:[ .\u00a0]\d{3})+|(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d")
_DATE = re.compile(
    r"(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d)(?: \d{1,2})?"
)
_CALLS = re.compile(
    r"\b(?:call|phone|tel|text|ring|dial|whatsapp|reach|mobile|fax|sms)\b", re.IGNORECASE
)
_NEAR = 25
# «INV20260512», «DE123456789», «ISO9001-2015» number a thing: too short for most countries' phones
# with their prefix, behind letters that do not say how to call it.
_LETTERS = re.compile(r"(?<![^\W_])[A-Z]{2,6}\Z")
_CODE = re.compile(r"\d{7,8}|[1-9]\d{8}|\d{4,5}-(?:19|20)\d\d")
_CALL_LETTERS = re.compile(
    "CALL|CELL|DIAL|FAX|HANDY|MOB|MOBILE|NO|NR|PH|PHONE|RING|SMS|TEL|TEXT|WA"
)
# IBANs, wallets, keys: letters and digits that make no word.
_ACCOUNT = re.compile(
    r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b|\b0x[0-9a-fA-F]{12,}\b|"
    r"\b(?=\w*\d)(?=\w*[A-Za-z])[A-Za-z0-9]{20,}\b|"
    # sk-live-4eC39HqLyjWDarjtT1, ghp_…
    r"\b(?:sk|pk|rk|xox[a-z]|gh[opsu]|glpat|key)[-_](?=[\w-]*\d)[\w-]{10,}|"
    r"(?i:\bsort[ -]code\W{0,3})\d\d[ -]?\d\d[ -]?\d\d\b|"
    r"(?i:\b(?:account|acct|a/c)(?: (?:no|number|nr))?\W{0,3})\d{5,}\b"
)
_LEAST_COMMON = 7


def phones_in(text: str) -> tuple[list[str], str]:
    """Phone numbers of `text` as their digits (or letters), and the text with them blanked."""
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        near = text[max(0, match.start() - _NEAR) : match.start()]
        is_other = (
            _DATE.fullmatch(match[0])
            or (_AMOUNT.fullmatch(match[0]) and not _CALLS.search(near))
            or (_CODE.fullmatch(match[0]) and _is_named(near))
        )
        if is_other:
            return match[0]
        found.append(re.sub(r"[^0-9A-Z]", "", match[0]))
        return " " * len(match[0])

    return found, _PHONE.sub(take, _VANITY.sub(take, text))


def _is_named(near: str) -> bool:
    letters = _LETTERS.search(near)
    return bool(letters and not _CALL_LETTERS.fullmatch(letters[0]))


def phone_is_known(phone: str, known: set[str]) -> bool:
    """Whether `phone` is known, with or without its country's prefix."""
    bare = phone.lstrip("0")
    return any(
        min(len(bare), len(other.lstrip("0"))) >= _LEAST_COMMON
        and (bare.endswith(other.lstrip("0")) or other.endswith(bare))
        for other in known
    )


def accounts_in(text: str) -> tuple[list[str], str]:
    """Account numbers, wallets and keys of `text`, and the text with them blanked."""
    found = [match[0] for match in _ACCOUNT.finditer(text)]
    return found, _ACCOUNT.sub(lambda match: " " * len(match[0]), text)
