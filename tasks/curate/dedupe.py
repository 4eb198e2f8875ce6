"""Exact and near duplicates, in one pass over the texts."""

import hashlib
import re
from typing import Any

_WORD = re.compile(r"\w+")
_SHINGLE = 3
# Jaccard similarity of word 3-shingles from which two texts count as the same. MinHash with 128
# permutations estimates it with a standard error of about 0.04 there.
_THRESHOLD = 0.8
_PERMUTATIONS = 128


class Deduplicator:
    """Remembers the texts it has let through. Memory: about 2 KB a text."""

    def __init__(self) -> None:
        from datasketch import MinHashLSH

        self._seen: set[bytes] = set()
        self._hashes: dict[bytes, Any] = {}
        self._lsh = MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS)

    def reason(self, text: str) -> str | None:
        """`text.duplicate`, `text.near_duplicate`, or None for a text that is new and now known.

        Case, punctuation and spacing do not make a text new.
        """
        from datasketch import MinHash

        words = _WORD.findall(text.casefold())
        digest = hashlib.sha256(" ".join(words).encode()).digest()[:16]
        if digest in self._seen:
            return "text.duplicate"
        last = max(1, len(words) - _SHINGLE + 1)
        shingles = {" ".join(words[i : i + _SHINGLE]).encode() for i in range(last)}
        minhash = MinHash(num_perm=_PERMUTATIONS)
        minhash.update_batch(shingles)
        # The index answers with candidates; the estimate decides.
        for key in self._lsh.query(minhash):
            if self._hashes[key].jaccard(minhash) >= _THRESHOLD:
                return "text.near_duplicate"
        self._seen.add(digest)
        self._hashes[digest] = minhash
        self._lsh.insert(digest, minhash)
        return None
