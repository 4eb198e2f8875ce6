"""Sentences of a letter about post and career; `spin` tells how the lines are read.

«~» marks a line that no formal letter holds, «^» one that only a formal one holds.
"""

GREETINGS = {
    "plain": ("Dear {company} team,", "Dear hiring manager,", "Dear hiring team,", "Hello,"),
    "warm": ("Dear {company} team,", "Hello {company} team,", "Dear all at {company},", "Good day,"),
    "brief": ("Dear hiring manager,", "Hello,", "Dear {company} team,"),
    "formal": (
        "Dear Sir or Madam,", "Dear hiring manager,", "To whom it may concern,",
        "Dear recruitment team,", "Dear {company} team,", "Dear hiring committee,",
    ),
}  # fmt: skip
SIGN_OFFS = {
    "plain": ("Best regards,", "Kind regards,", "Sincerely,", "With best regards,"),
    "warm": ("With kind regards,", "Warm regards,", "With best wishes,", "Kind regards,"),
    "brief": ("Regards,", "Best regards,", "Sincerely,"),
    "formal": ("Yours faithfully,", "Yours sincerely,", "Respectfully,", "Sincerely,"),
}  # fmt: skip
REFERENCES = (
    "Application: {job}", "Re: {job}", "Subject: {job} at {company}",
    "Re: your vacancy for {a_job}", "Application as {job}",
)  # fmt: skip
OPENINGS = (
    "(I am writing|I write) to apply for the (post|position|role) of {job} at {company}.",
    "I (am applying|wish to apply|would like to apply) for the (post|position|role|vacancy) of {job} (at|with) {company}.",
    "(Please consider|I would like you to consider|I ask you to consider) me for the (post|position|role) of {job} at {company}.",
    "(I would like|I am hoping|I should like) to (join {company}|work at {company}|come to {company}) as {a_job}(|, and this letter says what I would bring|, and here is what I can offer).",
    "{company} is looking for {a_job}, and I (am applying|would like to apply|hope to be considered)(| for the post| for the role).",
    "(My application|This application|This letter) is for the (post|role|position) of {job} at {company}(|, and it keeps to the point).",
    "(Your|The) (vacancy|opening) for {a_job} at {company} is (the reason for this letter|the reason I am writing|why I am writing|why I write to you|what brings me to write).",
    "^I (wish|should like|would like) to (submit|put forward|offer you) my application for the (post|position) of {job} at {company}.",
    "^(With this letter|Herewith|By this letter) I (apply|submit my application) for the (post|position|role) of {job} at {company}.",
    "~{Job} at {company}: that is (the work I would like to do next|a post I would like to fill|the post I am applying for|what this letter is about).",
    "The (post|role|position) of {job} at {company} (interests me|appeals to me|is one I would like to fill), and I (would like to apply|am writing to apply|ask to be considered)(| for it).",
    "(Thank you for reading|Thank you for looking at|Please find here) my application for the (post|role|position) of {job} at {company}.",
    "I (was glad|was pleased|am glad) to see that {company} (needs|is looking for|seeks) {a_job}, and (I would like to apply|I am applying|this is my application).",
    "~May I (apply|put my name forward|offer my services) for the (post|role|position) of {job} at {company}?",
)  # fmt: skip
# After the opening, where the job's list is known.
OUTLINES = (
    "(Below|In what follows|In this letter|Here) I (set out|say|show) (how|where) (my experience and your requirements|what I have done and what you need|your posting and my record) (fit together|come together|meet).",
    "(I have read|I have gone through) (what you ask for|your requirements|your list) (with care|point by point|closely), and (this letter answers it|this is my answer|my answer follows).",
    "(You say|Your posting says|You have said) what you (need|ask for|are looking for); (I will say|let me say|this letter says) what I (bring|can offer|would bring).",
    "(Let me go|I would like to go|I will go) through (what you ask for|your requirements|your list) and (what I bring|what I can offer|what stands on my side).",
)  # fmt: skip
# The post of today, by how its time is told. A time stands near the start of its sentence: after
# «I have been a joiner at Alder Works» a small model makes one up where there is none.
CURRENT = {
    "span": (
        "For {years}(| now) I have (been|worked as|been working as|been employed as|served as) {a_role} at {employer}.",
        "For {years}(| now) {employer} has (employed me|had me on its staff) as {a_role}.",
        "The (past|last) {years} I have (spent|worked) as {a_role} at {employer}.",
        "The (past|last) {years} have (seen|had) me at {employer} as {a_role}.",
        "I have {years} (behind me|to look back on) as {a_role} at {employer}, (where I still am|which is still my post).",
    ),
    "since": (
        "Since {start} I have (been|worked as|been working as|served as|been employed as) {a_role} at {employer}(|, which is still my post|, where I still am).",
        "Since {start} {employer} has (employed me|had me on its staff) as {a_role}.",
        "Since {start} my post has been that of {role} at {employer}.",
        "Since {start} I have been with {employer} as {a_role}.",
    ),
    "plain": (
        "(At present|Today|Now|Currently|At the moment) I (am|work as|am working as|am employed as) {a_role} at {employer}.",
        "(My present post|My current post|My current job|The post I hold now|The post I hold today) is that of {role} at {employer}.",
        "I (am|work as|am employed as|am working as) {a_role} at {employer} (at present|at the moment|today|now).",
        "{Employer} (employs me|has me on its staff) as {a_role}(| at present| at the moment| today).",
    ),
}  # fmt: skip
# Posts before that of today.
PAST = {
    "span": (
        "(Before that|Earlier|Before this|Previously) I spent {years} (as|working as) {a_role} at {employer}.",
        "(Before that|Before it) came {years} as {a_role} at {employer}.",
        "For {years} (before that|before this|earlier) I (was|worked as|served as) {a_role} at {employer}.",
        "For {years} (before that|before this|earlier) {employer} (employed me|had me on its staff) as {a_role}.",
        "(Behind that|Behind this|Further back) (lie|are) {years} as {a_role} at {employer}.",
    ),
    "dates": (
        "From {start} to {end} I (was|worked as|served as|was employed as) {a_role} at {employer}.",
        "From {start} to {end} {employer} (employed me|had me on its staff) as {a_role}.",
        "(Before that|Earlier|Previously), from {start} to {end}, I (was|worked as|served as) {a_role} at {employer}.",
        "(An earlier|A previous|A former) post, from {start} to {end}, was that of {role} at {employer}.",
        "(Between|In the years between) {start} and {end} I (was|worked as) {a_role} at {employer}.",
    ),
    "plain": (
        "(Before that|Before this|Earlier|Previously) I (was|worked as|served as|was employed as) {a_role} at {employer}.",
        "(An earlier|A previous|A former) post was that of {role} at {employer}.",
        "(Before that|Earlier|Previously), {employer} (employed me|had me on its staff) as {a_role}.",
        "I (was|worked as|served as) {a_role} at {employer} (before that|before this|earlier|previously).",
        "(Behind that|Behind this|Further back) lies a post as {a_role} at {employer}.",
    ),
    "area": (
        "I (bring|have|offer|come with|can offer|would bring) {years} of experience in {area}.",
        "(As to experience|By way of experience|As for experience), I (bring|have|can offer) {years} in {area}.",
        "My (earlier record|earlier experience|past experience) (comes to|amounts to|is) {years} in {area}.",
        "{Years} of experience in {area} (lie behind me|stand on my record|are part of what I bring).",
    ),
}  # fmt: skip
# Earlier posts where there is none today.
PAST_ALONE = {
    "span": (
        "For {years} I (was|worked as|served as) {a_role} at {employer}.",
        "For {years} {employer} (employed me|had me on its staff) as {a_role}.",
        "I (bring|have behind me|can point to|look back on) {years} as {a_role} at {employer}.",
        "{Years} as {a_role} at {employer} (stand behind this application|lie behind me|stand on my record|are what I bring).",
        "My (record|working life so far|experience) (includes|has in it) {years} as {a_role} at {employer}.",
    ),
    "dates": (
        "From {start} to {end} I (was|worked as|served as|was employed as) {a_role} at {employer}.",
        "From {start} to {end} {employer} (employed me|had me on its staff) as {a_role}.",
        "(Between|In the years between) {start} and {end} I (was|worked as) {a_role} at {employer}.",
        "In {start} I (joined|came to) {employer} as {a_role}, and I (stayed|was there) until {end}.",
    ),
    "plain": (
        "I (was|worked as|served as|was employed as) {a_role} at {employer}.",
        "At {employer} I (was|worked as|served as|was employed as) {a_role}.",
        "My (record|experience|working life so far) (includes|has in it) a post as {a_role} at {employer}.",
        "(I have behind me|I can point to|I look back on) a post as {a_role} at {employer}.",
        "{Employer} (employed me|had me on its staff) as {a_role}.",
    ),
    "area": PAST["area"],
}  # fmt: skip
# Post and duties in one sentence.
CURRENT_BUSY = {
    "span": (
        "For {years} I have (been|worked as|been employed as) {a_role} at {employer}, where (I am in charge of|my work includes|I take care of|I am trusted with) {duties}.",
        "For {years}, as {a_role} at {employer}, I have (been busy|spent my days) {duties}.",
    ),
    "since": (
        "Since {start} I have (been|worked as|been employed as) {a_role} at {employer}, where (I am in charge of|my work includes|I take care of|I am trusted with) {duties}.",
        "Since {start}, as {a_role} at {employer}, I have been (in charge of|busy|responsible for) {duties}.",
    ),
    "plain": (
        "(At present|Today|Now|Currently|At the moment) I (am|work as|am employed as) {a_role} at {employer}, where (I am in charge of|my work includes|I take care of|I am trusted with) {duties}.",
        "As {a_role} at {employer} I (am in charge of|take care of|am responsible for|spend my days) {duties}.",
    ),
}  # fmt: skip
PAST_BUSY = {
    "span": (
        "(Before that|Earlier|Previously), for {years}, I was {a_role} at {employer}, where (I was in charge of|my work included|I took care of|I was trusted with) {duties}.",
        "For {years} (before that|before this), as {a_role} at {employer}, I (was busy|was in charge of|took care of) {duties}.",
    ),
    "dates": (
        "From {start} to {end} I was {a_role} at {employer}, where (I was in charge of|my work included|I took care of|I was trusted with) {duties}.",
        "From {start} to {end}, as {a_role} at {employer}, I (was in charge of|took care of|was responsible for|was trusted with) {duties}.",
    ),
    "plain": (
        "(Before that|Earlier|Previously) I (was|worked as) {a_role} at {employer}, where (I was in charge of|my work included|I took care of|I was trusted with) {duties}.",
        "As {a_role} at {employer} I (was in charge of|took care of|was responsible for|was trusted with) {duties}.",
    ),
}  # fmt: skip
DUTIES_NOW = (
    "(My work there|The work there|The job) (includes|consists of|means) {duties}.",
    "There I (am in charge of|am responsible for|am trusted with|take care of) {duties}.",
    "There I spend (my days|my time|my working hours) {duties}.",
    "My (tasks|duties|responsibilities) (there|in that post|at present) include {duties}.",
    "(What I do there|What the job asks of me|What fills my days there) is {duties}.",
    "The (post|job|work) (has me|keeps me busy) {duties}.",
)  # fmt: skip
DUTIES_THEN = (
    "(My work there|The work there|That job|That post) (included|consisted of|meant) {duties}.",
    "There I (was in charge of|was responsible for|was trusted with|took care of) {duties}.",
    "There I spent (my days|my time|my working hours) {duties}.",
    "My (tasks|duties|work) (there|in that post) included {duties}.",
    "(What I did there|What that job asked of me|What filled my days there) was {duties}.",
    "That (post|job|work) (had me|kept me busy) {duties}.",
)  # fmt: skip


# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
