"""Numbers of a text, as values with a unit: «$1.2m», «20-minute», «per cent», «twenty-five»."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from tasks.common.number_words import NUMBER_WORDS

_CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "bucks": "USD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "gbp": "GBP", "pounds": "GBP", "quid": "GBP",
    "¥": "JPY", "jpy": "JPY", "yen": "JPY",
    "₹": "INR", "inr": "INR", "rupee": "INR", "rupees": "INR",
    "chf": "CHF", "franc": "CHF", "francs": "CHF", "czk": "CZK", "kč": "CZK",
    "pln": "PLN", "zł": "PLN", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "cad": "CAD",
    "aud": "AUD", "aed": "AED", "sgd": "SGD", "zar": "ZAR", "cny": "CNY", "brl": "BRL",
    "btc": "BTC", "bitcoin": "BTC", "bitcoins": "BTC", "grand": "grand",
}  # fmt: skip
_SCALES = {
    "": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "trillion": 10**12,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7, "mio": 10**6,
}  # fmt: skip
_BIG = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

_SIGNS = "$€£¥₹"
_CURRENCY = "|".join(sorted((c for c in _CURRENCIES if c.isalpha()), key=len, reverse=True))
# A currency may stand behind another word: «20 US dollars».
_UNIT = (
    r"(?P<unit>\s?%|[\s-]?(?:percent|per\scent|pct|prozent)\b|"
    rf"\s?[{_SIGNS}](?!\s?\d)|[\s-](?:[^\W\d_]+[\s-])?(?:{_CURRENCY})\b)?"
)
_DIGITS = re.compile(
    r"(?<![\w.,])"
    rf"(?P<currency>(?:\b[a-z]{{1,3}})?[{_SIGNS}]\s?|\b(?:usd|eur|gbp|chf|czk|inr)\s?)?"
    r"(?P<digits>\d{1,3}(?:[,'’\u00a0\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,:]\d+)?)"
    r"(?P<scale>(?:[km]|mn|bn?)(?![^\W\d_])|"
    r"\s(?:thousand|million|billion|trillion|lakhs?|crores?|mio)\b\.?)?"
    r"(?P<clock>\s?[ap]\.?m\b)?" + _UNIT,
    re.IGNORECASE,
)
_SPELLED = "|".join([*NUMBER_WORDS, *_BIG])
_WORDS = re.compile(
    rf"\b(?:{_SPELLED})(?:(?:[\s-]|\sand\s)(?:{_SPELLED}))*\b" + _UNIT,
    re.IGNORECASE,
)
# «half price», «½ off»: a share of a price without a number.
_PART = re.compile(r"\bhalf[\s-](?:the[\s-])?(?:price|cost|fee|off)s?\b", re.IGNORECASE)
_FRACTION = re.compile(r"(?:(\d+)\s?)?([¼-¾⅐-⅞])")
# Sayings, list marks and standing terms: no claims, unless a currency or a per cent is beside them.
_IDIOM = re.compile(
    rf"(?<![{_SIGNS}])(?<![{_SIGNS}]\s)(?<!\b(?:usd|eur|gbp|chf|czk|inr)\s)"
    r"\b(?:24/7|50[/-]50|80/20|9-to-5|nine[- ]to[- ]five|1[:-]1s?|1-on-1s?|3D|4K|5G|2FA|101|"
    r"(?:one|two|three|1|2|3) or (?:two|three|four|2|3|4))\b"
    rf"(?!{_UNIT.removesuffix('?').replace('?P<unit>', '?:')})|^\s*\d{{1,2}}[.)]\s",
    re.MULTILINE | re.IGNORECASE,
)
_IN_NAME = re.compile(r"[^\W\d_]-$")
_WIDE = re.compile("[\uff00-\uffef\ufe69\ufe6a\u066a]")
# Of a spelled number: «one thing», «a line or two».
LEAST_WORD_VALUE = 3


@dataclass(frozen=True)
class Number:
    """One number as written, and the values it can mean: «1.200» is 1.2 or 1200."""

    text: str
    values: frozenset[Decimal]
    unit: str
    """% or a currency code or «clock» or empty."""

    is_word: bool = False

    @property
    def needs_source(self) -> bool:
        """Not a bare 1, nor «one» and «two», which are rarely counts in an email."""
        least = LEAST_WORD_VALUE if self.is_word else 0
        return bool(self.unit) or (self.values != {Decimal(1)} and max(self.values) >= least)

    def is_in(self, known: set[tuple[Decimal, str]]) -> bool:
        """Whether a known number has one of the values, and the same unit where this has one."""
        if self.unit:
            return any((value, self.unit) in known for value in self.values)
        return any(value == other for value in self.values for other, _ in known)


def numbers_in(text: str) -> list[Number]:
    """Numbers of an email that need a source: not a bare 1, no idioms, no list marks."""
    return [n for n in _numbers(_IDIOM.sub(" ", _plain(text))) if n.needs_source]


def known_numbers(text: str) -> set[tuple[Decimal, str]]:
    """Every (value, unit) that a source states, small words included."""
    return {(value, n.unit) for n in _numbers(_plain(text)) for value in n.values}


def _numbers(text: str) -> list[Number]:
    digits = [(match, _from_digits(match)) for match in _DIGITS.finditer(text)]
    # GPT-4 and COVID-19 are names; «up-to-80%» is not.
    found = [
        number for match, number in digits
        if number.unit or not _IN_NAME.search(text, max(0, match.start() - 2), match.start())
    ]  # fmt: skip
    found += [_from_words(match) for match in _WORDS.finditer(text)]
    return found + [Number(m[0], frozenset({Decimal(50)}), "%") for m in _PART.finditer(text)]


def _plain(text: str) -> str:
    """`text` with full-width signs as plain ones and fractions as decimals."""
    if text.isascii():
        return text
    text = _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _FRACTION.sub(lambda m: f"{int(m[1] or 0) + unicodedata.numeric(m[2]):g}", text)


def _from_digits(match: re.Match[str]) -> Number:
    digits = re.sub(r"['’\u00a0\u202f]", "", match["digits"])
    if ":" in digits:
        values, clock = {Decimal(digits.replace(":", "."))}, True
    else:
        values, clock = _readings(digits), bool(match["clock"])
    scale = _SCALES[(match["scale"] or "").strip(" .").lower()]
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
        if word in NUMBER_WORDS:
            part += NUMBER_WORDS[word]
        elif word == "hundred":
            part *= 100
        elif word in _BIG:
            total, part = total + part * _BIG[word], 0
    value = frozenset({Decimal(total + part)})
    return Number(match[0].strip(), value, _unit(unit), is_word=True)


def _unit(written: str | None) -> str:
    written = (written or "").strip(" -\u00a0").lower()
    if not written:
        return ""
    last = re.split(r"[\s-]", written)[-1]
    if last in _CURRENCIES:
        return _CURRENCIES[last]
    # «C$» and «R$» are other dollars.
    return last.upper() if last[-1] in _SIGNS else "%"
