"""Puts sentences together into one email; greeting and sign-off stand apart from the frames."""

import random
import re
from dataclasses import dataclass
from itertools import chain, pairwise

from tasks.curate.outreach_generator.asks import ASKS
from tasks.curate.outreach_generator.closers import DATE_EASE, EASE, EXTRAS, PROPOSAL_EASE
from tasks.curate.outreach_generator.facts import Fact
from tasks.curate.outreach_generator.frames import (
    BRIDGES,
    COMPANY_BRIDGES,
    COMPANY_INTRODUCTIONS,
    COMPANY_INTROS_AFTER,
    COMPANY_INTROS_AFTER_ASK,
    COMPANY_NEWS_BRIDGES,
    COMPANY_OFFER_INTRODUCTIONS,
    INTRODUCTIONS,
    INTROS,
    INTROS_AFTER,
    INTROS_AFTER_ASK,
    NEWS_BRIDGES,
    OFFER_INTRODUCTIONS,
    OFFERS,
    OFFERS_AFTER_ASK,
    OFFERS_AFTER_FACT,
)  # fmt: skip
from tasks.curate.outreach_generator.objectives import Objective
from tasks.curate.outreach_generator.openers import FACT_OPENERS, SPARSE_OPENERS
from tasks.curate.outreach_generator.people import Person
from tasks.curate.outreach_generator.registers import GREETINGS, SIGN_OFFS, lines_for
from tasks.curate.outreach_generator.spin import beginning_with, pick, sentences
from tasks.curate.outreach_generator.subjects import ASK_SUBJECTS, SUBJECTS

Pool = tuple[str, ...]
_LONGEST_SUBJECT = 78
# What an email says once: why it is written, that it asks how things are done, that it is short,
# that others may know, that something may be so, and that the reader chooses. A second sentence of
# that kind reads like padding.
_ONCE = (
    re.compile(
        r"why I am|reason|made me|, so I |, and I |thought of|brings me|led me|points to"
        r"|came to mind|because|caught|your view|your opinion|a view|of use|right person|curious"
        r"|whom to ask"
    ),
    re.compile(r"how (?:you|\{company\})|hear your|what you think|hear what|your thoughts"),
    re.compile(r"brief|short|to the point|one subject"),
    re.compile(r"colleague|somebody else|another desk|whom to ask|who "),
    re.compile(r"[Pp]erhaps|Maybe|may be|may well be|may not be|may already be"),
    re.compile(
        r"if you prefer|if you would like|when(?:ever)? it suits|that suits you|what suits you"
    ),
    # The same stem twice is heard at once.
    re.compile(r"I hope"),
    re.compile(r"would like"),
    re.compile(r"glad"),
    re.compile(r"[Ii]nterest"),
    re.compile(r"[Tt]hank"),
    re.compile(r"[Qq]uestion"),
    re.compile(r"[Aa]nswer"),
    re.compile(r"whether it (?:fits|helps)|judge"),
)
# Without an order in the prompt what concerns the reader comes first.
_USUAL_ORDER = "opening, about us, ask, closing"
# By whether the sender has an offer, and whether nothing else names the lead's company.
_WHO_WRITES = {
    (False, False): INTRODUCTIONS, (False, True): COMPANY_INTRODUCTIONS,
    (True, False): OFFER_INTRODUCTIONS, (True, True): COMPANY_OFFER_INTRODUCTIONS,
}  # fmt: skip
_CAN_BE_TAKEN_UP = ("meet", "offer", "event", "send")


@dataclass(frozen=True)
class Draft:
    """An email and the frames of its subject and sentences, values masked by their slots' names."""

    subject: str
    body: str
    frames: tuple[str, ...]


def compose(
    lead: Person, sender: Person, offer: str, objective: Objective, facts: list[Fact],
    register: str, cues: dict[str, str], rng: random.Random,
) -> Draft:  # fmt: skip
    """One email in `register` that uses `facts` (none to two of them) and asks for `objective`.

    What it says about the sender is the `offer`, where there is one.

    Its parts begin as `cues` say where the grammar has such a sentence that fits, else freely.
    """
    values = {
        **objective.values, "company": lead.company, "title": lead.title, "name": lead.name,
        "first": lead.first_name, "sc": sender.company, "sender": sender.name,
        "offer": offer,
    }  # fmt: skip
    writer = _Writer(register, lead.company, values, cues, rng)
    paragraphs = writer.paragraphs(objective.kind, facts, bool(lead.title))
    subject_frame = writer.subject(objective.kind)
    greeting = rng.choice(GREETINGS[register]).format(**values)
    thanked = any("hank" in frame for frame in writer.frames)
    signature = _signature(sender, register, rng, thanked=thanked)
    body = "\n\n".join([greeting, *(" ".join(p) for p in paragraphs), signature])
    frames = (f"Subject: {subject_frame}", *writer.frames)
    return Draft(writer.fill(subject_frame), body, frames)


