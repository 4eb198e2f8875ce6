"""Person- and company-like names of an English text, and whether the sources hold them.

A capital letter inside a sentence makes a name; the first word of a sentence is one only where
what follows says so («Marta from Acme suggested», «Marta told me»), because ordinary sentences
must never send a good email to review. Headings in title case are read like first words.

Not covered: names in small letters, names in scripts without capitals, a known first name beside
another known last name, and languages that capitalise nouns.
"""

import re
from dataclasses import dataclass, field

from tasks.score.lexicon import OPENER_ENDINGS, OPENERS, PLAIN
from tasks.score.words import STOP_WORDS, normal

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[&'’\-‑][^\W_]+)*")
# A full stop after these ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|e\.g|i\.e|vs|no|[a-z])\.)$", re.IGNORECASE
)
_BEFORE_SENTENCE = re.compile(r"(?:^|[.!?…:;|–—]|^[\s>*•#\-–—]+)[\s\"'“”‘’»«)(*]*$")
_OPENS_QUOTE = re.compile(r"(?:^|\s)[\"“‘«(]$")
_LINK = re.compile(r"^(?: | & | (?:of|de|da|del|di|van|von|der|den|la|le|bin|al) )$")
_SAYS_NAME = re.compile(
    r"^(?:,? (?:from|at|of) [^\W\d_a-z]|,? who (?:is|was|runs|leads)\b|"
    r" (?:(?:also|just|kindly|recently|had|has) )?"
    r"(?:said|says|told|tells|suggested|suggests|mentioned|mentions|recommended|recommends|asked|"
    r"introduced|referred|thought|thinks|pointed|gave|spoke|wrote|works|worked|joined|uses|used|"
    r"shared|insisted|believes|runs|leads)\b)"
)
_FUNCTION_WORDS = (STOP_WORDS | {"please"}) - {"will"}
_FIRST_CLAUSE_WORDS = 4
_CLOSING_LINES = 4
_TITLE_CASE_SHARE = 0.7


@dataclass
class KnownNames:
    """Every word of the sources, for look-ups of names."""

    tokens: set[str] = field(default_factory=set)
    compact: str = ""
    initials: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, texts: list[str]) -> "KnownNames":
        """Tokens, the text without spaces (OrlikFoods), and initials (VIG) of `texts`."""
        known = cls()
        for text in texts:
            tokens = [match[0] for match in _TOKEN.finditer(text)]
            for token in tokens:
                bare = _bare(token)
                known.tokens |= {bare, *re.split(r"[.&'\-]", bare)}
            capitals = "".join(token[0] if token[0].isupper() else " " for token in tokens)
            for run in capitals.split():
                known.initials |= {run[i:j].casefold() for i in range(len(run))
                                   for j in range(i + 2, min(len(run), i + 6) + 1)}  # fmt: skip
        known.tokens.discard("")
        known.compact = " ".join(re.sub(r"[\W_]+", "", normal(text)) for text in texts)
        return known

    def holds(self, token: str) -> bool:
        """Whether a single token is known, whole, in the singular, or in all its parts."""
        bare = _bare(token)
        if bare in self.tokens or bare.removesuffix("s") in self.tokens or bare in PLAIN:
            return True
        if token.isupper() and bare in self.initials:
            return True
        parts = re.split(r"[.&'’\-‑]", token)
        if len(parts) < 2:
            return False
        # Of «London-based» only «London» is a name.
        capitals = [_bare(part) for part in parts if any(c.isupper() for c in part)]
        return all(p in self.tokens or p in PLAIN or len(p) == 1 for p in capitals)

    def hold_run(self, run: list[str]) -> bool:
        """Whether every token of a name is known, or the name is known written in one word."""
        if all(self.holds(token) for token in run):
            return True
        compact = re.sub(r"[\W_]+", "", normal("".join(_bare(token) for token in run)))
        return len(compact) >= 5 and compact in self.compact


def names_in(text: str, known: KnownNames, *, is_body: bool = True) -> list[tuple[str, bool]]:
    """Names of `text` in order, each with whether `known` holds it."""
    found: list[tuple[str, bool]] = []
    lines = [line for line in text.splitlines() if line.strip()]
    for i, line in enumerate(lines):
        is_edge = is_body and (i == 0 or i >= len(lines) - _CLOSING_LINES)
        found += _names_of_line(line, known, is_first=is_body and i == 0, is_edge=is_edge)
    return found


