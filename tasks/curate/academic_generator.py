"""`academic` examples of our own: who writes to which professor about what, and the email.

In:  {"professor": "Professor Dahl", "subject": "glaciology", "bio": "Ines Calder, second-year physics
      student", "goal": "ask for a meeting about choosing a thesis topic", "tone": "polite"}
Out: {"subject": "Meeting about choosing a thesis topic", "body": "Dear Professor Dahl,\\n\\nMy name …"}
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.recipe import Recipe
from schemas.records import Reject, TrainingExample
from tasks.curate.examples import make_example
from tasks.curate.outreach_generator.people import LAST, person_name
from tasks.curate.outreach_generator.spin import choose

_FIELDS = tuple(
    """glaciology;organic chemistry;medieval history;machine learning;contract law;river ecology
    ;labour economics;statistics;phonetics;structural engineering;immunology;political theory
    ;plant physiology;operating systems;art history;soil mechanics;microeconomics;astrophysics
    ;developmental psychology;optics;public health;comparative literature;robotics;hydrology
    ;number theory;food chemistry;urban planning;social anthropology;fluid dynamics;bioinformatics
    ;modern Greek poetry;signal processing;sociology of work;veterinary anatomy;geodesy;archaeology
    """.replace("\n", "").replace("    ", "").split(";")
)  # fmt: skip
_STUDENTS = (
    "(first|second|third)-year {course} student", "(bachelor's|master's|doctoral) student in {course}",
    "{course} student in my (second|third|final) year", "exchange student in {course}",
)  # fmt: skip
_COURSES = tuple(
    """physics;biology;law;economics;linguistics;computer science;history;nursing;philosophy
    ;civil engineering;psychology;chemistry;mathematics;geography;sociology;medicine;architecture
    """.replace("\n", "").replace("    ", "").split(";")
)  # fmt: skip
_DONE = (
    "wrote a term paper on {topic}", "took part in your seminar last (autumn|spring|term)",
    "spent a summer in a (laboratory|library|field station)", "gave a talk on {topic}",
    "worked as a (tutor|student assistant) for (a year|two terms)", "read your (book|article) on {topic}",
)  # fmt: skip
_TOPICS = tuple(
    """ice cores;peat bogs;rent control;sound change;early maps;sleep and memory;bridge cables
    ;trade guilds;soil fungi;error bars;tidal energy;court records;bird song;water rights
    ;graph colouring;wage gaps;lichen growth;stone tools;scanner noise;crop rotation;night shifts
    ;city walls;vaccine cold chains;protein folding;folk songs;traffic lights;heat pumps;star dust
    """.replace("\n", "").replace("    ", "").split(";")
)  # fmt: skip
_WORKS = ("essay", "lab report", "problem set", "term paper", "project report", "presentation",
          "take-home exam", "draft chapter", "case study", "field notebook")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("January", "March", "May", "June", "September", "October", "November")
_REASONS = (
    "I (was|have been) ill (this week|since Monday|for some days)", "of a death in my family",
    "I had to move at short notice", "a failed train connection cost me two days",
    "my laptop was stolen", "I am caring for a relative (this week|at the moment)",
)  # fmt: skip
_FOR_WHAT = ("a master's programme in {field}", "a scholarship", "a summer internship",
             "a doctoral place in {field}", "an exchange year", "a research assistant's post")  # fmt: skip


@dataclass(frozen=True)
class _Goal:
    """A goal as a person types it, and subjects and requests that say the same; see `spin`."""

    goal: str
    subjects: tuple[str, ...]
    asks: tuple[str, ...]
    extras: tuple[str, ...]


_GOALS = (
    _Goal(
        "ask for (an extension|more time) for the {work} until {date} because {reason}",
        ("(Extension|More time) for the {work}", "Request (for an extension|for more time): {work}", "{Work}: (a request for more time|asking for an extension)"),
        ("(I am writing to ask|I would like to ask|May I ask) (for an extension|for more time) for the {work} because {reason}. (Would it be possible to hand it in by|Could I submit it by|May I hand it in by) {date}?",
         "(Because|As) {reason}, I (cannot finish|am not able to finish|will not finish) the {work} in time. (Would you allow me to|Could I|Might I) hand it in (by|until) {date}?"),
        ("I (am sorry for the trouble this causes|apologise for the inconvenience|regret having to ask)(|, and I will send it as soon as it is done|, and I have begun to catch up).", "(What I have so far I can send you at once|I can show you what I have so far)(| if that helps)."),
    ),
    _Goal(
        "ask for a (letter of recommendation|reference) for {for_what}, deadline {date}",
        ("(Letter of recommendation|A reference) for {for_what}", "(Request for|May I ask for) a (recommendation|reference)", "(Recommendation|Reference) for {for_what}"),
        ("(I am applying|I would like to apply) for {for_what}, and (I would be grateful if you could write|I wonder whether you would write|I would like to ask you for) a letter of recommendation. (The deadline is|It is due on) {date}.",
         "(May I ask whether you would|Would you be willing to|I am writing to ask whether you could) recommend me for {for_what}? (The deadline is|The letter must arrive by|It is due on) {date}."),
        ("I (can|will gladly|am happy to) send you (my transcript and CV|a summary of my work|all the papers you need)(| at once| this week).", "(If you would rather not, I understand|Should your time not allow it, I understand)(| fully| of course)."),
    ),
    _Goal(
        "ask for (a short meeting|a short appointment|a 20-minute meeting|a meeting|an appointment) about {about}, free on {day}",
        ("(Meeting|Appointment) about {about}", "(May I come and see you|A question) about {about}", "{About}: (could we meet|asking for a meeting)"),
        ("(I would like to talk with you about|I would be glad of your advice on|I have questions about) {about}. (Would you have time|Could we meet|Might I come by) on {day}?",
         "(Could I see you|May I come to your office|Would it be possible to meet) on {day} to (talk about|discuss|go over) {about}?"),
        ("(Any other time|Another day) (suits me as well|is fine too)(|, if that is better for you).", "I will (bring my notes|keep it short)(| and send my questions before)."),
    ),
    _Goal(
        "ask for a (place|summer place|position) in the research group, starting in {month}",
        ("(A place|A position) in your research group", "(Research in|Working on) {field}: (is there a place|a request)", "(Asking about|Interest in) a place in your group"),
        ("(I would very much like to work|I am hoping to work|I would be glad to work) in your research group (from|starting in) {month}. (Is there a place for a student|Would there be room for a student|Do you take students then)?",
         "(May I ask whether there is|I am writing to ask whether there might be|Is there) a place for a student in your group (from|starting in) {month}?"),
        ("(My interest is in|What draws me is|I am most interested in) {topic}(|, and I would take on whatever is useful|, and I learn methods quickly).", "I (can send|will gladly send|enclose on request) (my transcript|a CV and my transcript|a sample of my work)."),
    ),
    _Goal(
        "ask (whether|if) the {work} may be written in pairs",
        ("(A question about|Question on) the {work}", "{Work}: (may we work in pairs|working in pairs)"),
        ("(I have a question about|May I ask a question about) the {work}: (may it be written|can it be done|is it allowed to write it) in pairs?",
         "(Could you tell me|Would you let me know|I would like to know) whether the {work} may be written in pairs?"),
        ("(The course page does not say|I could not find it in the syllabus|The handout leaves it open).", "(A one-line answer is enough|A short answer would help me a lot|A yes or a no is enough)."),
    ),
    _Goal(
        "ask for feedback on a draft of the {work}, due on {date}",
        ("Feedback on my draft of the {work}", "(May I ask for|A request for) comments on the {work}", "Draft of the {work}"),
        ("(Would you be willing to|Could you|May I ask you to) (look at|read|comment on) my draft of the {work}? (It is due on|The final version is due on) {date}.",
         "(I would be grateful for|I would value|May I ask for) your comments on my draft of the {work}, (due on|which is due on) {date}."),
        ("(I am least sure of|My doubts concern|I have trouble with) the part on {topic}.", "(A few words|Even one remark|Two or three lines) would (help me|already help|be of great help)."),
    ),
    _Goal(
        "thank for the (lecture|talk|advice) on {topic}",
        ("Thank you for (your|the) {what}", "(Thanks for|Many thanks for) {what2}"),
        ("(Thank you very much|Many thanks|I would like to thank you) for the {what} on {topic}. (It gave me|I took from it|It left me with) (much to think about|several ideas for my own work|a clearer view of the subject).",
         "(I am writing to thank you|May I thank you) for the {what} on {topic}, (which helped me a great deal|from which I learned a lot|which I have thought about since)."),
        ("I (have begun to read more about it|shall use it in my next paper|look forward to the next one).", "(If you can name a book on it, I would be glad of the title|Should there be a good book on it, I would gladly read it)."),
    ),
    _Goal(
        "(explain|announce) an absence on {day} because {reason}",
        ("Absence on {day}", "(I cannot come|Not in class) on {day}", "(Missing class|My absence) on {day}"),
        ("(I am sorry that I cannot|I regret that I cannot|Unfortunately I cannot) come to class on {day} because {reason}.",
         "(Because|As) {reason}, I (will miss|have to miss|shall not be able to attend) class on {day}."),
        ("(I will ask|I have asked) a (fellow student|classmate) for (the notes|notes).", "(Is there anything|Please tell me if there is something) I should (prepare|read|hand in) (for the next session|meanwhile)(?|?)."),
    ),
    _Goal(
        "(ask for supervision of|find a supervisor for) a thesis on {topic}, starting in {month}",
        ("(Supervision of|Supervising) a thesis on {topic}", "(My thesis on|Thesis idea:) {topic}", "(Would you supervise|Asking about) my thesis"),
        ("(I plan to write|I would like to write|I am going to write) my thesis on {topic}. (Would you be willing to supervise it|May I ask whether you would supervise it|Could you imagine supervising it)?",
         "(May I ask whether|I am writing to ask whether|I wonder whether) you would supervise a thesis on {topic}?"),
        ("(I have a short outline|A one-page outline is ready|I have written an outline)(|, which I can send you| and will send it gladly).", "(I would begin|I would like to start) in {month}."),
    ),
    _Goal(
        "ask for permission to (attend|audit|join) the {field} course",
        ("(Attending|Joining|Auditing) your course in {field}", "(A request|Permission) to attend {field}"),
        ("(May I|Would you allow me to|I would like to ask whether I may) (attend|join|sit in on) your course in {field}, (although it is not part of my degree|without taking the exam|as a guest)?",
         "(I am writing to ask for permission|I would like your permission) to (attend|join|sit in on) your course in {field}."),
        ("(I have covered the basics|I know the basics)(| from my own course| and will do the reading).", "(I would take no place from enrolled students|I need no credit for it|I would do the reading like everybody else)."),
    ),
)  # fmt: skip
_ABOUT = ("choosing a thesis topic", "the exam", "my results in the last test", "a doctoral place",
          "the reading list", "an idea for a project", "changing my main subject",
          "the statistics in my paper", "a semester abroad")  # fmt: skip
_TONES = (
    "polite",
    "formal",
    "polite and brief",
    "warm and polite",
    "respectful",
    "formal and brief",
)
_INTRODUCTIONS = (
    "My name is {name} and I am {a_student}.", "(I am writing as|I am) {a_student}(| here at the university).",
    "I am {name}, {a_student}(| at this university).",
)  # fmt: skip
_DONE_SENTENCES = (
    "I {done}.",
    "(Last year|Recently|Before this) I {done}.",
    "You may (remember|know) that I {done}.",
)
_OPENINGS = ("", "", "I hope (you are well|this finds you well|the term is going well).")
_CLOSINGS = (
    "(Thank you very much|Thank you|Many thanks) for (your time|considering this|your help|reading this).",
    "I would be (grateful for|glad of) (your answer|a short reply|your reply).",
    "(Thank you in advance|With many thanks)(| for your help| for your time).",
)
_SIGN_OFFS = (
    "Kind regards",
    "Best regards",
    "Yours sincerely",
    "Sincerely",
    "Respectfully",
    "With kind regards",
)


def academic_attempts(recipe: Recipe, n: int, seed: int) -> Iterator[TrainingExample | Reject]:
    """`n` examples, the same for the same seed. The group is who writes to whom."""
    rng = random.Random(f"{recipe.name}:{seed}")  # noqa: S311  (training text, not a secret)
    licence = next((d.licence for d in recipe.data if d.source == "generator"), "Apache-2.0")
    for _ in range(n):
        inputs, target = _attempt(rng)
        group = f"{inputs['professor']} {inputs['bio'].partition(',')[0]}"
        yield make_example(
            recipe.name, "generator", licence, group, dict(inputs),
            json.dumps(target, ensure_ascii=False),
        )  # fmt: skip


def _attempt(rng: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    _, name = person_name(rng)
    professor = f"{rng.choice(('Professor', 'Dr.', 'Prof.'))} {rng.choice(LAST)}"
    what = rng.choice(("lecture", "talk", "advice"))
    values = {
        "field": rng.choice(_FIELDS), "topic": rng.choice(_TOPICS), "work": rng.choice(_WORKS),
        "day": rng.choice(_DAYS), "month": rng.choice(_MONTHS), "about": rng.choice(_ABOUT),
        "date": f"{rng.randint(1, 28)} {rng.choice(_MONTHS)}", "reason": choose(rng.choice(_REASONS), rng),
        "course": rng.choice(_COURSES), "name": name,
    }  # fmt: skip
    if values["reason"].startswith("of "):  # «because of a death» is no clause
        values["reason"] = "there was a death in my family"
    values["for_what"] = choose(rng.choice(_FOR_WHAT), rng).format(**values)
    student = choose(rng.choice(_STUDENTS), rng).format(**values)
    done = choose(rng.choice(_DONE), rng).format(**values) if rng.random() < 0.6 else ""
    values |= {
        "a_student": f"{'an' if student[0] in 'aeiou' else 'a'} {student}", "done": done,
        "Work": values["work"].capitalize(), "About": values["about"].capitalize(), "what": what,
        "what2": f"your {what}",
    }  # fmt: skip
    goal = rng.choice(_GOALS)
    typed = choose(goal.goal, rng).format(**values)
    if "thank for" in typed:
        typed = typed.replace("lecture", what).replace("talk", what).replace("advice", what)
    inputs = {
        "professor": professor, "subject": values["field"],
        "bio": f"{name}, {student}" + (f", {done}" if done else ""),
        "goal": typed, "tone": rng.choice(_TONES),
    }  # fmt: skip
    brief = "brief" in inputs["tone"]

    def say(templates: tuple[str, ...]) -> str:
        return choose(rng.choice(templates), rng).format(**values)

    start = [say(_OPENINGS) if not brief else "", say(_INTRODUCTIONS)]
    if done and rng.random() < 0.7:
        start.append(say(_DONE_SENTENCES))
    ask = [say(goal.asks)]
    if not brief or rng.random() < 0.3:
        ask.append(say(goal.extras).replace("?.", "?"))
    paragraphs = [" ".join(filter(None, start)), " ".join(ask), say(_CLOSINGS)]
    if brief:
        paragraphs = [" ".join(paragraphs[:2]), paragraphs[2]]
    body = "\n\n".join([f"Dear {professor},", *paragraphs, f"{rng.choice(_SIGN_OFFS)},\n{name}"])
    return inputs, {"subject": say(goal.subjects), "body": body}


# ruff: noqa: E501  (one line is one alternative, which is how these are read and edited)
