"""Sentences that say why this person gets this email.

`~` marks a line for every register but the formal one, `^` one for the formal register alone.
"""

FACT_OPENERS: dict[str, tuple[str, ...]] = {
    "update_vp": (
        "(I saw|I read|I noticed|I heard|I have just read|I learned|I have just seen) (that|with interest that) {company} {vp}.",
        "(The news that|Word that) {company} {vp} (reached me|caught my eye|caught my attention|came my way|stayed with me|gave me a reason to write|was good to read).",
        "{company} {vp}, (and that is why I am writing|which is why I am writing|and it made me think of you|I read|I hear|and I thought of you).",
        "(My reason for writing is|What prompts this note is|What made me write is|The occasion for this note is) that {company} {vp}.",
        "(I am writing because|I am getting in touch because|I decided to write when I saw that|I thought of you when I read that|This note comes to you because) {company} {vp}.",
        "~(Good news travels|Congratulations to all of you|Nice news from your side|What good news): {company} {vp}.",
        "~(I've just seen|I've just read|I couldn't help noticing|I spotted|I'm told) that {company} {vp}.",
        "^(It has come to my attention|I was pleased to learn|I understand|I note with interest|I have read with interest|I was interested to see|I am given to understand) that {company} {vp}.",
        "^(May I congratulate you on the news|I write in view of the news|Allow me to begin with the news|I refer to the recent news) that {company} {vp}.",
    ),
    "update_np": (
        "(I saw|I read|I noticed|I came across|I have just read) the news (from {company} about|at {company} about) the {np}.",
        "The news (from|at) {company} about the {np} (caught my eye|is why I am writing|made me think of you|reached me|was good to read|prompted this note).",
        "(With|Given) the {np}, {company} (must have|probably has|surely has|may well have) (a full diary|plenty to plan|a lot to think about|new questions on the table|a busy time ahead|its hands full).",
        "(I am writing|I am getting in touch|This note comes) (because of|in view of|with an eye to|on account of) the {np} at {company}.",
        "The {np} at {company} (is why I am writing|made me think of you|prompted this note|put you on my mind|gave me a reason to write).",
        "^(Allow me to congratulate you on|I was pleased to learn of|I have noted with interest|May I congratulate {company} on|I refer to the news of) the {np}.",
    ),
    "activity_vp": (
        "(I saw|I noticed|I read|I see|I heard|I learned) (that|in passing that|with interest that) you {vp}.",
        "(I saw|I noticed|I read) that you {vp}, (and that is why I am writing|and I thought of you at once|and it gave me a reason to write|so I wanted to get in touch|and it made me curious).",
        "(I am writing because|I thought of you because|My reason for writing is that|You came to mind because|I am getting in touch because) you {vp}.",
        "(The fact|The news) that you {vp} (is why I am writing|made me think of you|prompted this note|caught my attention|made me curious).",
        "~(I've just seen|I've just read|I couldn't help noticing|I spotted|I'm told) that you {vp}.",
        "~You {vp}, (I hear|I saw|I read|so I gather|I noticed), (and that made me curious|so I wanted to say hello|and it made me want to write).",
        "^(I understand|I was interested to learn|I note with interest|It has come to my attention|I was pleased to read|I was interested to see) that you {vp}.",
    ),
    "activity_np": (
        "(I saw|I noticed|I came across|I read about|I found|I heard about) your {np}(| today| this week).",
        "Your {np} (is why I am writing|caught my eye|made me think of you|prompted this note|stayed on my mind|gave me a reason to write).",
        "(I am writing|I am getting in touch|This note comes) (because of|after coming across|prompted by|on account of|in connection with) your {np}.",
        "(What made me write was|What caught my attention was|My reason for writing is|The reason for this note is) your {np}.",
        "~(I've just come across|I spotted|I'm writing about|I happened on) your {np}.",
        "^(I have noted with interest|I refer to|I write with reference to|I was pleased to come across|I was interested to see|May I refer to) your {np}.",
    ),
    "headline": (
        "(Your profile says|Your headline reads|Your profile reads|Your headline says|You introduce yourself with|You sum up your work with) “{headline}”(|, and I liked that|, which I liked|, and that stayed with me|, and I remembered it).",
        "(I read|I saw|I noticed|I found) “{headline}” (on your profile|in your headline|at the top of your profile|under your name)(| and liked it| and remembered it| with interest).",
        "“{headline}” (is how your profile begins|is what your profile says|stands at the top of your profile|is the line under your name)(|, and it made me curious|, and I liked it|, and it is well put).",
        "^(I note from your profile the words|Your profile carries the words|I refer to the line on your profile,|I was interested to read on your profile) “{headline}”.",
    ),
    "skills": (
        "(Your profile lists|Your profile mentions|You list|I saw that you list|I noticed that you list|Among your skills you name) {skills}(|, so I wanted to ask you|, so you may have a view on what I write about|, so I will skip the basics).",
        "(With|Given) your (background|experience|skills|work) in {skills}, (you came to mind|I thought of you|I wanted to ask you first|you seemed the right person to ask|I hoped you would have a view|I thought I would write to you).",
        "(Your work with|Your background in|Your experience with|What you know of) {skills} (is why I write to you of all people|tells me you may have a view on this|made me want to ask you|is why I am asking you).",
        "(I read on your profile|I saw on your profile|Your profile tells me) that you (work with|know about|have worked on) {skills}(|, so I hope this is of interest|, so I will skip the basics|, and I wanted to ask you something).",
        "(Somebody|Someone|A person) with your (background|experience) in {skills} (will see quickly|can tell at a glance|can judge best|will know best) (whether this is of use|whether this makes sense|if this is worth a look|what this is worth).",
        "^(In view of|Considering|In light of) your (experience|expertise|background) in {skills}, (I am writing to you directly|I should value your opinion|I thought it right to approach you|I turn to you).",
    ),
    "career": (
        "(Your profile mentions|I noticed|I read about|I came across|I saw) your time as {role} at {old}(|, so you may have a view on this|, and it made me curious|, so I wanted to ask you).",
        "(I saw|I noticed|I read|I see) that you (were|worked as) {role} at {old}(| before| earlier in your career| in the past), (so you know the field|and I wanted to ask you something|so you may have a view on this|and that made me curious).",
        "As a former {role} at {old}, you (came to mind|seemed the right person to ask|may well have a view on this|will know the questions|can probably judge this quickly).",
        "(With|Given) your (time|years|experience) as {role} at {old}, (you came to mind|I thought of you|I wanted to ask you|you seemed the right person to ask).",
        "^(In view of|Considering|In light of) your (experience|time|earlier post) as {role} at {old}, (I should value your opinion|I am writing to you directly|I thought it right to approach you|I turn to you).",
    ),
    "industry": (
        "(As|Since|Because) {company} (works in|is in|is active in|has its business in) {industry}, (I thought of you|you came to mind|I wanted to ask you something|I thought this may interest you|I am writing to you|this may be of use to you).",
        "(I have been reading about|I am talking to|I am getting to know) companies in {industry}, and {company} (came to mind|stood out|is one of them).",
        "{company} (works in|is active in|is at home in|belongs to) {industry}, (and that is why I am writing|which brings me to you|so this may be of interest|so my question may fit|and I have a question about that).",
        "^(I write to you because|I am approaching you because|I take the liberty of writing because) {company} (is active in|works in) {industry}.",
    ),
    "industry_you": (
        "(As|Since|Because) you work in {industry}, (I thought of you|you came to mind|I wanted to ask you something|this may interest you|I am writing to you|this may be of use to you).",
        "(I am talking to|I am getting in touch with|I am writing to|I would like to hear from) people (who work in|in) {industry}, and (you came to mind|you are one of them|I hope you can help).",
        "You work in {industry}, (and that is why I am writing|which brings me to you|so this may be of interest|so my question may fit|and I have a question about that).",
        "^(I write to you because|I am approaching you because|I take the liberty of writing because) you (work|are active) in {industry}.",
    ),
    "city": (
        "(I saw|I noticed|I see|I read) that you (are based|work) in {city}(|, and I have a question|, and I wanted to say hello|, and I would like to get to know people there).",
        "(I am writing to|I am getting in touch with|I am talking to|I would like to meet) (a few people|some people) in {city}, and (you came to mind|you are one of them|I thought of you).",
        "(As|Since|Because) you (are based|work) in {city}, (I thought of you|you came to mind|I wanted to write to you).",
        "^(I write to you because|I am approaching you because|I take the liberty of writing because) you (are based|work) in {city}.",
    ),
}  # fmt: skip

