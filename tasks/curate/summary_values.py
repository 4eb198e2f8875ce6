"""The things, places, times and reasons of invented emails."""

import random
from collections.abc import Sequence
from types import MappingProxyType

from tasks.curate.outreach_generator.people import company_name, person_name


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split(";"))


# What can break or be closed; what people write or work at; what they meet for; what is shipped;
# what is paid for by the month.
THINGS = MappingProxyType({
    "facility": _listed("""pump room;visitor car park;print server;cold store;customer database;
        meeting room;fire door;test laboratory;entrance hall;phone system;archive room;goods lift;
        paint shop;forklift;staff canteen;bicycle shed;roof garden;solar plant;heating plant;water
        meter;gas boiler;mail gateway;web shop;parcel counter;packing line;crane;conveyor belt;
        weather station;drainage pipe;boundary fence;recycling station;data warehouse;key cabinet;
        alarm system;camera system;library catalogue;greenhouse;fish pond;oil tank;filter press;
        steam valve;control desk;grain silo;bakery oven;dish washer;guest house;reception desk;
        loading ramp;footbridge;swimming hall;charging point;saw mill;cinema hall;sluice gate"""),
    "work": _listed("""expense guide;supplier list;training calendar;price sheet;safety manual;time
        sheet;travel policy;stock report;maintenance plan;quarterly report;delivery schedule;floor
        plan;budget draft;quality audit;shift roster;user survey;sales forecast;annual statement;
        tax return;tenancy agreement;bridge survey;road permit;building application;noise study;
        waste plan;carbon report;energy audit;patent file;bug list;release plan;design review;
        hiring plan;job advert;salary table;holiday list;ferry timetable;fuel forecast;product
        video;press statement;board paper;grant proposal;translation;exhibition text;recipe book;
        spare-parts catalogue;risk register;crop census;traffic count;heritage report"""),
    "event": _listed("""trade fair;first-aid course;language course;summer party;charity run;
        emergency drill;school visit;museum tour;concert series;film evening;choir rehearsal;chess
        tournament;harvest festival;open day;product launch;regatta;book reading;careers evening;
        supplier conference;anniversary dinner;repair workshop;photo exhibition;science lecture"""),
    "goods": _listed("""label printer;coffee machine;weighing scale;microscope;calibration kit;
        seed collection;map collection;wine order;safety manual;welcome leaflet;product brochure;
        office furniture;winter clothing;replacement filter;lamp shipment;tile order;paper stock;
        tea selection;medical kit;camping gear;violin;bicycle trailer;garden tools order;glassware
        """),
    "service": _listed("""visitor car park;language course;rail pass;bus contract;insurance policy;
        tenancy agreement;cleaning contract;laundry service;night watch;staff canteen;guest house;
        parcel service;phone contract;data plan;storage unit;mooring place;gym pass;childcare place;
        translation service;courier;allotment;choir room;theatre box;charging point"""),
})  # fmt: skip
WHICH = ("", "", "", "new ", "old ", "north ", "second ", "upper ", "temporary ", "shared ",
         "small ", "main ", "spare ", "joint ", "larger ")  # fmt: skip
PLACES = _listed("""in building 4;on the third floor;at the south gate;in the old mill;behind the
workshop;at the harbour;in hall 7;next to the canteen;in room 212;at the depot;in the basement;on
the roof;at the Leeds office;in the annex;beside the river;on the lower deck;at the training centre;
in the courtyard;near the station;at the back entrance;in the west wing;on platform 2""")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MONTHS = _listed("""January;February;March;April;May;June;July;August;September;October;November;
December""")
REASONS = _listed("""a cable is being replaced;the inspectors found a fault;the supplier went out of
business;two colleagues are ill;the software needs an update;the roof lets water in;a permit is
missing;the last test failed;the budget was cut;the wrong parts were delivered;the lease ends;the
snow closed the road;the figures of last year were wrong;the auditors asked for it;a pipe burst;the
old version is no longer supported;demand has doubled;the paint has to dry;the court has postponed
its ruling;the customer changed the order;the translation is not ready;the lock was broken;the
harvest came early;the power failed twice""")
_QUESTIONS = (
    "who pays for",
    "who may use",
    "who looks after",
    "where to find",
    "who decided about",
)
_OWN_REASONS = _listed("""I am moving to the Oslo branch;My leave begins soon;I take on another
project;I retire after many years;My department is being merged;I go back to university""")


def thing(rng: random.Random, sorts: Sequence[str]) -> str:
    """A thing of one of the sorts, often with an adjective."""
    return rng.choice(WHICH) + rng.choice(THINGS[rng.choice(sorts)])


def date(rng: random.Random) -> str:
    """`14 March` or `March 14`."""
    day, month = rng.randint(1, 28), rng.choice(_MONTHS)
    return rng.choice((f"{day} {month}", f"{month} {day}"))


def values(rng: random.Random) -> dict[str, object]:
    """One value for every name that a template may use; see `summary_kinds`."""
    n, m = rng.randint(3, 60), rng.randint(2, 40)
    by, on = _deadline(rng), _moment(rng)
    (_, who), (_, other) = person_name(rng), person_name(rng)
    return {
        "by": by, "on": on, "on_cap": on[0].upper() + on[1:], "date": date(rng),
        "else_day": f"on {rng.choice(_WEEKDAYS)}", "who": who, "who_poss": f"{who}'s",
        "other": other, "place": rng.choice(PLACES), "firm": company_name(rng), "n": n, "m": m,
        "total": n + m, "sum": _amount(rng), "reason": rng.choice(REASONS),
        "ask": rng.choice(_QUESTIONS),
        "reason_me": rng.choice(_OWN_REASONS),
    }  # fmt: skip


def _deadline(rng: random.Random) -> str:
    day = rng.choice(_WEEKDAYS)
    return rng.choice((
        day, f"{day} noon", f"next {day}", date(rng), date(rng), "the end of the month",
        f"the end of {rng.choice(_MONTHS)}", f"{_clock(rng)} on {day}", "tomorrow evening",
    ))  # fmt: skip


def _moment(rng: random.Random) -> str:
    day = rng.choice(_WEEKDAYS)
    hour = _clock(rng)
    return rng.choice((
        f"on {day}", f"on {day} at {hour}", f"next {day}", f"on {date(rng)}", f"on {date(rng)}",
        f"tomorrow at {hour}", f"on {day} morning", f"on {date(rng)} at {hour}",
    ))  # fmt: skip


def _clock(rng: random.Random) -> str:
    return f"{rng.randint(8, 18)}:{rng.choice(('00', '15', '30', '45'))}"


def _amount(rng: random.Random) -> str:
    amount = rng.choice(
        (rng.randint(2, 99) * 10, rng.randint(10, 95) * 100, rng.randint(1, 40) * 2500)
    )
    return rng.choice((f"{amount:,} euros", f"{amount:,} pounds", f"${amount:,}"))
