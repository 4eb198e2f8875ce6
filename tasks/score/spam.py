"""A small weighted list of what makes mail look like spam. Not a spam filter: a warning light."""

import re

_PHRASES: dict[str, float] = {
    r"act now|order now|buy now|call now|apply now|click (?:here|below)": 2.0,
    r"limited[- ]time|offer expires|expires (?:today|soon)|last chance|don't miss(?: out)?": 1.5,
    r"100\s?% (?:free|guaranteed)|risk[- ]free|money[- ]back|no obligation|guaranteed": 1.5,
    r"free (?:gift|trial|access|money|bonus|consultation)|for free|completely free": 1.0,
    r"double your|triple your|make money|earn \$|extra (?:cash|income)|get rich": 2.0,
    r"winner|congratulations,? you(?:'ve| have) (?:won|been selected)|you have been selected": 2.5,
    r"once in a lifetime|incredible deal|amazing offer|special (?:offer|promotion)|best price": 1.5,
    r"dear (?:friend|sir/madam|customer|valued customer)|to whom it may concern": 1.0,
    r"this is not spam|no strings attached|what are you waiting for|urgent(?:ly)?": 1.5,
    r"game[- ]chang(?:er|ing)|revolutionary|skyrocket|10x|unbelievable|miracle": 0.5,
}
_RULES = [
    (re.compile(rf"(?<!\w)(?:{phrase})(?!\w)", re.IGNORECASE), weight)
    for phrase, weight in _PHRASES.items()
]
_EXCLAMATION, _RUN, _CURRENCY_RUN, _SHOUTED_WORD, _SHOUTED_SUBJECT = 0.5, 1.5, 1.5, 0.5, 2.0
_FREE_EXCLAMATIONS, _LEAST_SHOUT = 1, 4


def spam_score(subject: str, body: str) -> float:
    """Weight of spam phrases, shouting and exclamation marks, 0 (none) to 10.

    A phrase counts once however often it stands there. One exclamation mark is free; words of
    four and more capitals shout.
    """
    text = f"{subject}\n{body}".replace("’", "'")
    score: float = sum(weight for pattern, weight in _RULES if pattern.search(text))
    score += _EXCLAMATION * max(0, text.count("!") - _FREE_EXCLAMATIONS)
    score += _RUN * bool(re.search(r"[!?]{2,}", text))
    score += _CURRENCY_RUN * bool(re.search(r"[$€£]{2,}", text))
    words = re.findall(r"[^\W\d_]{2,}", text)
    # One such word can be an acronym or a company; from the second on it is a voice.
    shouted = sum(word.isupper() and len(word) >= _LEAST_SHOUT for word in words)
    score += _SHOUTED_WORD * max(0, shouted - 1)
    score += _SHOUTED_SUBJECT * (subject.isupper() and len(subject.split()) > 1)
    return round(min(10.0, score), 2)
