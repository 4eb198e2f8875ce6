"""What senders sell, as they put it after «we offer»: noun phrases, which a campaign gives too."""

import random
import re

from tasks.curate.examples import split_of
from tasks.curate.outreach_generator.domains import Domain
from tasks.curate.outreach_generator.objectives import Objective
from tasks.curate.outreach_generator.spin import choose

_TRIES = 30
# Share of the offers that are about a topic, and of these about that of the objective.
_COMPOSED, _SAME_TOPIC = 0.8, 0.75
# «A trial of our app for shift plans» comes from somebody who offers an app for shift plans.
_SAME_THING = 0.8
_FOR_A_TOPIC = (
    "(software|a small tool|a web application|a phone app|a cloud service|an online tool|a platform|a program) for {topic}",
    "(training|workshops|short courses|an online course|coaching|consulting|advice) on {topic}",
    "(ready-made templates|checklists|a practical handbook|a spreadsheet add-on|a set of forms) for {topic}",
    "(software|a tool|an app|a service) that (helps|supports) (teams|small teams|companies|busy teams) with {topic}",
    "(a managed service|a fixed-price service|a service|a help desk) for {topic}(| for small companies| for larger groups| for family firms)",
    "(software|a tool|a planning board) that (small companies|family firms|teams in the field|larger groups|whole departments) use for {topic}",
)
_THING = re.compile(r"our (?:new )?(?P<noun>\w+)$")
_OF_SUBSTANCE = ("software",)
_OTHERS = (
    "bookkeeping for (craft businesses|restaurants|doctors' practices|small shops)",
    "(heat pumps|solar roofs|charging points) with a service contract",
    "an app in which (shop|kitchen|ward) staff swap shifts",
    "(product manuals|safety sheets|contracts) translated by people in the trade",
    "sensors that report (leaks|open doors|rising temperatures) by text message",
    "rented (forklifts|lifting platforms|cold rooms|work clothes) with maintenance",
    "software that reads (supplier invoices|delivery notes|order forms) and pairs them with (orders|contracts)",
    "(interim managers|locum nurses|relief drivers|temporary cooks) for a few weeks at a time",
    "a booking page for (clinics|workshops|guided tours|meeting rooms)",
    "(weekly|daily|monthly) deliveries of office fruit and coffee",
    "(background checks|language tests|aptitude tests) for new staff",
    "a data room for (tenders|company sales|building projects)",
    "packaging made of (paper|straw|seaweed) for fragile goods",
    "(drone surveys|laser scans|thermal images) of roofs and facades",
    "a hotline for (data protection|labour law|export rules)",
    "software that turns (meeting notes|call recordings|inspection photos) into reports",
    "(cleaning robots|mowing robots|delivery robots) on a monthly lease",
    "(storage|archiving|shredding) of paper files",
    "label printers and the software that goes with them",
    "a marketplace for (used machines|surplus stock|empty lorry runs)",
    "(financial|energy|fire safety) audits with a written plan",
    "lessons in (German|Spanish|English) at the workplace",
    "an (email archive|intranet|address book) that lawyers can work with",
    "(web shops|landing pages|catalogues) for wholesalers",
    "spare parts for older (lifts|presses|looms|milking machines)",
    "insurance for (trade fairs|rented equipment|volunteer work)",
    "(first-aid|forklift|food hygiene) courses on site",
    "a dashboard of (water|power|gas) use by building",
    "(podcasts|short films|newsletters) about what a company does",
    "catering for (conferences|building sites|film sets)",
    "(cloud telephones|video rooms|pagers) for several sites",
    "an up-to-date index of (suppliers|subsidies|building permits)",
    "software that plans (routes|shifts|cleaning rounds) around people's wishes",
    "(testing|calibration|repair) of scales and gauges",
    "office plants with a gardener's care",
    "(mentoring|peer groups|study visits) for new managers",
)  # fmt: skip


def make_offer(domain: Domain, objective: Objective, split: str, rng: random.Random) -> str:
    """An offer whose topic or wording lies in `split`: held-out emails tell what training never saw.

    Args:
        domain: the objective's field of work.
        objective: what the email is for, with a topic of that split.
        split: the lead's.
        rng: what is chosen by.
    """
    topic, thing = objective.values["topic"], objective.values["thing"]
    if thing in objective.text and rng.random() < _SAME_THING and (noun := _THING.match(thing)):
        return f"{_a(noun['noun'])} for {topic}"
    if rng.random() < _COMPOSED:
        frame = choose(rng.choice(_FOR_A_TOPIC), rng)
        if rng.random() < _SAME_TOPIC:
            return frame.format(topic=topic)
        for _ in range(_TRIES):
            other = choose(rng.choice(domain.topics), rng)
            if split_of(f"topic:{other}") == split:
                return frame.format(topic=other)
        return frame.format(topic=topic)
    while split_of(f"offer:{(offer := choose(rng.choice(_OTHERS), rng))}") != split:
        pass
    return offer


def _a(noun: str) -> str:
    if noun in _OF_SUBSTANCE:
        return noun
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


# ruff: noqa: E501  (one line is one family of offers, which is how these are read and edited)
