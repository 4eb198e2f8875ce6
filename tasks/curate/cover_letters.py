"""`cover_letter` from the cover-letter set: a job and an applicant in, a letter out.

A pair in:  {"Job Title": "Beekeeper", "Hiring Company": "Orchard & Sons", …}, «Dear …»
An example: {"job_title": "Beekeeper", "company": "Orchard & Sons", …} -> the letter as plain text

Much of what these letters say stands in no résumé («improved core processes, resulting in
incremental revenue», «over five years», which the job asks for): such sentences are left out.
"""

import re
from types import MappingProxyType

from schemas.recipe import DataSource, Recipe
from schemas.records import Pair, Reject
from tasks.curate.clean import clean, word_count
from tasks.curate.corpora import Repaired, refuse
from tasks.curate.cover_letter_generator.ordinary import ORDINARY, stems
from tasks.curate.examples import make_example
from tasks.curate.language import is_english
from tasks.curate.scrub import drop_contact_sentences, scrub

LETTER_WORDS = (60, 450)
# Sentences of a paragraph that is a letter.
_LONG = 5
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_GREETING = re.compile(r"(?:dear|hello|hi|to whom|greetings)\b", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"^(?:sincerely|(?:best|kind|warm) regards|regards|yours (?:sincerely|faithfully|truly)|best|"
    r"respectfully)\b", re.IGNORECASE | re.MULTILINE
)  # fmt: skip
_SPELLED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve")  # fmt: skip
_NUMBER = re.compile(rf"\d+|\b(?:{'|'.join(_SPELLED)})\b", re.IGNORECASE)
# Words of a sentence that neither the résumé nor ordinary letters hold: more are a claim.
_MOST_UNKNOWN = 2
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

    A letter for anybody is `text.generic`; one of which too little is left without the sentences
    that no résumé supports is `text.ungrounded`.
    """
    inputs = {name: scrub(clean(pair.inputs.get(column, ""))) for name, column in FIELDS.items()}
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
    told, left_out = supported(letter, " ".join(known))
    if word_count(told) < LETTER_WORDS[0]:
        return refuse(pair, "text.ungrounded", f"{left_out} sentences stand on no field")
    group = f"company:{inputs['company'].casefold()}"
    target, repairs = structured(told, inputs["applicant"])
    if left_out:
        repairs = ("unsupported", *repairs)
    example = make_example(recipe.name, pair.source, pair.licence, group, dict(inputs), target)
    return Repaired(example, repairs)


def supported(letter: str, resume: str) -> tuple[str, int]:
    """`letter` without the sentences that `resume` does not support, and how many these were.

    A sentence is one of them where it has a number that the résumé does not hold, in digits or in
    words, or more than two words that neither the résumé nor the letters of our own grammar hold;
    two words are one where their first five letters are.

    >>> supported("I keep bees. I improved core processes, to incremental revenue.", "bees")
    ('I keep bees.', 1)
    """
    known, numbers = stems(resume) | ORDINARY, _numbers(resume)
    paragraphs = [_SENTENCE_END.split(part) for part in letter.split("\n\n")]
    kept = [
        [one for one in sentences
         if len(stems(one) - known) <= _MOST_UNKNOWN and _numbers(one) <= numbers]
        for sentences in paragraphs
    ]  # fmt: skip
    left_out = sum(map(len, paragraphs)) - sum(map(len, kept))
    return "\n\n".join(" ".join(sentences) for sentences in kept if sentences), left_out


def _numbers(text: str) -> set[str]:
    """The numbers of `text` in digits."""
    found = {number.casefold() for number in _NUMBER.findall(text)}
    return {str(_SPELLED.index(one) + 1) if one in _SPELLED else one for one in found}


def structured(letter: str, applicant: str) -> tuple[str, tuple[str, ...]]:
    """`letter` with what half of the corpus lost, and what it was: paragraphs, greeting, sign-off.

    One long paragraph becomes an opening of two sentences, the body, and a closing sentence.
    """
    repairs = []
    paragraphs = [part.strip() for part in letter.split("\n\n") if part.strip()]
    if len(paragraphs) == 1:
        sentences = _SENTENCE_END.split(paragraphs[0])
        if len(sentences) >= _LONG:
            parts = (sentences[:2], sentences[2:-1], sentences[-1:])
            paragraphs = [" ".join(part) for part in parts]
            repairs.append("paragraphs")
    if not _GREETING.match(paragraphs[0]):
        paragraphs.insert(0, "Dear Hiring Manager,")
        repairs.append("greeting")
    if applicant and not _SIGN_OFF.search("\n".join(paragraphs[-2:])):
        paragraphs.append(f"Sincerely,\n{applicant}")
        repairs.append("sign_off")
    return "\n\n".join(paragraphs), tuple(repairs)
