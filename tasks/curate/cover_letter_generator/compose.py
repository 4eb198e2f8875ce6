"""Puts sentences together into one letter; greeting and signature stand apart from the frames."""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

from tasks.curate.cover_letter_generator import fit_frames, frames
from tasks.curate.cover_letter_generator.case import Case, Need, Post
from tasks.curate.cover_letter_generator.evidence import (
    Evidence,
    evidence_for,
    line_of,
    open_needs,
    values_of,
)
from tasks.curate.cover_letter_generator.jobs import SOFT
from tasks.curate.cover_letter_generator.wording import inside, listed, opening, with_article
from tasks.curate.outreach_generator.registers import lines_for
from tasks.curate.outreach_generator.spin import pick, sentences

Pool = tuple[str, ...]
Pools = Mapping[str, Pool]
_SOFT = frozenset(name for name, _, _ in SOFT)
_TRIES = 12
# Words by which two sentences of a letter begin alike.
_START = 2
_REFERENCE, _BULLETS, _FACTS, _DUTIES, _LACKS, _OUTLINE = 0.1, 0.4, 0.16, 0.85, 0.4, 0.4
_MOST_BULLETS, _MOST_FITS = 5, 3
_ONE_CLOSE, _THANKED = 0.35, 0.85

_ENDS = {
    "{clause}": fit_frames.CLAUSES, "{tail}": fit_frames.TAILS, "{answer}": fit_frames.ANSWERS,
}  # fmt: skip
# What a letter says once.
_ONCE = re.compile(
    r"tell you|more|conversation|interview|in person|held it|learn|gladly|be glad|would like|ready|"
    r"[Yy]ours"
)
_SLOT = re.compile(r"\{\w+\}")
# «Good Spanish: among my skills» is all content.
_FEWEST_WORDS = 4
# A shorter paragraph belongs to the next one.
_CRUMB = 18


@dataclass(frozen=True)
class Letter:
    """A letter and the frames of its sentences, values masked by their slots' names."""

    text: str
    frames: tuple[str, ...]


def compose(case: Case, register: str, rng: random.Random) -> Letter:
    """One letter in `register` that speaks of what `case` holds, and of nothing else."""
    writer = _Writer(case, register, rng)
    paragraphs = writer.paragraphs()
    head = [writer.bare(frames.GREETINGS[register])]
    if rng.random() < _REFERENCE:
        head.append(writer.bare(frames.REFERENCES))
    signature = f"{rng.choice(frames.SIGN_OFFS[register])}\n{case.applicant}"
    return Letter("\n\n".join([*head, *paragraphs, signature]), tuple(writer.frames))


