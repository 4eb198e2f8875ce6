"""Invented qualifications: what a cover letter says of its writer and no input of it holds.

inputs    «Data Analyst at Corvid Health for 3 years», «SQL, Tableau», «BSc in Biology»
letter    «With a master's degree and five years of experience in Tableau and Power BI, I …»
invented  «five», «Power BI», «master's degree»

Counted are names and numbers without a source, papers of a kind that the inputs do not name, and
what follows words such as «experience in», «proficient in» and «knowledge of», or stands before
«skills», where no word of it stands in an input. Not covered: what the job asks for and the
applicant does not have, claimed all the same; virtues outside such phrases («I am a team player»);
what stands above the greeting or below the sign-off.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import takewhile

from tasks.score.frames import bare
from tasks.score.grounding import Sources, ground, read_sources
from tasks.score.words import STOP_WORDS, normal, words

# Other items without a source are faults of a letter, but no qualifications.
_GROUNDED = ("name", "number", "date")
# With whatever stands above it: addresses, a date.
_GREETING = re.compile(
    r"\A[\s\S]*?^\s*(?:dear|hello|hi|good day|to whom|greetings)\b[^\n,:]*[,:]?",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURE = re.compile(
    r"^(?:yours |with |best |kind |warm )*"
    r"(?:sincerely|faithfully|truly|regards|wishes|respectfully),?[^.\n]*(?:\n[\s\S]*)?\Z",
    re.IGNORECASE | re.MULTILINE,
)
# By kind, how a letter names a paper and how its inputs may.
_PAPERS = {
    "bachelor": (
        r"bachelor(?:'?s)?|b\.?sc|undergraduate degree", r"bachelor(?:'?s)?|b\.?(?:sc?|a|eng)",
    ),
    "master": (
        r"master'?s(?: degree)?|master of|m\.?sc|mba", r"master(?:'?s)?|m\.?(?:sc?|a|eng)|mba",
    ),
    "doctorate": (r"ph\.?d|doctorate|doctoral degree", r"ph\.?d|doctorate|doctor"),
    "degree": (
        r"(?<!'s )(?:degree|graduate|graduated)",
        r"degrees?|bachelor(?:'?s)?|master(?:'?s)?|[bm]\.?(?:sc?|a|eng|tech)|ph\.?d|mba|diploma|graduat\w+",
    ),
    "diploma": (r"diploma", r"diploma"),
    "certificate": (r"certifi(?:cate|cation|ed)", r"certifi\w+|certs?"),
    "licence": (r"licen[cs]e[ds]?", r"licen[cs]e[ds]?"),
}  # fmt: skip
# «Master's» reads like a name, «MSc» in the inputs or not.
_PAPER = re.compile(r"(?:bachelor|master|doctor)", re.IGNORECASE)
# «I have no experience in customs, and would gladly gain experience in it»
_CLAIM = re.compile(
    r"(?<!\bno )(?<!\bgain )(?<!\bgaining )(?<!\bwithout )\b"
    r"(?:experienced? (?:with|in|of)|proficien(?:t|cy) (?:in|with|at)|"
    r"skilled (?:in|at|with)|skills? (?:in|with)|expert(?:ise)? (?:in|with)|background in|"
    r"knowledge of|grasp of|command of|understanding of|familiar(?:ity)? with|"
    r"(?:certifi\w+|degree|diploma|trained|training) in|speciali[sz](?:ed|ing|ation) in|"
    r"adept (?:at|in|with)|(?:well[- ])?versed in|track record (?:of|in)|practised in|"
    r"at home in|competen(?:t|ce) in|fluen(?:t|cy) in|trained as(?: an?)?|"
    r"background includes)\s+"
    r"(?=(?P<what>[^.;:!?\n()]+))"  # a sentence may claim twice
)
_SKILLS = re.compile(
    r"(?P<what>(?:[\w'/-]+(?:, (?:and )?| and | & | )){1,6})(?:skills?|abilities)\b"
)
# «my strong», «I also have excellent»: what stands before the skills themselves.
_BEFORE_SKILLS = re.compile(
    r".*\b(?:my|your|the|a|an|these|those|have|has|with|of|in|possess|bring|developed|used)\s"
)
# Where the things that are claimed end and the sentence goes on.
_GOES_ON = re.compile(
    r",? \b(?:i|i'm|my|me|mine|we|you|your|which|that|who|as|at|to|for|from|with|where|while|when|"
    r"during|because|but|then|than|if|so|by|through|among|on|along|make|makes|made|have|has|had|"
    r"will|would|can|could|should|is|am|are|be|was|were|gained|having|combined|coupled|aligns?|"
    r"completes?|always|constantly|regularly|ready|eager|able|willing|let)\b.*"
)
_PARTS = re.compile(r",| and | or |&|/| as well | such as | including ")
_FEW_YEARS = re.compile(
    r"\b(?P<number>one|two|1|2)\+? years?\b|\b(?P<decades>a|one|two) decades?\b"
)
_VALUES = {"a": 1, "one": 1, "1": 1, "two": 2, "2": 2}
# A thing that opens so, or is longer, is the next clause.
_CLAUSE = re.compile(r"(?:a|an|the|this|that|it|\w+ing\s\w+|\w+ed|something|here|though)\b")
_LONGEST = 4
# Two words with the same first letters are forms of one: develop, developer, development.
_STEM = 5
# How something is done: «successfully leading», and not «supply», at whose end the thing stands.
_MANNER = re.compile(r"\w{3,}ly (?=\w)")
# Words that name no qualification.
_GENERAL = frozenset(
    """
    ability additional advanced all another application applications area areas aspects
    background best broad building business career communicating company competencies
    concepts creating current deep delivering demonstrated designing developing different
    diverse employer environment environments essential every excellent exceptional
    experience expertise extensive fast field fields findings first following frameworks
    further future general good great hands hands-on hard here high implementing improving
    including industries industry issues job key knowledge languages latest leading list
    listed managing many methodologies methods modern multiple names natural necessary
    needed needs opportunities organization other own particular past performing personal
    platforms point position possible post practical practice practices present previous
    principles processes products professional programming projects proven providing
    qualifications quality range ranges related relevant remaining required requirements
    results role roles sector services several similar skill skills software solid solutions
    something sound specific standards strong such systems team teams technical techniques
    technologies technology these things thorough those though tools transferable trends
    type unique using valuable variety various vast wide work working world year years
    """.split()  # noqa: SIM905
)


def invented_in(letter: str, inputs: Iterable[str]) -> tuple[str, ...]:
    """The qualifications of `letter` that `inputs` do not hold, each once."""
    given = list(inputs)
    sources = read_sources(given)
    text = _SIGNATURE.sub("", _GREETING.sub("", letter))
    found = [
        item.value for item in ground("", text, sources).items
        if item.kind in _GROUNDED and not item.supported and not _PAPER.match(item.value)
    ]  # fmt: skip
    said = normal(text)
    found += [match[0] for match in _FEW_YEARS.finditer(said)
              if not _has_years(match, sources)]  # fmt: skip
    found += _papers(said, normal(sources.text))
    found += _claims(said, sources)
    return _each_once(found)


def _has_years(match: re.Match[str], sources: Sources) -> bool:
    """Whether an input holds that number; of «over a decade», one from 10 to 19."""
    if match["number"]:
        return (Decimal(_VALUES[match["number"]]), "") in sources.numbers
    decades = _VALUES[match["decades"]]
    return any(value // 10 == decades for value, unit in sources.numbers if not unit)


def _papers(said: str, given: str) -> list[str]:
    """Degrees, certificates and licences of a kind that no input names."""
    matches = (
        (re.search(rf"\b(?:{own})(?!\w)", said), re.search(rf"\b(?:{known})(?!\w)", given))
        for own, known in _PAPERS.values()
    )
    return [match[0] for match, is_known in matches if match and not is_known]


def _claims(said: str, sources: Sources) -> list[str]:
    known = {_stem(word) for word in words(sources.text)} | _parts_of(sources.text)
    claimed: list[str] = []
    for match in _CLAIM.finditer(said):
        claimed += _things(_GOES_ON.sub("", match["what"]))
    for match in _SKILLS.finditer(said):
        claimed += _things(_BEFORE_SKILLS.sub("", match["what"]))
    return [thing for thing in claimed if _is_unknown(thing, known)]


def _things(what: str) -> list[str]:
    pieces = (piece.strip().removesuffix(" and") for piece in _PARTS.split(what))
    parts = [piece for piece in pieces if piece]
    return parts[:1] + list(takewhile(_is_thing, parts[1:]))


def _is_thing(part: str) -> bool:
    return len(part.split()) <= _LONGEST and not _CLAUSE.match(part)


def _is_unknown(thing: str, known: set[str]) -> bool:
    """Whether it means something, and no word of it stands in an input."""
    parts = (part for word in words(_MANNER.sub("", thing)) for part in word.split("-"))
    telling = [part for part in parts if part not in STOP_WORDS | _GENERAL]
    return bool(telling) and not any(_stem(part) in known for part in telling)


def _stem(word: str) -> str:
    return bare(word)[:_STEM]


def _parts_of(text: str) -> set[str]:
    return {_stem(part) for word in words(text) if "-" in word for part in word.split("-")}


def _each_once(found: Sequence[str]) -> tuple[str, ...]:
    """Without what another one holds: «power bi» beside «Power BI», «sql» beside «T-SQL»."""
    kept: list[str] = []
    for value in found:
        if not any(normal(value) in normal(other) or normal(other) in normal(value)
                   for other in kept):  # fmt: skip
            kept.append(value)
    return tuple(kept)
