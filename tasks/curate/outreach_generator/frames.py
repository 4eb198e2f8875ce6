"""Sentences about the sender and the subject.

`~` marks a line for every register but the formal and the polite, `^` one for those two alone.
Nothing here claims a result, a customer or a price: an email may say only what its inputs hold.
"""

# What one does at the sender's, {it} last: the topic, or what stands for it once it was named. A
# fact is rarely a reason for the topic, so no line says that it is. «Help with» goes before a thing
# and before what people do.
_WORKS = (
    "(At {sc} we|Here at {sc} we|We at {sc}|My colleagues at {sc} and I|My team at {sc} and I) (help companies with|advise companies on|focus on|work on) {it}",
    "(I work at {sc}, where we|I work for {sc}, where we|I am with {sc}, where we|I am writing from {sc}, where we) (help companies with|advise companies on|focus on|work on) {it}",
    "(My team|Our team) at {sc} (helps companies with|advises companies on|works on) {it}",
    "(For context, at {sc} we|Some background: at {sc} we|A word on us: at {sc} we|A line on us: at {sc} we) (help companies with|advise companies on|work on) {it}",
)
# What may follow it where nothing else names the lead's company, which an email must name.
_AT_COMPANY = "(, and I do not know yet how {company} handles it|, and I would like to hear how it is done at {company}|, which may be a subject at {company} too|, and it may matter at {company} too|, and I wonder how it is done at {company}|, which may concern {company} too|. I do not know whether it is a subject at {company}|. I cannot tell from here how {company} goes about it|. How it is done at {company}, I cannot see from here|. Whether it matters at {company}, you will know|. I am not sure how {company} handles it|, and I am curious how {company} goes about it|, and I would like to know whether it concerns {company}|, and you can say best whether it concerns {company}|, and {company} may have a way of its own for it|. What {company} does about it, I cannot tell from here|. You will know what is done about it at {company}|. Perhaps it comes up at {company} too|. It may come up at {company} now and then|. I cannot guess from here how {company} goes about it)."
# After a fact that has nothing to do with the subject, which no line may pretend.
_NAMED_APART = (
    "(My subject today is another one: {it}|I am writing about something else: {it}|My question is about something else: {it}|To come to my own subject, it is {it}|That is not what I am writing about, which is {it})",
)
_APART = (
    "(On another subject, at {sc} we|On a different note, at {sc} we|Now to my own subject: at {sc} we|To come to my own subject: at {sc} we|I am writing about something else: at {sc} we|My subject today is another one: at {sc} we|My question is about something else: at {sc} we) (help companies with|advise companies on|work on) {it}",
)


