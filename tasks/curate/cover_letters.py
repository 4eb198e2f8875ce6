"""`cover_letter` from the cover-letter set: a job and an applicant in, a letter out.

A pair in:  {"Job Title": "Beekeeper", "Hiring Company": "Orchard & Sons", …}, «Dear …»
An example: {"job_title": "Beekeeper", "company": "Orchard & Sons", …} -> the letter as plain text

Much of what these letters say stands in no résumé; `letter_support` tells what does.
"""

import re
from types import MappingProxyType

from schemas.recipe import DataSource, Recipe
from schemas.records import Pair, Reject
from tasks.curate.clean import clean, word_count
from tasks.curate.corpora import Repaired, refuse
from tasks.curate.examples import make_example
from tasks.curate.language import is_english
from tasks.curate.letter_support import (
    GREETING,
    SENTENCE_END,
    SIGN_OFF,
    left_out_of,
    supported,
)  # fmt: skip
from tasks.curate.scrub import drop_contact_sentences, scrub

LETTER_WORDS = (60, 450)
# Sentences of a paragraph that is a letter.
_LONG = 5
# Of a list's item; the corpus has lost all other marks.
_NUMBER = re.compile(r"^\(?\d{1,2}[.)] +")
# What the job asks for is not what its applicant has.
_WISHES = "preferred_qualifications"
FIELDS = MappingProxyType({
    "job_title": "Job Title",
    "company": "Hiring Company",
    "applicant": "Applicant Name",
    "preferred_qualifications": "Preferred Qualifications",
    "past_experience": "Past Working Experience",
    "current_experience": "Current Working Experience",
    "skills": "Skillsets",
    "qualifications": "Qualifications",
})  # fmt: skip


def cover_letter_example(recipe: Recipe, data: DataSource, pair: Pair) -> Repaired | Reject:
    """The example of a pair with what was mended in its letter, or why there is none.

    A letter of which too little is left without the sentences that no résumé supports is
    `text.ungrounded`; one for anybody is `text.generic`, and so is one that leaves out what its
    applicant did, can and has learned.
    """
    fields = {name: scrub(clean(pair.inputs.get(column, ""))) for name, column in FIELDS.items()}
    inputs = {name: one_line(value) for name, value in fields.items()}
    letter = drop_contact_sentences(clean(pair.target))
    if word_count(letter) < LETTER_WORDS[0]:
        return refuse(pair, "text.too_short", letter)
    if word_count(letter) > LETTER_WORDS[1]:
        return refuse(pair, "text.too_long", f"{word_count(letter)} words")
    if not is_english(letter):
        return refuse(pair, "text.language", letter)
    said = letter.casefold()
    if not any(
        inputs[name] and inputs[name].casefold() in said for name in ("job_title", "company")
    ):
        return refuse(pair, "text.generic", letter)
    known = [value for name, value in inputs.items() if name != _WISHES]
    told, dropped = supported(letter, " ".join(known))
    if word_count(told) < LETTER_WORDS[0]:
        return refuse(pair, "text.ungrounded", f"{dropped} sentences stand on no field")
    if missing := left_out_of(told, inputs):
        return refuse(pair, "text.generic", f"it tells nothing of {', '.join(missing)}")
    group = f"company:{inputs['company'].casefold()}"
    target, repairs = structured(told, inputs["applicant"])
    if dropped:
        repairs = ("unsupported", *repairs)
    if inputs != fields:
        repairs = ("lists", *repairs)
    example = make_example(recipe.name, pair.source, pair.licence, group, dict(inputs), target)
    return Repaired(example, repairs)


def one_line(value: str) -> str:
    """A field's list on one line, without the numbers of its items.

    >>> one_line("1. Keeping bees\\n2. Selling honey.")
    'Keeping bees; Selling honey'
    """
    lines = value.split("\n")
    items = [_NUMBER.sub("", line).strip().rstrip(".;") for line in lines]
    return "; ".join(filter(None, items)) if len(lines) > 1 or _NUMBER.match(value) else value


def structured(letter: str, applicant: str) -> tuple[str, tuple[str, ...]]:
    """`letter` with what half of the corpus lost, and what it was: paragraphs, greeting, sign-off.

    One long paragraph becomes an opening of two sentences, the body, and a closing sentence.
    """
    repairs = []
    paragraphs = [part.strip() for part in letter.split("\n\n") if part.strip()]
    if len(paragraphs) == 1:
        sentences = SENTENCE_END.split(paragraphs[0])
        if len(sentences) >= _LONG:
            parts = (sentences[:2], sentences[2:-1], sentences[-1:])
            paragraphs = [" ".join(part) for part in parts]
            repairs.append("paragraphs")
    if not GREETING.match(paragraphs[0]):
        paragraphs.insert(0, "Dear Hiring Manager,")
        repairs.append("greeting")
    if applicant and not SIGN_OFF.search("\n".join(paragraphs[-2:])):
        paragraphs.append(f"Sincerely,\n{applicant}")
        repairs.append("sign_off")
    return "\n\n".join(paragraphs), tuple(repairs)
