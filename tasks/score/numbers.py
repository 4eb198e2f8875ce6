"""Numbers of a text, as values with a unit: «$1.2m», «20-minute», «per cent», «twenty-five»."""

import re
from dataclasses import dataclass
from decimal import Decimal

_CURRENCIES = {
    "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "gbp": "GBP", "pounds": "GBP",
    "¥": "JPY", "₹": "INR", "inr": "INR", "chf": "CHF", "czk": "CZK",
}  # fmt: skip
_SCALES = {
    "": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_BIG = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

_UNIT = (
    r"(?P<unit>\s?%|[\s-]?(?:percent|per\scent)\b|"
    r"\s(?:usd|eur|gbp|chf|czk|inr|dollars?|euros?|pounds)\b)?"
)
_DIGITS = re.compile(
    r"(?<![\w.,])(?<![^\W\d_]-)"  # not inside B2B or GPT-4, which are names
    r"(?P<currency>[$€£¥₹]\s?|(?:usd|eur|gbp|chf|czk|inr)\s?)?"
    r"(?P<digits>\d{1,3}(?:[,'’\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,:]\d+)?)"
    r"(?P<scale>(?:[km]|mn|bn?)(?![^\W\d_])|\s(?:thousand|million|billion|trillion)\b)?"
    r"(?P<clock>\s?[ap]\.?m\b)?" + _UNIT,
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"\b(?:{'|'.join([*_SMALL, *_BIG])})(?:(?:[\s-]|\sand\s)(?:{'|'.join([*_SMALL, *_BIG])}))*\b"
    + _UNIT,
    re.IGNORECASE,
)
# Sayings, list marks and standing terms: no claims.
_IDIOM = re.compile(
    r"\b(?:24/7|50/50|80/20|9-to-5|nine[- ]to[- ]five|1[:-]1s?|1-on-1s?|3D|4K|5G|2FA|101|"
    r"(?:one|two|three|1|2|3) or (?:two|three|four|2|3|4))\b|^\s*\d{1,2}[.)]\s",
    re.MULTILINE | re.IGNORECASE,
)
# «one» and «two» are rarely counts in an email: «one thing», «a line or two».
LEAST_WORD_VALUE = 3


@dataclass(frozen=True)
class Number:
    """One number as written, and the values it can mean: «1.200» is 1.2 or 1200."""

    text: str
    values: frozenset[Decimal]
    unit: str
    """% or a currency code or «clock» or empty."""

    def is_in(self, known: set[tuple[Decimal, str]]) -> bool:
        """Whether a known number has one of the values, and the same unit where this has one."""
        if self.unit:
            return any((value, self.unit) in known for value in self.values)
        return any(value == other for value in self.values for other, _ in known)


def numbers_in(text: str) -> list[Number]:
    """Numbers of an email that need a source: not a bare 1, no idioms, no list marks."""
    text = _IDIOM.sub(" ", text)
    found = [_from_digits(match) for match in _DIGITS.finditer(text)]
    found = [n for n in found if n.unit or n.values != {Decimal(1)}]
    spelled = [_from_words(match) for match in _WORDS.finditer(text)]
    return found + [n for n in spelled if n.unit or max(n.values) >= LEAST_WORD_VALUE]


def known_numbers(text: str) -> set[tuple[Decimal, str]]:
    """Every (value, unit) that a source states, small words included."""
    found = [_from_digits(match) for match in _DIGITS.finditer(text)]
    found += [_from_words(match) for match in _WORDS.finditer(text)]
    return {(value, number.unit) for number in found for value in number.values}


def _from_digits(match: re.Match[str]) -> Number:
    digits = re.sub(r"['’\u00a0\u202f]", "", match["digits"])
    if ":" in digits:
        values, clock = {Decimal(digits.replace(":", "."))}, True
    else:
        values, clock = _readings(digits), bool(match["clock"])
    scale = _SCALES[(match["scale"] or "").strip().lower()]
    unit = "clock" if clock else _unit(match["currency"] or match["unit"])
    return Number(match[0].strip(), frozenset(value * scale for value in values), unit)


def _readings(digits: str) -> set[Decimal]:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return {Decimal(digits.replace(",", ""))}
    values = {Decimal(digits.replace(",", "."))}
    if re.fullmatch(r"\d{1,3}\.\d{3}", digits):
        values.add(Decimal(digits.replace(".", "")))
    return values


def _from_words(match: re.Match[str]) -> Number:
    unit = match["unit"] or ""
    spelled = match[0].removesuffix(unit) if unit else match[0]
    total, part = 0, 0
    for word in re.split(r"[\s-]+", spelled.lower()):
        if word in _SMALL:
            part += _SMALL[word]
        elif word == "hundred":
            part *= 100
        elif word in _BIG:
            total, part = total + part * _BIG[word], 0
    return Number(match[0].strip(), frozenset({Decimal(total + part)}), _unit(unit))


def _unit(written: str | None) -> str:
    written = (written or "").strip(" -").lower()
    if not written:
        return ""
    return _CURRENCIES.get(written, "%")
