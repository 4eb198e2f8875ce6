"""Sentences that tell what no field holds: a word in them is neither a letter's nor the inputs'.

«I read that Orlik Foods opened a second plant.»    every word is the lead's or any letter's
«Hundreds of firms in Brno already save with us.»   «hundreds» and «firms» stand in no field
«We at Ledgerline opened a second plant.»           the lead's field, said of the sender

So a claim need not be known as one to be found: what an email says beyond its inputs it says in
words, and the words of letters are few. Not covered: untruths in letters' words alone («you wrote
to me», which `claims` looks for) and the lead's own words put together otherwise.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tasks.score.letter_words import LETTER_WORDS, PHRASES
from tasks.score.words import content_words, normal, sentences, words

_PHRASES = re.compile(rf"\b(?:{'|'.join(PHRASES)})\b")
_SIGN_OFF = re.compile(r"(?:[^\W\d_]+ ?){1,4},")
# What the sender sells is the sender's: elsewhere its words are from nowhere, as they are in «you
# need software».
_OFFERING = re.compile(r"\b(?:we|i) (?:can )?(?:offer|provide)\b")
# A sentence that begins so is about the sender, unless it goes on to the reader.
_ABOUT_US = re.compile(r"(?:here |what )?(?:at|my|our|we)\b")


def unsourced(text: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """«sentence (word, word)» for every sentence of `text` with words that nothing accounts for.

    Args:
        text: a subject or a body.
        fields: as `claims.source_fields` has them.
    """
    # «As COO at Orlik Foods» to a Chief Operating Officer.
    initials = "".join(word[0] for word in content_words(fields.get("title", "")))
    # «Boxta B.V. offers …» is one sentence.
    seller = fields.get("sender.company", "")
    unstopped = seller.replace(".", "")
    if seller:
        text = re.sub(rf"{re.escape(seller)}(?= [a-z])", lambda _: unstopped, text)
    companies = tuple(filter(None, map(normal, (seller, unstopped))))
    known = _stems_of([v for k, v in fields.items() if k != "sender.offer"] + [initials, unstopped])
    offering = known | _stems_of([fields.get("sender.offer", "")])
    of_sender = _stems_of(v for k, v in fields.items() if k.startswith(("sender.", "campaign.")))
    of_sender |= _stems_of([fields.get("objective", ""), unstopped])
    reader = _words_for_reader(fields)
    found = []
    for sentence in sentences(text):
        if _SIGN_OFF.fullmatch(sentence):
            continue
        said = normal(sentence)
        names_us = any(name in said for name in companies)
        if (_ABOUT_US.match(said) or said.startswith(companies)) and reader.isdisjoint(words(said)):
            own = of_sender
        else:
            own = offering if names_us or _OFFERING.search(said) else known
        foreign = [
            word for word in dict.fromkeys(content_words(_PHRASES.sub(" ", said)))
            if not _is_accounted_for(word, own)
        ]  # fmt: skip
        if foreign:
            found.append(f"{sentence} ({', '.join(foreign)})")
    return tuple(found)


def _words_for_reader(fields: Mapping[str, str]) -> set[str]:
    names = (fields.get(name, "") for name in ("company", "first_name", "full_name"))
    return {"you", "your", "yours", "you're"} | {word for name in names for word in words(name)}


def _is_accounted_for(word: str, known: frozenset[str]) -> bool:
    if any(c.isdigit() for c in word):  # a number, which has its own rule
        return True
    if word in LETTER_WORDS or _stem(word) in known:
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(
        part in LETTER_WORDS or _stem(part) in known for part in parts if len(part) > 1
    )


def _stems_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(_stems(text) for text in texts))


# The campaign's fields are the same for every email.
@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    parts = (part for word in content_words(text) for part in (word, *word.split("-")))
    return frozenset(_stem(part) for part in parts)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    from nltk.stem.porter import PorterStemmer  # late: nltk takes its time

    return str(PorterStemmer().stem(word))
