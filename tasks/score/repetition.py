"""Sentences of an email that say again what another has said: a small model loses its thread.

«I would be glad to hear how you approach it. I would be glad to hear how you go about it.»
"""

import re

from tasks.score.offers import offering_sentences
from tasks.score.words import ngrams, sentences, words

# Of 3,600 training answers two have such a sentence, of 982 ready emails of a 135M model twelve.
_FEWEST_WORDS = 6
_GRAM = 3
_SHARED = 0.5
# «Many thanks, Kind regards,» are two things.
_SIGN_OFF = re.compile(
    r"(?:^|(?<=[.!?]) )[\w ]*\b(?:regards|wishes|sincerely|faithfully|respectfully)[ ,]*$",
    re.IGNORECASE | re.MULTILINE,
)


def repeated_sentences(body: str, offer: str = "") -> list[str]:
    """Every sentence of at least six words half of whose 3-grams another, earlier one holds; every
    sign-off after the first, and every sentence after the first that offers the sender's `offer`.

    Else the offer is counted as one word: it may well be what the email asks about.
    """
    found = offering_sentences(body, offer)[1:]
    if offer:
        body = re.sub(re.escape(offer), "…", body, flags=re.IGNORECASE)
    found += [match[0].strip() for match in _SIGN_OFF.finditer(body)][1:]
    earlier: list[set[str]] = []
    for sentence in sentences(body):
        if len(words(sentence)) < _FEWEST_WORDS:
            continue
        grams = set(ngrams(sentence, _GRAM))
        if any(len(grams & other) >= _SHARED * min(len(grams), len(other)) for other in earlier):
            found.append(sentence)
        earlier.append(grams)
    return found
