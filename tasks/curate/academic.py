"""`academic` from prompt/completion rows: the completion opens with its subject line.

A pair in:  «Instruction: Ask for an extension.», «Subject: Extension\\n\\nDear Dr. Holm,\\n\\n…»
An example: {"instruction": "Ask for an extension."} -> {"subject": "Extension", "body": "Dear …"}
"""

import json
import re

from schemas.recipe import DataSource, Recipe
from schemas.records import Pair, Reject, TrainingExample
from tasks.curate.clean import clean, word_count
from tasks.curate.corpora import refuse
from tasks.curate.examples import make_example
from tasks.curate.language import is_english
from tasks.curate.scrub import drop_contact_sentences, holds_contact_data, scrub

BODY_WORDS = (25, 250)
_SUBJECT_LINE = re.compile(r"^subject:\s*(.+)\n+", re.IGNORECASE)
_LABEL = re.compile(r"^(?:instruction|prompt):\s*", re.IGNORECASE)
_SIGN_OFF = re.compile(r"^(?:sincerely|best|kind|warm|yours|regards|respectfully)\b")
_LONG_NUMBER = re.compile(
    r"\b(?:roll|student|registration|id)(?: no\.?| number)?:? ?#?\d{4,}\b", re.I
)


def academic_example(recipe: Recipe, data: DataSource, pair: Pair) -> TrainingExample | Reject:
    """The example of a pair, or why there is none.

    The group is who writes to whom: such corpora fill two or three templates hundreds of times, too
    few to keep a template within one split.
    """
    instruction = scrub(_LABEL.sub("", clean(pair.inputs.get("prompt", ""))))
    answer = clean(pair.target)
    subject = _SUBJECT_LINE.match(answer)
    if not subject or holds_contact_data(subject[1]):
        return refuse(pair, "row.missing_field", f"no usable subject line: {answer}")
    body = drop_contact_sentences(_LONG_NUMBER.sub("", answer[subject.end() :]))
    body = clean(body)
    if word_count(body) < BODY_WORDS[0]:
        return refuse(pair, "text.too_short", body)
    if word_count(body) > BODY_WORDS[1]:
        return refuse(pair, "text.too_long", f"{word_count(body)} words")
    if not is_english(body):
        return refuse(pair, "text.language", body)
    target = {"subject": subject[1].strip(), "body": body}
    return make_example(
        recipe.name, pair.source, pair.licence, correspondents(body),
        {"instruction": instruction}, json.dumps(target, ensure_ascii=False),
    )  # fmt: skip


def correspondents(body: str) -> str:
    """The group of an email: its greeting and the name under its sign-off."""
    lines = [line.strip().casefold() for line in body.split("\n") if line.strip()]
    signed = next((i for i, line in enumerate(lines) if _SIGN_OFF.match(line)), len(lines) - 1)
    return f"correspondents:{lines[0]} {lines[min(signed + 1, len(lines) - 1)]}"
