"""Whether an email that says «we offer» and begins its sender's offer tells the whole of it.

offer  «software that reads supplier invoices and pairs them with orders»
cut    «At Ledgerline we offer software that reads supplier invoices.»

Words alone count: an offer may stand in any case, and its last comma need not be told. Not covered:
an offer that is begun without «offer» or «provide», or in other words.
"""

from tasks.score.words import sentences, words

_VERBS = ("offer", "offers", "provide", "provides")
_ARTICLES = frozenset(("a", "an", "the"))


def is_told(body: str, offer: str) -> bool:
    """Whether all words of the offer stand in `body` in a row; those of none do not."""
    told = words(offer)
    return bool(told) and _run(told) in _run(words(body))


def cut_short(body: str, offer: str) -> list[str]:
    """Every sentence that offers what the offer begins with, where `body` never tells all of it;
    questions aside («Could I offer time on Tuesday?»).

    >>> cut_short("Hi Ann, we offer design of signs.", "design and mounting of signs")
    ['Hi Ann, we offer design of signs.']
    """
    told = words(offer)
    if not told or is_told(body, offer):
        return []
    beginning = told[: 2 if _ARTICLES.intersection(told[:1]) else 1]
    return _offering(body, beginning)


def offering_sentences(body: str, offer: str) -> list[str]:
    """Every sentence that offers the whole of it, questions aside: a careful email has one.

    >>> offering_sentences("We offer signs. Who provides signs? Our team offers signs.", "signs")
    ['We offer signs.', 'Our team offers signs.']
    """
    told = words(offer)
    return _offering(body, told) if told else []


def _offering(body: str, what: list[str]) -> list[str]:
    said = ((one, _run(words(one))) for one in sentences(body) if not one.endswith("?"))
    return [one for one, run in said if any(_run([verb, *what]) in run for verb in _VERBS)]


def _run(of: list[str]) -> str:
    return f" {' '.join(of)} "
