"""English passes, other languages do not, and short texts are trusted."""

import pytest

from tasks.curate.language import is_english


def test_english_passes() -> None:
    assert is_english("Could you please send me the figures for the new warehouse by Friday?")


@pytest.mark.parametrize("text", [
    "Könnten Sie mir bitte bis Freitag die Zahlen für das neue Lager schicken?",
    "Pourriez-vous m'envoyer les chiffres du nouvel entrepôt avant vendredi, s'il vous plaît ?",
])  # fmt: skip
def test_other_languages_do_not_pass(text: str) -> None:
    assert not is_english(text)


def test_short_texts_pass() -> None:
    assert is_english("Bis morgen, danke!")
