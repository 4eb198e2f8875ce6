"""A case as the fields of an example: the same fields, in the same many manners, as people fill in."""

import random

from tasks.curate.cover_letter_generator.case import Case, Post
from tasks.curate.cover_letter_generator.jobs import SOFT
from tasks.curate.cover_letter_generator.wording import inside, listed, opening

_POSTS = {
    "span": (
        "{role} at {employer} for {years}", "{role} at {employer} for {years}",
        "{years} as {role} at {employer}", "{years} at {employer} as {role}",
        "{role}, {employer}, {years}", "{role} at {employer} ({years})",
    ),
    "since": (
        "{role} at {employer} since {start}", "{role}, {employer} (since {start})",
        "{role} at {employer}, since {start}",
    ),
    "dates": (
        "{role} at {employer} ({start}-{end})", "{role} at {employer} from {start} to {end}",
        "{role}, {employer}, {start}-{end}",
    ),
    "plain": ("{role} at {employer}", "{role} at {employer}", "{role}, {employer}"),
    "area": ("{years} of experience in {area}", "{years} of {area} experience"),
}  # fmt: skip
_SOFT = frozenset(name for name, _, _ in SOFT)
_PROSE = (
    "We are looking for somebody with {asked}.", "You bring {asked}.",
    "The successful applicant has {asked}.", "Looking for {asked}.",
)  # fmt: skip


def inputs_of(case: Case, rng: random.Random) -> dict[str, object]:
    """The fields by the names that the public set has, too; missing ones are empty."""
    return {
        "job_title": case.job_title,
        "company": case.company,
        "applicant": case.applicant,
        "preferred_qualifications": _needs(case, rng),
        "past_experience": rng.choice((", ", ", ", "; ", "\n")).join(
            _post(post, rng) for post in case.past
        ),
        "current_experience": _post(case.current, rng) if case.current else "",
        "skills": _skills(case.skills, rng),
        "qualifications": rng.choice((", ", ", ", "; ", "\n")).join(
            filter(None, (case.degree, case.certificate))
        ),
    }


def _post(post: Post, rng: random.Random) -> str:
    told = rng.choice(_POSTS[post.time]).format(
        role=post.role, employer=post.employer, years=post.years, start=post.start, end=post.end,
        area=post.area,
    )  # fmt: skip
    if not post.duties:
        return opening(told)
    return opening(told) + rng.choice((": {}", ", {}", " ({})")).format(", ".join(post.duties))


def _needs(case: Case, rng: random.Random) -> str:
    shown = [need.shown for need in case.needs]
    if not shown:
        return ""
    if rng.random() < 0.15:
        return rng.choice(_PROSE).format(asked=listed([need.asked for need in case.needs]))
    if len(shown) == 1:
        return shown[0]
    lines = {
        "comma": ", ".join([shown[0], *map(inside, shown[1:])]),
        "stop": ". ".join(shown),
        "semicolon": "; ".join(shown),
        "lines": "\n".join(shown),
        "dashes": "\n".join(f"- {one}" for one in shown),
        "numbers": "\n".join(f"{number}. {one}" for number, one in enumerate(shown, 1)),
    }
    # Long lists stand one below the other.
    long = ("lines", "dashes", "numbers")
    return lines[
        rng.choice(("comma", "comma", "stop", "semicolon", *long) if len(shown) < 4 else long)
    ]


def _skills(skills: tuple[str, ...], rng: random.Random) -> str:
    shown = [opening(skill) for skill in skills] if rng.random() < 0.3 else list(skills)
    if not shown:
        return ""
    soft = [skill for skill in shown if inside(skill) in _SOFT or skill in _SOFT]
    if soft and len(soft) < len(shown) and rng.random() < 0.3:
        hard = [skill for skill in shown if skill not in soft]
        return f"Hard skills: {', '.join(hard)}\nSoft skills: {', '.join(soft)}"
    return rng.choices(
        (", ".join(shown), "; ".join(shown), "\n".join(shown), f"Skilled in {listed(shown)}"),
        (75, 9, 8, 8),
    )[0]


# ruff: noqa: E501
