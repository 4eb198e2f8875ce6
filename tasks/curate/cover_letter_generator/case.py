"""One application: the job, what it asks for, and what the applicant's fields say."""

import random
from dataclasses import dataclass
from typing import Literal

from schemas.records import Split
from tasks.common.number_words import NUMBER_WORDS
from tasks.curate.cover_letter_generator.jobs import COMPUTING, JOBS, SOFT, Job
from tasks.curate.cover_letter_generator.wording import inside, with_article
from tasks.curate.examples import split_of
from tasks.curate.outreach_generator.people import SELLER_KINDS, company_name, person_name

# How the time in a post is told: a span of years, since a year, between two years, not at all,
# or years in a field without a post.
Time = Literal["span", "since", "dates", "plain", "area"]
NeedKind = Literal["skill", "years", "degree", "certificate", "duty"]
_SPELLED = {number: word for word, number in NUMBER_WORDS.items()}
# What employers in a field are called; elsewhere anything that sells.
_PLACES = {
    "teaching": ("School", "Academy", "College", "Learning Centre", "Language School"),
    "education administration": ("School", "College", "Library", "Academy", "Institute"),
    "nursing and care": ("Care Homes", "Clinic", "Hospital", "House", "Care"),
    "health administration": ("Clinics", "Hospital", "Health", "Surgery", "Medical Centre"),
    "social work": ("Trust", "Foundation", "Community Services", "House", "Family Centre"),
    "cooking": ("Kitchen", "Restaurants", "Hotels", "Catering", "Bakery"),
    "hospitality": ("Hotels", "Inn", "Resorts", "Lodge", "Catering"),
    "horticulture": ("Gardens", "Nurseries", "Botanical Trust", "Landscapes", "Parks"),
    "farming": ("Farms", "Dairy", "Vineyards", "Orchards", "Estate"),
    "construction": ("Construction", "Builders", "Homes", "Engineering", "Projects"),
    "transport": ("Transport", "Coaches", "Freight", "Couriers", "Bus Company"),
    "logistics": ("Logistics", "Freight", "Warehousing", "Forwarding", "Shipping"),
    "manufacturing": ("Components", "Steel", "Motors", "Plastics", "Packaging"),
    "electrical work": ("Electric", "Lifts", "Installations", "Energy", "Power"),
    "carpentry": ("Joinery", "Timber", "Furniture", "Interiors", "Workshops"),
    "laboratory work": ("Labs", "Pharma", "Water", "Diagnostics", "Foods"),
    **dict.fromkeys(COMPUTING, ("Analytics", "Solutions", "Technologies", "Systems", "Data",
                                "Corporation", "Labs")),
    "legal services": ("Law", "Legal", "Solicitors", "Partners", "Chambers"),
    "retail": ("Stores", "Fashion", "Markets", "Books", "Home"),
    "design": ("Studio", "Design", "Print", "Media", "Press"),
    "editing and translation": ("Press", "Media", "Publishing", "Languages", "Books"),
}  # fmt: skip


@dataclass(frozen=True)
class Post:
    """Where the applicant is or was; the area alone, without role and employer, where no post is
    told."""

    time: Time
    role: str = ""
    employer: str = ""
    area: str = ""
    years: str = ""
    start: str = ""
    end: str = ""
    duties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Need:
    """One thing that the job asks for, as its field shows it and as a sentence asks for it.

    `things` are the skills, the degree, the certificate or the duty that it names, or the area of
    the years.
    """

    kind: NeedKind
    shown: str
    asked: str
    things: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """All that a letter may speak of; what is missing is empty."""

    job_title: str
    company: str
    applicant: str
    needs: tuple[Need, ...]
    current: Post | None
    past: tuple[Post, ...]
    skills: tuple[str, ...]
    degree: str
    certificate: str


def make_case(rng: random.Random) -> Case:
    """An invented application; applicant and employers lie in the split of the company."""
    job = rng.choice(JOBS)
    company = _company(job, rng)
    split = split_of(group_of(company))
    title = rng.choice(job.titles)
    current, past = _career(job, title, split, rng)
    hard = rng.sample(job.skills, rng.choice((2, 3, 3, 4, 5)))
    soft = [name for name, _, _ in rng.sample(SOFT, rng.choice((0, 0, 1, 1, 2)))]
    skills = _kept((*hard, *soft), 0.92, rng)
    degree = rng.choice(job.degrees) if rng.random() < 0.8 else ""
    certificate = rng.choice(job.certificates) if rng.random() < 0.3 else ""
    duties = [duty for post in (current, *past) if post for duty in post.duties]
    needs = _needs(job, skills, degree, certificate, duties, rng)
    return Case(
        title, company, _applicant(split, rng), needs, current, past, skills, degree, certificate
    )


def group_of(company: str) -> str:
    """As examples of the public set are grouped."""
    return f"company:{company.casefold()}"


def _kept(values: tuple[str, ...], share: float, rng: random.Random) -> tuple[str, ...]:
    return values if rng.random() < share else ()


def _company(job: Job, rng: random.Random) -> str:
    """One without a full stop, behind which no reader can tell where a sentence ends."""
    kinds = _PLACES.get(job.area, SELLER_KINDS)
    while (name := company_name(rng, kinds)).endswith("."):
        pass
    return name


