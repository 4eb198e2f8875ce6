"""Whether an email that begins to say what its sender offers says it to the end.

offer  «software that reads supplier invoices and pairs them with orders»
cut    «At Ledgerline we offer software that reads supplier invoices.»
"""

from tasks.score.words import mentions

# So many words of an offer in a row are that offer, and no talk about the subject.
_FIRST_WORDS = 3


def is_cut_short(body: str, offer: str) -> bool:
    """Whether `body` holds the offer's beginning and never the whole of it.

    >>> is_cut_short("We offer a hotline for visitors.", "a hotline for export rules")
    True
    """
    beginning = " ".join(offer.split()[:_FIRST_WORDS])
    return mentions(body, beginning) and not mentions(body, offer)
