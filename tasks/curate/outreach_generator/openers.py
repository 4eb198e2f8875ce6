"""Sentences that say what the sender knows of this person. News and deeds are told, not called the
reason for writing, which they rarely are; skills, a post or a field of work may be.

`~` marks a line for every register but the formal and the polite, `^` one for those two alone.
"""

# A fact as a clause: «you chaired a panel», «Orlik Foods hired twelve buyers».
_READ_THAT = (
    "(By chance I|Not long ago I|A few days ago I|Just recently I|Just now I|Before writing to you I|The other day I|Recently I) (read|saw|learned) that {it}.",
    "(I happened to read|I happened to see|I happened to notice|I have seen|I have read|I remember reading|I just saw|I just read|I just noticed) that {it}.",
)
_THAT = (
    *_READ_THAT,
    "(I have heard|I just heard|I have learned|I hear|I understand|I believe) that {it}.",
    "(If I am not mistaken|As I understand it|From what I hear|From what I could find), {it}.",
)
# The same as a thing: «your panel on pricing».
_ABOUT = (
    "(By chance I|Not long ago I|A few days ago I|Just recently I|Just now I|Before writing to you I) (read|heard|learned) about {it}.",
    "(I happened to read|I happened to hear|I have read|I have heard|I have learned|I remember reading|I have been reading|I just read|I just heard) about {it}.",
)
# What one may be glad to hear.
_GLAD = "(It was good to|It is good to|It was nice to|It is nice to|I was glad to|I was happy to|It was interesting to|It is interesting to) "
_GLAD_THAT = (*_THAT, _GLAD + "(read|see|hear|learn) that {it}.")
_GLAD_ABOUT = (*_ABOUT, _GLAD + "(read|hear|learn) about {it}.")


def _told(lines: tuple[str, ...], it: str) -> tuple[str, ...]:
    return tuple(line.replace("{it}", it) for line in lines)


