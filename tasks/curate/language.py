"""Is a text English? py3langid, restricted to languages that the corpora really hold."""

from functools import lru_cache
from typing import Any

_LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "cs", "pl", "zh", "ja", "ru"]
# Below this many words the guess is worse than trusting an English corpus.
_ENOUGH_WORDS = 8


@lru_cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES)
    return identifier


def is_english(text: str) -> bool:
    """Whether `text` is English; texts of fewer than eight words pass."""
    if len(text.split()) < _ENOUGH_WORDS:
        return True
    language, _ = _identifier().classify(text)
    return bool(language == "en")