def _employer(job: Job, split: Split, rng: random.Random) -> str:
    while split_of(group_of(name := _company(job, rng))) != split:
        pass
    return name


def _applicant(split: Split, rng: random.Random) -> str:
    while split_of(f"person:{(name := person_name(rng)[1])}") != split:
        pass
    return name


def _career(
    job: Job, title: str, split: Split, rng: random.Random
) -> tuple[Post | None, tuple[Post, ...]]:
    """The post of today and the earlier ones, latest first."""
    end = rng.randint(2013, 2022)
    style: Time = rng.choice(("span", "span", "dates", "plain"))
    current = None
    if rng.random() < 0.85:
        own = job if rng.random() < 0.9 else rng.choice(JOBS)
        role = title if own is job and rng.random() < 0.15 else _other(own.titles, title, rng)
        time: Time = "since" if style == "dates" else style
        current = Post(
            time, role, _employer(own, split, rng), own.area, _years(rng), start=str(end),
            duties=_duties(own, rng),
        )  # fmt: skip
    past: list[Post] = []
    # Beside a post of nine years, «two years of experience» would read like a mistake.
    if current and current.time == "plain" and rng.random() < 0.4:
        past = [Post("area", area=job.area, years=_years(rng))]
    elif rng.random() < 0.85:
        for _ in range(rng.choice((1, 1, 1, 2))):
            own = job if rng.random() < 0.85 else rng.choice(JOBS)
            start = end - rng.randint(2, 6)
            known = (current.role if current else title, *(post.role for post in past))
            role = rng.choice([one for one in own.titles if one not in known])
            past.append(Post(
                style, role, _employer(own, split, rng), own.area, _years(rng), str(start),
                str(end), _duties(own, rng),
            ))  # fmt: skip
            end = start
    return current, tuple(past)


def _other(titles: tuple[str, ...], title: str, rng: random.Random) -> str:
    return rng.choice([one for one in titles if one != title])


def _years(rng: random.Random) -> str:
    number = rng.randint(2, 11)
    return f"{_SPELLED[number] if rng.random() < 0.15 else number} years"


def _duties(job: Job, rng: random.Random) -> tuple[str, ...]:
    return tuple(rng.sample(job.duties, rng.choice((0, 0, 1, 1, 2))))


def _needs(
    job: Job, skills: tuple[str, ...], degree: str, certificate: str, duties: list[str],
    rng: random.Random,
) -> tuple[Need, ...]:  # fmt: skip
    """None to six requirements, of which the applicant meets about two thirds."""
    number = rng.choice((0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 5, 6))
    kinds = ["skill", "skill", "skill", "soft", "soft", "duty", "duty", "years", "degree", "paper"]
    found: dict[str, Need] = {}
    for kind in rng.sample(kinds, number):
        meets = rng.random() < 0.65
        match kind:
            case "skill":
                own = [skill for skill in job.skills if skill in skills]
                pool = own if meets and own else list(job.skills)
                need = _skill_need(rng.sample(pool, min(len(pool), rng.choice((1, 1, 2)))), rng)
            case "soft":
                own_soft = [soft for soft in SOFT if soft[0] in skills]
                name, shown, asked = rng.choice(own_soft if meets and own_soft else SOFT)
                need = Need("skill", shown, asked, (name,))
            case "duty":
                duty = rng.choice([d for d in duties if d in job.duties] if meets and any(
                    d in job.duties for d in duties) else job.duties)  # fmt: skip
                word = rng.choice(("Experience in", "Practice in", "Confidence in"))
                need = Need("duty", f"{word} {duty}", f"{word.lower()} {duty}", (duty,))
            case "years":
                need = _years_need(job.area, rng)
            case "degree":
                need = _paper_need(
                    "degree", degree if meets and degree else rng.choice(job.degrees), rng
                )
            case _:
                paper = certificate if meets and certificate else rng.choice(job.certificates)
                need = _paper_need("certificate", paper, rng)
        if not any(set(need.things) & set(other.things) for other in found.values()):
            found[need.shown] = need
    return tuple(found.values())


def _skill_need(skills: list[str], rng: random.Random) -> Need:
    named = " and ".join(skills)
    word = rng.choice((
        "Experience with", "Good knowledge of", "Working knowledge of", "Proficiency in",
        "Strong experience with", "Advanced knowledge of", "Familiarity with", "Solid grasp of",
    ))  # fmt: skip
    return Need("skill", f"{word} {named}", f"{word.lower()} {named}", tuple(skills))


def _years_need(area: str, rng: random.Random) -> Need:
    years = rng.choice((2, 2, 3, 3, 4, 5))
    shown = rng.choice((
        f"{years}+ years of experience in {area}", f"At least {years} years in {area}",
        f"Minimum {years} years of experience in {area}", f"{years} years in a similar role",
    ))  # fmt: skip
    asked = shown.replace("Minimum", "a minimum of")
    return Need("years", shown, asked[0].lower() + asked[1:], (area,))


def _paper_need(kind: Literal["degree", "certificate"], paper: str, rng: random.Random) -> Need:
    tail = rng.choice(("", "", " or similar", " or comparable training"))
    return Need(kind, f"{paper}{tail}", f"{with_article(inside(paper))}{tail}", (paper,))
