"""Sentences that say what the sender knows of this person. News and deeds are told, not called the
reason for writing, which they rarely are; skills, a post or a field of work may be.

`~` marks a line for every register but the formal and the polite, `^` one for those two alone.
"""

FACT_OPENERS: dict[str, tuple[str, ...]] = {
    "update_vp": (
        "(I saw|I read|I noticed|I heard|I see|I have just read|I learned|I have just seen|I happened to read|I happened to see|I was curious to read) (that|with interest that) {company} {vp}.",
        "(It caught my eye|It stayed on my mind|It is good news) that {company} {vp}.",
        "What caught my attention (was that|was the news that|is that) {company} {vp}.",
        "Let me begin with the news that {company} {vp}(|, which was good to read|, which made me curious).",
        "(The news that|Word that) {company} {vp} (reached me|caught my eye|caught my attention|was good to read).",
        "{company} {vp}, (as I have just read|as I read|as I saw|as I hear|I see|I read with interest).",
        "(It was good to read|It was good to hear|It was good to see|I was interested to read|I was interested to hear|I was interested to see|I was glad to read|I was glad to hear|I was glad to see|I was curious to read) that {company} {vp}.",
        "(I came across|I have just come across|I happened on) the news that {company} {vp}(|, and it made me curious|, which was good to read).",
        "~(Good news travels|Congratulations to all of you|Nice news from your side|What good news): {company} {vp}.",
        "~(I've just seen|I've just read|I couldn't help noticing|I spotted|I'm told) that {company} {vp}.",
        "^(It has come to my attention|I was pleased to learn|I understand|I note with interest|I have read with interest|I was interested to see|I am given to understand) that {company} {vp}.",
        "^(May I congratulate you on the news|Allow me to begin with the news|I refer to the recent news) that {company} {vp}.",
    ),
    "update_np": (
        "(I saw|I read|I noticed|I came across|I have just read|I happened to read|I was glad to read|It was good to read|I was curious to read|Let me begin with) the news (from {company} about the {np}|about the {np} at {company}).",
        "The news from {company} about the {np} (caught my eye|caught my attention|reached me|was good to read|made me curious).",
        "(With|Given) the {np}, {company} (must have|probably has|surely has|may well have) (a full diary|plenty to plan|a lot to think about|a busy time ahead|its hands full).",
        "(I was interested to read|I was glad to read|I was glad to hear|It was good to read|It was good to hear|I have just read|I happened to read|I was curious to read|I read) about the {np} at {company}.",
        "What caught my attention (was|is) the {np} at {company}.",
        "The {np} at {company} (must be|is surely) (keeping you busy|a good deal of work|a big step|a lot to plan).",
        "^(Allow me to congratulate you on|I was pleased to learn of|I have noted with interest|May I congratulate {company} on|I refer to the news of) the {np}.",
    ),
    "activity_vp": (
        "(I saw|I noticed|I read|I see|I heard|I learned|I have just read|I have just seen|I happened to read|I happened to see|I was curious to read) (that|in passing that|with interest that) you {vp}.",
        "(I came across|I have just come across|I happened on) the news that you {vp}(|, and it made me curious|, which was good to read).",
        "(It caught my eye|It caught my attention|It made me curious|It stayed on my mind) that you {vp}.",
        "What caught my attention (was that|is that|first was that) you {vp}.",
        "Let me begin with the news that you {vp}(|, which was good to read|, which made me curious).",
        "(I saw|I noticed|I read) that you {vp}, (and it made me curious|and I wanted to say hello|and it caught my interest|which I found interesting).",
        "(It was good to read|It was good to hear|It was good to see|I was interested to read|I was interested to hear|I was interested to see|I was glad to see|I was glad to read|I was glad to hear|I was curious to read) that you {vp}.",
        "(The fact|The news) that you {vp} (caught my attention|caught my eye|made me curious).",
        "~(I've just seen|I've just read|I couldn't help noticing|I spotted|I'm told) that you {vp}.",
        "^(I understand|I was interested to learn|I note with interest|It has come to my attention|I was pleased to read|I was interested to see) that you {vp}.",
    ),
    "activity_np": (
        "(I saw|I noticed|I came across|I read about|I found|I heard about|I have just read about|I have just seen|I happened to read about|I happened to see|I was curious to read about|Let me begin with) your {np}(|, which made me curious).",
        "(It was good to see|It was good to read about|I was glad to see|I was glad to read about|I was interested to read about) your {np}.",
        "Your {np} (caught my eye|caught my attention|made me curious|stayed on my mind).",
        "(I was interested to see|I was glad to come across|I was curious about|I read with interest about) your {np}.",
        "(What caught my attention was|What made me curious was|What I noticed first was) your {np}.",
        "~(I've just come across|I spotted|I happened on) your {np}.",
        "^(I have noted with interest|I refer to|I write with reference to|I was pleased to come across|I was interested to see|May I refer to) your {np}.",
    ),
    "headline": (
        "(Your profile says|Your headline reads|Your profile reads|Your headline says|You introduce yourself with|You sum up your work with) “{headline}”(|, which made me curious|, and I remembered it).",
        "(I read|I saw|I noticed|I found|I see|I came across|I have just read|I have just seen|I happened to read|I happened to see|I was interested to read|I was glad to read|It was good to read|I was curious to read|Let me begin with) “{headline}” (on your profile|in your headline|at the top of your profile|under your name)(| and remembered it).",
        "“{headline}” (is how your profile begins|is what your profile says|stands at the top of your profile|is the line under your name)(|, and it made me curious).",
        "What caught my attention (was|is) “{headline}” (on your profile|in your headline|at the top of your profile).",
        "It caught my eye that your (profile says|headline reads|profile reads) “{headline}”.",
        "^(I note from your profile the words|Your profile carries the words|I refer to the line on your profile,|I was interested to read on your profile) “{headline}”.",
    ),
    "skills": (
        "(Your profile lists|Your profile mentions|You list|I saw that you list|I noticed that you list|I see that you list|Among your skills you name|It caught my eye that you list|I was interested to see that you list|I was glad to see that you list|It was good to see that you list|I came across your profile, which lists|I have just seen that you list|I was curious to see that you list|Let me begin with your profile, which lists|What caught my attention on your profile was) {skills}(|, so you may have a view on my subject).",
        "(With|Given) your (background|experience|skills) in {skills}, (you came to mind|I thought of you|you seemed the right person to ask|I hoped you would have a view|I would value your opinion).",
        "(Your background in|Your experience with|Your experience in|Your knowledge of) {skills} (is why I write to you of all people|tells me that you may have a view|is why I am asking you).",
        "(I read on your profile|I saw on your profile|I see on your profile|I have just read on your profile|I happened to read on your profile|I was interested to read on your profile|I was glad to read on your profile|It was good to read on your profile|I learned from your profile|Your profile tells me) that you (work with|know about|have worked on) {skills}(|, so I would value your opinion).",
        "(Somebody|Someone|A person) with your (background|experience) in {skills} (will see quickly|can tell at a glance|can judge best|will know best) whether (my suggestion is of use|what I suggest makes sense|a suggestion like mine is worth a look).",
        "^(In view of|Considering|In light of) your (experience|expertise|background) in {skills}, (I am writing to you directly|I should value your opinion|I thought it right to approach you|I turn to you).",
    ),
    "career": (
        "(Your profile mentions|I noticed|I read about|I came across|I saw|I have just read about|I happened to read about|I was interested to read about|I was glad to read about|It was good to read about|I have just seen|I was curious to read about|Let me begin with|What caught my attention was) your time as {role} at {old}(|, so you may have a view on this|, and it made me curious).",
        "(I saw|I noticed|I read|I see|I learned|I was interested to see|I was glad to see|It caught my eye) that you (were|worked as) {role} at {old}(| before| earlier in your career| in the past).",
        "As a former {role} at {old}, you (came to mind|seemed the right person to ask|may well have a view on my subject|can probably judge my suggestion quickly).",
        "(With|Given) your (time|years|experience) as {role} at {old}, (you came to mind|I thought of you|I would value your opinion|you seemed the right person to ask).",
        "^(In view of|Considering|In light of) your (experience|time|earlier post) as {role} at {old}, (I should value your opinion|I am writing to you directly|I thought it right to approach you|I turn to you).",
    ),
    "industry": (
        "(As|Since|Because) {company} (works in|is in|is active in|has its business in) {industry}, (I thought of you|you came to mind|I am writing to you|this may be of use to you).",
        "(I have been reading about|I am talking to|I am getting to know) companies in {industry}, and {company} (came to mind|stood out|is one of them).",
        "(I saw|I read|I noticed|I see|I have just read|It caught my eye|I was interested to see|I was glad to see|It was good to see) that {company} (works in|is active in) {industry}(, so this may be of interest|, so my suggestion may fit|).",
        "{company} (works in|is active in|is at home in) {industry}, (which brings me to you|so this may be of interest|so my suggestion may fit).",
        "^(I write to you because|I am approaching you because|I take the liberty of writing because) {company} (is active in|works in) {industry}.",
    ),
    "industry_you": (
        "(As|Since|Because) you work in {industry}, (I thought of you|you came to mind|this may interest you|I am writing to you|this may be of use to you).",
        "(I am talking to|I am getting in touch with|I am writing to|I would like to hear from) people (who work in|in) {industry}, and (you came to mind|you are one of them|I hope you can help).",
        "(I saw|I read|I noticed|I see|I have just read|It caught my eye|I was interested to see|I was glad to see|It was good to see) that you work in {industry}(, so this may be of interest|, so my suggestion may fit|).",
        "You work in {industry}, (which brings me to you|so this may be of interest|so my suggestion may fit).",
        "^(I write to you because|I am approaching you because|I take the liberty of writing because) you (work|are active) in {industry}.",
    ),
    "city": (
        "(I saw|I noticed|I see|I read|I have just seen|It caught my eye|I was glad to see|It was good to see) that you (are based|work) in {city}(|, and I would like to get to know people there).",
        "(I am writing to|I am getting in touch with|I am talking to|I would like to meet) (a few people|some people) in {city}, and (you came to mind|you are one of them|I thought of you).",
        "(As|Since|Because) you (are based|work) in {city}, (I thought of you|you came to mind|I wanted to write to you).",
        "^(I write to you because|I am approaching you because|I take the liberty of writing because) you (are based|work) in {city}.",
    ),
}  # fmt: skip

