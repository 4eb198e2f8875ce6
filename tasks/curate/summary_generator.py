"""`summary` examples of our own: an email of one of many kinds, a sentence on it, three keywords.

In:  {"email": "Subject: Pump room access\\n\\nHello Gwen,\\n\\nThe pump room is closed …"}
Out: {"summary": "The pump room is closed until Tuesday.", "keywords": ["pump room", …]}

The keywords are counted as those of real mail are. What surrounds the matter (greeting, small talk,
other people and days) is drawn, so that the matter has to be found.
"""

import json
import random
from collections.abc import Iterator

from schemas.recipe import Recipe
from schemas.records import Reject, TrainingExample
from tasks.common.keywords import COUNT, keywords
from tasks.curate.examples import make_example
from tasks.curate.outreach_generator.people import person_name
from tasks.curate.outreach_generator.spin import choose
from tasks.curate.summary_kinds import CLOSINGS, KINDS, OPENINGS
from tasks.curate.summary_values import thing, values

_GREETINGS = ("Hello {first},", "Hi {first},", "Dear {first},", "{first},", "Good morning {first},",
              "Dear all,", "Hi everyone,", "")  # fmt: skip
_CLOSINGS = (
    "Regards,\n",
    "Thanks,\n",
    "Best wishes,\n",
    "Kind regards,\n",
    "Best,\n",
    "Cheers,\n",
    "",
)


def summary_attempts(recipe: Recipe, n: int, seed: int) -> Iterator[TrainingExample | Reject]:
    """`n` examples, the same for the same seed; groups are things, so that no thing leaks."""
    rng = random.Random(f"{recipe.name}:{seed}")  # noqa: S311  (training text, not a secret)
    licence = next((d.licence for d in recipe.data if d.source == "generator"), "Apache-2.0")
    for number in range(1, n + 1):
        yield _example(recipe.name, licence, rng, number)


def _example(
    recipe: str, licence: str, rng: random.Random, number: int
) -> TrainingExample | Reject:
    kind = rng.choice(KINDS)
    what = thing(rng, kind.things)
    (first, _), (given, sender) = person_name(rng), person_name(rng)
    # Some sign with their given name alone, and are then called so.
    sender = rng.choice((sender, sender, given))
    filled = values(rng) | {"thing": what, "sender": sender}

    def fill(template: str) -> str:
        return choose(template, rng).format(**filled)

    said = [fill(rng.choice(slot)) for slot in kind.body]
    sentences = [
        *(fill(rng.choice(OPENINGS)) for _ in range(rng.random() < 0.3)),
        *said,
        *map(fill, rng.sample(CLOSINGS, rng.choice((0, 0, 1, 2)))),
    ]
    subject = fill(rng.choice(kind.subjects))
    greeting = rng.choice(_GREETINGS).format(first=first)
    text = rng.choice((" ", " ", "\n\n", "\n")).join(map(_capital, sentences))
    signed = rng.choice(_CLOSINGS) + sender
    email = "\n\n".join(filter(None, (f"Subject: {_capital(subject)}", greeting, text, signed)))
    summary = _capital(fill(rng.choice(kind.summaries)))
    people = " ".join((first, sender, str(filled["who"]), str(filled["other"])))
    words = keywords(email, summary, avoid=frozenset(people.split()))
    if len(words) < COUNT:
        return Reject(
            source_file="generator", row_number=number, reason="text.too_short", detail=email[:200]
        )
    return make_example(
        recipe, "generator", licence, f"thing:{what}", {"email": email},
        json.dumps({"summary": summary, "keywords": list(words)}, ensure_ascii=False),
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
