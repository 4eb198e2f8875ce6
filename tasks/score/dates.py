"""Dates of a text: whole ones, «12 May», «in March», «Tuesday», «Q3».

Not covered: relative ones such as «tomorrow» and «next week», which claim nothing. A year alone
is a number.
"""

import re
from dataclasses import dataclass

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"]  # fmt: skip
_SHORT = [name[:3] for name in _MONTHS]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTH_NUMBER = {name.upper(): i for names in (_MONTHS, _SHORT) for i, name in enumerate(names, 1)}
_MONTH_NUMBER["SEPT"] = 9


def _either(names: list[str]) -> str:
    """The names, longest first, capitalised or in capitals."""
    longest = sorted({*names, *(n.upper() for n in names)}, key=len, reverse=True)
    return "|".join(longest)


# The full stop of «Jan. 5», never one that ends a sentence.
_MONTH = rf"(?P<month>{_either([*_MONTHS, *_SHORT, 'Sept'])})\b(?:\.(?=\s\d))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
# «May» and «March» are also plain words, so they need a word before them that dates something.
_DATING = (r"(?:in|of|by|since|until|till|this|last|next|early|late|mid|during|through|from|to|"
           r"for|before|after|every|between|end-)")  # fmt: skip
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"\b{_YEAR}-(?P<month_number>\d{{2}})-(?P<day>\d{{2}})(?!\d)",
        r"(?<![\d/.])(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?!\d)",
        rf"\b{_DAY}(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR}\b)?",
        rf"\b{_MONTH}\s{_DAY}\b(?:,?\s{_YEAR}\b)?",
        rf"\b{_MONTH},?\s{_YEAR}\b",
        rf"(?<=\b)(?:(?i:{_DATING})[\s-])(?P<month>{_either(_MONTHS)})\b",
        rf"\b(?P<month>{_either([m for m in _MONTHS if m not in ('May', 'March')])})\b",
        rf"\b(?P<weekday>{_either(_WEEKDAYS)})(?:s|S)?\b",
        r"\b(?P<weekday>Mon|Tues?|Wed|Thu(?:rs)?|Fri)\b",
        r"\b(?P<quarter>[QH][1-4])\b(?:[\s/-]?(?P<year>\d{4})\b)?",
    )
]


@dataclass(frozen=True)
class Moment:
    """What a text says about a date; empty parts are unsaid."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: str = ""
    quarter: str = ""

    def is_within(self, other: "Moment") -> bool:
        """Whether `other` says all that this says."""
        mine = (self.year, self.month, self.day, self.weekday, self.quarter)
        theirs = (other.year, other.month, other.day, other.weekday, other.quarter)
        return all(not part or part == known for part, known in zip(mine, theirs, strict=True))


@dataclass(frozen=True)
class Dated:
    """A date as written, and what it can mean: 03/04/2026 has two readings."""

    text: str
    readings: tuple[Moment, ...]


def dates_in(text: str) -> tuple[list[Dated], str]:
    """The dates of `text`, and the text with them blanked so that no digit is read twice."""
    found: list[Dated] = []

    def take(match: re.Match[str]) -> str:
        readings = _readings(match.groupdict())
        if not readings:
            return match[0]
        found.append(Dated(match[0].strip(), readings))
        return " " * len(match[0])

    for pattern in _PATTERNS:
        text = pattern.sub(take, text)
    return found, text


def _readings(parts: dict[str, str | None]) -> tuple[Moment, ...]:
    if parts.get("weekday"):
        return (Moment(weekday=str(parts["weekday"])[:3].lower()),)
    year = int(str(parts["year"])) if parts.get("year") else None
    if parts.get("quarter"):
        return (Moment(quarter=str(parts["quarter"]), year=year),)
    if parts.get("first"):
        first, second = int(str(parts["first"])), int(str(parts["second"]))
        year = year + 2000 if year is not None and year < 100 else year
        orders = {(first, second), (second, first)}
        return tuple(Moment(year, m, d) for d, m in sorted(orders) if m <= 12 and 1 <= d <= 31)
    month = (
        int(str(parts["month_number"]))
        if parts.get("month_number")
        else _MONTH_NUMBER[str(parts["month"]).upper()]
    )
    return (Moment(year, month, int(str(parts["day"])) if parts.get("day") else None),)
