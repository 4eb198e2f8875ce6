"""What senders sell, as they put it after «we offer»: noun phrases, which a campaign gives too."""

import random
import re

from tasks.curate.examples import split_of
from tasks.curate.outreach_generator.objectives import Objective
from tasks.curate.outreach_generator.spin import choose

_TRIES = 30
_HELPS = "that (helps|supports) (teams|small teams|companies|busy teams) with {topic}"
_USED = "that (small companies|family firms|teams in the field|larger groups|whole departments) use for {topic}"
_FOR_A_TOPIC = (
    "(software|a small tool|a web application|a phone app|a cloud service|an online tool|a platform|a program) for {topic}",
    "(training|workshops|short courses|an online course|coaching|consulting|advice) on {topic}",
    "(ready-made templates|checklists|a practical handbook|a spreadsheet add-on|a set of forms) for {topic}",
    "(software|a tool|an app|a service) " + _HELPS,
    "(a managed service|a fixed-price service|a service|a help desk) for {topic}(| for small companies| for larger groups| for family firms)",
    "(software|a tool|a planning board) " + _USED,
)
# After what one asks about as «our software» or «our new service».
_THING = re.compile(r"our (?:new )?(?P<noun>\w+)$")
_FOR_A_THING = ("for {topic}", _HELPS, _USED)
_OF_SUBSTANCE = ("software",)
# What is sold, and what one then writes about.
TRADES = (
    ("bookkeeping for (craft businesses|restaurants|doctors' practices|small shops)", "bookkeeping"),
    ("(heat pumps|solar roofs|charging points) with a service contract", "heating and power"),
    ("an app in which (shop|kitchen|ward) staff swap shifts", "swapping shifts"),
    ("(product manuals|safety sheets|contracts) translated by people in the trade", "translations"),
    ("sensors that report (leaks|open doors|rising temperatures) by text message", "alarms outside working hours"),
    ("rented (forklifts|lifting platforms|cold rooms|work clothes) with maintenance", "rented equipment"),
    ("software that reads (supplier invoices|delivery notes|order forms) and pairs them with (orders|contracts)", "matching paperwork with orders"),
    ("(interim managers|locum nurses|relief drivers|temporary cooks) for a few weeks at a time", "gaps in the rota"),
    ("a booking page for (clinics|workshops|guided tours|meeting rooms)", "online bookings"),
    ("(weekly|daily|monthly) deliveries of office fruit and coffee", "food and drink at work"),
    ("(background checks|language tests|aptitude tests) for new staff", "checks before hiring"),
    ("a data room for (tenders|company sales|building projects)", "sharing confidential papers"),
    ("packaging made of (paper|straw|seaweed) for fragile goods", "packing fragile goods"),
    ("(drone surveys|laser scans|thermal images) of roofs and facades", "roof inspections"),
    ("a hotline for (data protection|labour law|export rules)", "legal questions in daily work"),
    ("software that turns (meeting notes|call recordings|inspection photos) into reports", "writing reports"),
    ("(cleaning robots|mowing robots|delivery robots) on a monthly lease", "keeping floors and grounds clean"),
    ("(storage|archiving|shredding) of paper files", "old paper files"),
    ("label printers and the software that goes with them", "labels and label printers"),
    ("a marketplace for (used machines|surplus stock|empty lorry runs)", "surplus stock and idle machines"),
    ("(financial|energy|fire safety) audits with a written plan", "audits of running costs and risks"),
    ("lessons in (German|Spanish|English) at the workplace", "languages at the workplace"),
    ("an (email archive|intranet|address book) that lawyers can work with", "finding old emails and addresses"),
    ("(web shops|landing pages|catalogues) for wholesalers", "selling to trade customers online"),
    ("spare parts for older (lifts|presses|looms|milking machines)", "spare parts for old machines"),
    ("insurance for (trade fairs|rented equipment|volunteer work)", "cover for events and hired equipment"),
    ("(first-aid|forklift|food hygiene) courses on site", "courses for new staff"),
    ("a dashboard of (water|power|gas) use by building", "energy use by building"),
    ("(podcasts|short films|newsletters) about what a company does", "telling people what you do"),
    ("catering for (conferences|building sites|film sets)", "meals for large groups"),
    ("(cloud telephones|video rooms|pagers) for several sites", "phone calls between sites"),
    ("an up-to-date index of (suppliers|subsidies|building permits)", "finding suppliers and subsidies"),
    ("software that plans (routes|shifts|cleaning rounds) around people's wishes", "planning rounds and routes"),
    ("(testing|calibration|repair) of scales and gauges", "accurate measuring"),
    ("office plants with a gardener's care", "plants in the office"),
    ("(mentoring|peer groups|study visits) for new managers", "support for new managers"),
)  # fmt: skip


def make_trade(split: str, rng: random.Random) -> tuple[str, str]:
    """An offer in words of its own and the topic that it belongs to, which lies in `split`.

    Both are empty where no such topic turns up.
    """
    for _ in range(_TRIES):
        offer, topic = rng.choice(TRADES)
        if split_of(f"topic:{topic}") == split:
            return choose(offer, rng), topic
    return "", ""


def offer_for(objective: Objective, rng: random.Random) -> str:
    """What somebody offers who has that objective: it is about the same topic.

    «A trial of our app for shift plans» comes from somebody who offers an app for shift plans.
    """
    topic, thing = objective.values["topic"], objective.values["thing"]
    if thing in objective.text and (noun := _THING.match(thing)):
        return f"{_a(noun['noun'])} {choose(rng.choice(_FOR_A_THING), rng)}".format(topic=topic)
    return choose(rng.choice(_FOR_A_TOPIC), rng).format(topic=topic)


def _a(noun: str) -> str:
    if noun in _OF_SUBSTANCE:
        return noun
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


# ruff: noqa: E501  (one line is one family of offers, which is how these are read and edited)
