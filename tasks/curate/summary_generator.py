"""`summary` examples of our own: an email, one sentence about it, and three keywords.

In:  {"email": "Subject: Pump room access\\n\\nHello Gwen,\\n\\nThe pump room is closed …"}
Out: {"summary": "The pump room is closed until Tuesday.", "keywords": ["pump room", …]}
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.recipe import Recipe
from schemas.records import Reject, TrainingExample
from tasks.curate.examples import make_example
from tasks.curate.outreach_generator.people import person_name
from tasks.curate.outreach_generator.spin import choose

_DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "next week",
    "the end of the month",
)
_THINGS = tuple(
    """pump room;visitor car park;expense tool;supplier list;print server;training calendar;cold store
    ;spare-parts catalogue;price sheet;safety manual;loading ramp;customer database;meeting room
    ;fire doors;test laboratory;time sheets;travel policy;stock report;maintenance plan;entrance
    ;quarterly report;delivery schedule;contract;phone system;floor plan;budget draft
    ;welcome leaflet;quality audit;archive room;shift roster""".replace("\n", "")
    .replace("    ", "").split(";")
)  # fmt: skip
_WHICH = ("", "", "new ", "old ", "north ", "second ", "upper ", "temporary ")


@dataclass(frozen=True)
class _Kind:
    """One kind of email: templates with {thing}, {day}, {n}, {who}, {other}; see `spin`."""

    subject: str
    body: tuple[str, ...]
    summary: str
    keyword: str


_KINDS = (
    _Kind(
        "(Closed|Not available|Out of use): {thing}",
        ("(Please note that|This is to let you know that|I am writing to tell you that) the {thing} (is|will be) (closed|out of use|not available) until {day}.",
         "(The work takes longer than planned|A repair has become necessary|We found a fault during a check|An update has to be made).",
         "(Please plan around it|If this is a problem, talk to {who}|In urgent cases, {who} can help|We will write again when it is done)."),
        "The {thing} is unavailable until {day}.", "availability",
    ),
    _Kind(
        "(Request|Could you help|A favour): {thing}",
        ("(I am working on|I have been asked about|We are revising) the {thing} and (need your input|lack your part|cannot finish without you).",
         "(Could you send me|Would you please send|Can you let me have) your (comments|figures|changes) by {day}?",
         "(Half a page is enough|Notes will do|{n} lines are plenty)(|, and {who} can help with questions|, since {who} does the rest)."),
        "{sender} asks for input on the {thing} by {day}.", "request",
    ),
    _Kind(
        "(Meeting about|Date for|Talk about) the {thing}",
        ("(We should meet|I would like to meet|Let us sit down) about the {thing}(| before it gets urgent| while there is time).",
         "Would {day} (suit you|work for you|fit your plans|be possible)?",
         "(I have asked|I invited|It would be good to have) {who} (as well|too), and (we need|it takes|I expect) about {n} minutes."),
        "{sender} proposes a meeting about the {thing} on or around {day} with {who}.", "meeting",
    ),
    _Kind(
        "(Report|Status|Where we are): {thing}",
        ("(Here is where we stand with|A short report on|This is the state of) the {thing}: {n} (points are done|items are finished|tasks are closed) and {m} (are open|remain|are left).",
         "(The largest open point|What remains|Most of the rest) (is with|lies with|waits for) {who}.",
         "(I expect to finish|We should be done|The rest will follow) by {day}."),
        "On the {thing}, {n} items are done and {m} remain, to be finished by {day}.", "status report",
    ),
    _Kind(
        "(Reminder|Not forgotten|Deadline): {thing}",
        ("(This is a friendly reminder|May I remind you|Just a reminder) that your part of the {thing} is due by {day}.",
         "({n} of {total} colleagues have answered|So far {n} answers out of {total} are in|We have {n} of {total} answers).",
         "(Please send yours to|Yours should go to|Send it straight to) {who}."),
        "Contributions to the {thing} are due by {day} and go to {who}.", "deadline",
    ),
    _Kind(
        "(New contact|Change of contact|Who does what): {thing}",
        ("(From {day}|Starting {day}), {who} (takes over|looks after|is responsible for) the {thing}.",
         "(I am moving to other work|My tasks are changing|I will be away for some time) and (have handed everything over|the files are handed over|all notes are in place).",
         "(Please send questions to the new contact|I am around until then|Thank you for working with me on this)."),
        "{who} takes over the {thing} from {day}.", "handover",
    ),
)  # fmt: skip


def summary_attempts(recipe: Recipe, n: int, seed: int) -> Iterator[TrainingExample | Reject]:
    """`n` examples, the same for the same seed; groups are things, so that no thing leaks."""
    rng = random.Random(f"{recipe.name}:{seed}")  # noqa: S311  (training text, not a secret)
    licence = next((d.licence for d in recipe.data if d.source == "generator"), "Apache-2.0")
    for _ in range(n):
        yield _example(recipe.name, licence, rng)


def _example(recipe: str, licence: str, rng: random.Random) -> TrainingExample:
    kind, thing, day = (
        rng.choice(_KINDS),
        rng.choice(_WHICH) + rng.choice(_THINGS),
        rng.choice(_DAYS),
    )
    done, left = rng.randint(3, 40), rng.randint(2, 9)
    (first, _), (_, sender), (_, who) = (person_name(rng) for _ in range(3))
    values = {
        "thing": thing, "day": day, "who": who, "sender": sender, "n": done, "m": left,
        "total": done + left,
    }  # fmt: skip
    sentences = [choose(line, rng).format(**values) for line in kind.body]
    greeting, closing = rng.choice(
        (("Hello", "Regards"), ("Hi", "Thanks"), ("Dear", "Best wishes"))
    )
    subject = choose(kind.subject, rng).format(**values)
    gap = rng.choice((" ", " ", "\n\n"))
    email = f"Subject: {subject}\n\n{greeting} {first},\n\n{gap.join(sentences)}\n\n{closing},\n{sender}"
    target = {"summary": kind.summary.format(**values), "keywords": [thing, kind.keyword, day]}
    return make_example(
        recipe, "generator", licence, f"thing:{thing}", {"email": email},
        json.dumps(target, ensure_ascii=False),
    )  # fmt: skip


# ruff: noqa: E501  (one line is one family of sentences, which is how these are read and edited)
