"""`cover_letter` examples of our own: a job and an applicant in, the letter out.

In:  {"job_title": "Dispatcher", "company": "Quelt Freight", "applicant": "Ida Falk",
      "preferred_qualifications": "Experience with customs", "skills": "WMS, customs", …}
Out: «Dear Quelt Freight team,\\n\\nI am writing to apply for the post of Dispatcher …»
"""

import random
from collections.abc import Iterator

from schemas.recipe import Recipe
from schemas.records import Reject, TrainingExample
from tasks.curate.cover_letter_generator.case import group_of, make_case
from tasks.curate.cover_letter_generator.compose import compose
from tasks.curate.cover_letter_generator.inputs import inputs_of
from tasks.curate.grammar import Attempt, examples_of_grammar

WORDS = (120, 260)
_REGISTERS = {"plain": 45, "warm": 20, "formal": 25, "brief": 10}


def cover_letter_attempts(recipe: Recipe, n: int, seed: int) -> Iterator[TrainingExample | Reject]:
    """Every attempt until `n` letters stand; see `examples_of_grammar`.

    The group is the company; applicant and employers are of its split.
    """
    return examples_of_grammar(recipe, n, seed, _attempt, WORDS)


def _attempt(rng: random.Random) -> Attempt:
    case = make_case(rng)
    register = rng.choices(list(_REGISTERS), list(_REGISTERS.values()))[0]
    letter, inputs = compose(case, register, rng), inputs_of(case, rng)
    return Attempt(letter.text, letter.frames, inputs, letter.text, group_of(case.company))
