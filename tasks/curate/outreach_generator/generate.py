"""Outreach examples: an invented lead, sender and objective, and the email that answers them.

In:  {"objective": "invite to a 20-minute call about matching supplier invoices", "tone": "plain",
      "sender": {…}, "lead": {…}, "facts": ["Company update: opened a second plant in Brno"]}
Out: {"subject": "Matching supplier invoices", "body": "Hi Tomas,\\n\\nI saw that Orlik Foods …"}
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from schemas.cues import Deal
from schemas.recipe import Recipe
from schemas.records import Reject, TrainingExample
from tasks.common.prompts import FACT_LABELS
from tasks.curate.examples import split_of
from tasks.curate.grammar import Attempt, examples_of_grammar
from tasks.curate.outreach_generator.compose import compose
from tasks.curate.outreach_generator.domains import DOMAINS, Domain
from tasks.curate.outreach_generator.facts import Fact, make_fact
from tasks.curate.outreach_generator.objectives import Objective, make_objective
from tasks.curate.outreach_generator.offers import make_trade, offer_for
from tasks.curate.outreach_generator.people import (
    FOREIGN_TITLES,
    SELLER_KINDS,
    Person,
    company_name,
    person_name,
)
from tasks.curate.outreach_generator.registers import TONES

# How often a prompt leaves the parts free, as that of mail that people wrote does.
_FREE = 0.12
# A field of work may have no topic in a split: after these tries another one is asked.
_TOPIC_TRIES = 30
# A little more than the fewest that campaigns ask for.
WORDS = (50, 120)
_SPARSE = 0.35
# How often a campaign says what its sender sells, and how often that is no tool or course for the
# topic but a thing with a name of its own.
_OFFERED, _TRADED = 0.6, 0.4
_FACT_WEIGHTS = {
    "update": 24, "activity": 24, "headline": 16, "skills": 14, "career": 8, "industry": 8,
    "city": 6,
}  # fmt: skip


def generate_examples(recipe: Recipe, n: int, seed: int) -> Iterator[TrainingExample]:
    """`n` examples, the same for the same seed; rejected attempts are left out."""
    return (row for row in attempts(recipe, n, seed) if isinstance(row, TrainingExample))


def attempts(recipe: Recipe, n: int, seed: int) -> Iterator[TrainingExample | Reject]:
    """Every attempt until `n` emails stand; see `examples_of_grammar`.

    A recipe called `formal` gets the formal register.
    """
    write = partial(_attempt, recipe, defaultdict(Deal))
    return examples_of_grammar(recipe, n, seed, write, WORDS)


def _attempt(recipe: Recipe, deals: Mapping[str, Deal], rng: random.Random) -> Attempt:
    formal = recipe.name == "formal"
    domain = rng.choice(DOMAINS)
    lead = _lead(domain, rng)
    group = f"company:{lead.company}" if lead.company else f"person:{lead.name}"
    sender = _sender(rng, split_of(group))
    register = "formal" if formal else rng.choices(
        ("plain", "warm", "brief", "lively", "polite"), (34, 20, 16, 15, 15)
    )[0]  # fmt: skip
    # The formal recipe writes formally whatever tone a campaign asks for.
    tone = rng.choice(TONES["plain" if formal and rng.random() < 0.4 else register])
    # Some objectives come from another field: the model is to copy, not to guess.
    topics = domain if rng.random() < 0.85 else rng.choice(DOMAINS)
    objective, offer = _objective_and_offer(topics, split_of(group), rng)
    facts = _facts(lead, domain, rng)
    # The email is about the first of them: which one is decided before the model is asked. Two in a
    # row are news of the lead and of the company; a line of a profile after them leads nowhere.
    is_news = [fact.kind.startswith(("update", "activity")) for fact in facts[:2]]
    used = facts[: 2 if is_news == [True, True] and rng.random() < 0.3 else 1]
    inputs: dict[str, object] = {
        "objective": objective.text, "tone": tone,
        "sender": {
            "name": sender.name, "title": sender.title, "company": sender.company, "offer": offer,
        },
        "lead": {
            "name": lead.name, "first_name": lead.first_name,
            "title": lead.title, "company": lead.company,
        },
        "facts": [fact.line for fact in facts],
    }  # fmt: skip
    cues = _cues(recipe, inputs, rng, split_of(group), deals)
    draft = compose(lead, sender, offer, objective, used, register, cues, rng)
    if recipe.cues:
        inputs["cues"] = cues
    target = json.dumps({"subject": draft.subject, "body": draft.body}, ensure_ascii=False)
    return Attempt(draft.body, draft.frames, inputs, target, group)


def _cues(
    recipe: Recipe, inputs: dict[str, object], rng: random.Random, split: str,
    deals: Mapping[str, Deal],
) -> dict[str, str]:  # fmt: skip
    """One beginning for each part, in the prompt's order; now and then none at all.

    Never some of them: a part that the prompt does not name is one that the email does not have.
    Held-out examples always have them, as the prompts of a night do; they are dealt as those are.
    """
    if rng.random() < _FREE and split != "test":
        return {}
    return deals[split].draw(recipe.cues, inputs, rng)


def _lead(domain: Domain, rng: random.Random) -> Person:
    first, name = person_name(rng)
    titles = FOREIGN_TITLES if rng.random() < 0.08 else domain.titles
    title = rng.choice(titles) if rng.random() < 0.82 else ""
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


def _objective_and_offer(domain: Domain, split: str, rng: random.Random) -> tuple[Objective, str]:
    """What the email asks for and what its sender sells, or nothing; the two belong together."""
    if rng.random() > _OFFERED:
        return _objective(domain, split, rng), ""
    if rng.random() < _TRADED:
        offer, topic = make_trade(split, rng)
        if offer:
            return make_objective(domain, rng, topic), offer
    objective = _objective(domain, split, rng)
    return objective, offer_for(objective, rng)


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
    # The generate stage lists facts in one fixed order, the most telling first; people who type
    # them do not.
    ordered = sorted(chosen, key=list(FACT_LABELS).index) if rng.random() < 0.8 else list(chosen)
    made = (make_fact(kind, lead, domain, rng) for kind in ordered)
    return [fact for fact in made if fact]
