"""Outreach examples: an invented lead, sender and objective, and the email that answers them.

In:  {"objective": "invite to a 20-minute call about matching supplier invoices", "tone": "plain",
      "sender": {…}, "lead": {…}, "facts": ["Company update: opened a second plant in Brno"]}
Out: {"subject": "Matching supplier invoices", "body": "Hi Tomas,\\n\\nI saw that Orlik Foods …"}
"""

import json
import random
from collections import Counter
from collections.abc import Iterator

from schemas.errors import MailmillError
from schemas.recipe import Recipe
from schemas.records import Reject, TrainingExample
from tasks.common.prompts import FACT_LABELS
from tasks.curate.examples import make_example, split_of
from tasks.curate.outreach_generator.compose import Draft, compose
from tasks.curate.outreach_generator.domains import DOMAINS, Domain
from tasks.curate.outreach_generator.facts import Fact, make_fact
from tasks.curate.outreach_generator.objectives import Objective, make_objective
from tasks.curate.outreach_generator.people import SELLER_KINDS, Person, company_name, person_name
from tasks.curate.outreach_generator.registers import TONES

# No sentence frame may stand in more of the examples than this.
FRAME_SHARE = 0.02
# Below 150 examples two per cent is fewer than this, which small sets may hold of a frame.
_FEWEST_REPEATS = 3
# A set that takes more attempts than this for each example asks too much of the grammar.
_ATTEMPTS_EACH = 20
# A field of work may have no topic in a split: after these tries another one is asked.
_TOPIC_TRIES = 30
WORDS = (40, 120)
_SPARSE = 0.35
_FACT_WEIGHTS = {
    "update": 24, "activity": 24, "headline": 16, "skills": 14, "career": 8, "industry": 8,
    "city": 6,
}  # fmt: skip
# Which fact to write about when several are given: news of the person or company says most.
_PREFERENCE = list(_FACT_WEIGHTS)


def generate_examples(recipe: Recipe, n: int, seed: int) -> Iterator[TrainingExample]:
    """`n` examples, the same for the same seed; rejected attempts are left out."""
    return (row for row in attempts(recipe, n, seed) if isinstance(row, TrainingExample))


def attempts(recipe: Recipe, n: int, seed: int) -> Iterator[TrainingExample | Reject]:
    """Every attempt until `n` examples stand; a recipe called `formal` gets the formal register.

    An attempt fails as `text.frame_repeated` when one of its sentences already stands in
    FRAME_SHARE of the examples asked for (three times in small sets), as `text.too_short` or
    `text.too_long` outside WORDS.

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
                where=f"recipe {recipe.name}",
                fix="ask for fewer or add sentences",
            )
        draft, inputs, group = _attempt(rng, formal=recipe.name == "formal")
        words = len(draft.body.split())
        repeated = next((frame for frame in draft.frames if counts[frame] >= most), None)
        if repeated is not None:
            yield _reject(tried, "text.frame_repeated", repeated)
        elif words < WORDS[0]:
            yield _reject(tried, "text.too_short", f"{words} words")
        elif words > WORDS[1]:
            yield _reject(tried, "text.too_long", f"{words} words")
        else:
            counts.update(set(draft.frames))
            made += 1
            answer = {"subject": draft.subject, "body": draft.body}
            target = json.dumps(answer, ensure_ascii=False)
            yield make_example(recipe.name, "generator", licence, group, inputs, target)


def _reject(tried: int, reason: str, detail: str) -> Reject:
    return Reject(source_file="generator", row_number=tried, reason=reason, detail=detail[:200])


def _attempt(rng: random.Random, *, formal: bool) -> tuple[Draft, dict[str, object], str]:
    domain = rng.choice(DOMAINS)
    lead = _lead(domain, rng)
    group = f"company:{lead.company}" if lead.company else f"person:{lead.name}"
    sender = _sender(rng, split_of(group))
    register = "formal" if formal else rng.choices(
        ("plain", "warm", "brief", "lively", "polite"), (34, 20, 16, 15, 15)
    )[0]  # fmt: skip
    # The formal recipe writes formally whatever tone a campaign asks for.
    tone = rng.choice(TONES["plain" if formal and rng.random() < 0.4 else register])
    # A quarter of the objectives come from another field: the model is to copy, not to guess.
    topics = domain if rng.random() < 0.75 else rng.choice(DOMAINS)
    objective = _objective(topics, split_of(group), rng)
    facts = _facts(lead, domain, rng)
    used = _used(facts, rng)
    inputs: dict[str, object] = {
        "objective": objective.text, "tone": tone,
        "sender": {"name": sender.name, "title": sender.title, "company": sender.company},
        "lead": {
            "name": lead.name, "first_name": lead.first_name,
            "title": lead.title, "company": lead.company,
        },
        "facts": [fact.line for fact in facts],
    }  # fmt: skip
    return compose(lead, sender, objective, used, register, rng), inputs, group


def _lead(domain: Domain, rng: random.Random) -> Person:
    first, name = person_name(rng)
    title = rng.choice(domain.titles) if rng.random() < 0.88 else ""
    company = company_name(rng) if rng.random() < 0.92 else ""
    return Person(name, first, title, company)


def _sender(rng: random.Random, split: str) -> Person:
    """A sender whose company lies in the lead's split, so that no sender crosses splits either."""
    first, name = person_name(rng)
    company = company_name(rng, SELLER_KINDS)
    while split_of(f"company:{company}") != split:
        company = company_name(rng, SELLER_KINDS)
    titles = (
        "Account Executive", "Sales Manager", "Founder", "Business Development Manager", "Partner",
        "Customer Success Lead", "Managing Director", "Sales Development Representative", "Advisor",
    )  # fmt: skip
    return Person(name, first, rng.choice(titles) if rng.random() < 0.75 else "", company)


def _objective(domain: Domain, split: str, rng: random.Random) -> Objective:
    """One whose topic lies in the lead's split: held-out emails ask for what training never saw."""
    while True:
        for _ in range(_TOPIC_TRIES):
            objective = make_objective(domain, rng)
            if split_of(f"topic:{objective.values['topic']}") == split:
                return objective
        domain = rng.choice(DOMAINS)  # it has no topic in that split


def _facts(lead: Person, domain: Domain, rng: random.Random) -> list[Fact]:
    if rng.random() < _SPARSE:
        return []
    kinds, weights = list(_FACT_WEIGHTS), list(_FACT_WEIGHTS.values())
    chosen = dict.fromkeys(rng.choices(kinds, weights, k=rng.choice((1, 2, 2, 3, 3, 4, 5))))
    # The generate stage lists facts in one fixed order; people who type them do not.
    ordered = sorted(chosen, key=list(FACT_LABELS).index) if rng.random() < 0.7 else list(chosen)
    made = (make_fact(kind, lead, domain, rng) for kind in ordered)
    return [fact for fact in made if fact]


def _used(facts: list[Fact], rng: random.Random) -> list[Fact]:
    """One or two of the facts, the telling ones first most of the time."""
    order = rng.sample(facts, len(facts))
    if rng.random() < 0.8:
        order.sort(key=lambda fact: _PREFERENCE.index(fact.kind.split("_")[0]))
    return order[: 2 if rng.random() < 0.3 else 1]
