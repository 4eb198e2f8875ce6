"""How far an email is from the others of its shard."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from tasks.score.words import ngrams

SHARD_GRAM = 8


def distinctness(bodies: Sequence[str]) -> list[float | None]:
    """1 - highest share of a body's 8-grams that one other body holds too, for every body.

    None for a body of fewer than 8 words. Time grows with the number of shared 8-grams.
    """
    from scipy.sparse import csr_array

    grams = [frozenset(ngrams(body, SHARD_GRAM)) for body in bodies]
    column = {gram: n for n, gram in enumerate(frozenset().union(*grams))}
    columns = [column[gram] for own in grams for gram in own]
    ends = [0, *accumulate(len(own) for own in grams)]
    holds = csr_array((np.ones(len(columns), np.int32), columns, ends), (len(grams), len(column)))
    shared = holds @ holds.T  # [n_bodies, n_bodies]: 8-grams that both hold
    shared.setdiag(0)
    highest = shared.max(axis=1).toarray() if bodies else []
    return [
        1 - int(most) / len(own) if own else None for own, most in zip(grams, highest, strict=True)
    ]
