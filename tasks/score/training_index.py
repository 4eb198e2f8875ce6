"""What an adapter must not repeat: hashes of its training text and of the contact data behind it.

grams     13 words in a row of the training answers that stand in one group's answers alone
contacts  every address and phone number of the mail that the examples were made from, as it was
          before scrubbing: one that turns up in an email has leaked, whatever scrubbing missed

A phrase that several groups share is how people write, not anybody's text; counted too, it would
call every polite email memorised. Kept are 32 bits of each hash, on purpose: one email in thousands
is suspected wrongly, and nobody can tell from the file which of the numbers that share a hash was
in the mail. The file stands beside the adapter; it holds no text.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from schemas.errors import MailmillError
from tasks.common.contacts import contacts_in
from tasks.common.files import replacing
from tasks.score.words import ngrams

GRAM = 13
# Emails that repeat more than this go to review. Of 587 answers to other groups' prompts, written
# by the same generator and people, the highest share is 0.24 and 1 % are above 0.12; a real mail
# that is repeated with its names and companies changed has 0.62 and more in 95 of 100 cases.
MEMORISED = 0.3
# Words in a row of one group alone, whatever their share. Of 780 held-out answers and 250 emails of
# the bundled adapter the longest such run has 21 words.
VERBATIM_RUN = 25
_BYTES = 4

Hashes = np.ndarray[Any, np.dtype[np.uint32]]


@dataclass(frozen=True)
class TrainingIndex:
    """Sorted hashes, each once. `examples_sha256` is of the file that the grams come from."""

    grams: Hashes
    contacts: Hashes
    examples_sha256: str = ""

    @staticmethod
    def of(
        texts: Iterable[tuple[str, str]], sources: Iterable[str] = (), examples_sha256: str = ""
    ) -> "TrainingIndex":
        """Index training answers and the raw text behind them.

        Memory: twelve bytes a 13-gram and the distinct addresses and numbers.

        Args:
            texts: (group, answer) of the training split.
            sources: everything that the examples were made from, before scrubbing.
            examples_sha256: of the file of the examples.
        """
        groups: dict[str, int] = {}
        hashes, owners = [], []
        contacts: set[str] = set()
        for group, text in texts:
            own = _hashes(ngrams(text, GRAM))
            hashes.append(own)
            owners.append(np.full(len(own), groups.setdefault(group, len(groups)), np.uint64))
            contacts |= contacts_in(text)
        for source in sources:
            contacts |= contacts_in(source)
        grams = np.concatenate([*hashes, np.empty(0, np.uint32)])
        of_group = np.concatenate([*owners, np.empty(0, np.uint64)])
        # Each (gram, group) once; a gram that is left once has one group.
        pairs = np.unique(grams.astype(np.uint64) << np.uint64(32) | of_group)
        found, times = np.unique((pairs >> np.uint64(32)).astype(np.uint32), return_counts=True)
        return TrainingIndex(found[times == 1], _hashes(contacts), examples_sha256)

    def joined(self, other: "TrainingIndex") -> "TrainingIndex":
        """What either knows; the digest is this one's."""
        return replace(
            self,
            grams=np.union1d(self.grams, other.grams),
            contacts=np.union1d(self.contacts, other.contacts),
        )

    def save(self, path: Path) -> None:
        """Replace `path`: safetensors, four bytes a hash."""
        with replacing(path) as temporary:
            save_file(
                {"grams": self.grams, "contacts": self.contacts},
                temporary,
                metadata={"examples_sha256": self.examples_sha256},
            )

    @staticmethod
    def load(path: Path) -> "TrainingIndex":
        """The index in `path`.

        Raises:
            MailmillError: the file is no index.
        """
        try:
            with safe_open(path, framework="numpy") as file:
                about = file.metadata() or {}
                grams, contacts = file.get_tensor("grams"), file.get_tensor("contacts")
        except (SafetensorError, OSError) as error:
            raise MailmillError(
                "the index of the training text cannot be read",
                where=path,
                fix="remove it and run `mailmill retrain` again",
            ) from error
        return TrainingIndex(grams, contacts, about.get("examples_sha256", ""))

    def share(self, text: str, given: Iterable[str] = ()) -> float | None:
        """Share of the text's 13-grams that are one training group's alone, 0 to 1.

        Args:
            text: an answer.
            given: what its prompt held; a 13-gram of that is quoted, not memorised.

        Returns:
            None for a text without a 13-gram of its own.
        """
        own = set(ngrams(text, GRAM)).difference(*(ngrams(source, GRAM) for source in given))
        return float(_among(self.grams, _hashes(own)).mean()) if own else None

    def longest_run(self, text: str, given: Iterable[str] = ()) -> int:
        """Most words in a row whose 13-grams all are one training group's alone; 0 without one.

        Args:
            text: an answer.
            given: what its prompt held; a 13-gram of that is quoted, and ends a run.
        """
        grams = ngrams(text, GRAM)
        quoted = set[str]().union(*(ngrams(source, GRAM) for source in given))
        longest = run = 0
        for gram, is_held in zip(grams, _among(self.grams, _hash_each(grams)), strict=True):
            run = run + 1 if is_held and gram not in quoted else 0
            longest = max(longest, run)
        return longest + GRAM - 1 if longest else 0

    def leaked(self, text: str, given: Iterable[str] = ()) -> tuple[str, ...]:
        """Addresses and phone numbers of the training mail in `text` that its prompt did not hold.

        Sorted; of a phone number the last digits.
        """
        known = contacts_in("\n".join(given))
        own = sorted(contacts_in(text) - known)
        return tuple(one for one in own if _among(self.contacts, _hashes([one])).any())


def _among(known: Hashes, wanted: Hashes) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which of `wanted` stand in the sorted `known`, by bisection: a night asks for each email."""
    if not len(known):
        return np.zeros(len(wanted), np.bool_)
    places = np.searchsorted(known, wanted)
    found: np.ndarray[Any, np.dtype[np.bool_]] = known[np.minimum(places, len(known) - 1)] == wanted
    return found


def _hashes(items: Iterable[str]) -> Hashes:
    return np.unique(_hash_each(items))


def _hash_each(items: Iterable[str]) -> Hashes:
    digests = b"".join(hashlib.blake2b(i.encode(), digest_size=_BYTES).digest() for i in items)
    return np.frombuffer(digests, np.uint32)
