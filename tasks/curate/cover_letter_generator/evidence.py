"""What of an applicant's own fields answers a requirement of the job."""

from dataclasses import dataclass

from tasks.curate.cover_letter_generator.case import Case, Need, Post
from tasks.curate.cover_letter_generator.wording import inside, listed, with_article


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
            timed = next((post for post in posts if post.time != "plain"), None)
            return Evidence(timed.time, values_of(timed)) if timed else None


def values_of(post: Post) -> dict[str, str]:
    """The values of sentences about a post."""
    return {
        "role": post.role, "a_role": with_article(post.role), "employer": post.employer,
        "area": post.area, "years": post.years, "start": post.start, "end": post.end,
    }  # fmt: skip


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
