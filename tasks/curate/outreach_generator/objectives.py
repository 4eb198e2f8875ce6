"""Campaign objectives, phrased as people phrase them, and the pieces to restate them with."""

import random
import re
from dataclasses import dataclass

from tasks.curate.outreach_generator.domains import Domain
from tasks.curate.outreach_generator.spin import choose

_LENGTHS = ("10", "15", "20", "25", "30", "45", "60")
_MEETINGS = (
    "a {n}-minute (call|video call|chat|conversation|meeting|phone call|online meeting)",
    "a (short|brief|quick|first) (call|video call|chat|conversation|meeting|phone call)",
    "(a call|a coffee|a meeting|an online meeting|a phone call|a video call|half an hour)",
)
_OFFERS = (
    "a (demo|live demo|short demo|{n}-minute demo|trial|free trial|pilot|walk-through|test)",
    "a (two-week|three-month|30-day|14-day|free|small) (trial|pilot|test)",
)
_THINGS = ("our (software|service|tool|platform|app|system|programme|new module|new service)",)
_EVENTS = (
    "(a|our) (webinar|workshop|seminar|round table|breakfast talk|open day|live session|evening talk)",
    "(a|our) (free|short|small|one-hour|half-day) (webinar|workshop|seminar|round table|session)",
)
_WHENS = (
    "", "", " on {d} (March|May|June|September|October|November)", " in (April|June|September|November)",
    " (next month|this autumn|this spring|next week)", " in (Vienna|Prague|London|Berlin|Madrid|Chicago)",
)  # fmt: skip
_DOCUMENTS = (
    "(a|our) (short|free|new|one-page|practical) (guide|checklist|summary|case study|report|overview)",
    "(a|our) (guide|checklist|case study|white paper|sample report|fact sheet|comparison|buyer's guide)",
)
_DRAFTS = ("(a|our) draft (guide|checklist|brochure|survey)", "(a|our) (prototype|first version)")
# «a one-page guide» is right as it stands.
_BEFORE_VOWEL = re.compile(r"\ba (?=[aei]|o(?!ne))")
# Kind -> share of the objectives, and how people phrase them.
KINDS: dict[str, tuple[int, tuple[str, ...]]] = {
    "meet": (30, (
        "(invite to|invite them to|ask for|book|propose|set up|arrange|get|suggest|schedule|agree on) {what} (about|on) {topic}",
        "(invite to|ask for|book|propose|set up|arrange) {what} to (discuss|talk about|talk through) {topic}",
    )),
    "offer": (16, (
        "(offer|propose|suggest|arrange|invite to|agree on|ask for interest in) {what} of {thing} for {topic}",
    )),
    "event": (13, ("(invite to|invite the lead to|get sign-ups for|win guests for) {what} (on|about) {topic}{when}",)),
    "send": (13, ("(offer|offer to send|share|ask if we may send|send) {what} (on|about) {topic}",)),
    "introduce": (8, ("(introduce|present|make known|announce) {thing} for {topic}",)),
    "learn": (7, (
        "(find out|ask|learn|understand) how they (handle|approach|organise|go about) {topic}",
    )),
    "priority": (4, ("(ask|find out) (whether|if) {topic} is a priority(| for them| this year)",)),
    "refer": (6, ("(find out|ask|learn) who (looks after|is responsible for|decides on|is in charge of) {topic}",)),
    "feedback": (7, ("(ask for|get|collect) (feedback|comments) on {what} (on|about) {topic}",)),
}  # fmt: skip
_WHATS = {
    "meet": _MEETINGS, "offer": _OFFERS, "event": _EVENTS, "send": _DOCUMENTS, "feedback": _DRAFTS,
}  # fmt: skip


@dataclass(frozen=True)
class Objective:
    """`text` goes into the prompt; kind and values are what the ask's frames need."""

    text: str
    kind: str
    values: dict[str, str]


def make_objective(domain: Domain, rng: random.Random, topic: str = "") -> Objective:
    """An objective of a random kind about a topic of `domain`.

    One about a given `topic` speaks of nothing as «our software»: what is sold is something else.
    """
    kinds = {kind: share for kind, (share, texts) in KINDS.items()
             if not (topic and "{thing}" in texts[0])}  # fmt: skip
    kind = rng.choices(list(kinds), list(kinds.values()))[0]
    topic = topic or choose(rng.choice(domain.topics), rng)
    numbers = {"n": rng.choice(_LENGTHS), "d": str(rng.randint(1, 28))}
    what = choose(rng.choice(_WHATS[kind]), rng).format(**numbers) if kind in _WHATS else ""
    what = _BEFORE_VOWEL.sub("an ", what)
    when = choose(rng.choice(_WHENS), rng).format(**numbers)
    values = {"topic": topic, "what": what, "thing": choose(rng.choice(_THINGS), rng), "when": when}
    text = choose(rng.choice(KINDS[kind][1]), rng).format(**values)
    values["period"] = " this year" if text.endswith(" this year") else ""
    if rng.random() < 0.15:
        text = text[0].upper() + text[1:]
    if rng.random() < 0.08:
        text += "."
    values["Topic"] = topic[0].upper() + topic[1:]
    values["bare"] = what.removeprefix("an ").removeprefix("a ").removeprefix("our ")
    return Objective(text, kind, values)


# ruff: noqa: E501  (one line is one alternative, which is how these are read and edited)