# Which of company and title are known -> openers where there is no fact.
SPARSE_OPENERS: dict[tuple[bool, bool], tuple[str, ...]] = {
    (True, True): (
        "(I am writing to you|I am getting in touch|I thought of you|I am turning to you|This note comes to you) (because you are|as you are) {title} at {company}.",
        "As {title} at {company}, you (probably have|may well have|surely have|are likely to have) (a view on|an opinion on|something to say about|thoughts about) {topic}.",
        "(In your role|In your position|In your work|In your post) as {title} at {company}, you (may be|are perhaps|may already be|may well be) (looking at|thinking about|dealing with|working on) {topic}.",
        "(With|Given|Considering) your (role|post|work) as {title} at {company}, (I thought of you|you came to mind|you seem the right person to ask|I would value your view).",
        "(I wanted to reach|I hoped to reach|I was looking for|I have been looking for) the right person at {company}, and (your role as|your post as) {title} (led me to you|suggests that it is you|points to you).",
        "(You are|I see that you are|I read that you are) {title} at {company}, so I will (be brief|keep this short|come to the point|keep to one subject).",
        "(I do not know|I cannot tell from here|I am not sure) whether you (look after|deal with|are responsible for) {topic} as {title} at {company}.",
        "(I would guess|I imagine|I suppose) that (as {title} at {company} you|you, as {title} at {company},) (deal with|have to do with|have a view on|hear a good deal about) {topic}.",
        "(May I turn to you|May I write to you|May I come to you), as {title} at {company}, (with a suggestion|about {topic})?",
        "(Your post|Your role|Your work) as {title} at {company} (suggests that you have a view on|must bring you close to|probably brings you close to|may have to do with) {topic}.",
        "~(I'm writing|I'm reaching out|I'm getting in touch) (because you're|since you're|as you're) {title} at {company}(| and probably the right person to ask| and may know whom to ask).",
        "^(I am writing to you in your capacity as|I address you in your capacity as|I take the liberty of writing to you as|I approach you in your role as) {title} at {company}.",
    ),
    (True, False): (
        "(I am writing to you|I am getting in touch|I thought of you|This note comes to you|I am turning to you) (because you work at|since you work at|as you are with) {company}.",
        "(I would like to get to know|I am interested in|I have been reading about|I am curious about|I wanted to learn more about) {company}, (so I am writing to you|and I thought you could help|which is why I am writing).",
        "I (would like to know|was wondering|wanted to ask|am keen to hear) how {company} (handles|approaches|goes about|organises) {topic}(|, and hope you can tell me).",
        "(Perhaps|Maybe) {company} is (looking at|thinking about|working on) {topic}(| this year| at the moment| already).",
        "(At {company}|In a company like {company}), you may be (looking at|thinking about|working on) {topic}(| already| at the moment| this year).",
        "~(I'm writing|I'm reaching out|I'm getting in touch) (because you're with|since you're with|because you work at) {company}(| and may know whom to ask).",
        "^(I take the liberty of writing to you at|I am approaching you at) {company}(| with a brief proposal| with a short enquiry).",
    ),
    (False, True): (
        "(I am writing to you|I am getting in touch|I thought of you|This note comes to you|I am turning to you) (because you are|as you are) {title}.",
        "As {title}, you (probably have|may well have|surely have|are likely to have) (a view on|an opinion on|something to say about|thoughts about) {topic}.",
        "(In your role|In your position|In your work|In your post) as {title}, you (may be|are perhaps|may already be) (looking at|thinking about|dealing with|working on) {topic}.",
        "(With|Given|Considering) your (role|post|work) as {title}, (I thought of you|you came to mind|you seem the right person to ask|I would value your view).",
        "(You are|I see that you are|I read that you are) {title}, so I will (be brief|keep this short|come to the point|keep to one subject).",
        "^(I am writing to you in your capacity as|I address you in your capacity as|I take the liberty of writing to you as) {title}.",
    ),
    (False, False): (
        "(I do not know much|I know very little|I do not know enough) about your work(| yet| so far), so I will (be brief|keep this short|come to the point).",
        "(We have not met|You do not know me yet|We do not know each other), so I will (be brief|keep this short|come to the point|say at once why I write).",
        "(I am writing to you|I am getting in touch|This note comes to you) (about one thing only|for one simple reason|with one request).",
        "(I am not sure|I cannot tell from here|I do not know) whether you (deal with|are looking at|are thinking about) {topic}(|, so I thought I would ask).",
        "(Perhaps|Maybe) you are (looking at|thinking about|working on) {topic}(| this year| at the moment| already).",
    ),
}  # fmt: skip
# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
