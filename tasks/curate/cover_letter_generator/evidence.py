"""What of an applicant's own fields answers a requirement of the job."""

from dataclasses import dataclass

from tasks.curate.cover_letter_generator.case import Case, Need, Post
from tasks.curate.cover_letter_generator.ordinary import stems
from tasks.curate.cover_letter_generator.wording import inside, listed, opening, with_article


@dataclass(frozen=True)
class Evidence:
    """The kind of clause that says it (a key of `CLAUSES`), its values, and what it names."""

    kind: str
    values: dict[str, str]
    things: tuple[str, ...] = ()


def evidence_for(need: Need, case: Case) -> Evidence | None:
    """What answers `need`; None where no field does."""
    match need.kind:
        case "skill":
            held = tuple(skill for skill in need.things if skill in case.skills)
            kind = "skill" if len(held) == len(need.things) else "some"
            return Evidence(kind, {"held": listed(held)}, held) if held else None
        case "degree":
            return _paper(need, case.degree) if case.degree else None
        case "certificate":
            return _paper(need, case.certificate) if case.certificate in need.things else None
        case "duty":
            return _duty(need, case)
        case "years":
            posts = [post for post in (case.current, *case.past) if post]
            timed = next((post for post in posts
                          if post.time != "plain" and post.area in need.things), None)  # fmt: skip
            return Evidence(timed.time, values_of(timed)) if timed else None


def values_of(post: Post) -> dict[str, str]:
    """The values of sentences about a post."""
    return {
        "role": post.role, "a_role": with_article(post.role), "employer": post.employer,
        "area": post.area, "years": post.years, "start": post.start, "end": post.end,
    }  # fmt: skip


def line_of(post: Post) -> str:
    """A post as one line of a list: «Baker at Clarke Bakery for 9 years: planning menus»."""
    where = f"{opening(post.role)} at {post.employer}"
    told = {
        "span": f"{where} for {post.years}", "since": f"{where} since {post.start}",
        "dates": f"{where}, {post.start} to {post.end}", "plain": where,
        "area": f"{opening(post.years)} of experience in {post.area}",
    }[post.time]  # fmt: skip
    return f"{told}: {listed(post.duties)}" if post.duties else told


def open_needs(case: Case) -> list[Need]:
    """Requirements that no field answers, and none touches.

    Who holds a «Safeguarding certificate» would not say that safeguarding is new to them. Years
    are left out: what they add up to is for the reader.
    """
    posts = [post for post in (case.current, *case.past) if post]
    own = " ".join((
        *case.skills, case.degree, case.certificate,
        *(f"{post.role} {' '.join(post.duties)}" for post in posts),
    ))  # fmt: skip
    known = stems(own)
    return [
        need for need in case.needs
        if need.kind != "years" and not evidence_for(need, case)
        and (need.kind in ("degree", "certificate") or not stems(" ".join(need.things)) & known)
    ]  # fmt: skip


def _paper(need: Need, own: str) -> Evidence:
    # Of «a diploma or similar» nobody says «I hold it».
    named = with_article(inside(own))
    kind = "same" if need.asked == named else "similar" if own in need.things else "other"
    return Evidence(kind, {"a_degree": named}, (own,))


def _duty(need: Need, case: Case) -> Evidence | None:
    duty = need.things[0]
    if case.current and duty in case.current.duties:
        return Evidence("now", {"employer": case.current.employer}, need.things)
    for post in case.past:
        if duty in post.duties:
            return Evidence("then", {"employer": post.employer}, need.things)
    return None
