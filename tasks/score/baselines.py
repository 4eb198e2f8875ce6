"""Answers that need no model, to measure against: what is not better than these is worth nothing.

In:  {"email": "Subject: Pump room\\n\\nHello Gwen,\\n\\nThe pump room is closed. Ivo has the key."}
Out: {"summary": "The pump room is closed.", "keywords": ["pump room", "closed", "key"]}
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from schemas.recipe import Output
from tasks.common.keywords import keywords
from tasks.score.similarity import rouge_l

Baseline = Callable[[Mapping[str, object], Output], dict[str, object]]

_SUBJECT = re.compile(r"\ASubject:[ ]*([^\n]*)\n*")
_SALUTATION = (
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|day)|greetings)\b"
    r"[^,.:;!?\n]{0,40}[,.:;!-]*\s+"
)
# A name or two alone on their line, or before a colon or dash.
_NAME = r"[^\W\d_][\w'’.-]*(?: (?:and |& )?[^\W\d_][\w'’.-]*)?\s*(?:[,!–-]*\s*\n|:\s+|[-–]\s+)"
_GREETING = re.compile(rf"\A(?:{_SALUTATION}|{_NAME})\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[\w)\"'’][.?!])\s+(?=[\"'“(]?[A-Z0-9])|\n{2,}")
_FEWEST_WORDS = 3


def first_sentence(inputs: Mapping[str, object], output: Output) -> dict[str, object]:
    """The first own sentence of `inputs["email"]` for each text, counted keywords for a list.

    The keywords are found as those of the references are, though without a summary to look at.
    """
    email = str(inputs["email"])
    return {
        name: list(keywords(email)) if kind == "strings" else opening_of(email)
        for name, kind in output.fields.items()
    }


def opening_of(email: str) -> str:
    """The first sentence after subject and greeting; the subject where there is none."""
    subject = _SUBJECT.match(email)
    body = _GREETING.sub("", email[subject.end() if subject else 0 :])
    sentences = (" ".join(one.split()) for one in _SENTENCE_END.split(body))
    found = (one for one in sentences if len(one.split()) >= _FEWEST_WORDS)
    return next(found, subject[1].strip() if subject else " ".join(body.split()))


def field_likeness(
    name: str,
    answers: Sequence[Mapping[str, object]],
    targets: Sequence[Mapping[str, object]],
    sources: Sequence[str],
) -> dict[str, list[float | None]]:
    """ROUGE-L of one field: `rouge_l_<name>`, and where examples are of several sources
    `rouge_l_<name>.<source>`, which is None for the examples of others.

    Without the list of keywords, which counts the same for everybody who copies them.
    """
    measure = f"rouge_l_{name}"
    values = [
        rouge_l(str(answer.get(name, "")), str(target.get(name, "")))
        for answer, target in zip(answers, targets, strict=True)
    ]
    found: dict[str, list[float | None]] = {measure: list(values)}
    several = sorted(set(sources)) if len(set(sources)) > 1 else []
    for source in several:
        found[f"{measure}.{source}"] = [
            value if own == source else None for value, own in zip(values, sources, strict=True)
        ]
    return found


BASELINES: Mapping[str, Baseline] = MappingProxyType({"first_sentence": first_sentence})


def baseline_field(output: Output) -> str:
    """The field of an answer that a baseline is compared by: the first text."""
    return next(name for name, kind in output.fields.items() if kind == "string")