FACT_OPENERS: dict[str, tuple[str, ...]] = {
    "update_vp": (
        *_told(_GLAD_THAT, "{company} {vp}"),
        "(I saw|I read|I noticed|I heard|I see|I have just read|I learned|I have just seen|I was pleased to read|I was pleased to see|I was interested to read|I was interested to hear|I was interested to see) that {company} {vp}.",
        "(It caught my eye|It caught my attention|It stayed on my mind) that {company} {vp}.",
        "(Recently I read|Recently I saw|Recently I noticed|The other day I read|The other day I saw|The other day I heard) that {company} {vp}.",
        "While reading about {company}, I (saw|noticed|learned) that it {vp}.",
        "{company} {vp}, (as I have just read|as I read|as I saw|as I hear|I see|as I learned).",
        "(I came across|I have just come across|I have just found) the news that {company} {vp}.",
        "~(I've just seen|I've just read|I couldn't help noticing|I spotted) that {company} {vp}.",
        "^(It has come to my attention|I was pleased to learn|I understand|I note with interest|I have read with interest|I was interested to see) that {company} {vp}.",
        "^(Allow me to begin with the news|I refer to the recent news) that {company} {vp}.",
    ),
    "update_np": (
        *_told(_GLAD_ABOUT, "the {np} at {company}"),
        "(I saw|I read|I noticed|I came across|I have just read|I have just seen|I was pleased to read|I was pleased to see|I was interested to read|I was interested to see|I see|The other day I read|The other day I saw|Recently I read|Recently I saw) the news (from {company} about the {np}|about the {np} at {company}).",
        "(I read|I heard|I learned|I have just read|I have just heard|I was interested to read|I was interested to hear|The other day I heard) about the {np} at {company}.",
        "(It caught my eye|It caught my attention) that there is news from {company} about the {np}.",
        "While reading about {company}, I (came across|saw|noticed) the news about the {np}.",
        "^(I was pleased to learn of|I have noted with interest|I refer to the news of|I have read of) the {np} at {company}.",
    ),
    "activity_vp": (
        *_told(_GLAD_THAT, "you {vp}"),
        "(I saw|I noticed|I read|I see|I heard|I learned|I have just read|I have just seen|I was pleased to read|I was pleased to see|I was interested to read|I was interested to hear|I was interested to see) that you {vp}.",
        "(It caught my eye|It caught my attention|It stayed on my mind) that you {vp}.",
        "(Recently I read|Recently I saw|Recently I noticed|The other day I read|The other day I saw|The other day I heard) that you {vp}.",
        "While reading about your work, I (saw|noticed|learned) that you {vp}.",
        "I came across your (profile, where I read|profile, where I saw|profile and read|profile and saw) that you {vp}.",
        "~(I've just seen|I've just read|I couldn't help noticing|I spotted) that you {vp}.",
        "^(I understand|I was interested to learn|I note with interest|It has come to my attention|I was pleased to read|I was interested to see) that you {vp}.",
    ),
    "activity_np": (
        *_told(_GLAD_ABOUT, "your {np}"),
        "(I noticed|I came across|I read about|I heard about|I learned about|I have just read about|I was pleased to read about|I was interested to read about|I saw mention of|I have just seen mention of|I was pleased to see mention of|I was interested to see mention of|I see mention of) your {np}.",
        "Your {np} (caught my eye|caught my attention|made me curious|stayed on my mind).",
        "(Recently I saw mention of|The other day I came across|The other day I heard about|The other day I read about|Recently I read about) your {np}.",
        "While reading about your work, I (came across|saw|noticed|learned about) your {np}.",
        "It was your {np} that (caught my eye|caught my attention|made me curious).",
        "~(I've just come across|I spotted|I have just found) your {np}.",
        "^(I have noted with interest|I refer to|I write with reference to|I was pleased to come across|I was interested to see|May I refer to) your {np}.",
    ),
    "headline": (
        *_told(_READ_THAT, "your (profile says|headline reads|profile reads|headline says) “{headline}”"),
        "(Your profile says|Your headline reads|Your profile reads|Your headline says|You introduce yourself with|You sum up your work with) “{headline}”.",
        "(I read|I saw|I noticed|I found|I see|I came across|I have just read|I have just seen|I was pleased to read|I was pleased to see|I was interested to read|I was interested to see|The other day I read|The other day I saw|Recently I read|Recently I saw) “{headline}” (on your profile|in your headline|at the top of your profile|under your name).",
        "“{headline}” (is how your profile begins|is what your profile says|stands at the top of your profile|is the line under your name).",
        "(It caught my eye|It caught my attention) that your (profile says|headline reads|profile reads) “{headline}”.",
        "While reading about your work, I (came across|saw|noticed) “{headline}” (on your profile|in your headline).",
        "^(I note from your profile the words|Your profile carries the words|I refer to the line on your profile,|I was interested to read on your profile) “{headline}”.",
    ),
    "skills": (
        *_told(_THAT, "you (work with|know about|have worked on) {skills}"),
        "(Your profile lists|Your profile mentions|I saw that you list|I noticed that you list|I see that you list|Among your skills you name|It caught my eye that you list|It caught my attention that you list|I was interested to see that you list|I came across your profile, which lists|I have just seen that you list|I was pleased to see that you list|Recently I saw that you list|The other day I saw that you list) {skills}.",
        "(I read on your profile|I have just read on your profile|I was pleased to read on your profile|I was interested to read on your profile|I learned from your profile|Recently I read on your profile|The other day I read on your profile) that you (work with|know about|have worked on) {skills}.",
        "While reading about your work, I (saw|noticed) that you (list|know about|have worked on) {skills}.",
        "(With|Given) your (background|experience|skills) in {skills}, (you came to mind|I thought of you|you seemed the right person to ask|I hoped you would have a view).",
        "^(In view of|Considering|In light of) your (experience|expertise|background) in {skills}, (I am writing to you directly|I should value your opinion|I thought it right to approach you|I turn to you).",
    ),
    "career": (
        *_told(_THAT, "you (were|worked as) {role} at {old}"),
        "(Your profile mentions|I noticed|I read about|I came across|I have just read about|I was pleased to read about|I was interested to read about|I learned about|The other day I read about|Recently I read about) your time as {role} at {old}.",
        "(I saw|I noticed|I read|I see|I learned|I have just seen|I have just read|I was pleased to see|I was interested to see|It caught my eye|It caught my attention|The other day I saw|Recently I saw) that you (were|worked as) {role} at {old}(| earlier in your career| in the past).",
        "While reading about your work, I (saw|noticed) that you (were|worked as) {role} at {old}(| in the past).",
        "^(In view of|Considering|In light of) your (experience|time|earlier post) as {role} at {old}, (I should value your opinion|I am writing to you directly|I thought it right to approach you|I turn to you).",
    ),
    "industry": (
        *_told(_THAT, "{company} (works in|is active in) {industry}"),
        "(As|Since|Because) {company} (works in|is active in|has its business in) {industry}, (I thought of you|you came to mind|I am writing to you).",
        "(I have been reading about|I am getting to know|I came across) companies in {industry}, and {company} is one of them.",
        "(I saw|I read|I noticed|I see|I learned|I have just read|I have just seen|I was pleased to read|I was pleased to see|It caught my eye|It caught my attention|I was interested to see|The other day I read|Recently I read|Recently I saw) that {company} (works in|is active in) {industry}.",
        "While reading about (companies in {industry}|{industry}), I came (across|upon) {company}.",
        "^(I write to you because|I am approaching you because|I take the liberty of writing because) {company} (is active in|works in) {industry}.",
    ),
    "industry_you": (
        *_told(_THAT, "you (work|are active) in {industry}"),
        "(As|Since|Because) you work in {industry}, (I thought of you|you came to mind|I am writing to you).",
        "(I saw|I read|I noticed|I see|I learned|I have just read|I have just seen|I was pleased to read|I was pleased to see|It caught my eye|It caught my attention|I was interested to see|The other day I read|Recently I read|Recently I saw) that you work in {industry}.",
        "While reading about {industry}, I came (across|upon) your name.",
        "I came across your name (in connection with|while reading about) {industry}.",
        "^(I write to you because|I am approaching you because|I take the liberty of writing because) you (work|are active) in {industry}.",
    ),
    "city": (
        *_told(_THAT, "you (are based|work) in {city}"),
        "(I saw|I noticed|I see|I read|I learned|I have just seen|I have just read|I was pleased to see|I was pleased to read|It caught my eye|It caught my attention|I was interested to see|The other day I saw|Recently I saw|Recently I read) that you (are based|work) in {city}.",
        "(I would like to meet|I would like to get to know) (a few people|some people) in {city}, and (you came to mind|I thought of you).",
        "(As|Since|Because) you (are based|work) in {city}, (I thought of you|you came to mind|I wanted to write to you).",
        "While reading about your work, I (saw|noticed) that you are based in {city}.",
        "I came across your (profile and saw|profile, where I saw|profile and read) that you (are based|work) in {city}.",
        "^(I write to you because|I am approaching you because|I take the liberty of writing because) you (are based|work) in {city}.",
    ),
}  # fmt: skip


