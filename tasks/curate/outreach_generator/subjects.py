"""Subject lines: lines for any kind of objective, and lines that say what is asked for.

`{What}` is the thing asked for with a capital. A recipe's subject cues are how these begin.
"""

from typing import NamedTuple


class _Subject(NamedTuple):
    """One kind's ends for the beginnings that all kinds share, and lines of its own."""

    gist: str
    """What is asked for, after «A request:»."""
    would_you: str
    may_i: str
    could: str
    """The end for «Could» and «Can»."""
    own: tuple[str, ...]


_KINDS: dict[str, _Subject] = {
    "meet": _Subject(
        "{what} (about|on) {topic}", "have time for {what}", "suggest {what}", "we arrange {what}",
        ("(Suggestion|Proposal): {what} (about|on) {topic}", "Time for {what}?", "{What} about {topic}(|?)", "{What} with {sc}(|?)"),
    ),
    "offer": _Subject(
        "{what} of {thing}", "like {what} of {thing}", "offer you {what}", "we arrange {what}",
        ("(Suggestion|Proposal|Invitation): {what} of {thing}", "{What} of {thing}(|?)", "{What} for {company}?", "{What}: {topic}", "{Thing} for {topic}"),
    ),
    "event": _Subject(
        "{what} on {topic}", "join us for {what}", "invite you to {what}", "you join us for {what}",
        ("(Invitation|You are invited|Join us): {what} on {topic}", "{What} on {topic}{when}", "(Invitation to|An invitation to) {what}{when}"),
    ),
    "send": _Subject(
        "{what} on {topic}", "like to read {what}", "send you {what}", "I send you {what}",
        ("{What} on {topic}(|?)", "{What}: {topic}", "{What} for {company}(|?)"),
    ),
    "introduce": _Subject(
        "{thing} for {topic}", "like to see {thing}", "show you {thing}", "I show you {thing}",
        ("{Thing} for {topic}", "(Introducing|A look at) {thing}", "{Thing}: {topic}"),
    ),
    "feedback": _Subject(
        "your view of {what}", "look at {what}", "ask for your view of {what}", "you look at {what}",
        ("(Your view on|Your view of|Feedback on|Comments on) {what}", "{What} on {topic}: your view?"),
    ),
    "refer": _Subject(
        "who looks after {topic}", "tell me who looks after {topic}", "ask who looks after {topic}", "you tell me who looks after {topic}",
        ("(Who looks after|Right person for|Contact for|Who is responsible for) {topic}(|?)", "Who looks after {topic} at {company}?"),
    ),
    "learn": _Subject(
        "how you handle {topic}", "tell me how you handle {topic}", "ask how you handle {topic}", "you tell me how you handle {topic}",
        ("How do you (handle|approach|go about) {topic}?", "Asking about {topic}"),
    ),
    "priority": _Subject(
        "{topic} as a priority", "say whether {topic} is a priority", "ask whether {topic} is a priority", "you say whether {topic} is a priority",
        ("{Topic}: a priority?", "{Topic}: a priority at {company}?"),
    ),
}  # fmt: skip

SUBJECTS: tuple[str, ...] = (
    "{Topic}", "{Topic} at {company}", "(About|On|Regarding) {topic}(| at {company}|: {company} and {sc})",
    "(A note|A few words|A line|A word|A short note|A question) (about|on) {topic}",
    "(In brief|A short note): {topic}(| at {company})",
    "(A note|A line|A word|Hello|A question) from {sc}(: {topic}|, on {topic}| about {topic}| regarding {topic})", "From {sc}(: {topic}| to {company}: {topic}|, on {topic}|, about {topic})",
    "For {company}: {topic}", "{sc} on {topic}", "{Topic}: (a note|a line|a word) from {sc}",
)  # fmt: skip
# Kind of objective -> subjects that say what is asked for.
ASK_SUBJECTS: dict[str, tuple[str, ...]] = {
    kind: (
        *subject.own,
        f"(A request|In brief): {subject.gist}",
        f"Would you {subject.would_you}?",
        f"May I {subject.may_i}?",
        f"(Could|Can) {subject.could}?",
    )
    for kind, subject in _KINDS.items()
}


# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
