"""Offers that an email begins and does not tell to the end."""

import pytest

from tasks.score.offers import cut_short, is_told

OFFER = "software that reads supplier invoices and pairs them with orders"


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        ("At Ledgerline we offer software that reads supplier invoices.", True),
        ("Ledgerline provides software.", True),
        (f"At Ledgerline we offer {OFFER}, and this may be useful to you.", False),
        (
            "We offer Software that reads\nsupplier invoices and pairs them with orders: ours.",
            False,
        ),
        ("We offer softwares that read invoices.", False),
        ("I am writing about software that reads invoices.", False),
        # Once cut, once whole: the reader has read it.
        (f"We offer software. It is {OFFER}.", False),
        ("", False),
    ],
)
def test_a_begun_offer_is_told_to_its_end(body: str, cut: bool) -> None:
    assert bool(cut_short(body, OFFER)) is cut


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        ("software and training for shift plans", "software for shift plans"),
        ("a tool and a help desk for tax", "a tool for tax"),
        ("the bookkeeping of shops and bars", "the bookkeeping of shops"),
        ("planning, permits and repair of lifts", "planning and repair of lifts"),
    ],
)
def test_a_cut_at_its_first_words_is_one(offer: str, said: str) -> None:
    sentence = f"At Ledgerline we provide {said}."
    assert cut_short(f"Dear Ann,\n\n{sentence} May I call you?", offer) == [sentence]


def test_what_begins_alike_after_an_article_is_another_thing() -> None:
    assert not cut_short("I can offer a call about shifts.", "a tool for shifts")


def test_a_question_tells_no_offer() -> None:
    assert not cut_short("Could I offer time on Tuesday?", "time tracking for crews")


@pytest.mark.parametrize("end", [",", ";", "...", "…", "”", "."])
def test_what_is_no_word_need_not_be_told(end: str) -> None:
    assert is_told(f"We offer “{OFFER}” to you", f"{OFFER}{end}")
    assert not cut_short(f"We offer {OFFER}, and more", f"“{OFFER}{end}")


@pytest.mark.parametrize("offer", ["", " ", "…"])
def test_no_offer_is_neither_told_nor_cut(offer: str) -> None:
    assert not is_told("We offer tea.", offer)
    assert not cut_short("We offer tea.", offer)
