"""How far an email is from the others of its shard, and from the text the model was trained on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set

from tasks.score.words import ngrams

SHARD_GRAM, TRAINING_GRAM = 8, 13


def distinctness(bodies: Sequence[str]) -> list[float | None]:
    """1 - highest share of a body's 8-grams that one other body holds too, for every body.

    None for a body of fewer than 8 words. Time grows with the number of shared 8-grams.
    """
    grams = [frozenset(ngrams(body, SHARD_GRAM)) for body in bodies]
    holders: dict[str, list[int]] = defaultdict(list)
    for i, own in enumerate(grams):
        for gram in own:
            holders[gram].append(i)
    result: list[float | None] = []
    for i, own in enumerate(grams):
        shared = Counter(j for gram in own for j in holders[gram] if j != i)
        highest = max(shared.values(), default=0)
        result.append(1 - highest / len(own) if own else None)
    return result


def training_grams(texts: Iterable[str]) -> frozenset[str]:
    """Every 13-gram of training targets."""
    return frozenset(gram for text in texts for gram in ngrams(text, TRAINING_GRAM))


def memorisation(body: str, grams: Set[str] | None) -> float | None:
    """Share of the body's 13-grams that occur in training text, 0 to 1.

    None where no training 13-grams are given or the body has fewer than 13 words.
    """
    own = ngrams(body, TRAINING_GRAM)
    if grams is None or not own:
        return None
    return sum(gram in grams for gram in own) / len(own)
