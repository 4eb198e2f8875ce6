"""Reference system C's advice: one of the 16 personality types becomes tone and length.

A style hint from a field that a person filled in, nothing more; it claims nothing about people.
"""

_ADVICE = {
    "E": "lively",
    "I": "calm",
    "S": "concrete",
    "N": "to the larger aim",
    "T": "factual",
    "F": "considerate",
    "J": "with a clear next step",
    "P": "open about the when",
}


def style_advice(mbti: str) -> str:
    """Style words for a type such as `INTJ`, or an empty string for anything else.

    >>> style_advice("INTJ")
    'calm, to the larger aim, factual, with a clear next step'
    """
    pairs = ("EI", "SN", "TF", "JP")
    letters = mbti.strip().upper()
    valid = len(letters) == 4 and all(x in p for x, p in zip(letters, pairs, strict=True))
    return ", ".join(_ADVICE[x] for x in letters) if valid else ""
