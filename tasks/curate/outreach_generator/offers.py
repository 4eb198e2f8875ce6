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
    "(software and training|a checklist and a short course|a tool and a help desk|advice and templates|a handbook and a day of training) for {topic}",
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
    # Offers with an «and» of their own: a model that has seen few of them stops there.
    ("software that (reads|sorts|checks) (delivery photos|damage reports|inspection sheets) and (files them by customer|tells the office what is missing)", "photos from the field"),
    ("an app that (records|times) (visits|rounds|jobs) and (writes the timesheet|sends the bill the same day)", "timesheets for people on the road"),
    ("a service that collects (used batteries|old cartridges|worn tyres) and (brings new ones|proves where they went)", "disposal with a receipt"),
    ("sensors that (weigh|count) what is on the shelf and (order more|send a text message when it runs low)", "shelves that run empty"),
    ("a tool that compares (bank statements|till receipts|card payments) with the books and marks what does not agree", "differences in the accounts"),
    ("software that (drafts|prices) (quotes|tenders|change orders) and keeps every version of them", "versions of quotes and bids"),
    ("a platform where (tenants|parents|patients) report (problems|changes|faults) and see what became of them", "reports that get an answer"),
    ("cameras that (count|follow) (parcels|pallets|vehicles) and (blur every face|keep no picture of anybody)", "counting without filming people"),
    ("(desks|chairs|lockers) that are rented by the month and (swapped when they break|taken back when a team shrinks)", "furniture for teams that grow and shrink"),
    ("a telephone assistant that takes (bookings|orders|fault reports) at night and puts them into the calendar", "calls after closing time"),
    ("(design|printing) and (mounting|repair) of (shop signs|vehicle lettering|trade fair stands)", "signs and lettering"),
    ("(planning|financing), (installation|repair) and (maintenance|monitoring) of (battery storage|cooling systems|lifts)", "building services from one source"),
    ("(grants|subsidies|tax credits) found, applied for and accounted for", "money from grants and credits"),
    ("software that watches (contracts|certificates|permits) and tells (the right person|two people) which of them run out soon", "deadlines that nobody should miss"),
    ("a map that shows (pipes|cables|hydrants) and lets (crews|contractors) correct it on site", "maps of what lies underground"),
    ("(interpreters|sign-language interpreters) by (video|tablet) within (five|ten) minutes, day and night", "interpreting at short notice"),
    ("a search that finds (drawings|recipes|test reports) across old drives and says how old they are", "papers on old drives"),
    ("a laundry that (fetches|marks|repairs) (uniforms|bed linen|protective clothing) and returns them within two days", "laundry and work clothes"),
    ("software that turns (forms|checklists) on paper into ones on the phone and leaves the wording as it is", "forms on the phone"),
    ("a pool of (translators|proofreaders|illustrators) and a project manager who (knows|briefs) them", "texts and pictures from outside"),
    ("(vans|cargo bikes|small trucks) by the hour, with or without a driver", "transport at short notice"),
    ("(safety|fire|evacuation) drills with a report that (insurers|auditors) accept", "drills and their reports"),
    ("a register of (chemicals|ladders|electrical tools) that inspectors can read", "registers for inspections"),
    ("(tax|payroll|pension) questions answered in writing within (a day|two days)", "tax and payroll questions"),
    ("a (warehouse|cold store|store room) that is shared by several (brands|producers|makers) and billed by the shelf", "shared storage space"),
    ("helpers for (harvests|stocktaking|trade fairs|office moves) by the day", "extra hands for busy days"),
    ("software that predicts (footfall|call volumes|no-shows) from the weather and the calendar", "forecasts for busy hours"),
    ("a (mobile|pop-up) (canteen|clinic|repair shop) that comes to the site once a week", "services that come to the site"),
    ("(sound|light) measurements at the workplace and advice on what to change", "noise and light at work"),
    ("an (exchange|online auction) for (scrap metal|offcuts|waste heat)", "finding a use for what is left over"),
    ("(recording|streaming) of (board meetings|lectures|site tours) with captions in two languages", "captions for talks and tours"),
    ("a box that links (old scales|old presses|old boilers) to the network without changing them", "old machines on the network"),
    ("(letters|invoices|payslips) printed, enveloped and posted the same day", "outgoing post"),
    ("a (mentor|coach) for (first-time founders|new heads of department|returning parents) and a group that meets every month", "people in a new role"),
    ("pest control with traps that report themselves and need no poison", "pest control"),
    ("(seat|room|parking) plans that fill themselves from the calendar and free what nobody uses", "rooms and spaces that stand empty"),
    ("a service that (tests|retests) web pages with blind users and says what to repair first", "web pages for everyone"),
    ("(spare phones|loan laptops) that arrive the next morning and go back by post", "replacing broken devices"),
    ("(water dispensers|coffee machines|snack machines) with cleaning, repairs and refills", "kitchens for staff"),
    ("an archive for (voice recordings|building plans|lab notes) that deletes what the law says must go", "keeping and deleting records"),
    ("(museum|factory|city) tours for (guests|customers|new colleagues) with a guide who knows the trade", "tours for guests"),
    ("(tree|roof|gutter) care by climbers, with photos before and after", "trees and roofs"),
    ("software that reads (CVs|grant applications|complaints) and groups those that are alike", "large piles of applications"),
    ("a second opinion on (building quotes|IT quotes|insurance renewals) for a fixed price", "checking quotes from others"),
    ("(nursery|holiday) places for the children of staff, close to work and open early", "childcare for staff"),
    ("a (bicycle|car) scheme that (pays for|handles) leasing, insurance and repairs", "company bicycles and cars"),
    ("(crop|storm|hail) damage assessed from the air and written up for the insurer", "damage reports"),
    ("a tool that shows each (driver|technician|nurse) the next stop and tells the customer the time of arrival", "arrival times for customers"),
    ("a card that pays for (fuel|tolls|charging) in twelve countries and sorts the receipts by vehicle", "costs on the road"),
    ("(readings|concerts|small exhibitions) at the workplace, planned and set up", "events for staff"),
    ("(sewing|welding|turning) of small batches from ten pieces up", "small production runs"),
    ("a (wiki|handbook) that asks its authors once a year whether it is still true", "manuals that stay true"),
    ("(blood pressure|eye|hearing) checks at the workplace, in an hour and without waiting", "health checks for staff"),
    ("software that splits (rents|heating bills|shared costs) by tenant and explains every line", "bills that people understand"),
    ("a (rota|stock|shift) screen for the wall that works when the network does not", "plans on the wall"),
    ("(brochures|price lists|menus) that are laid out from a spreadsheet and printed overnight", "printed price lists"),
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
