"""Real people's names out of real mail: who is a person, and a fictional name for each.

Names are learnt from the headers of the corpus itself: every part of a sender's or recipient's
display name. A part that people as often write in small letters (`will`, `price`) is an ordinary
word and stays, unless it belongs to the two people of the mail. A word that mostly follows a known
given name («Jill Zively») is a surname, though no header holds it. Not found: other people whom no
header of the corpus names; names in small letters.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.records import Message
from tasks.curate.outreach_generator.people import FIRST, LAST, SELLER_KINDS

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLED = re.compile(r"\b((?:Mr|Ms|Mrs|Dr|Prof)\.?|Professor) ([A-Z][\w'’-]+)")
# A part is an ordinary word that stands in small letters this often, and for so many times with a
# capital. Hasty people write «vince» too: a share and not the number alone decides.
_ORDINARY, _SMALL_SHARE = 3, 0.2
_MONTHS_WORDS = """
january february march april may june july august september october november december
"""
_MONTHS = frozenset(_MONTHS_WORDS.split())
_SHORT_MONTHS = frozenset(month[:3] for month in _MONTHS)
# What stands around a month that is cut short: «Jan. '01», «14-Jan», where «Jan» is nobody.
_DATE_AFTER, _DATE_BEFORE = re.compile(r"[.,]? ?-?['’]?\d"), re.compile(r"\d[- ]$")
_NEIGHBOURS = re.compile(rf"({_WORD.pattern})(?: [A-Z]\.)? (?=({_WORD.pattern}))")
# A surname stands after a given name in this share of the places where it stands.
_FOLLOWS = 0.5
# `shop.co.uk` is the domain of «shop».
_SECOND_LEVEL = frozenset(("co", "com", "ac", "org", "gov", "net"))
# A full stop in a company's name would look like the end of a sentence.
_KINDS = tuple(kind for kind in SELLER_KINDS if "." not in kind)


@dataclass(frozen=True)
class KnownNames:
    """Parts of the names that occur in a corpus' headers, in small letters."""

    parts: frozenset[str]
    surnames: frozenset[str] = frozenset()
    """Those that more often come last."""


def learn_names(messages: Iterable[Message]) -> KnownNames:
    """The name parts of a corpus; one pass, memory grows with its vocabulary and its
    pairs of capitalised words."""
    first, later = Counter[str](), Counter[str]()
    small, capital = Counter[str](), Counter[str]()
    neighbours = Counter[tuple[str, str]]()
    for message in messages:
        for name in (message.sender_name, message.recipient_name):
            parts = [part.casefold() for part in _WORD.findall(given_first(name))]
            first.update(parts[:1])
            later.update(parts[1:])
        for word in _WORD.findall(message.body):
            if word.islower():
                small[word] += 1
            elif word[0].isupper():
                capital[_bare(word).casefold()] += 1
        neighbours.update(
            (given.casefold(), _bare(word).casefold())
            for given, word in _NEIGHBOURS.findall(message.body)
            if given[0].isupper() and word[0].isupper()
        )

    def may_be_name(part: str) -> bool:
        rarely_small = small[part] < _ORDINARY or small[part] < _SMALL_SHARE * capital[part]
        return len(part) > 2 and part not in _MONTHS and rarely_small

    names = set(filter(may_be_name, first.keys() | later.keys()))
    surnames = {part for part in names if later[part] > first[part]}
    following = Counter[str]()
    for (given, word), times in neighbours.items():
        following[word] += times if given in names - surnames else 0
    unheard = {
        word for word, times in following.items()
        if times and times >= _FOLLOWS * capital[word] and may_be_name(word)
    } - names  # fmt: skip
    return KnownNames(frozenset(names | unheard), frozenset(surnames | unheard))


def given_first(name: str) -> str:
    """`Lind, Ola` -> `Ola Lind`."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name.strip()


class Renamer:
    """Gives every real name of one mail one fictional name, the same at every occurrence."""

    def __init__(self, key: str, known: KnownNames):
        self._key, self._known = key, known
        self._own: dict[str, str] = {}
        self._companies: dict[str, str] = {}

    def person(self, name: str, role: str) -> tuple[str, str]:
        """Fictional (given name, whole name) for somebody of this mail, remembered by parts."""
        parts = _WORD.findall(name)
        first = self._pick(FIRST, f"{role}:first")
        last = self._pick(LAST, f"{role}:last").replace("-", " ")
        if parts:
            self._own[parts[0].casefold()] = first
        for part in parts[1:]:
            if len(part) > 1:
                self._own[part.casefold()] = last
        return first, f"{first} {last}"

    def company(self, address: str) -> str:
        """A fictional company for the domain of an address, remembered by the domain's name."""
        labels = address.rpartition("@")[2].casefold().split(".")[:-1]
        if labels and labels[-1] in _SECOND_LEVEL:
            labels.pop()
        if not labels:
            return ""
        label = labels[-1]
        made = f"{self._pick(LAST, label).replace('-', ' ')} {self._pick(_KINDS, label)}"
        self._companies[label] = made
        return made

    def rename(self, text: str) -> str:
        """`text` with every known name and the companies of the mail replaced."""
        for label, made in self._companies.items():
            pattern = rf"\b{re.escape(label)}\b(?: (?:Corp|Inc|North America)\b\.?)?"
            text = re.sub(pattern, made, text, flags=re.IGNORECASE)
        text = _TITLED.sub(lambda m: f"{m[1]} {self._pick(LAST, m[2].casefold())}", text)
        return _WORD.sub(self._replaced, text)

    def _replaced(self, match: re.Match[str]) -> str:
        word = match[0]
        bare = _bare(word)
        key = bare.casefold()
        if not word[0].isupper() or any(word in made for made in self._companies.values()):
            return word
        if key in self._own:
            return self._own[key] + word[len(bare) :]
        if key in _SHORT_MONTHS and word == bare and _in_date(match):
            return word
        if key in self._known.parts:
            if key in self._known.surnames:
                return self._pick(LAST, key).replace("-", " ") + word[len(bare) :]
            return self._pick(FIRST, key) + word[len(bare) :]
        return word

    def _pick(self, names: tuple[str, ...], what: str) -> str:
        digest = hashlib.sha256(f"{self._key}\0{what}".encode()).digest()
        return names[int.from_bytes(digest[:8], "big") % len(names)]


def _in_date(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 2) : match.start()]
    return bool(_DATE_AFTER.match(match.string, match.end()) or _DATE_BEFORE.search(before))


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")