def _names_of_line(
    line: str, known: KnownNames, *, is_first: bool, is_edge: bool
) -> list[tuple[str, bool]]:
    tokens = list(_TOKEN.finditer(line))
    title_case = _is_title_case(line, [token[0] for token in tokens])
    runs: list[list[tuple[re.Match[str], bool]]] = []  # (token, whether a capital proves nothing)
    for token in tokens:
        if not _is_capitalised(token[0]):
            continue
        starts = _starts_sentence(line[: token.start()], is_first)
        is_weak = (starts or title_case) and not _is_odd(token[0])
        if token[0].lower() in _FUNCTION_WORDS or (is_weak and _is_opener(token[0])):
            continue
        gap = line[runs[-1][-1][0].end() : token.start()] if runs else ""
        if runs and not starts and _LINK.match(gap):
            runs[-1].append((token, is_weak))
        else:
            runs.append([(token, is_weak)])
    found = []
    for run in runs:
        # A weak word that no source holds is taken for an ordinary one unless its place names it.
        strong = [
            token for token, is_weak in run
            if not is_weak or known.holds(token[0]) or _is_named_by_place(line, token, is_edge)
        ]  # fmt: skip
        names = [token for token in strong if not _is_plain(token[0])]
        if not names:
            continue
        is_known = known.hold_run([token[0] for token in names])
        if not is_known:  # shown with the weak words around it: «Marta Novak», not «Novak»
            names = [token for token, _ in run if not _is_plain(token[0])]
        shown = line[names[0].start() : names[-1].end()]
        found.append((_without_possessive(shown), is_known))
    return found


def _is_capitalised(token: str) -> bool:
    return any(c.isupper() for c in token) and not (len(token) == 1 or normal(token) in ("i'm",))


def _is_odd(token: str) -> bool:
    """Capitals that no sentence start explains: SAP, iPhone, McKinsey."""
    bare = _without_possessive(token)
    if bare.isupper() and len(bare) > 1:
        return bare.casefold() not in OPENERS
    return any(c.isupper() for part in bare.split("-") for c in part[1:])


def _is_opener(token: str) -> bool:
    bare = normal(token)
    parts = bare.split("-")
    return (
        bare in OPENERS
        or _bare(token) in OPENERS | PLAIN
        or bare.endswith(OPENER_ENDINGS)
        or (len(parts) > 1 and (parts[0] in OPENERS | PLAIN or parts[0].endswith(OPENER_ENDINGS)))
    )


def _starts_sentence(before: str, is_first: bool) -> bool:
    if is_first and before.rstrip().endswith(",") and len(before.split()) <= _FIRST_CLAUSE_WORDS:
        return True  # «Hi Tomas, Congratulations on …»
    if _ABBREVIATION.search(before.rstrip()):
        return before.rstrip().lower().endswith("p.s.")
    return bool(_BEFORE_SENTENCE.search(before) or _OPENS_QUOTE.search(before))


def _is_named_by_place(line: str, token: re.Match[str], is_edge: bool) -> bool:
    """A signature or salutation of one word, or a sentence that goes on as after a name."""
    alone = is_edge and line.strip().strip(",.!:-– ") == token[0]
    return alone or bool(_SAYS_NAME.match(line[token.end() :]))


def _is_title_case(line: str, tokens: list[str]) -> bool:
    """Whether a line is a heading; a sentence of many names ends in a full stop."""
    long = [token for token in tokens if len(token) >= 4]
    capitals = sum(token[0].isupper() for token in long)
    is_sentence = line.rstrip().endswith((".", "!", ",", ";"))
    return not is_sentence and len(long) >= 3 and capitals / len(long) >= _TITLE_CASE_SHARE


def _is_plain(token: str) -> bool:
    """No name anywhere: a standing term, also in the plural (CFOs)."""
    bare = _bare(token)
    return bare in PLAIN or (token.rstrip("s").isupper() and bare.removesuffix("s") in PLAIN)


def _without_possessive(token: str) -> str:
    return re.sub(r"['’]s?$", "", token)


def _bare(token: str) -> str:
    return normal(_without_possessive(token))
