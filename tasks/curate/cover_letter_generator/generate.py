"""`cover_letter` examples of our own: a job and an applicant in, the letter out.

In:  {"job_title": "Dispatcher", "company": "Quelt Freight", "applicant": "Ida Falk",
      "preferred_qualifications": "Experience with customs", "skills": "WMS, customs", …}
Out: «Dear Quelt Freight team,\\n\\nI am writing to apply for the post of Dispatcher …»
"""

import random
from collections import Counter
from collections.abc import Iterator

from schemas.errors import MailmillError
from schemas.recipe import Recipe
from schemas.records import Reject, TrainingExample
from tasks.curate.cover_letter_generator.case import group_of, make_case
from tasks.curate.cover_letter_generator.compose import compose
from tasks.curate.cover_letter_generator.inputs import inputs_of
from tasks.curate.examples import make_example

WORDS = (120, 260)
# No sentence frame may stand in more of the examples than this.
FRAME_SHARE = 0.02
# Below 150 examples two per cent is fewer than this, which small sets may hold of a frame.
_FEWEST_REPEATS = 3
# A set that takes more attempts than this for each example asks too much of the grammar.
_ATTEMPTS_EACH = 30
_REGISTERS = {"plain": 45, "warm": 20, "formal": 25, "brief": 10}


def cover_letter_attempts(recipe: Recipe, n: int, seed: int) -> Iterator[TrainingExample | Reject]:
    """Every attempt until `n` examples stand, the same for the same seed.

    An attempt fails as `text.frame_repeated` when one of its sentences already stands in
    FRAME_SHARE of the examples asked for (three times in small sets), as `text.too_short` or
    `text.too_long` outside WORDS. The group is the company; applicant and employers are of its
    split.

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
                f"the grammar gave {made} of {n} cover letters in {tried - 1} attempts",
                where=f"recipe {recipe.name}", fix="ask for fewer or add sentences",
            )  # fmt: skip
        case = make_case(rng)
        register = rng.choices(list(_REGISTERS), list(_REGISTERS.values()))[0]
        letter, inputs = compose(case, register, rng), inputs_of(case, rng)
        words = len(letter.text.split())
        repeated = next((frame for frame in letter.frames if counts[frame] >= most), None)
        if repeated is not None:
            yield _reject(tried, "text.frame_repeated", repeated)
        elif words < WORDS[0]:
            yield _reject(tried, "text.too_short", f"{words} words")
        elif words > WORDS[1]:
            yield _reject(tried, "text.too_long", f"{words} words")
        else:
            counts.update(set(letter.frames))
            made += 1
            group = group_of(case.company)
            yield make_example(recipe.name, "generator", licence, group, inputs, letter.text)


def _reject(tried: int, reason: str, detail: str) -> Reject:
    return Reject(source_file="generator", row_number=tried, reason=reason, detail=detail[:200])