def _without_company(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.replace(" at {company}", "") for line in lines)


# Looking for somebody by post: how it begins, and what the post may stand for.
_LOOKING = "(I wanted to reach|I hoped to reach|I was looking for|I have been looking for) "
_WHO_MAY_KNOW = ", and (as {title} you may know more|as {title} you may be the one|as {title} you may know whom to ask|as {title} you seemed a good person to ask)."
_GUESS = "(I would guess|I imagine|I suppose|I take it|I would think|I expect|I believe|My guess is|I could imagine) "
_LINES = "(This note|This email|My note) "
# Which of company and title are known -> openers where there is no fact.
SPARSE_OPENERS: dict[tuple[bool, bool], tuple[str, ...]] = {
    (True, True): (
        "(I am writing to you|I am getting in touch with you|I am contacting you|I thought of writing to you) as {title} at {company} (about|on the subject of|with a question about|to raise the subject of) {topic}.",
        "As {title} at {company}, you (probably have|may well have|are likely to have) (a view on|an opinion on|thoughts about) {topic}.",
        "(In your role|In your position|In your work|Working) as {title} at {company}, you (may be involved with|may be dealing with|may well deal with|may look after|probably deal with|may have a say in|may have a view on|may know a good deal about) {topic}.",
        _LOOKING + "the right person at {company} (to ask about {topic}|for a question about {topic})" + _WHO_MAY_KNOW,
        _LOOKING + "(somebody|someone) at {company} (to ask about {topic}|who knows about {topic}|to talk to about {topic})" + _WHO_MAY_KNOW,
        "(You are|I see that you are|I read that you are) {title} at {company}, so you (may have a view on|probably know about|may be involved with|may well deal with|may look after|will have heard about|may have a say in) {topic}.",
        "(I do not know|I cannot tell|I am not sure) whether, as {title} at {company}, you (look after|deal with|are responsible for|are involved with|decide on|have a say in|have a view on) {topic}.",
        _GUESS + "that as {title} at {company} you (deal with|are involved with|have a view on|look after|have a say in|know a good deal about) {topic}.",
        _LINES + "is for you as {title} at {company}, and (it is about|its subject is|it concerns) {topic}.",
        "(I thought that you|I hoped that you|I wondered whether you), as {title} at {company}, (might deal with|might look after|might be involved with|might have a view on) {topic}.",
        "(Since|Because|Seeing that) you are {title} at {company}, (I thought you might have a view on|you may be involved with|I thought of you for a question about|you may look after|I wanted to ask you about) {topic}.",
        "(Part of your work|Some of your work) as {title} at {company} (may be|could be|is perhaps) {topic}.",
        "(I thought of you|You came to mind) as {title} at {company} (for a question about|on the subject of|when I thought about) {topic}.",
        "~(I'm writing to you|I'm reaching out to you|I'm getting in touch with you) as {title} at {company} about {topic}.",
        "^(I am writing to you in your capacity as|I address you in your capacity as|I take the liberty of writing to you as|I approach you in your role as) {title} at {company}.",
    ),
    (True, False): (
        "(I am writing to you|I am getting in touch with you|I am contacting you|I thought of writing to you) at {company} (about|on the subject of|with a question about|to raise the subject of) {topic}.",
        "I (would like to know|was wondering|wanted to ask|am keen to hear) how {company} (handles|approaches|goes about|organises) {topic}(|, and hope you can tell me).",
        "(Perhaps|Maybe) {company} (is working on {topic}|deals with {topic} already|has looked at {topic} before|has {topic} on its list)(|, so I thought I would ask).",
        "(I do not know|I cannot tell|I am not sure) whether {company} (has looked at|deals with|is working on) {topic}(|, so I thought I would ask).",
        _GUESS + "that {company} (deals with|is working on|has a way of its own for) {topic}.",
        _LOOKING + "(somebody|someone|a person) at {company} who knows about {topic}, and (came upon your name|hope that you do).",
        "(At {company}|In a company like {company}), you may (be involved with|be dealing with) {topic}(| already| at times).",
        _LINES + "is for you at {company}, and (it is about|its subject is|it concerns) {topic}.",
        "~(I'm writing to you|I'm reaching out to you|I'm getting in touch with you) at {company} about {topic}.",
        "^(I take the liberty of writing to you at|I am approaching you at) {company}(| with a brief proposal| with a short enquiry).",
    ),
    (False, False): (
        "(We have not met|You do not know me yet|We do not know each other), so I will (be brief|keep this short|come to the point|say at once why I write).",
        "(I am writing to you|I am getting in touch with you|I am contacting you|I thought of writing to you) (about|on the subject of|with a question about|to raise the subject of) {topic}.",
        "(I am not sure|I cannot tell|I do not know) whether you (deal with|are involved with|have looked at) {topic}(|, so I thought I would ask).",
        _GUESS + "that you (deal with|are involved with) {topic}(|, so I thought I would ask).",
        _LINES + "(is about|concerns) {topic}.",
        _LOOKING + "(somebody|someone|a person) who knows about {topic}, and (hope that you do|came upon your name).",
        "(Perhaps|Maybe) you (are involved with {topic}|deal with {topic} already|have looked at {topic} before|have {topic} on your list)(|, so I thought I would ask).",
    ),
}  # fmt: skip
SPARSE_OPENERS[False, True] = _without_company(SPARSE_OPENERS[True, True])
# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
