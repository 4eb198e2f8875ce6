"""What of a public letter its résumé supports, and what of the résumé the letter tells.

«I am skilled in SQL.», of a résumé with SQL, stays; «I improved core processes, resulting in
incremental revenue.» is left out, as is «over five years», which only the job asks for.
"""

import re
from collections.abc import Mapping

from tasks.common.number_words import NUMBER_WORDS
from tasks.curate.cover_letter_generator.ordinary import ORDINARY, stems

SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b(?:Mr|Ms|Dr)\.)(?<!\bMrs\.)(?<!\bInc\.)(?<!Ph\.D\.)(?<![A-Z]\.[A-Z]\.)"
    r"\s+(?=[A-Z])"
)
GREETING = re.compile(r"(?:dear|hello|hi|to whom|greetings)\b", re.IGNORECASE)
_GREETED = re.compile(rf"{GREETING.pattern}[^,:!]*[,:!]?", re.IGNORECASE)
SIGN_OFF = re.compile(
    r"(?:^|(?<=[.!?] ))(?:sincerely|(?:best|kind|warm) regards|regards|"
    r"yours (?:sincerely|faithfully|truly)|best|respectfully)\b", re.IGNORECASE | re.MULTILINE,
)  # fmt: skip
# «Best of all, I …» is none.
_LONGEST_SIGN_OFF = 6
_DIGITS = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?!\w)")
# «One of my strengths» counts nothing.
_SPELLED = re.compile(
    rf"\b(?:one(?= (?:year|month)s?\b)|{'|'.join(list(NUMBER_WORDS)[2:])}"
    r"|dozens?|decades?|hundreds?|thousands?|millions?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w&+#'’]*")
# In so many words of a sentence one may stand that neither the résumé nor ordinary letters hold,
# two at most: more are a claim.
_WORDS_FOR_ONE, _MOST_UNKNOWN = 8, 2
# «Data Analyst at Corvid Health for 3 years»
_EMPLOYER = re.compile(r"\bat ([^,;:(\n]+?)(?= for\b| since\b| from\b| \(|[,;:\n]|$)", re.MULTILINE)
_BETWEEN_SKILLS = re.compile(r"[,;\n():]| and ")
_PAPER = re.compile(r"bachelor|master|ph\.?d|\bm\.?sc\b|\bb\.?sc\b|mba|diploma|certif")
_FEWEST_SKILLS = 2


def supported(letter: str, resume: str) -> tuple[str, int]:
    """`letter` without the sentences that `resume` does not support, and how many these were.

    A sentence is one of them where it has a number or a name that the résumé does not hold, or one
    unknown word in eight. Greeting and sign-off stay. Not covered: claims in the words of ordinary
    letters, and what other words of the résumé are put together to.

    >>> supported("I keep bees. I improved core processes, to incremental revenue.", "bees")
    ('I keep bees.', 1)
    """
    known = stems(resume), {word.casefold() for word in _WORD.findall(resume)}, _numbers(resume)
    kept, left_out, is_over = "", 0, False
    # Line breaks and what stands between them, by turns.
    for between, line in zip(*[iter(["", *re.split(r"(\n+)", letter)])] * 2, strict=True):
        is_over = is_over or bool(SIGN_OFF.match(line) and len(line.split()) <= _LONGEST_SIGN_OFF)
        sentences = SENTENCE_END.split(line)
        stay = [one for one in sentences
                if is_over or _GREETED.fullmatch(one) or _is_supported(one, *known)]  # fmt: skip
        left_out += len(sentences) - len(stay)
        if stay:
            kept += between * bool(kept) + " ".join(stay)
    return kept, left_out


def left_out_of(letter: str, inputs: Mapping[str, str]) -> list[str]:
    """Of employers, skills and papers those that the inputs name and `letter` does not: no
    employer, fewer than two of the skills, no kind of paper. Such a letter could be anybody's.

    The hiring company as an employer is named in every letter, so that another must be, if any is.
    """
    said = letter.casefold()
    posts = f"{inputs['current_experience']}\n{inputs['past_experience']}".casefold()
    employers = {name.strip() for name in _EMPLOYER.findall(posts)}
    others = employers - {inputs["company"].casefold()} or employers
    skills = {part.strip() for part in _BETWEEN_SKILLS.split(inputs["skills"].casefold())} - {""}
    papers = set(_PAPER.findall(inputs["qualifications"].casefold()))
    missing = {
        "employers": others and not any(name in said for name in others),
        "skills": sum(skill in said for skill in skills) < min(_FEWEST_SKILLS, len(skills)),
        "papers": papers and papers.isdisjoint(_PAPER.findall(said)),
    }
    return [name for name, is_missing in missing.items() if is_missing]


def _is_supported(sentence: str, known: set[str], named: set[str], numbers: set[str]) -> bool:
    words = _WORD.findall(sentence)
    unknown = [
        word for n, word in enumerate(words)
        if word.casefold() not in ORDINARY | named and not stems(word) & known
        and (len(word) > 3 or _is_name(word, n))
    ]  # fmt: skip
    most = min(_MOST_UNKNOWN, len(words) // _WORDS_FOR_ONE)
    has_name = any(_is_name(word, words.index(word)) for word in unknown)
    return len(unknown) <= most and not has_name and _numbers(sentence) <= numbers


def _is_name(word: str, place: int) -> bool:
    """«PhD» anywhere, «Tableau» behind a sentence's first word."""
    return sum(map(str.isupper, word)) > 1 or (place > 0 and word[0].isupper() and len(word) > 1)


def _numbers(text: str) -> set[str]:
    """The numbers of `text`, spelled ones in digits."""
    spelled = (one.casefold() for one in _SPELLED.findall(text))
    return set(_DIGITS.findall(text)) | {str(NUMBER_WORDS.get(one, one)) for one in spelled}
