"""The ask: for every kind of objective the ways to put it, with its topic or after it was named.

`{what} about {topic}` is what is asked for; a question («Would you have time for …?»), a statement
(«I would like to suggest …») or a clause («… whether you would have time for …») goes before it.
`~` marks a line for every register but the formal and the polite, `^` one for those two alone.
"""

from typing import NamedTuple


class _Ask(NamedTuple):
    """How one kind begins as each sort of sentence, and how it ends."""

    questions: str
    statements: str
    formal: str
    clauses: str
    named: str
    """The end that names the topic."""
    after: str
    """The end for when it has been named."""
    own: tuple[str, ...] = ()
    """Whole lines, with {it} for the topic or what stands for it."""


# What goes before a clause, and before a question that begins small.
_INDIRECT = "(I wonder|I was wondering|I wanted to ask|I would like to ask|I am writing to ask|Please let me know)"
_INDIRECT_FORMAL = (
    "(Permit me to ask|Allow me to ask|I should like to ask|I would respectfully ask)"
)
_COLON = "(One question:|A quick question:|A question for you:)"

_KINDS: dict[str, _Ask] = {
    "meet": _Ask(
        "Would you have time for|Could you find time for|Would you be open to|Could you spare the time for|May I suggest|May I propose|Could we arrange|Could we plan|Can we set up|Can we arrange|Would you agree to|Do you have time for|Could you make time for|Would you like",
        "I would like to suggest|I would like to propose|I would be glad to have|I would be glad to arrange|I hope we can arrange|I hope we can have|It would be good to have|It would be good to arrange|I would welcome|My suggestion is",
        "I should be grateful for|I would respectfully propose|I should like to request|I should welcome the opportunity of",
        "whether you would have time for|whether you would be open to|whether we could arrange",
        "{what} (about|on the subject of|to discuss|to talk about) {topic}(||| when it suits you)",
        "{what} (about it|about this|about that)(|| in the coming weeks| on a day that suits you| when your diary allows| some time soon)",
        ("Is {what} about {it} (possible|something for you|possible in the coming weeks)?",
         "~(How about|What about|Are you up for|Would you be up for) {what} (about|to discuss|to talk about) {it}?"),
    ),
    "offer": _Ask(
        "Would you like|Would you be interested in|May I offer you|May I arrange|Can I offer you|Can we arrange|May I suggest|Could I interest you in|Could we arrange|Do you see a use for|Do you have time for|Would you consider|Would you be open to",
        "I would like to offer you|I would like to suggest|I would be glad to arrange|I would be glad to offer you|It would be easy to arrange|It would be good to arrange|I can offer you|I hope I may offer you|I hope you would like|My suggestion is",
        "I should like to offer you|I should be pleased to arrange|May I respectfully suggest|It would be my pleasure to arrange",
        "whether you would like|whether you would be interested in|whether we could arrange|whether you have time for",
        "{what} of {thing} for {topic}",
        "{what} of {thing}(|| when it suits you| at {company}| to see whether it fits| so that you can judge for yourself)",
        ("Is {what} of {thing} (of interest to you|something for you)?",),
    ),
    "event": _Ask(
        "Would you like to join|May I invite you to|Could you join us for|Would you come to|Will you join us at|Would you care to join|Can I save you a seat at|Can you join us for|Do you have time for",
        "I would like to invite you to|I am pleased to invite you to|You are warmly invited to|I hope you can come to|I hope to see you at|I would be happy to welcome you to|I would be glad to see you at|I would be glad to welcome you to|It would be good to see you at|It would be nice to welcome you to",
        "It is my pleasure to invite you to|I have the pleasure of inviting you to|We should be honoured to welcome you to",
        "whether you would like to join|whether you have time for|whether you could join us for|whether you would come to",
        "{what} on {topic}{when}",
        "{what} on (this topic|this subject|the topic|the subject){when}",
        ("Is {what} on {it}{when} (of interest to you|something for you|something you would come to)?",),
    ),
    "send": _Ask(
        "May I send you|Can I send you|Could I send you|Shall I send you|May I email you|Would you like to read|Would you like to see|Would you care for|Do you have a use for|Do you have time to read",
        "I would be glad to send you|I would be glad to share|I would like to send you|I would like to share|I am happy to send you|I would gladly send you|I hope I may send you|I hope you would like to read|I could send you",
        "I should be pleased to send you|I should gladly forward to you|It would be my pleasure to send you",
        "whether you have a use for|whether you would like to read|whether you would like to see",
        "{what} on {topic}",
        "{what}(|| on this| on the subject)",
        ("Is {what} on {it} (of use to you|something you would read|of interest to you)?",),
    ),
    "introduce": _Ask(
        "Would you like to hear about|Would you like to see|Could I introduce|Could I show you|May I introduce|May I show you|Can I show you|Can I tell you about|Do you have a use for|Do you have time to hear about",
        "I would like to introduce|Let me introduce|Let me show you|I would like to tell you about|I would be glad to introduce|I would be glad to show you|I hope I may introduce|I hope I may show you|It would be good to show you|It would be good to tell you about",
        "It is my pleasure to introduce|I have the honour of presenting|I should like to introduce|May I draw your attention to",
        "whether you have a use for|whether you would like to hear about|whether you would like to see",
        "{thing} for {topic}",
        "{thing}(|| for this| for that)",
        ("Is {thing} (of interest to you|something for you|worth a look)?",),
    ),
    "learn": _Ask(
        "How do you|May I ask how you|Could you tell me how you|Would you tell me how you|Can you tell me how you|Can I ask how you|Do you mind telling me how you",
        "I would like to learn how you|I would like to hear how you|I am keen to understand how you|It would help me to know how you|It would be good to know how you|I would be grateful to hear how you|I would be glad to hear how you|I would be glad to learn how you|I hope you can tell me how you|I hope you will tell me how you",
        "I should be grateful to learn how you|I should be glad to hear how you|I should value hearing how you",
        "how you",
        "(handle|approach|organise|go about) {topic}(|| today| at the moment| these days)",
        "(handle|approach|organise|go about) (it|this|that)(| today| at the moment| in practice)",
        ("Is there a set way in which you (handle|approach|organise|go about) {it}?",
         "Is there one way in which you (handle|approach|organise|go about) {it}(| today| at the moment)?"),
    ),
    "priority": _Ask(
        "May I ask whether|Could you tell me whether|Would you tell me whether|Can you tell me whether|Can I ask whether|Do you mind telling me whether",
        "I would like to know whether|I would be glad to hear whether|It would help me to know whether|It would be good to know whether|I hope you can tell me whether|I hope I may ask whether",
        "I should be glad to hear whether|I should be grateful to learn whether",
        "whether",
        "(you see {topic} as a priority|{topic} is a priority for you|{topic} is on your list){period}",
        "(this|it|that) is a priority(| for you| for your team){period}",
        ("Is {it} on your list{period}?", "Do you see {it} as a priority{period}?"),
    ),
    "refer": _Ask(
        "Could you tell me who|May I ask who|Would you tell me who|Can you tell me who|Would you let me know who|Do you know who",
        "I would like to know who|I would like to ask who|I would be glad to know who|I hope you can tell me who|I hope you know who|It would help me to know who|It would be good to know who",
        "I should be grateful to learn who|I should like to know who",
        "who",
        "(looks after|is responsible for|decides on|is in charge of|deals with) {topic}(|| on your side| in your company)",
        "(looks after|is responsible for|decides on|is in charge of|deals with) (it|this|that)(|| on your side| in your company)",
        ("(I would be grateful for the name of|I would be glad of the name of|I am looking for) (the person|the colleague) who (looks after|is responsible for|decides on|deals with) {it}.",
         "Is there (somebody|a colleague|one person) who (looks after|is responsible for|decides on|is in charge of) {it}?",
         "Is it you who (looks after|is responsible for|decides on|deals with) {it}, or a colleague?"),
    ),
    "feedback": _Ask(
        "Would you give me your view of|Could I have your view of|May I ask for your comments on|May I ask what you think of|Can I ask what you think of|Can I have your view of|Do you have time to look at",
        "I would value your comments on|I would be glad of your feedback on|I would be glad of your view of|I would like to hear what you think of|I would like your view of|I hope you will comment on|I hope you will look at|It would help me to hear what you think of|It would be good to hear what you think of",
        "I should value your comments on|I should be grateful for your view of",
        "what you think of|whether you would look at|whether you would comment on",
        "{what} (on|about) {topic}",
        "{what} (on this|about this|on the subject)(|| when you have a moment)",
        ("(Would you look at|Could you look at|Can you look at) {what} (on|about) {it} and tell me (what you think|what is missing|what you would change)?",
         "Is {what} (on|about) {it} something you would (look at|comment on|read)?"),
    ),
}  # fmt: skip


def _lines(ask: _Ask, end: str, it: str) -> tuple[str, ...]:
    small = "|".join(one[0].lower() + one[1:] for one in ask.questions.split("|"))
    return (
        f"({ask.questions}) {end}?",
        f"({ask.statements}) {end}.",
        f"{_INDIRECT} ({ask.clauses}) {end}.",
        f"{_COLON} ({small}) {end}?",
        f"^({ask.formal}) {end}.",
        f"^{_INDIRECT_FORMAL} ({ask.clauses}) {end}.",
        *(line.replace("{it}", it) for line in ask.own),
    )


# Kind of objective -> asks that name the topic, and asks for when it has been named.
ASKS = {
    kind: (_lines(ask, ask.named, "{topic}"), _lines(ask, ask.after, "(it|this|that)"))
    for kind, ask in _KINDS.items()
}


# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
