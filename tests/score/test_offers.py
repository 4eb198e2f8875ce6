"""Offers that an email begins and does not tell to the end."""

import pytest

from tasks.score.offers import is_cut_short

OFFER = "software that reads supplier invoices and pairs them with orders"


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        ("At Ledgerline we offer software that reads supplier invoices.", True),
        (f"At Ledgerline we offer {OFFER}, and this may be useful to you.", False),
        ("Software that reads\nsupplier invoices and pairs them with orders: ours.", False),
        ("We offer software that readsupplier invoices", False),
        ("I am writing about invoices.", False),
        # Once cut, once whole: the reader has read it.
        (f"Our software that reads invoices. We offer {OFFER}.", False),
        ("", False),
    ],
)
def test_a_begun_offer_is_told_to_its_end(body: str, cut: bool) -> None:
    assert is_cut_short(body, OFFER) is cut


@pytest.mark.parametrize("offer", ["", "tea", "office tea"])
def test_an_offer_of_few_words_is_told_or_not(offer: str) -> None:
    assert not is_cut_short("We offer office tea and cake.", offer)
    assert not is_cut_short("We offer cake.", offer)
