"""What a gate may hold a column of a table to; `reason` is the code that a failing row carries."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NotBlank:
    """The value is neither null nor the empty string."""

    reason: str


@dataclass(frozen=True)
class Matches:
    """The value matches the whole regular expression; nulls pass."""

    regex: str
    reason: str


@dataclass(frozen=True)
class Between:
    """low <= value <= high; nulls pass."""

    low: float
    high: float
    reason: str


@dataclass(frozen=True)
class OneOf:
    """The value is one of `values`; nulls pass."""

    values: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class LengthBetween:
    """low <= characters <= high, where each is not None; nulls pass."""

    low: int | None
    high: int | None
    reason: str


@dataclass(frozen=True)
class IsUnique:
    """No other row of the table holds the same value."""

    reason: str


Check = NotBlank | Matches | Between | OneOf | LengthBetween | IsUnique
