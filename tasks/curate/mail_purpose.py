"""What a mail is for and what it states: the objective and the facts an answer can be held to."""

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(
    # Not after abbreviations: Dr. Inc. Aug. A. e.g.
    r"(?<=[.?!])(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bCorp\.)(?<!\bNo\.)(?<!\b[A-Z]\.)"
    r"(?<!\b[A-Z][a-z][a-z]\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)\s+|\n+"
)
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\d+")
_MOST_FACTS = 6
_LONGEST_FACT = 40  # words
# How requests begin -> how an objective puts the same. The first that matches decides.
_REQUESTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), said)
    for pattern, said in (
        (r"^(?:could|can|would|will) you (?:please |kindly )?(?P<what>.+?)\?*$",
         "ask them to {what}"),
        (r"^please (?P<what>.+?)[.!]*$", "ask them to {what}"),
        (r"^(?:just )?let me know (?P<what>.+?)[.!?]*$", "ask them to let me know {what}"),
        (r"^(?:i would|i'd) (?:like|appreciate it if) you (?:to |could )(?P<what>.+?)[.!]*$",
         "ask them to {what}"),
        (r"^i (?:would like|'d like|want|need) to (?P<what>.+?)[.!]*$",
         "say that I would like to {what}"),
        (r"^(?P<what>(?:do|does|did|is|are|have|has|should|shall|when|where|what|who|how|which)"
         r" .+\?)$",
         "ask: {what}"),
    )
)  # fmt: skip


@dataclass(frozen=True)
class Purpose:
    """What the inputs say of one mail."""

    objective: str
    facts: tuple[str, ...]
    subject: str
    sign_off: str


def purpose_and_facts(body: str, subject: str) -> Purpose | None:
    """Objective and facts of a body without greeting and sign-off; None where they do not cover it.

    The first request becomes the objective, else the subject does. Every other sentence becomes a
    fact, so that the answer states nothing which its inputs lack.
    """
    sentences = [s.strip() for s in _SENTENCE_END.split(body) if _LETTER.search(s)]
    objective, request = _objective(sentences)
    objective = objective or (f"write about {subject}" if subject else "")
    facts = tuple(s for s in sentences if s != request)
    too_much = len(facts) > _MOST_FACTS or any(len(f.split()) > _LONGEST_FACT for f in facts)
    if not objective or too_much or not facts:
        return None
    shown = subject or _short(objective)
    given = set(_NUMBER.findall(" ".join((objective, *facts))))
    if not set(_NUMBER.findall(f"{shown} {body}")) <= given:
        return None
    return Purpose(objective, facts, shown, "Thanks" if request else "Regards")


def _objective(sentences: list[str]) -> tuple[str, str | None]:
    for sentence in sentences:
        for pattern, said in _REQUESTS:
            if match := pattern.match(sentence):
                return said.format(what=match["what"].strip()), sentence
    return "", None


def _short(objective: str) -> str:
    words = objective.removeprefix("ask them to ").removeprefix("ask: ").split()[:7]
    text = " ".join(words).rstrip(",;:?.")
    return text[:1].upper() + text[1:]