# Which of company and title are known -> openers where there is no fact.
SPARSE_OPENERS: dict[tuple[bool, bool], tuple[str, ...]] = {
    (True, True): (
        "(I am writing to you|I am getting in touch|I thought of you|I am turning to you|This note comes to you|My question goes to you) (because you are|as you are) {title} at {company}.",
        "As {title} at {company}, you (probably have|may well have|surely have|must have|are likely to have) (a view on|an opinion on|something to say about|thoughts about|questions about) {topic}.",
        "Your (role|work|post) as {title} at {company} (is why I am writing to you|is the reason for this note|tells me that this may be for you).",
        "(I wanted to reach|I wanted to ask|I hoped to reach) the right person at {company}, and (your title of|your role as|your post as) {title} (led me to you|suggests that it is you|points to you).",
        "At {company}, (somebody in your role|someone in your position|a person in your role) (may well|will probably|must) (deal with|come across|think about|hear about) {topic} (now and then|from time to time|sooner or later).",
        "(You are|I see that you are|I read that you are) {title} at {company}, so I will (be brief|keep this short|get to the point|ask rather than assume|stick to one subject).",
        "(A question|A short question|One question) for you as {title} at {company}(|, if I may|: it is a simple one| that may fit your week).",
        "~(I'm writing|I'm reaching out|I'm getting in touch) (because you're) {title} at {company}(| and may be the right person to ask| and I have one question).",
        "^(I am writing to you in your capacity as|I address you in your capacity as|I take the liberty of writing to you as|I approach you in your role as) {title} at {company}.",
    ),
    (True, False): (
        "(I am writing to you|I am getting in touch|I thought of you|This note comes to you|I am turning to you) (because you work at|since you work at|as you are with) {company}.",
        "(I would like to get to know|I am interested in|I have been reading about|I am curious about|I wanted to learn more about) {company}, (so I am writing to you|and I thought you could help|which is why I am writing).",
        "I (would like to know|was wondering|wanted to ask|am keen to hear) (how {company} handles|what {company} plans for|what {company} thinks of) {topic}(|, and hope you can tell me|, if you can tell me).",
        "(I wonder|I am wondering|I have been wondering|I am curious) (how|in what way) {company} (handles|approaches|goes about|deals with) {topic}(| today| at the moment| these days).",
        "(At {company}|In a company like {company}), {topic} (may be on the list|may be a question|may come up|may matter) (now and then|from time to time|sooner or later|already).",
        "~(I'm writing|I'm reaching out|I'm getting in touch) (because you're with|since you're with|because you work at) {company}(| and may know whom to ask| and I have one question).",
        "^(I take the liberty of writing to you at|I am approaching you at) {company}(| with a brief proposal| with a short enquiry).",
    ),
    (False, True): (
        "(I am writing to you|I am getting in touch|I thought of you|This note comes to you|I am turning to you) (because you are|as you are) {title}.",
        "As {title}, you (probably have|may well have|surely have|must have|are likely to have) (a view on|an opinion on|something to say about|thoughts about|questions about) {topic}.",
        "Your (role|work|post) as {title} (is why I am writing to you|is the reason for this note|tells me that this may be for you).",
        "(You are|I see that you are|I read that you are) {title}, so I will (be brief|keep this short|get to the point|ask rather than assume).",
        "^(I am writing to you in your capacity as|I address you in your capacity as|I take the liberty of writing to you as) {title}.",
    ),
    (False, False): (
        "(I do not know much|I know very little|I know almost nothing|I do not know enough) about your work(| yet| so far), so I will (be brief|keep this short|get to the point|ask rather than assume).",
        "(This is a note from somebody you do not know|We have not met|You do not know me yet|We do not know each other), so I will (be brief|keep this short|get to the point|say at once why I write).",
        "(I am writing to you|I am getting in touch|This note comes to you) (with one question|with a short question|about one thing only|for one simple reason).",
        "(I would rather ask than guess|I will ask plainly|Let me ask directly|I have one question): is {topic} (something you deal with|part of your work|on your list)?",
        "(I am not sure|I cannot tell from here|I do not know) whether {topic} is (part of your work|on your list|a subject for you), so I (am asking|thought I would ask|would rather ask).",
    ),
}  # fmt: skip
# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
