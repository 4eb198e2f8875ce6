"""Which maker turns which source into examples of which recipe."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from schemas.recipe import DataSource, Recipe
from tasks.curate.academic import academic_example
from tasks.curate.academic_generator import academic_attempts
from tasks.curate.corpora import Curated, Made, from_pairs
from tasks.curate.cover_letter_generator.generate import cover_letter_attempts
from tasks.curate.cover_letters import cover_letter_example
from tasks.curate.dolly import formal_example
from tasks.curate.outreach_generator.generate import attempts
from tasks.curate.outreach_mail import outreach_from_mail
from tasks.curate.summary_generator import summary_attempts
from tasks.curate.summary_mail import summary_from_mail

# Seeds the generated examples; the same seed gives the same examples.
GENERATOR_SEED = 17
Maker = Callable[[Recipe, DataSource, Path], Made]


def generated_emails(recipe: Recipe, data: DataSource, bronze: Path) -> Curated:
    """`data.limit` emails of the outreach grammar, in the recipe's register."""
    return attempts(recipe, data.limit, GENERATOR_SEED)


def generated_summaries(recipe: Recipe, data: DataSource, bronze: Path) -> Curated:
    """`data.limit` emails with their summaries."""
    return summary_attempts(recipe, data.limit, GENERATOR_SEED)


def generated_academic(recipe: Recipe, data: DataSource, bronze: Path) -> Curated:
    """`data.limit` emails to professors."""
    return academic_attempts(recipe, data.limit, GENERATOR_SEED)


def generated_letters(recipe: Recipe, data: DataSource, bronze: Path) -> Curated:
    """`data.limit` cover letters."""
    return cover_letter_attempts(recipe, data.limit, GENERATOR_SEED)


# Recipe -> source -> maker.
MAKERS: Mapping[str, Mapping[str, Maker]] = MappingProxyType({
    "outreach": {"generator": generated_emails, "enron": outreach_from_mail},
    "formal": {"generator": generated_emails, "dolly": from_pairs(formal_example)},
    "academic": {"generator": generated_academic, "academic": from_pairs(academic_example)},
    "cover_letter": {
        "generator": generated_letters, "cover-letters": from_pairs(cover_letter_example),
    },
    "summary": {"generator": generated_summaries, "summaries": summary_from_mail},
})  # fmt: skip
