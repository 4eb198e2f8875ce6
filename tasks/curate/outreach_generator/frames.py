"""Sentences about the sender and the subject.

`~` marks a line for every register but the formal and the polite, `^` one for those two alone.
Nothing here claims a result, a customer or a price: an email may say only what its inputs hold.
"""

# Who writes; what one does there follows. The cues of `outreach` are how these begin.
_ABOUT_US = (
    "(At {sc} we|Here at {sc} we|We at {sc}|My colleagues at {sc} and I|My team at {sc} and I|All of us at {sc}) <do>",
    "(I work at {sc}, where we|I work for {sc}, where we|I am with {sc}, where we|I am writing from {sc}, where we|I am part of {sc}, where we) <do>",
    "(I represent {sc}, which|My team at {sc}|Our team at {sc}|Our company, {sc},|My company, {sc},) <does>",
    "(For context, at {sc} we|Some background: at {sc} we|To give you some context, at {sc} we|By way of background, at {sc} we|In short, at {sc} we|Briefly, at {sc} we|In a few words, at {sc} we) <do>",
    "(In case you do not know us|In case we are new to you|In case you have not heard of us|In case our name is new to you), (at {sc} we|we at {sc}|here at {sc} we) <do>",
)
# After a fact that has nothing to do with the subject, which no line may pretend.
_APART = (
    "(On another subject, at {sc} we|On a different note, at {sc} we|On a separate note, at {sc} we|As for why I am writing, at {sc} we) <do>",
)
_TOPIC_APART = "(On another subject, I am writing about|On a different note, I am writing about|On a separate note, I am writing about) {topic}"
# What may follow it where nothing else names the lead's company, which an email must name.
_AT_COMPANY = "(, and I wonder how {company} handles it|, and I would like to hear how it is done at {company}|, which may be relevant to {company} too|, and it may matter at {company} too|, and I wonder how it is done at {company}|, which may concern {company} too|; I do not know whether it is a priority at {company}|; perhaps it is on the list at {company} too|; I am not sure how {company} handles it|, and I am curious how {company} goes about it|, and I would like to know whether it concerns {company}|, and I thought it might be relevant to {company}|, and I thought of {company}|, and I would be glad to know how {company} does it|; {company} may have its own way of doing this|; perhaps it comes up at {company} too|, and it may be worth a conversation with {company})."