class _Writer:
    """Chooses frames for one email, fills them, and remembers which it took."""

    def __init__(
        self, register: str, company: str, values: dict[str, str], cues: dict[str, str],
        rng: random.Random,
    ):  # fmt: skip
        self.frames: list[str] = []
        self._coming: tuple[str, ...] = ()
        self._register, self._company, self._values = register, company, values
        self._cues, self._rng = cues, rng

    def paragraphs(self, kind: str, facts: list[Fact], has_title: bool) -> list[list[str]]:
        """The sentences between greeting and sign-off, by paragraph."""
        order = self._cues.get("order", _USUAL_ORDER).split(", ")
        self._coming = ASKS[kind][0] if order.index("ask") > order.index("opening") else ()
        told: dict[str, list[str]] = {}
        # An introduction is chosen last: it names the lead's company where nothing else does.
        for part in sorted(order, key=lambda part: part == "introduction"):
            unnamed = self._company not in " ".join(chain(*told.values()))
            match part:
                case "opening":
                    told[part] = self._opening(facts, has_title)
                case "about us" | "who we are":
                    told[part] = self._about_us(part, facts, unnamed)
                case "introduction":
                    pool = _WHO_WRITES[bool(self._values["offer"]), unnamed]
                    told[part] = [self._say(pool, self._cues.get(part, ""))]
                case "ask":
                    self._coming = ()
                    told[part] = self._ask(kind)
                case "closing":
                    told[part] = self._closing(kind)
        return self._laid_out([told[part] for part in order if told[part]])

    def _opening(self, facts: list[Fact], has_title: bool) -> list[str]:
        cue = self._cues.get("opening", "")
        if facts:
            return [
                self._say(FACT_OPENERS[fact.kind], cue, fact.values)
                for fact, cue in zip(facts, (cue, ""), strict=False)
            ]
        return [self._say(SPARSE_OPENERS[bool(self._company), has_title], cue)]

    def _about_us(self, part: str, facts: list[Fact], unnamed: bool) -> list[str]:
        """Who writes: `about us` stands before the ask, `who we are` after it."""
        cue = self._cues.get(part, "")
        if self._register == "brief" and not cue and not unnamed and self._rng.random() < 0.5:
            return []
        if part == "who we are":
            pool = self._after_ask(unnamed)
        else:
            # «With your skills you came to mind» leads on to the subject; news do not.
            apart = bool(facts) and (bool(cue) or facts[-1].kind.startswith(("update", "activity")))
            pool = self._before_ask(unnamed, apart=apart)
        return [self._say(pool, cue)]

    def _after_ask(self, unnamed: bool) -> Pool:
        if self._values["offer"]:
            return OFFERS[unnamed] + OFFERS_AFTER_ASK[unnamed]
        if unnamed:
            return COMPANY_INTROS_AFTER + COMPANY_INTROS_AFTER_ASK
        return INTROS_AFTER + INTROS_AFTER_ASK

    def _before_ask(self, unnamed: bool, *, apart: bool) -> Pool:
        """Who writes; `apart` from what was said of the reader."""
        if self._values["offer"]:
            return OFFERS[unnamed] + (OFFERS_AFTER_FACT[unnamed] if apart else ())
        if self._topic_named:
            return COMPANY_INTROS_AFTER if unnamed else INTROS_AFTER
        if unnamed:
            return COMPANY_BRIDGES + (COMPANY_NEWS_BRIDGES if apart else ())
        return BRIDGES + (NEWS_BRIDGES if apart else INTROS)

    def _ask(self, kind: str) -> list[str]:
        ask = self._say(ASKS[kind][1 if self._topic_named else 0], self._cues.get("ask", ""))
        to_ask = kind == "introduce" and not ask.endswith("?")
        more = kind in EXTRAS and not ask.endswith("?") and self._register != "brief"
        if to_ask or (more and self._rng.random() < 0.1):
            # «Not to sell you something» follows no offer.
            extras = tuple(e for e in EXTRAS[kind] if not (self._values["offer"] and "sell" in e))
            return [ask, self._say(extras)]
        return [ask]

    def _closing(self, kind: str) -> list[str]:
        cue = self._cues.get("closing", "")
        free_to_end = 0.5 if self._register == "brief" else 0.15
        if cue == "none" or (not cue and self._rng.random() < free_to_end):
            return []
        pool = EASE + (PROPOSAL_EASE if kind in _CAN_BE_TAKEN_UP else ())
        return [self._say(pool + (DATE_EASE if kind == "meet" else ()), cue)]

    def _laid_out(self, parts: list[list[str]]) -> list[list[str]]:
        """The parts in one to four paragraphs, a brief email in one or two."""
        most = 2 if self._register == "brief" else len(parts)
        paragraphs = self._rng.randint(1 if most == 2 else 2, most)
        breaks = sorted(self._rng.sample(range(1, len(parts)), paragraphs - 1))
        bounds = pairwise([0, *breaks, len(parts)])
        return [list(chain(*parts[start:end])) for start, end in bounds]

    def subject(self, kind: str) -> str:
        """The frame of a subject of at most `_LONGEST_SUBJECT` characters."""
        cue = self._cues.get("subject", "")
        own, shared = self._fitting(ASK_SUBJECTS[kind]), self._fitting(SUBJECTS)
        cued = beginning_with(cue, own + shared) if cue else ()
        for _ in range(20):
            frame = pick(cued or (own if self._rng.random() < 0.7 else shared), self._rng)
            if len(self.fill(frame)) <= _LONGEST_SUBJECT:
                return frame
        return "{Topic}"

    def fill(self, frame: str, extra: dict[str, str] | None = None) -> str:
        """`frame` with its values; `{What}` is `{what}` with a capital."""
        values = self._values | (extra or {})
        capitals = {
            key.capitalize(): value[:1].upper() + value[1:]
            for key, value in values.items() if key in ("what", "thing", "bare", "np")
        }  # fmt: skip
        # A company's own full stop also ends the sentence: «… at Withora B.V.»
        return frame.format(**values, **capitals).replace("..", ".")

    @property
    def _topic_named(self) -> bool:
        by_offer = self._values["topic"] in self._values["offer"]
        return any(
            "{topic}" in f or "{Topic}" in f or (by_offer and "{offer}" in f) for f in self.frames
        )

    def _say(
        self, pool: tuple[str, ...], cue: str = "", extra: dict[str, str] | None = None
    ) -> str:
        frame = self._frame(pool, cue)
        self.frames += sentences(frame)
        return self.fill(frame, extra)

    def _frame(self, pool: tuple[str, ...], cue: str = "") -> str:
        """A frame that says nothing twice, one that begins with `cue` where there is one."""
        lines = self._fitting(pool)
        cued = beginning_with(cue, lines) if cue else ()
        for choice in filter(None, (cued, lines)):
            for _ in range(12):
                frame = pick(choice, self._rng)
                if not self._echoes(frame):
                    return frame
        return frame

    def _fitting(self, pool: tuple[str, ...]) -> tuple[str, ...]:
        """The lines of `pool` that suit the register and need no company that is not known."""
        lines = lines_for(pool, self._register)
        return lines if self._company else tuple(one for one in lines if "{company}" not in one)

    def _echoes(self, frame: str) -> bool:
        if frame.endswith("?") and self.frames and self.frames[-1].endswith("?"):
            return True
        if any(frame.split()[:3] == said.split()[:3] for said in self.frames):
            return True
        # What the ask will say in all its lines is said already.
        return any(
            said.search(frame)
            and (any(map(said.search, self.frames)) or (
                self._coming and all(map(said.search, self._coming))
            ))
            for said in _ONCE
        )  # fmt: skip


def _signature(sender: Person, register: str, rng: random.Random, *, thanked: bool) -> str:
    """Sign-off, the sender's exact name, and the company. One that thanks stands where no other
    sentence does."""
    below = rng.choice(("{company}", "{title}, {company}", "{title}\n{company}"))
    if not sender.title:
        below = "{company}"
    signed = below.format(title=sender.title, company=sender.company)
    sign_offs = [one for one in SIGN_OFFS[register] if not (thanked and "hank" in one)]
    return "\n".join([rng.choice(sign_offs), sender.name, signed])
