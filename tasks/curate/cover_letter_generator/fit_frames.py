"""Sentences of a letter about what the job asks for, what the applicant brings, and the close."""

DEGREES = (
    "I (also hold|hold) {a_degree}(|, which I would bring to the post|, which I would bring with me).",
    "(On paper|By way of qualification|As a qualification) I (have|hold|can show) {a_degree}.",
    "(As for|As to) (formal qualifications|my qualifications|papers), I (have|hold|can show) {a_degree}.",
    "(To this I add|I can add|Added to this is) {a_degree}.",
    "(My papers include|Among my papers you find|Among my papers I have) {a_degree}(|, which you may see|, which I can send).",
)  # fmt: skip
# Of a single paper.
ONE_DEGREE = (
    "{A_degree} (stands behind this|is my formal qualification|is the qualification I bring|completes the picture).",
    "(My qualification|My formal qualification|The qualification I bring|The paper I can show) is {a_degree}.",
)  # fmt: skip
SKILLS = (
    "My skills (include|cover|are|take in) {skills}.",
    "I (bring|offer|would bring|can offer) {skills}.",
    "(With me I bring|I would bring with me|I bring with me) {skills}.",
    "(By way of skills|As for skills), I (bring|list|name|offer) {skills}.",
    "You (can call on|can count on|could call on) me for {skills}.",
    "(What I can offer|What I bring|What I would bring) (includes|is) {skills}.",
    "(On my list of skills|In my list of skills) you (find|will find|would find) {skills}.",
    "I am (skilled in|practised in|at home in) {skills}.",
    "(My application also rests on|My list of skills names|I can also put in) {skills}.",
)  # fmt: skip
# After what the job asks for.
SKILLS_MORE = (
    "(Beyond your list|Besides|In addition|Apart from that|Over and above that), (I bring|my skills include|I can offer|I would bring) {skills}.",
    "(To that I add|I would add|I can add) {skills}(| from my own list of skills|, as further skills).",
    "My (other|further|remaining) skills (are|include) {skills}.",
    "I (also bring|also offer|also list|can also offer|can also bring) {skills}.",
    "(There are also|I should also name|I can further name) {skills}(|, from my list of skills).",
    "(Also on my list of skills you will find|Also on my list of skills are|Also among my skills I count|Also among my skills are) {skills}.",
)  # fmt: skip
# What the job asks for beside what the applicant's own fields say; a tail ends the sentence that
# names the need, a clause follows it.
FITS = (
    "(You ask for|You are looking for|You want|Your posting asks for|Your list names|You name) {asked}{tail}.",
    "(The post calls for|The role calls for|The post asks for|The role needs|The work needs|The job asks for) {asked}{tail}.",
    "In your posting you (ask for|look for|name|want|list) {asked}{tail}.",
    "(I read|I see|I note) that you (ask for|are looking for|want|need) {asked}{tail}.",
    "Where (you ask|your list asks|the post asks|the role asks|the job asks) for {asked}, {clause}.",
    "(As for|As to|When it comes to|With regard to|Regarding) {asked}(, which you ask for, |, which the post asks for, |, ){clause}.",
)  # fmt: skip
FITS_AFTER = (
    "You (also|further) (ask for|want|name|look for) {asked}{tail}.",
    "(Next you|Then you|Beside that you|In addition you) (ask for|name|list|want) {asked}{tail}.",
    "(The post|The role|The job|The work) also (calls for|asks for|needs) {asked}{tail}.",
    "(As for|As to|When it comes to|With regard to|Regarding) {asked}(, also on your list, |, which you name too, |, ){clause}.",
    "And where (you ask|your list asks|the post asks|the role asks|the job asks) for {asked}, {clause}.",
    "(Another point on your list is|There is also|A further point is) {asked}{tail}.",
)  # fmt: skip
# Several of the skills that are asked for, in one breath.
FITS_TOGETHER = (
    "Of (the skills|what) (you ask for|you name|your list names|the post asks for), I (bring|can offer|would bring) {held}.",
    "(Your list and mine|Your posting and my skills|What you ask for and what I can do) (meet in|have in common|share) {held}.",
    "(From your list|From your posting), (I can offer|I bring|my skills cover) {held}.",
    "I (bring|can offer|would bring|have) {held}, (which you ask for|as your list asks|as the post asks|all of them on your list|and all of this you ask for).",
    "(You ask for|The post asks for|Your list names|The role needs) {held}, and (these are skills I bring|all of this I can offer|I bring them all|I can offer each of them).",
)  # fmt: skip
# What of the applicant's fields answers a need.
TAILS = {
    "skill": (
        ", (something I can offer|and that I can offer|and this I bring|something I would bring|which I bring with me|which I can offer)",
        "; (that is|this is) (among my skills|on my list of skills|part of what I bring)", 
        ", (a skill I bring with me|a point I can meet|and here I can help|and there I can be of use)",
    ),
    "some": (", of which I (bring|can offer|have|would bring) {held}", "; (my skills include|my skills cover|of this I bring) {held}"),
    "same": (", (which I hold|which I can show|and that I hold|and that I can show|which I have|and that I have)", "; (that I have|that I hold|I hold it|I can show it)"),
    "similar": (", and I (hold|have|can show|bring) {a_degree}", "; (I hold|I have|mine is|I can show) {a_degree}"),
    "other": (", and I (hold|have|can show|bring) {a_degree}", "; (I hold|I have|what I hold is|my own is) {a_degree}"),
    "now": (", (which|something) I (know|have) from my (work|post|job) at {employer}", "; (I do this|I do that) at {employer}(| today| now)"),
    "then": (", (which|something) I (know|have) from my (work|post|time) at {employer}", ", (which|something) I (gained|learned) at {employer}"),
    "span": (", and I (have|bring|can point to|look back on) {years} at {employer}", "; my {years} at {employer} (speak to that|are my answer|are what I can show)"),
    "since": (", and I have been (with|at) {employer} since {start}", "; my work at {employer} (goes back to|began in) {start}"),
    "dates": (", and I (was|worked) at {employer} from {start} to {end}", "; my years at {employer}, {start} to {end}, (are my answer|speak to that)"),
    "area": (", and I (have|bring|can show|offer) {years} in {area}", "; my {years} in {area} (are my answer|speak to that)"),
}  # fmt: skip
CLAUSES = {
    "skill": (
        "that is (among my skills|on my list of skills|part of what I bring|something I can offer|something I bring|a point I can meet)",
        "(here I can help|I can help with that|I can offer that|I can be of use there|I can answer with my own list of skills)",
    ),
    "some": (
        "I (list|name|count) {held} among my skills", "my skills (include|cover|take in) {held}",
        "I (bring|offer|can offer|would bring) {held}",
    ),
    "same": ("I (hold|have|can show|would bring) one", "(one is|you will find one) among my papers"),
    "similar": ("I (hold|have|can show|would bring) {a_degree}", "(mine is|I have one:) {a_degree}"),
    "other": ("I (hold|have|can show|would bring) {a_degree}", "(mine is|what I hold is|what I have is|my own is) {a_degree}"),
    "now": ("I (know|have) that from my (work|post|job) at {employer}", "I (do this|do that) at {employer}(| today| now)", "my (post|work|job) at {employer} (includes|covers) it"),
    "then": ("I (know|have) that from my (work|post|time) at {employer}", "I (did this|have done this|learned this) at {employer}", "my (post|work|job) at {employer} (included|covered) it"),
    "span": ("I (have|bring|can point to|look back on) {years} at {employer}", "my {years} at {employer} (are my answer|speak to that|are what I can show)"),
    "since": ("I have been (with|at) {employer} since {start}", "my work at {employer} (goes back to|began in) {start}"),
    "dates": ("I (was|worked) at {employer} from {start} to {end}", "my years at {employer}, {start} to {end}, (are my answer|speak to that)"),
    "area": ("I (have|bring|can show|offer) {years} in {area}", "my {years} in {area} (are my answer|speak to that)"),
}  # fmt: skip
# The same in the few words of a list.
ANSWERS = {
    "skill": (
        "(among my skills|on my list of skills|part of what I bring|that I can offer|part of my skills|something I can offer)",
        "(that is|this is) (among my skills|on my list of skills|part of what I bring|something I bring)",
        "I (bring|offer|can offer|would bring) {held}", "my skills (include|cover) {held}",
    ),
    "some": ("I (bring|offer|can offer|have|would bring) {held}", "of this, {held}", "my skills (include|cover) {held}"),
    "same": ("(held|in hand|among my papers|I hold it|I have it|I can show it)", "I (hold|have|can show|would bring) one"),
    "similar": ("I (hold|have|can show|bring) {a_degree}", "{a_degree}", "(mine is|my own is) {a_degree}"),
    "other": ("I (hold|have|can show|bring) {a_degree}", "{a_degree}", "(mine is|my own is) {a_degree}"),
    "now": ("part of my (work|post|job) at {employer}", "(what I do|done today|my work) at {employer}", "my (post|work) at {employer} (includes|covers) it"),
    "then": ("part of my (work|post|time) at {employer}", "(what I did|learned|my work) at {employer}", "my (post|work) at {employer} (included|covered) it"),
    "span": ("{years} at {employer}", "I (bring|have|can show|can point to) {years} at {employer}"),
    "since": ("(at|with) {employer} since {start}", "I have been (with|at) {employer} since {start}"),
    "dates": ("at {employer} from {start} to {end}", "I (was|worked) at {employer} from {start} to {end}"),
    "area": ("{years} in {area}", "I (have|bring|can show|offer) {years} in {area}"),
}  # fmt: skip
# Where every point has its answer.
ALL_MET = (
    "(So|With that|That means) (every|each) point of (your list|your posting|what you ask for) has (an answer|its answer|something beside it) here.",
    "(That covers|This covers|With this I have covered) (your list|all you ask for|every point of your posting)(| point by point|, as far as I read it).",
    "(I find|I see|There is) (nothing on your list|no point of your posting|nothing in what you ask for) that I (would have to pass over|leave without an answer|cannot speak to).",
)  # fmt: skip
# What everybody claims and no field of the applicant holds.
SOFT_LACKS = (
    "(You ask for|You also ask for|Your list names|The post asks for) {asked}, which (I would rather show|one should rather show|I would sooner show) (at work|in the work itself|in practice) than claim (in a letter|on paper).",
    "(As for|As to|Regarding) {asked}, (I would let|I would like to let|let) (the work speak|a first talk speak|my work speak) for me, not this letter.",
    "(Whether I have|Whether I bring|How I do with) {asked}, you (should judge for yourselves|can judge best|may judge for yourselves) (when we meet|in an interview|when we talk).",
)  # fmt: skip
# What the job asks for and no field of the applicant holds: said openly, or left out.
LACKS = {
    "learn": (
        "(You name|Your list names|You ask for|Your posting names) {asked}; that (is not on my record|I do not claim|my papers do not show), (but I would gladly learn what is needed|and I would be glad to learn what it takes|but I am ready to learn).",
        "(I cannot claim|I do not claim|I make no claim to) {asked}, (but I would gladly learn|but I am willing to learn|though I am ready to learn)(| what is needed| on the job).",
        "{Lacking} I (would still have to learn|would have to learn|would come to learn)(| on the job| with you| at {company}).",
    ),
    "paper": (
        "(You name|Your list names|You ask for|Your posting names) {asked}; that (I do not have|is not among my papers|my papers do not show), (and I would rather say so now|and I say so openly|which you should know from the start).",
        "(I do not hold|I cannot show) {asked}, (and I would rather say so now|and I say so openly|which you should know from the start).",
    ),
}  # fmt: skip
# Where the job's field names nothing.
FITS_ALONE = (
    "For (the work of|the post of) {job} I would (bring|offer|rely on|put to use) {skills}.",
    "(As|Working as) {job}, I (would rely on|could use|would draw on|would bring in) {skills}.",
    "{A_job} (can use|will need|may well need) {skills}(, and these I bring|: these I can offer|, and this I can offer).",
    "(What I would bring to the post|What I have to offer {company}|My side of the bargain) is {skills}.",
    "(I read the title {job} and think|When I read the title {job} I think) of {skills}, which (I bring|I can offer|are on my list of skills).",
)  # fmt: skip
# How the applicant's way leads to this post.
ALIGNMENTS = {
    "any": (
        "I would like to put (what I know|what I have learned|what I can do) to (use|work) (at|for) {company}.",
        "(Taken together|In short|All in all|Put together), this is (why I believe I would fit the post|what I would bring to {company}|what I have to offer as {a_job}|what I can offer you).",
        "(The post of {job}|This post|The post you offer|Yours) is (the next step I would like to take|the one I am looking for|the one I would like to fill|where I would like to go from here).",
        "Yours is the kind of post (I am looking for|I hope to find|I would like next)(|, and that is why I write|, and so I am writing|, and I hope you see it so too).",
        "I (would be glad|should be glad|would be happy|would like) to (work with you|start|work for {company}) as {a_job}(| and to learn what the post needs| and to do the work well).",
        "(I believe|I think|It seems to me) that (I would be of help|I would be of use|I could be useful|I could do good work) (as {a_job}|in this post|in the role|at {company}).",
        "(I would gladly take|I am ready to take|I should be glad to take) (on the work of {a_job}|up the post|on the role) (at|with) {company}(| and give it my best).",
    ),
    "skill": (
        "(What I want next|What I am looking for|What I would like next) is a (post|role|job) (where I can use|that makes use of|that needs|that calls for) {skill}, and (yours reads like one|that is how I read yours|yours is such a post).",
        "(Your list and my record|What you ask for and what I bring|The post and my papers) (meet in|come together in|have one thing in common:) {skill}.",
        "It is {skill} (above all|in particular|most of all) that I would (like to use|like to bring|like to put to use) (at {company}|in this post|as {a_job}).",
        "If (the post turns on|much of the work is|what counts is) {skill}, (I would be at home in it|I can be of use|I would be glad to do it).",
    ),
    "duty": (
        "(What draws me to|What I like about|What attracts me to) the (post|role|position) is {duty}(|, which I know from my work|: I know that work).",
        "(I would be glad|I should like|I would like|I would be happy) to (go on|keep) {duty} (at|for) {company}.",
    ),
    "step": (
        "The (step|move|change) from {role} to {job} (is one I want to take|is one I would like to take|seems right to me|is one I am ready for).",
        "(After my time|After working|Having worked) as {a_role}, (I would like to become|I am ready to work as|I would like to work as|my next post could be that of) {a_job}.",
        "(Coming from a post|Coming from work) as {a_role}, I see (the post of {job}|this post) as (my next step|the next step|a good next step).",
        "(From {role} I would like to move|I would like to move from {role}|From a post as {role} I hope to move) to {job}, and (your post would let me|{company} is where I hope to do it|this is the post for it|your vacancy is the place for it).",
        "{A_role} today, I (would like|hope|should be glad) to be {a_job} (next|before long|with you|at {company}).",
        "What I (know|have learned|do) as {a_role} I would (bring|take|carry) (with me into|into) (this post|the post of {job}|the work of {job}).",
    ),
    "again": (
        "I (am {a_job} already|do this work already|know the title already), and (I would like to go on with it at|would be glad to do the same for|would like to do it for) {company}.",
        "I would (like to stay|gladly stay|like to remain) {a_job}, (this time|from now on|in future) at {company}.",
    ),
}  # fmt: skip
THANKS = (
    "(Thank you|Many thanks|Thank you very much|Thanks) for (reading this|your time|considering my application|the time you give to this letter|looking at my application|reading this far).",
    "I (thank you|am grateful to you|am obliged to you) for (your time|reading this|considering my application|looking at this application|the time this takes).",
    "^I (thank you in advance|remain grateful|should like to thank you) for (your consideration|your attention|your time).",
    "(For your time|For reading this|For considering my application|For the time you give to this letter), (my thanks|many thanks).",
)  # fmt: skip
# Thanks and the wish to talk in one sentence.
CLOSES = (
    "(Thank you|Many thanks|Thank you very much) for (reading this|your time|considering my application|looking at my application), and I (look forward to|hope for|would be glad of) (your answer|a conversation|a meeting|a talk with you).",
    "(Thank you|Many thanks) for (reading this|your time|considering my application|looking at my application); I (would be glad|am ready|would be happy) to (tell you more|say more|answer your questions)(| in person| in an interview).",
    "I (thank you|am grateful to you) for (your time|reading this|considering my application) and (look forward to|hope for|would be glad of) (your answer|a conversation|a meeting|a talk with you).",
    "If (this speaks to you|this suits you|you see it as I do|my application suits you), I (would be glad|should be glad|would be happy) to (meet you|talk with you|come to an interview|hear from you); (thank you|many thanks) for (your time|reading this).",
)  # fmt: skip
CALLS = (
    "I would (welcome|be glad of|value|be grateful for) (the chance|an opportunity|the opportunity) to (talk|speak) with you (about the post|about the work|in person|about {company}).",
    "I (look forward to|am looking forward to) (your answer|hearing from you|meeting you|a conversation with you|a talk about the post).",
    "(If you|Should you) (wish to know more|want to know more|need anything further|have questions), (I will gladly answer|please ask me|a short message is enough|I am glad to answer).",
    "(May I|Could I|Might I) (tell you more|say more|explain more) (in an interview|in a conversation|when we meet|in person)?",
    "(An interview|A conversation|A first talk) would (let us see|show both of us|tell us both) whether (we suit each other|this is a match|the post and I fit).",
    "(I will gladly|I would gladly|I am ready to) (say more|tell you more|answer your questions|go into detail) (in an interview|in a conversation|in person|when we meet).",
)  # fmt: skip
EXTRAS = (
    "I have (kept|limited|held) (this letter|myself) to what (my papers show|my record shows|I can show)(|; the rest can wait until we talk|, and leave the rest for later).",
    "(More on each point|Whatever is missing here|Everything beyond that) (I can tell you|I will tell you|I would tell you) (in person|when we talk|in an interview).",
    "(This is|That is) (my case|the whole of it|what I have to say for myself), (plainly told|told as it is|with nothing added).",
    "I (know|understand) that you will (read|receive) (many letters|other letters|other applications), (so I keep to the facts|and so I have kept to what I can show|so this one is brief).",
    "(What I do not know yet|What the job asks beyond this|Whatever else the work needs), I (would learn|am willing to learn|would be glad to learn) (on the job|with you|at {company}).",
)  # fmt: skip
LEAD_INS = (
    "(Here is|This is) how (your list and my record|what you ask for and what I bring|the post and my papers) (compare|fit together|line up|meet):",
    "(Point by point|Taking your list in order|To go through your list)(:| my answers are these:|, briefly:| in short:)",
    "(What you ask for|Your requirements|The points of your posting)(, and what I bring:|, with my answers:|, each with my answer:)",
    "(Beside each of your points|Next to what you ask for|Under each point of yours) I (have put|put|set) (what I bring:|what I can show:|my own:)",
    "My (answers|replies) to (your list|your requirements|what you ask for|your points)(:| are these:| in brief:)",
)  # fmt: skip
FACT_LEAD_INS = (
    "(In short|In brief|Briefly), (I bring|I offer|this is what I bring|this is my record|you would get):",
    "(What I would bring|What I bring)(| to {company}| to the post)(:| in short:| in brief:| at a glance:)",
    "(What I can offer|My record|My side)(:| in short:| in brief:| at a glance:| in a few lines:)",
    "(The facts|The main points|The essentials)(| of my record| of my application)(:| in short:| at a glance:| are these:)",
    "(Here is|This is) (my record|what I bring|what I have to offer)(:| in short:| at a glance:| in a few lines:)",
)  # fmt: skip


# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