def _works(it: str, end: str, lines: tuple[str, ...] = _WORKS) -> tuple[str, ...]:
    return tuple(line.replace("{it}", it) + end for line in lines)


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
    *_works(
        "{topic}",
        ", (which is what we work on at {sc}|which {sc} helps companies with|which we help companies with at {sc}|our field at {sc}).",
        _NAMED_APART,
    ),
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
_SELLS = (
    "(At {sc} we|Here at {sc} we|We at {sc}|My colleagues at {sc} and I|My team at {sc} and I) (offer|provide) {offer}",
    "(I work at {sc}, where we|I work for {sc}, where we|I am with {sc}, where we|I am writing from {sc}, where we) (offer|provide) {offer}",
    "(My team|Our team) at {sc} (offers|provides) {offer}",
    "(For context, at {sc} we|Some background: at {sc} we|A word on us: at {sc} we|A line on us: at {sc} we|In case it is of use, at {sc} we|In case it helps: at {sc} we) (offer|provide) {offer}",
    "(My reason for writing|The reason for this note) is that (at {sc} we offer|at {sc} we provide|we at {sc} offer|we at {sc} provide|{sc} offers|{sc} provides) {offer}",
    "(I am writing because|I write because) (at {sc} we offer|at {sc} we provide|we at {sc} offer|{sc} offers|{sc} provides) {offer}",
    "~(I'm with {sc}, and|I'm at {sc}, and|I'm from {sc}, and) we (offer|provide) {offer}",
    "^(At {sc}, we provide|{sc} provides|{sc} offers|The business of {sc} is) {offer}",
)
_SELLS_AFTER_FACT = (
    "(On another subject, at {sc} we|On a different note, at {sc} we|Now to my own subject: at {sc} we|To come to my own subject: at {sc} we|I am writing about something else: at {sc} we|My subject today is another one: at {sc} we|My question is about something else: at {sc} we) (offer|provide) {offer}",
)
# After the ask.
_SELLS_AFTER_ASK = (
    "(I ask because|I am asking because) (at {sc} we offer|at {sc} we provide|we at {sc} offer|we at {sc} provide|{sc} offers|{sc} provides) {offer}",
)
# In one sentence with the offer: as sentences of their own, these few would be said too often.
_AND_SO = "(|||||||, and this may be useful to you|, and you will know best whether this is of use|, and perhaps this is worth a look)."
_FOR_COMPANY = "(, and this may be useful at {company}|, and I would like to know whether {company} has a use for this|, and you will know best whether {company} has a use for this|, and perhaps {company} has a use for this|, which may be of use at {company}|, and I wonder what is in use at {company} today|, and I do not know whether {company} needs this|, and you can say best whether this suits {company}|, and this may suit {company}|, and I would gladly hear whether this suits {company}|, and you can judge whether {company} could use this|, but I cannot tell whether this suits {company}|, and I am curious whether this is something for {company}|, which may or may not suit {company}|, and I ask myself whether {company} could use this|, and perhaps this is something for {company})."


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
_WHO = "(My name is {sender}, and I work at|My name is {sender}, and I work for|I am {sender} from|I work at|I work for|I am with|I am writing from|To introduce myself, I work at|To introduce myself, I am with|Let me introduce myself: I work at|Let me introduce myself: I am with|A short introduction: I work at|A short introduction: I am with|First, a word about me: I work at|First, a word about me: I work for) {sc}"
INTRODUCTIONS: tuple[str, ...] = (
    _WHO
    + "(| and have a question for you| and will be brief| and will come to the point| and will keep this short| and have something to put to you| and have a reason to write to you).",
    "This is {sender} from {sc}(|, with a question for you|, with a short note for you|, with a few lines for you|, and I will be brief|, and I will come to the point).",
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
COMPANY_OFFER_INTRODUCTIONS: tuple[str, ...] = (
    _WHO
    + ", where we (offer|provide) {offer}(, and I have a question for you at {company}|, and this may be useful at {company}|, which {company} may have a use for|, and I wonder whether {company} has a use for this|, and perhaps this is something for {company}|, which may or may not suit {company}|, but I cannot tell whether this suits {company}|, and you can judge whether {company} could use this|. I do not know whether {company} needs this|. Whether {company} has a use for this, you will know|. I am not sure whether {company} needs this|. Perhaps this suits {company}|. You will know whether this suits {company}).",
    "This is {sender} from {sc}, where we (offer|provide) {offer}(. I do not know whether {company} needs this|. I cannot tell whether this is of use at {company}|, and I have a question for you at {company}|, which may be of use at {company}|. Perhaps this suits {company}|. You can judge whether {company} could use this|, which may or may not suit {company}).",
    "(Hello|Greetings) from {sc}, where we (offer|provide) {offer}(, which may be useful at {company}|, which {company} may have a use for|, and I wonder whether {company} needs this|, and perhaps this is something for {company}|, which may or may not suit {company}|, but I cannot tell whether this suits {company}).",
    "^(Permit me to introduce myself|Allow me to introduce myself): I (represent|write on behalf of|work for) {sc}, which (offers|provides) {offer}, and have an enquiry for {company}.",
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
