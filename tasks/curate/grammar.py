"""Examples that a grammar writes: asked again and again, kept while their sentences differ."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from schemas.errors import MailmillError
from schemas.recipe import Recipe
from schemas.records import Reject, TrainingExample
from tasks.curate.examples import make_example

# No sentence frame may stand in more of the examples than this.
FRAME_SHARE = 0.02
# Below 150 examples two per cent is fewer than this, which small sets may hold of a frame.
_FEWEST_REPEATS = 3
# A set that takes more attempts than this for each example asks too much of the grammar.
_ATTEMPTS_EACH = 30


@dataclass(frozen=True)
class Attempt:
    """One example to be: `text` is what counts as its words, `frames` its sentences' wording."""

    text: str
    frames: tuple[str, ...]
    inputs: dict[str, object]
    target: str
    group: str


def examples_of_grammar(
    recipe: Recipe, n: int, seed: int, write: Callable[[random.Random], Attempt],
    words: tuple[int, int],
) -> Iterator[TrainingExample | Reject]:  # fmt: skip
    """Every attempt until `n` examples stand, the same for the same seed.

    An attempt fails as `text.frame_repeated` when one of its sentences already stands in
    FRAME_SHARE of the examples asked for (three times in small sets), as `text.too_short` or
    `text.too_long` outside `words`.

    Raises:
        MailmillError: the sentences are used up before `n` examples stand.
    """
    rng = random.Random(f"{recipe.name}:{seed}")  # noqa: S311  (training text, not a secret)
    licence = next((d.licence for d in recipe.data if d.source == "generator"), "Apache-2.0")
    counts: Counter[str] = Counter()
    most = max(_FEWEST_REPEATS, int(n * FRAME_SHARE))
    made = tried = 0
    while made < n:
        tried += 1
        if tried > _ATTEMPTS_EACH * n:
            raise MailmillError(
                f"the grammar gave {made} of {n} examples in {tried - 1} attempts",
                where=f"recipe {recipe.name}", fix="ask for fewer or add sentences",
            )  # fmt: skip
        attempt = write(rng)
        length = len(attempt.text.split())
        repeated = next((frame for frame in attempt.frames if counts[frame] >= most), None)
        if repeated is not None:
            yield _reject(tried, "text.frame_repeated", repeated)
        elif length < words[0]:
            yield _reject(tried, "text.too_short", f"{length} words")
        elif length > words[1]:
            yield _reject(tried, "text.too_long", f"{length} words")
        else:
            counts.update(set(attempt.frames))
            made += 1
            yield make_example(
                recipe.name, "generator", licence, attempt.group, attempt.inputs, attempt.target
            )


def _reject(tried: int, reason: str, detail: str) -> Reject:
    return Reject(source_file="generator", row_number=tried, reason=reason, detail=detail[:200])
