"""Sentences about the sender and the subject.

`~` marks a line for every register but the formal and the polite, `^` one for those two alone.
Nothing here claims a result, a customer or a price: an email may say only what its inputs hold.
"""

# What one does at the sender's, {it} last: the topic, or what stands for it once it was named. A
# fact is rarely a reason for the topic, so no line says that it is. «Help with» goes before a thing
# and before what people do.
_WORKS = (
    "(At {sc} we|Here at {sc} we|We at {sc}|My colleagues at {sc} and I|My team at {sc} and I) (help companies with|advise companies on|specialise in|focus on|work on) {it}",
    "(I work at {sc}, where we|I work for {sc}, where we|I am with {sc}, where we|I write from {sc}, where we) (help companies with|advise companies on|specialise in|focus on) {it}",
    "(In my work|In my job) at {sc} I (help companies with|advise companies on|deal with) {it}",
    "(My job|My work|Our work) at {sc} is (to help companies with|to advise companies on|all about) {it}",
    "(My team|Our team) at {sc} (helps companies with|advises companies on|specialises in|works on) {it}",
    "(What we do|What I do) at {sc} is (help companies with|advise companies on|work on) {it}",
    "(On our side|For our part), we at {sc} (help companies with|advise companies on|specialise in|focus on|work on) {it}",
    "Day to day I (work on|deal with|help companies with|advise companies on) {it} at {sc}",
    "(As for us, we at {sc}|A word about us: at {sc} we|A line about us: at {sc} we) (help companies with|advise companies on|work on|specialise in) {it}",
    "(You may wonder|You may ask) who writes: (at {sc} we help companies with|at {sc} we work on|{sc} advises companies on|{sc} helps companies with) {it}",
)
# What may follow it where nothing else names the lead's company, which an email must name.
_AT_COMPANY = ", (and I wondered how {company} goes about it|and I do not know yet how {company} handles it|and I would like to hear how it is done at {company}|and I thought of {company}|so I wanted to ask how {company} does it|and it may matter at {company} too|which may be a subject at {company} too)."


def _works(it: str, end: str) -> tuple[str, ...]:
    return tuple(line.replace("{it}", it) + end for line in _WORKS)