class _Writer:
    """Chooses frames for one letter, fills them, and remembers which it took and what was told."""

    def __init__(self, case: Case, register: str, rng: random.Random):
        self.frames: list[str] = []
        self._case, self._register, self._rng = case, register, rng
        self._values = {
            "job": case.job_title, "a_job": with_article(case.job_title), "company": case.company,
        }  # fmt: skip
        self._told: set[str] = set()

    def paragraphs(self) -> list[str]:
        """What stands between greeting and signature, one layout of several.

        All tell the record in the order in which the prompt has it: a small model that looks for
        its next fact elsewhere leaves facts out and mixes posts up.
        """
        rng = self._rng
        start = [self._say(frames.OPENINGS)]
        met = [(need, found) for need in self._case.needs
               if (found := evidence_for(need, self._case))]  # fmt: skip
        kind = rng.random()
        if len(met) > 1 and kind < _BULLETS:
            career, list_ = self._career(), self._answers(met[:_MOST_BULLETS])
            rest, end = self._rest(), self._end(met)
            blocks = [start, [career], [list_], [rest, *end]]
        elif self._has_record and kind > 1 - _FACTS:
            list_ = self._facts()
            blocks = [start, [list_], [self._fits(met)], self._end(met)]
        else:
            # A list needs no announcement, and one point none either.
            if len(self._case.needs) > 1 and self._register != "brief" and rng.random() < _OUTLINE:
                start.append(self._say(frames.OUTLINES))
            career, fits = self._career(), self._fits(met)
            rest, end = self._rest(), self._end(met)
            blocks = rng.choice(
                [
                    [[*start, career], [fits, rest], end],
                    [start, [career], [fits, rest], end],
                    [start, [career], [fits], [rest, *end[:-2]], end[-2:]],
                ]
            )
        joined = (" ".join(filter(None, block)) for block in blocks)
        return _without_crumbs([paragraph for paragraph in joined if paragraph])

    @property
    def _has_record(self) -> bool:
        return bool((self._case.current or self._case.past) and self._case.skills)

    def _career(self) -> str:
        told = []
        if now := self._case.current:
            told += self._post(now, frames.CURRENT, frames.CURRENT_BUSY, frames.DUTIES_NOW)
        for i, post in enumerate(self._case.past):
            pool = frames.PAST if now or i else frames.PAST_ALONE
            # «As a baker I was …» needs no post of today before it, «before that» does.
            busy = frames.PAST_BUSY if now or i else {}
            told += self._post(post, pool, busy, frames.DUTIES_THEN)
        return " ".join(told)

    def _post(self, post: Post, pool: Pools, busy: Pools, duties: Pool) -> list[str]:
        """A post and its duties, in one sentence or two."""
        values = {**values_of(post), "duties": listed(post.duties)}
        tells = bool(post.duties) and self._rng.random() < _DUTIES
        if tells and post.time in busy and self._rng.random() < 0.5:
            return [self._say(busy[post.time], values)]
        told = [self._say(pool[post.time], values)]
        return [*told, self._say(duties, values)] if tells else told

    def _fits(self, met: list[tuple[Need, Evidence]]) -> str:
        """What is asked for beside what is there, then perhaps what is not."""
        case, rng = self._case, self._rng
        if not case.needs and len(case.skills) > 1:
            chosen = rng.sample(case.skills, min(len(case.skills), rng.choice((2, 2, 3))))
            self._told.update(chosen)
            return self._say(fit_frames.FITS_ALONE, {"skills": listed(chosen)})
        told: list[str] = []
        skilled = [(need, found) for need, found in met if need.kind == "skill"]
        if len(skilled) > 1 and rng.random() < 0.7:
            held = [thing for _, found in skilled for thing in found.things]
            told.append(self._say(fit_frames.FITS_TOGETHER, {"held": listed(held)}))
            self._told.update(held)
            met = [pair for pair in met if pair not in skilled]
        places = sorted(rng.sample(range(len(met)), min(len(met), _MOST_FITS)))
        for need, found in (met[n] for n in places):
            told.append(self._say(
                fit_frames.FITS_AFTER if told else fit_frames.FITS,
                {"asked": need.asked, **found.values}, found.kind,
            ))  # fmt: skip
            self._told.update(need.things, found.things)
        return " ".join([*told, *(self._lacks(met_none=not told) or self._all_met())])

    def _all_met(self) -> list[str]:
        case = self._case
        if len(case.needs) < 2 or not all(evidence_for(need, case) for need in case.needs):
            return []
        return [self._say(fit_frames.ALL_MET)] if self._rng.random() < 0.5 else []

    def _lacks(self, *, met_none: bool) -> list[str]:
        """One point of the job's list that no field answers; always, where none is answered."""
        open_ = open_needs(self._case)
        if not open_ or (self._rng.random() > _LACKS and not met_none):
            return []
        need = self._rng.choice(open_)
        values = {"asked": need.asked, "lacking": listed(need.things)}
        if _SOFT & set(need.things):
            return [self._say(fit_frames.SOFT_LACKS, values)]
        pool = "learn" if need.kind in ("skill", "duty") else "paper"
        return [self._say(fit_frames.LACKS[pool], values)]

    def _answers(self, met: list[tuple[Need, Evidence]]) -> str:
        """The job's list, each line with what answers it."""
        lines = [self._say(fit_frames.LEAD_INS)]
        for need, found in met:
            values = {"asked": need.asked, **found.values}
            lines.append(f"- {self._say(('{Asked}: {answer}',), values, found.kind)}")
            self._told.update(need.things, found.things)
        return "\n".join(lines)

    def _facts(self) -> str:
        """The record in short lines."""
        case = self._case
        posts = [post for post in (case.current, *case.past) if post]
        lines = [line_of(post) for post in posts]
        lines.append(opening(listed(case.skills)))
        lines += [opening(inside(paper)) for paper in (case.degree, case.certificate) if paper]
        self._told.update(case.skills, {case.degree, case.certificate})
        return "\n".join([self._say(fit_frames.FACT_LEAD_INS), *(f"- {line}" for line in lines)])

    def _rest(self) -> str:
        """Skills and papers of which nothing was said yet."""
        case, told = self._case, []
        new = [skill for skill in case.skills if skill not in self._told]
        if len(new) > 1:
            more = bool(self._told & set(case.skills))
            pool: Pool = fit_frames.SKILLS_MORE if more else fit_frames.SKILLS
            told.append(self._say(pool, {"skills": listed(new)}))
        papers = [p for p in (case.degree, case.certificate) if p and p not in self._told]
        if papers:
            named = listed([with_article(inside(paper)) for paper in papers])
            pool = fit_frames.DEGREES + (fit_frames.ONE_DEGREE if len(papers) == 1 else ())
            told.append(self._say(pool, {"a_degree": named}))
        return " ".join(told)

    def _end(self, met: list[tuple[Need, Evidence]]) -> list[str]:
        """Why this job, then thanks and the wish to talk."""
        rng, brief = self._rng, self._register == "brief"
        kinds = ["any", *self._ways(met)]
        number = 1 if brief else 2 if len(self._case.needs) > 1 else 3
        chosen = rng.sample(kinds, min(number, len(kinds)))
        told = [self._say(fit_frames.ALIGNMENTS[kind], self._way(kind, met)) for kind in chosen]
        if not brief and rng.random() < 0.35:
            told.append(self._say(fit_frames.EXTRAS))
        kind = rng.random()
        if kind < _ONE_CLOSE:
            return [*told, self._say(fit_frames.CLOSES)]
        close = [self._say(fit_frames.CALLS)]
        if kind < _THANKED:
            close.append(self._say(fit_frames.THANKS))
        return told + (close if rng.random() < 0.5 else close[::-1])

    def _ways(self, met: list[tuple[Need, Evidence]]) -> list[str]:
        """Kinds of alignment that the case allows."""
        now = self._case.current
        ways = ["skill"] if self._met_skills(met) else []
        ways += ["duty"] if any(need.kind == "duty" for need, _ in met) else []
        if now:
            ways.append("again" if now.role == self._case.job_title else "step")
        return ways

    def _way(self, kind: str, met: list[tuple[Need, Evidence]]) -> dict[str, str]:
        match kind:
            case "skill":
                return {"skill": self._rng.choice(self._met_skills(met))}
            case "duty":
                return {"duty": next(need.things[0] for need, _ in met if need.kind == "duty")}
            case "step" if self._case.current:
                return values_of(self._case.current)
        return {}

    def _met_skills(self, met: list[tuple[Need, Evidence]]) -> list[str]:
        return [thing for need, found in met if need.kind == "skill" for thing in found.things
                if thing not in _SOFT]  # fmt: skip

    def bare(self, pool: tuple[str, ...]) -> str:
        """A line that is no sentence, and so no frame."""
        return self._rng.choice(pool).format(**self._values)

    def _say(
        self, pool: tuple[str, ...], extra: dict[str, str] | None = None, clause: str = ""
    ) -> str:
        lines = lines_for(pool, self._register)
        for _ in range(_TRIES):
            frame = pick(lines, self._rng)
            for slot, pools in _ENDS.items():
                if slot in frame:
                    frame = frame.replace(slot, pick(pools[clause], self._rng))
            if not self._echoes(frame):
                break
        self.frames += [one for one in sentences(frame) if _has_wording(one)]
        values = self._values | (extra or {})
        capitals = {opening(key): opening(value) for key, value in values.items()}
        # A company's own full stop also ends the sentence: «… at Withora B.V.»
        return frame.format(**values, **capitals).replace("..", ".")

    def _echoes(self, frame: str) -> bool:
        """Whether another sentence of the letter begins alike or says the same."""
        start, said = frame.split()[:_START], set(_ONCE.findall(frame))
        return any(
            start == other.split()[:_START] or said & set(_ONCE.findall(other))
            for other in self.frames
        )


def _has_wording(frame: str) -> bool:
    return len(_SLOT.sub("", frame).split()) >= _FEWEST_WORDS


def _without_crumbs(paragraphs: list[str]) -> list[str]:
    """Short paragraphs join the one after them; the first and the last may stand alone."""
    kept = paragraphs[:1]
    for paragraph in paragraphs[1:]:
        before = kept[-1]
        if len(kept) > 1 and len(before.split()) < _CRUMB and "\n" not in before + paragraph:
            kept[-1] = f"{before} {paragraph}"
        else:
            kept.append(paragraph)
    return kept