def _does(do: str, does: str, what: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    said = (line.replace("<do>", f"({do})").replace("<does>", f"({does})") for line in lines)
    return tuple(f"{line} {what}" for line in said)


def _works(it: str, end: str, lines: tuple[str, ...] = _ABOUT_US) -> tuple[str, ...]:
    """`it` is the topic, or what stands for it once it was named. «Help with» goes before a thing
    and before what people do. A fact is rarely a reason for the topic: no line says that it is."""
    return _does(
        "help companies with|advise companies on|focus on|work on",
        "helps companies with|advises companies on|works on", it + end, lines,
    )  # fmt: skip


BRIDGES: tuple[str, ...] = (
    *_works("{topic}", "."),
    "(Perhaps|Maybe) you (are involved with|deal with|come across) {topic}; (we work on that at {sc}|we help companies with that at {sc}|that is what we do at {sc}|{sc} helps companies with that).",
    "(My reason for writing|The reason for this note) is {topic}, (which is what we work on at {sc}|which {sc} helps companies with|which we help companies with at {sc}|our field at {sc}).",
    "~(I'm with {sc}, and|I'm at {sc}, and|I'm from {sc}, and) we (help companies with|focus on|specialise in|work on) {topic}.",
    "^(At {sc}, we assist companies with|{sc} assists companies with|Our work at {sc} concerns) {topic}(|, which is the reason for my letter).",
    "^(My subject is|I should like to raise the subject of|I write on the subject of|The subject of my letter is) {topic}, (the field of {sc}|our field at {sc}|in which {sc} assists companies|with which {sc} assists companies).",
)
# The same after a fact.
NEWS_BRIDGES: tuple[str, ...] = (
    *_works("{topic}", ".", _APART),
    _TOPIC_APART
    + ", (which is what we work on at {sc}|which {sc} helps companies with|which we help companies with at {sc}|our field at {sc}).",
)
# The same for when the lead's company has not been named.
COMPANY_BRIDGES: tuple[str, ...] = (
    *_works("{topic}", _AT_COMPANY),
    "(Perhaps|Maybe) {company} (has looked at {topic} before|is working on {topic}|deals with {topic} already|has {topic} on its list); (we work on that at {sc}|we help companies with that at {sc}|that is what we do at {sc}|{sc} helps companies with that).",
    "(My reason for writing|The reason for this note) to {company} is {topic}, (which is what we work on at {sc}|which {sc} helps companies with|which we help companies with at {sc}|our field at {sc}).",
    "I do not know whether {company} (has looked at|is working on|deals with) {topic}, but (we help companies with that at {sc}|that is what we work on at {sc}).",
    "^(At {sc}, we assist companies with|{sc} assists companies with|Our work at {sc} concerns) {topic}, (which may concern {company} too|which I should like to raise with {company}).",
)
COMPANY_NEWS_BRIDGES: tuple[str, ...] = _works("{topic}", _AT_COMPANY, _APART)
# Who writes, once the topic has been named.
INTROS_AFTER: tuple[str, ...] = (
    *_works("(exactly that|this|that)", "."),
    "(My reason for writing|The reason for this note) is that (we work on this at {sc}|{sc} helps companies with this|we help companies with exactly that at {sc}|{sc} specialises in this).",
    "(Perhaps|Maybe) (we at {sc} can help with that|{sc} can help with that|we can be of help with that at {sc}|{sc} may be of help there).",
    "(That|This) is what we (help companies with|advise companies on|specialise in|focus on|work on) at {sc}.",
    "^(It is|This is) the (field|subject) of {sc}, (on whose behalf I write|where I am responsible for it).",
)
# The same where the lead's company has not been named.
COMPANY_INTROS_AFTER: tuple[str, ...] = (
    *_works("(exactly that|this|that)", _AT_COMPANY),
    "(My reason for writing|The reason for this note) to {company} is that (we work on this at {sc}|{sc} helps companies with this|we help companies with exactly that at {sc}|{sc} specialises in this).",
    "(Perhaps|Maybe) (we at {sc} can help {company} with that|{sc} can help {company} with that|we can be of help to {company} with that at {sc}|{sc} can be of help to {company} there).",
    "^(It is|This is) the (field|subject) of {sc}, and it may concern {company} too.",
)
# After the ask.
INTROS_AFTER_ASK: tuple[str, ...] = (
    "(I ask because|I am asking because) (we work on this at {sc}|at {sc} we help companies with this|at {sc} we advise companies on this|{sc} specialises in this|this is our field at {sc}).",
)
COMPANY_INTROS_AFTER_ASK: tuple[str, ...] = (
    "(I ask because|I am asking because) (we work on this at {sc}|at {sc} we help companies with this|this is our field at {sc}), (and it may matter at {company} too|and it may be a subject at {company} too).",
)
# What the sender's company sells, where the campaign says it; «this», as it may be several things.
_SELL = ("offer|provide", "offers|provides", "{offer}")
_SELLS = (
    *_does(*_SELL, _ABOUT_US),
    "(In case it is of use, at {sc} we|In case it helps: at {sc} we) (offer|provide) {offer}",
    "(My reason for writing|The reason for this note) is that (at {sc} we offer|at {sc} we provide|we at {sc} offer|we at {sc} provide|{sc} offers|{sc} provides) {offer}",
    "(I am writing because|I write because) (at {sc} we offer|at {sc} we provide|we at {sc} offer|{sc} offers|{sc} provides) {offer}",
    "~(I'm with {sc}, and|I'm at {sc}, and|I'm from {sc}, and) we (offer|provide) {offer}",
    "^(At {sc}, we provide|{sc} provides|{sc} offers|The business of {sc} is) {offer}",
)
_SELLS_AFTER_FACT = _does(*_SELL, _APART)
# After the ask.
_SELLS_AFTER_ASK = (
    "(I ask because|I am asking because) (at {sc} we offer|at {sc} we provide|we at {sc} offer|we at {sc} provide|{sc} offers|{sc} provides) {offer}",
)
# In one sentence with the offer: as sentences of their own, these few would be said too often.
_AND_SO = "(|||||||, and this may be useful to you|, and you will know best whether this is of use|, and perhaps this is worth a look)."
_FOR_COMPANY = "(, and this may be useful at {company}|, and I would like to know whether {company} has a use for this|, and you will know best whether {company} has a use for this|, and perhaps {company} has a use for this|, which may be of use at {company}|, and I wonder what is in use at {company} today|, and I do not know whether {company} needs this|, and I thought this might suit {company}|, and this may suit {company}|, and I would gladly hear whether this suits {company}|, and I thought {company} might find it useful|, and I wonder whether it could help {company}|, and I am curious whether this is something for {company}|, and it may be relevant to {company}|, which might help {company} too|, and perhaps this is something for {company})."


def _sells(lines: tuple[str, ...]) -> dict[bool, tuple[str, ...]]:
    """By whether nothing else names the lead's company."""
    return {
        False: tuple(line + _AND_SO for line in lines),
        True: tuple(line + _FOR_COMPANY for line in lines),
    }


OFFERS, OFFERS_AFTER_FACT, OFFERS_AFTER_ASK = map(
    _sells, (_SELLS, _SELLS_AFTER_FACT, _SELLS_AFTER_ASK)
)
# Who writes, before anything else is said. Whether they know each other, nobody told.
_WHO = "(My name is {sender}, and I work at|My name is {sender}, and I am with|I am {sender} from|I am {sender}, and I work at|I work at|I work for|I am with|I am writing from|To introduce myself, I work at|To introduce myself, I am with|Let me introduce myself: I work at|Let me introduce myself: I am with|I should introduce myself: I work at|I should introduce myself: I am with|By way of introduction, I work at|By way of introduction, I am with|A short introduction: I work at|A short introduction: I am with|First, a word about me: I work at|First, a word about me: I am with|Let me say who I am: I work at|Let me say who I am: I am with|In case we have not met, I work at|In case we have not met, I am with|I belong to the team at|I am part of the team at|I am on the team at|I am part of) {sc}"
INTRODUCTIONS: tuple[str, ...] = (
    _WHO
    + "(| and have a question for you| and will be brief| and will keep this short| and would like to ask you something| and have a reason to write to you).",
    "This is {sender} from {sc}(|, with a question for you|, with a short note for you|, with a few lines for you|, and I will be brief).",
    "(Hello|Greetings) from {sc}(|, where I work|, with a question for you|, with a few lines for you).",
    "^(Permit me to introduce myself|Allow me to introduce myself): I (represent|write on behalf of|work for) {sc}.",
    "^(I am writing on behalf of|I write on behalf of|I represent) {sc}(| with a request| with an enquiry).",
)
# The same, with what the sender's company sells.
OFFER_INTRODUCTIONS: tuple[str, ...] = (
    _WHO + ", where we (offer|provide) {offer}.",
    "This is {sender} from {sc}, where we (offer|provide) {offer}.",
    "(Hello|Greetings) from {sc}, where we (offer|provide) {offer}.",
    "^(Permit me to introduce myself|Allow me to introduce myself): I (represent|write on behalf of|work for) {sc}, which (offers|provides) {offer}.",
)
COMPANY_OFFER_INTRODUCTIONS: tuple[str, ...] = tuple(
    line.removesuffix(".") + _FOR_COMPANY for line in OFFER_INTRODUCTIONS
)
# The same where nothing else names the lead's company.
COMPANY_INTRODUCTIONS: tuple[str, ...] = (
    _WHO
    + " and (have a question for|have something to ask|have a short note for) (you at {company}|{company}).",
    "This is {sender} from {sc}, with (a question|a short note) for (you at {company}|{company}).",
    "(Hello|Greetings) from {sc} to (you at {company}|{company}).",
    "^(Permit me to introduce myself|Allow me to introduce myself): I (represent|write on behalf of|work for) {sc} and have a request to {company}.",
    "^(I am writing on behalf of|I write on behalf of|I represent) {sc} and (turn to you at {company}|have an enquiry for {company}).",
)
# Who writes; every line names the topic and stands well at the start of an email or paragraph.
INTROS: tuple[str, ...] = (
    "({sc} helps|We at {sc} help|At {sc} we help) companies with {topic}.",
    "{sc}, where I work, (specialises in|focuses on|advises companies on|helps companies with) {topic}.",
    "My name is {sender}, and at {sc} I (help companies with|advise companies on|work on) {topic}.",
    "(A word about us|To introduce myself|First, who is writing): at {sc} we (help companies with|advise companies on|work on) {topic}.",
    "~(I'm with {sc}|I'm at {sc}|I'm from {sc}), and we (help companies with|work on) {topic}.",
    "^(Permit me to introduce myself|Allow me to introduce myself|May I introduce myself): (I represent|I write on behalf of|I work for) {sc}, (which assists companies with|whose field is|which works on) {topic}.",
    "^(I am writing on behalf of|I write on behalf of|I represent) {sc}, (whose field is|which assists companies with) {topic}.",
)
# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