BRIDGES: tuple[str, ...] = (
    *_works("{topic}", "."),
    "(Perhaps|Maybe) you (have looked at|are involved with|deal with|come across) {topic}; (we work on that at {sc}|we help companies with that at {sc}|that is what we do at {sc}|{sc} helps companies with that).",
    "(My reason for writing|The reason for this note) is {topic}, (which is what we work on at {sc}|which {sc} helps companies with|which we help companies with at {sc}|our field at {sc}).",
    "~(I'm with {sc}, and|I'm at {sc}, and|I'm from {sc}, and) we (help companies with|focus on|specialise in|work on) {topic}.",
    "^(At {sc}, we assist companies with|{sc} assists companies with|Our work at {sc} concerns) {topic}(|, which is the reason for my letter|, and I therefore turn to you).",
    "^(My subject is|I should like to raise the subject of|I write on the subject of|The subject of my letter is) {topic}, (the field of {sc}|our field at {sc}|in which {sc} assists companies|with which {sc} assists companies).",
)
# The same after something that goes on at the reader's.
NEWS_BRIDGES: tuple[str, ...] = (
    "With that going on, {topic} may not be (first on|at the top of|high on) your list(| just now| at the moment), (but we help companies with that at {sc}|but that is what we work on at {sc}|but {sc} helps companies with that).",
)
# The same for when the lead's company has not been named.
COMPANY_BRIDGES: tuple[str, ...] = (
    *_works("{topic}", _AT_COMPANY),
    "(Perhaps|Maybe) {company} (has looked at {topic} before|has looked at {topic} already|is working on {topic}|deals with {topic} already|has {topic} on its list|comes across {topic}); (we work on that at {sc}|we help companies with that at {sc}|that is what we do at {sc}|{sc} helps companies with that).",
    "(My reason for writing|The reason for this note) to {company} is {topic}, (which is what we work on at {sc}|which {sc} helps companies with|which we help companies with at {sc}|our field at {sc}).",
    "I do not know whether {company} (has looked at|is working on|deals with) {topic}, but (we help companies with that at {sc}|that is what we work on at {sc}).",
    "^(At {sc}, we assist companies with|{sc} assists companies with|Our work at {sc} concerns) {topic}, (which may concern {company} too|which I should like to raise with {company}|and I therefore turn to you at {company}).",
)
# Who writes, once the topic has been named.
INTROS_AFTER: tuple[str, ...] = (
    *_works("(exactly that|this|that)", "."),
    "(My reason for writing|The reason for this note) is that (we work on this at {sc}|{sc} helps companies with this|we help companies with exactly that at {sc}|{sc} specialises in this).",
    "(Perhaps|Maybe) (we at {sc} can help with that|{sc} can help with that|we can be of help with that at {sc}|{sc} may be of help there).",
    "(That|This) is what we (help companies with|advise companies on|specialise in|focus on|work on) at {sc}.",
    "(This|That) is (our field|our daily work|my daily work|what I work on) at {sc}.",
    "^(It is|This is) the (field|subject) of {sc}, (on whose behalf I write|where I am responsible for it).",
)
# The same where the lead's company has not been named.
COMPANY_INTROS_AFTER: tuple[str, ...] = (
    *_works("(exactly that|this|that)", _AT_COMPANY),
    "(My reason for writing|The reason for this note) to {company} is that (we work on this at {sc}|{sc} helps companies with this|we help companies with exactly that at {sc}|{sc} specialises in this).",
    "(Perhaps|Maybe) (we at {sc} can help {company} with that|{sc} can help {company} with that|we can be of help to {company} with that at {sc}|{sc} can be of help to {company} there).",
    "^(It is|This is) the (field|subject) of {sc}, (and I therefore turn to you at {company}|and it may concern {company} too).",
)
# What the sender's company sells, where the campaign says it; «this», as it may be several things.
_SELLS = (
    "(At {sc} we|Here at {sc} we|We at {sc}|My colleagues at {sc} and I|My team at {sc} and I) (offer|provide|can offer) {offer}",
    "(I work at {sc}, where we|I work for {sc}, where we|I am with {sc}, where we|I write from {sc}, where we) (offer|provide|can offer) {offer}",
    "(My job|My work|Our work) at {sc} is (to offer|to provide) {offer}",
    "(My team|Our team) at {sc} (offers|provides|can offer) {offer}",
    "(What we offer|What we can offer you|Our offer) at {sc} is {offer}",
    "For our part, we at {sc} (offer|provide|can offer) {offer}",
    "(As for us, we at {sc}|A word about us: at {sc} we|A line about us: at {sc} we|In one line: at {sc} we|In a few words: at {sc} we) (offer|provide|can offer) {offer}",
    "(You may wonder|You may ask) (what we do at {sc}|what {sc} does): (we offer|we provide) {offer}",
    "(Perhaps|Maybe) you (are looking for|could use|have thought of|have a use for) {offer}; (we offer this at {sc}|this is what we offer at {sc}|{sc} offers this)",
    "(My reason for writing|The reason for this note) is that (at {sc} we offer|at {sc} we provide|we at {sc} offer|we at {sc} provide) {offer}",
    "~(I'm with {sc}, and|I'm at {sc}, and|I'm from {sc}, and) we (offer|provide|can offer) {offer}",
    "^(At {sc}, we provide|{sc} provides|{sc} offers|The business of {sc} is) {offer}",
)
_AND_SO = "(||, and so I thought of you|, and that is why I am writing to you|, and this may be useful to you)."
_FOR_COMPANY = ", (and I thought of {company}|and so I thought of {company}|and this may be useful at {company}|and I wonder whether this is something for {company}|and that is why I am writing to {company}|and this could suit {company})."
OFFERS: tuple[str, ...] = tuple(line + _AND_SO for line in _SELLS)
# The same where nothing else names the lead's company.
COMPANY_OFFERS: tuple[str, ...] = tuple(line + _FOR_COMPANY for line in _SELLS)
# Who writes, before anything else is said. Whether they know each other, nobody told.
_WHO = "(My name is {sender}, and I|This is {sender}, and I|A word about me first: I|First a word about me: I|To introduce myself: I|Let me introduce myself: I|First, who is writing: I|To say who writes: I) (work at|work for|am with|write from) {sc}"
INTRODUCTIONS: tuple[str, ...] = (
    _WHO
    + "(| and have a question for you| and would like to ask you something| and will be brief).",
    "(I work at|I work for|I am with|I write from) {sc} and (have a question for you|will be brief|have something to ask you|have a short note for you).",
    "(This note comes|This note is|These lines come) from {sc}, (where I work|my company|and from me).",
    "(A hello|Greetings|A line|A short note) from {sc}(|, where I work|, with a question for you).",
    "^(Permit me to introduce myself|Allow me to introduce myself): I (represent|write on behalf of|work for) {sc}.",
    "^(I am writing on behalf of|I write on behalf of|I represent) {sc}(| with a request| with an enquiry).",
)
# The same, with what the sender's company sells.
OFFER_INTRODUCTIONS: tuple[str, ...] = (
    _WHO + ", where we (offer|provide|can offer) {offer}.",
    "(I work at|I work for|I am with|I write from) {sc}, where we (offer|provide|can offer) {offer}.",
    "(This note comes|This note is|These lines come) from {sc}, where we (offer|provide|can offer) {offer}.",
    "(A hello|Greetings|A line|A short note) from {sc}, where we (offer|provide|can offer) {offer}.",
    "^(Permit me to introduce myself|Allow me to introduce myself): I (represent|write on behalf of|work for) {sc}, which (offers|provides) {offer}.",
)
COMPANY_OFFER_INTRODUCTIONS: tuple[str, ...] = (
    _WHO
    + ", where we (offer|provide|can offer) {offer}, and I (have a question for|thought of|turn to) (you at {company}|{company}).",
    "(I work at|I work for|I am with|I write from) {sc}, where we (offer|provide|can offer) {offer}, and I (have a question for|thought of|turn to) (you at {company}|{company}).",
    "(This note comes|This note is|These lines come) to {company} from {sc}, where we (offer|provide|can offer) {offer}.",
    "(A hello|Greetings|A line|A short note) to (you at {company}|{company}) from {sc}, where we (offer|provide|can offer) {offer}.",
    "^(Permit me to introduce myself|Allow me to introduce myself): I (represent|write on behalf of|work for) {sc}, which (offers|provides) {offer}, and turn to you at {company}.",
)
# The same where nothing else names the lead's company.
COMPANY_INTRODUCTIONS: tuple[str, ...] = (
    _WHO
    + " and (have a question for|have something to ask|have a short note for) (you at {company}|{company}).",
    "(I work at|I work for|I am with|I write from) {sc} and (have a question for|have something to ask|have a short note for) (you at {company}|{company}).",
    "(This note comes|This note is|These lines come) from {sc}, (for you at {company}|where I work, to you at {company}|meant for {company}).",
    "(A hello|Greetings|A line|A short note) from {sc} to (you at {company}|{company}).",
    "^(Permit me to introduce myself|Allow me to introduce myself): I (represent|write on behalf of|work for) {sc} and (have a request to {company}|turn to you at {company}).",
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
