"""What is known about a lead: lines as the prompt shows them, and how a sentence says the same.

A line is labelled as the generate stage labels it (`Company update: …`) or, like facts that
people type in themselves, a plain statement.
"""

import random
from dataclasses import dataclass

from tasks.common.prompts import FACT_LABELS
from tasks.curate.outreach_generator.domains import DOMAINS, Domain
from tasks.curate.outreach_generator.people import Person, company_name
from tasks.curate.outreach_generator.spin import choose

_CITIES = tuple(
    """Brno|Graz|Leeds|Porto|Gdańsk|Aarhus|Utrecht|Lyon|Bilbao|Turin|Ghent|Cork|Tartu|Malmö|Bergen
    |Łódź|Nantes|Bristol|Hamburg|Zürich|Austin|Denver|Toronto|Nairobi|Accra|Pune|Osaka|Busan|Perth
    |Auckland|São Paulo|Rosario|Puebla|Izmir|Thessaloniki|Cluj-Napoca|Košice|Ljubljana|Split|Tampere
    |Cape Town|Hanoi|Cebu City|Kansas City|Saint-Étienne|Bad Homburg|Den Haag|Val-d'Or""".replace(
        "\n", ""
    ).replace(" " * 4, "").split("|")
)  # fmt: skip

# What a company did: (past tense with the company as subject, noun phrase without article, plural).
_UPDATES = (
    ("opened a (second|third|new) (plant|office|warehouse|branch|shop) in {city}", "(second|third|new) (plant|office|warehouse|branch|shop) in {city}"),
    ("hired {n} people (this year|in {city}|for its new team)", ""),
    ("moved its (head office|workshop|service team) to {city}", "move to {city}"),
    ("(won|signed) a {years}-year contract with {other}", "{years}-year contract with {other}"),
    ("(bought|took over) {other}", "purchase of {other}"),
    ("(merged|joined forces) with {other}", "merger with {other}"),
    ("raised {n} million euros", "{n} million euro funding round"),
    ("launched a (subscription|repair service|product line|loyalty card|web shop)(| in {city})", "new (subscription|repair service|product line|loyalty card|web shop)"),
    ("turned {n} this year", ""),
    ("(grew|expanded) to {n} (staff|sites|countries|shops)", "growth to {n} (staff|sites|countries|shops)"),
    ("started (shipping|selling|hiring) in (Spain|Norway|Japan|Canada|Poland|Kenya|Brazil)", "start in (Spain|Norway|Japan|Canada|Poland|Kenya|Brazil)"),
    ("received (an award for safety|ISO 9001 certification|the city's export prize|a grant for training)", ""),
    ("put solar panels on its (roof|depot|headquarters) in {city}", "solar roof in {city}"),
    ("(published|presented) its (first|latest) (sustainability|annual|impact) report", "(first|latest) (sustainability|annual|impact) report"),
    ("(appointed|named) a new (managing director|head of operations|finance chief)", "new (managing director|head of operations|finance chief)"),
    ("(became|is now) a partner of {other}", "partnership with {other}"),
    ("(renewed|rebuilt|redesigned) its (website|main site|customer portal|training centre)", "new (website|main site|customer portal|training centre)"),
    ("(added|introduced) a (night|weekend) shift(| in {city})", "new (night|weekend) shift"),
    ("(switched|changed) to (electric vans|rail freight|a four-day week|reusable boxes)", "switch to (electric vans|rail freight|a four-day week|reusable boxes)"),
    ("(celebrated|marked) {n} years (in business|in {city})", "anniversary after {n} years (in business|in {city})"),
    ("(opened|built) a (test laboratory|showroom|learning centre) (in|near) {city}", "(test laboratory|showroom|learning centre) in {city}"),
    ("took part in the (trade fair|careers fair|food fair|tech week) in {city}", "stand at the (trade fair|careers fair|food fair|tech week) in {city}"),
)  # fmt: skip
# What a person did: (past tense with the person as subject, noun phrase that follows «your»).
_ACTIVITIES = (
    ("(spoke|gave a talk) on {subject}", "talk on {subject}"),
    ("(posted|wrote) about {subject}", "post about {subject}"),
    ("(wrote|published) an article on {subject}", "article on {subject}"),
    ("joined a panel on {subject}", "panel on {subject}"),
    ("(hosted|led|ran) a workshop on {subject}", "workshop on {subject}"),
    ("commented on a post about {subject}", "comment on {subject}"),
    ("shared (slides|a checklist|a short video) on {subject}", "(checklist|short video) on {subject}"),
    ("was interviewed about {subject}", "interview about {subject}"),
    ("asked (for advice|a question) about {subject}", "question about {subject}"),
    ("recorded a podcast about {subject}", "podcast about {subject}"),
    ("(taught|finished) a course on {subject}", "course on {subject}"),
    ("started a (reading group|newsletter) on {subject}", "(reading group|newsletter) on {subject}"),
    ("ran the (half marathon|charity run) in {city}", "(half marathon|charity run) in {city}"),
    ("joined the board of {other}", ""),
    ("marked {years} years at {company}", ""),
    ("is hiring (an analyst|a deputy|two trainees|a project lead)", ""),
)  # fmt: skip
_HEADLINES = (
    "{title} | {skill} | {skill2}", "{title} at {company}", "Helping (teams|companies|people) with {subject}",
    "{skill} and {skill2}, mostly in that order", "{title}, {city}", "(Curious|Practical|Stubborn) about {subject}",
    "(Ten|Fifteen|Twenty) years of {skill}", "From {skill} to {skill2}", "{title} - {industry}",
    "I (like|enjoy) {skill} and plain language", "(Building|Leading) a team for {skill}", "{skill} | {industry} | {city}",
    "Making {skill} (simple|less painful|work)", "{title} with a weakness for {skill2}",
)  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One line of the prompt and the values with which frames of `kind` say it."""

    kind: str
    line: str
    values: dict[str, str]


def soften(phrase: str) -> str:
    """An industry as it reads inside a sentence: `Financial Services` -> `financial services`."""
    return " ".join(w if any(c.isupper() for c in w[1:]) else w.lower() for w in phrase.split())


def make_fact(kind: str, lead: Person, domain: Domain, rng: random.Random) -> Fact | None:
    """A fact of `kind` (a key of FACT_LABELS) about `lead`; None where the lead lacks what it needs."""
    skill, skill2, skill3 = rng.sample(domain.skills, 3)
    industry = rng.choice(domain.industries)
    city = rng.choice(_CITIES)
    values = {
        "company": lead.company, "first": lead.first_name, "city": city,
        "title": lead.title or rng.choice(domain.titles), "skill": skill, "skill2": skill2,
        "other": company_name(rng), "industry": industry,
        "subject": choose(rng.choice(domain.subjects), rng),
        "years": str(rng.choice((2, 3, 4, 5, 6, 7, 10))),
        "n": str(rng.choice((4, 5, 6, 8, 10, 12, 15, 18, 20, 25, 30, 40, 60, 75, 90, 120, 200, 350))),
    }  # fmt: skip
    match kind:
        case "update" if lead.company:
            vp, np = (choose(t, rng).format(**values) for t in rng.choice(_UPDATES))
            return _news("update", "np" if np and rng.random() < 0.3 else "vp", vp, np, lead, rng)
        case "activity":
            vp, np = (choose(t, rng).format(**values) for t in rng.choice(_activities(lead)))
            return _news(
                "activity", "np" if np and rng.random() < 0.35 else "vp", vp, np, lead, rng
            )
        case "headline":
            known = [h for h in _HEADLINES if lead.company or "{company}" not in h]
            headline = choose(rng.choice(known), rng).format(**values)
            headline = headline[0].upper() + headline[1:]
            return Fact("headline", f"Headline: {headline}", {"headline": headline})
        case "skills":
            listed = [skill, skill2, skill3, *rng.sample(domain.skills, 2)][: rng.randint(1, 4)]
            listed = list(dict.fromkeys(listed))
            said = rng.sample(listed, min(len(listed), rng.choice((1, 2, 2))))
            return Fact("skills", f"Skills: {', '.join(listed)}", {"skills": " and ".join(said)})
        case "career":
            role, old = rng.choice(rng.choice(DOMAINS).titles), company_name(rng)
            start = rng.randint(1998, 2019)
            years = rng.choice(("", f" ({start}-{start + rng.randint(1, 6)})", f", {start}"))
            joint = rng.choice((" at ", ", ", " at "))
            return Fact("career", f"Career: {role}{joint}{old}{years}", {"role": role, "old": old})
        case "industry":
            kind = "industry" if lead.company else "industry_you"
            return Fact(kind, f"Industry: {industry}", {"industry": soften(industry)})
        case "city":
            return Fact("city", f"City: {city}", {"city": city})
    return None


def _activities(lead: Person) -> list[tuple[str, str]]:
    return [forms for forms in _ACTIVITIES if lead.company or "{company}" not in forms[0]]


def _news(kind: str, form: str, vp: str, np: str, lead: Person, rng: random.Random) -> Fact:
    """A fact with a verb (`vp`) or without (`np`), labelled or as a statement."""
    label = FACT_LABELS[kind]
    if form == "np":
        shown = np if rng.random() < 0.5 else np[0].upper() + np[1:]
        return Fact(f"{kind}_np", f"{label}: {shown}", {"np": np})
    subject = lead.company if kind == "update" else rng.choice((lead.first_name, lead.name))
    shown = rng.choice((vp, f"{subject} {vp}", vp[0].upper() + vp[1:]))
    values = {"vp": vp}
    if kind == "activity":
        # The statement is about a third person, the email speaks to that person.
        values["vp"] = _second_person(vp)
    if rng.random() < 0.15:
        return Fact(f"{kind}_vp", f"{subject} {vp}", values)
    return Fact(f"{kind}_vp", f"{label}: {shown}", values)


def _second_person(vp: str) -> str:
    first, _, rest = vp.partition(" ")
    return f"{ {'was': 'were', 'is': 'are', 'has': 'have'}.get(first, first) } {rest}"


# ruff: noqa: E501  (one line is one alternative, which is how these are read and edited)
