"""Sentences about the sender and the subject, the ask, and the way out.

`~` marks a line for every register but the formal one, `^` one for the formal register alone.
Nothing here claims a result, a customer or a price: an email may say only what its inputs hold.
"""

# From a fact to the topic of the email, which every line names. A fact is rarely a reason for the
# topic, so no line says that it is.
FACT_BRIDGES: tuple[str, ...] = (
    "(I am writing about|I am getting in touch about|This note is about|What I would like to raise is) {topic}, (which is what we do at {sc}|our field at {sc}|the work of {sc}|which {sc} works on|our daily work at {sc}).",
    "(At {sc} we work on|At {sc} our work is|Our work at {sc} is|We at {sc} work on) {topic}, (and I would like to hear how you see it|and I have a question for you|so I would value your view|and I hope that is of use to you|and I would like to learn how you go about it).",
    "(I am curious|I would like to know|I have been wondering|I would be glad to hear) (how you handle|how you approach|how you go about|what you think of) {topic}, (which we work on at {sc}|the field of {sc}|our work at {sc}|which is what {sc} does).",
    "(Perhaps|Maybe|Possibly) {topic} (is on your list too|is one of your subjects|takes up some of your week|is worth a thought for you|keeps you busy as well)(| this year| at the moment|: it is what we do at {sc}).",
    "(Whatever else is on your desk|Among your other duties|Beside everything else you do), {topic} (may be on the list|may take up time|can be worth a fresh look|is easily put off).",
    "^(My subject is|The subject of my letter is|I should like to raise the subject of|I write on the subject of) {topic}, (the field of {sc}|our field at {sc}|with which {sc} is concerned).",
)
# The same where nothing needs to stand before.
BRIDGES: tuple[str, ...] = (
    "At {sc} we (work on|deal with|spend our days on|look after) {topic}, (so I wanted to write|and I hope this is of use to you|and I would like to hear how you see it|and I have a question for you|and I would value your view).",
    "(I work on|My work at {sc} is|We work on) {topic}, (and I hope this is of use to you|so I wanted to ask you|and I would value your view|and I would like to compare notes|and I thought you might like to hear of it).",
    "(Perhaps|Maybe|It may be that) {topic} is (on your list too|a subject for you as well|one of your questions too|something you are looking at|part of your work).",
    "(My subject|My field) at {sc} is {topic}, (and I thought you might have a view|and I hope it is of use to you|so I have a question for you|and I would like to ask you about it).",
    "(The subject is|What I would like to raise is|What I have in mind is|My question is about) {topic}, (which we work on at {sc}|the field of {sc}|our subject at {sc}|which is what {sc} does).",
    "~(I'm with {sc}, where|I'm at {sc}, and) we (work on|deal with|look after) {topic}, (so I wanted to say hello|and I thought I'd write|and I'd love to hear your take|so I thought I'd ask).",
    "^(At {sc}, we concern ourselves with|{sc} is concerned with|Our work at {sc} concerns|The business of {sc} is) {topic}, (which may concern you too|which is the reason for my letter|and I therefore turn to you|and it is on this subject that I write).",
)
# The same for when the lead's company has not been named: an email must name it.
COMPANY_BRIDGES: tuple[str, ...] = (
    "(I am writing to ask|I would like to know|I have been wondering|I would be glad to hear) how {company} (handles|approaches|goes about|organises|deals with) {topic}(| today| at the moment| these days).",
    "(Perhaps|Maybe|It may be that) {topic} is (on the list at {company} too|a subject at {company} as well|one of the questions at {company}|something {company} is looking at).",
    "At {sc} we (work on|deal with|spend our days on|look after) {topic}, (and I hope this is of use to {company}|which may be a subject at {company} too|and I would like to learn how {company} goes about it|so I wanted to write to you at {company}|and I have a question about {company}).",
    "(I am curious|I would like to understand|I wanted to ask|I was wondering) (how {company} handles|what {company} does about|where {company} stands on|how {company} goes about|whether {company} is looking at) {topic}(|, the field of {sc}|, which we work on at {sc}|, our subject at {sc}).",
    "(For a company like {company}|For {company}|At a company like {company}), {topic} (may be worth a look|can take up a good part of the week|may be on the list|can be a quiet drain on time|may be due for a fresh look).",
    "(My subject|My field) at {sc} is {topic}, (and I hope it is of use to {company}|which may matter to {company} too|and I wonder what {company} does about it|and I would like to ask how {company} sees it).",
    "^(At {sc}, we concern ourselves with|{sc} is concerned with|The business of {sc} is) {topic}, (which may concern {company} too|and I hope it is of interest to {company}|which I should like to raise with {company}|and I therefore turn to you at {company}).",
)
# Who writes, once the topic has been named.
INTROS_AFTER: tuple[str, ...] = (
    "(That|This) is (what we work on|our field|our daily work|what I work on|what keeps us busy|our subject) at {sc}.",
    "(We work on|We deal with|We look after) (exactly that|just that|that very subject) at {sc}(| every day|, day in, day out).",
    "(I ask|I am asking) because (it|that|this) is (what we work on|our field|our daily work|what I deal with) at {sc}.",
    "At {sc} we (work on|deal with|spend our days on|think about) (just that|exactly this|nothing else).",
    "(I work|I am) at {sc}, where (that is our subject|this is our daily work|we deal with just that|that is what we do).",
    "^(It is|This is) the (field|subject|business) of {sc}, (on whose behalf I write|which I represent|where I am responsible for it).",
)
# Who writes; every line names the topic and stands well at the start of an email or paragraph.
INTROS: tuple[str, ...] = (
    "(I work|I am) at {sc}, (where we work on|and our subject is|and my field is|where my subject is|and we deal with) {topic}.",
    "(At {sc} we work on|At {sc} our subject is|We at {sc} deal with|{sc} works on|{sc} deals with|{sc}, where I work, deals with) {topic}.",
    "My name is {sender} and I (work on|deal with|look after) {topic} at {sc}.",
    "(A word about us|A word about who writes|To introduce myself|First, who is writing): (at {sc} we work on|our field at {sc} is|{sc} works on) {topic}.",
    "{Topic} is (what we work on|our field|our subject|our daily work|what I work on|my subject) at {sc}.",
    "(I am writing from|This is a note from|You are hearing from) {sc}, where (we work on|our subject is|our field is|we deal with) {topic}.",
    "~(I'm with {sc}|I'm at {sc}|I'm from {sc}), (and we work on|and our thing is|where we work on) {topic}.",
    "^(Permit me to introduce myself|Allow me to introduce myself|May I introduce myself): (I represent|I write on behalf of|I work for) {sc}, (which is concerned with|whose field is|which works on) {topic}.",
    "^(I am writing on behalf of|I write on behalf of|I represent) {sc}, (whose field is|which is concerned with|where our subject is) {topic}.",
)
# Kind of objective -> asks that name the topic, and asks for when it has been named.
ASKS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "meet": (
        ("(Would you have time for|Could you find time for|Would you be open to|Could you spare the time for|May I suggest|May I propose|Could we arrange|Can we set up|Shall we plan|Would you agree to) {what} (about|on the subject of|to talk about) {topic}?",
         "(I would like to suggest|I would like to propose|I would be glad to have|I hope we can arrange|I would welcome|My suggestion is|I am asking for) {what} (about|on the subject of|to talk through) {topic}(| in the coming weeks| when it suits you| on a day of your choice).",
         "~(How about|What about|Are you up for|Fancy|Would you be up for) {what} (about|to talk about|to talk through) {topic}?",
         "^(I should be grateful for|I would respectfully propose|I should like to request|I should welcome the opportunity of) {what} (on the subject of|concerning|to discuss) {topic}(| at your convenience| at a time that suits you)."),
        ("(Would you have time for|Could you find time for|Would you be open to|Could you spare the time for|May I suggest|May I propose|Could we arrange|Can we set up|Shall we plan|Would you agree to) {what} (about it|about this|on this|to talk it through|to compare notes)(| in the coming weeks| on a day that suits you| when your diary allows)?",
         "(I would like to suggest|I would like to propose|I would be glad to have|I hope we can arrange|I would welcome|My suggestion is|I am asking for) {what} (on this|about it|to talk it through|to hear your view|to compare notes)(| in the coming weeks| when it suits you| on a day of your choice).",
         "~(How about|What about|Are you up for|Would you be up for) {what} (about it|on this|to talk it through|to compare notes)(| some time soon| when it suits| one of these days)?",
         "^(I should be grateful for|I would respectfully propose|I should like to request|I should welcome the opportunity of) {what} (on the matter|to discuss this|on this subject)(| at your convenience| at a time that suits you| in the coming weeks)."),
    ),
    "offer": (
        ("(Would you like|Would you be interested in|May I offer you|Can I offer you|May I suggest|Could I interest you in|Would you consider|Would you be open to) {what} of {thing} for {topic}?",
         "(I would like to offer you|I would be glad to arrange|I can offer you|We can offer {company}|I would like to suggest) {what} of {thing} for {topic}.",
         "^(I should like to offer you|I should be pleased to arrange|May I respectfully suggest|It would be my pleasure to arrange) {what} of {thing} for {topic}."),
        ("(Would you like|Would you be interested in|May I offer you|Can I offer you|May I suggest|Could I interest you in|Would you consider|Would you be open to) {what} of {thing}(| in the coming weeks| when it suits you| at {company})?",
         "(I would like to offer you|I would be glad to arrange|I can offer you|My suggestion is|I would like to suggest) {what} of {thing}(| when it suits you| in the coming weeks|, so that you can judge for yourself).",
         "^(I should like to offer you|I should be pleased to arrange|It would be my pleasure to arrange) {what} of {thing}(| at your convenience|, so that you may judge for yourself)."),
    ),
    "event": (
        ("(Would you like to join|May I invite you to|Could you join us for|Would you come to|Will you join us at|Can I tempt you with|Would you care to join|Can I save you a seat at) {what} on {topic}{when}?",
         "(I would like to invite you to|I am pleased to invite you to|You are warmly invited to|I hope you can come to|I would be happy to welcome you to) {what} on {topic}{when}.",
         "^(It is my pleasure to invite you to|I have the pleasure of inviting you to|We should be honoured to welcome you to) {what} on {topic}{when}."),
        ("(Would you like to join|May I invite you to|Could you join us for|Would you come to|Will you join us at|Would you care to join|Can I save you a seat at) {what} on (this|the subject|this subject|that){when}?",
         "(I would like to invite you to|I am pleased to invite you to|You are warmly invited to|I hope you can come to|I would be happy to welcome you to) {what} on (this|the subject|this subject|it){when}.",
         "^(It is my pleasure to invite you to|I have the pleasure of inviting you to|We should be honoured to welcome you to) {what} on (this subject|the matter){when}."),
    ),
    "send": (
        ("(May I send you|Can I send you|Could I send you|Shall I send you|May I email you|Would you like to read|Would you like to see|Would you care for) {what} on {topic}?",
         "(I would be glad to send you|I would like to send you|I would like to share|I am happy to send you|I would gladly send you) {what} on {topic}(| if you like| if it is of interest).",
         "^(May I have the pleasure of sending you|I should be pleased to send you|I should gladly forward to you) {what} on {topic}(.|, should you wish it.)"),
        ("(May I send you|Can I send you|Could I send you|Shall I send you|May I email you|Would you like to read|Would you like to see|Would you care for) {what} on (this|the subject|it|that)?",
         "(I would be glad to send you|I would like to send you|I would like to share|I am happy to send you|I would gladly send you) {what} on (this|the subject|it)(| if you like| if it is of interest).",
         "^(May I have the pleasure of sending you|I should be pleased to send you|I should gladly forward to you) {what} on (the subject|this subject)(.|, should you wish it.)"),
    ),
    "introduce": (
        ("(I would like to introduce|Let me introduce|I would like to present|Allow me to present|I want to tell you about) {thing} for {topic}(.|, made by {sc}.|, which we make at {sc}.)",
         "^(It is my pleasure to introduce|I have the honour of presenting|I should like to introduce|May I draw your attention to) {thing} for {topic}."),
        ("(I would like to introduce|Let me introduce|I would like to present|Allow me to present|I want to tell you about) {thing} for (it|this|just that|exactly that).",
         "^(It is my pleasure to introduce|I should like to introduce|May I draw your attention to) {thing} for (this|just that)."),
    ),
    "learn": (
        ("(How do you|May I ask how you|Could you tell me how you) (handle|approach|organise|go about) {topic}(| today| at the moment| these days)?",
         "(I would like to learn|I would like to hear|I am keen to understand|It would help me to know|I would be grateful to hear) how you (handle|approach|organise|go about) {topic}(| today| at the moment).",
         "^(I should be grateful to learn|I should be glad to hear|I should value hearing) how you (approach|organise|handle) {topic}(| at present)."),
        ("(How do you|May I ask how you|Could you tell me how you|Would you tell me how you) (handle|approach|organise|go about) (it|this|that)(| today| at the moment| these days| in practice)?",
         "(I would like to learn|I would like to hear|I am keen to understand|It would help me to know|I would be grateful to hear) how you (handle|approach|organise|go about) (it|this)(| today| at the moment| in practice).",
         "^(I should be grateful to learn|I should be glad to hear|I should value hearing) how you (approach|organise|handle) (it|this)(| at present)."),
    ),
    "priority": (
        ("(May I ask whether|Could you tell me whether|Would you tell me whether|Can you tell me if) {topic} is a priority(| for you){period}?",
         "(I would like to know|I would be glad to hear|It would help me to know|I am writing to ask) (whether|if) {topic} is a priority(| for you){period}.",),
        ("(May I ask whether|Could you tell me whether|Would you tell me whether|Is it fair to ask whether) (this|it|that) is a priority(| for you| for your team){period}?",
         "(I would like to know|I would be glad to hear|It would help me to know|I am writing to ask) (whether|if) (this|it|that) is a priority(| for you| for your team){period}.",),
    ),
    "refer": (
        ("(Could you tell me|May I ask|Would you tell me|Can you tell me|Would you let me know|Do you know) who (looks after|is responsible for|decides on|is in charge of|deals with) {topic}(| on your side| in your house| in your company)?",
         "(I would be grateful for the name of|I am looking for|It would help me to know) (the person|the colleague) who (looks after|is responsible for|decides on|deals with) {topic}."),
        ("(Could you tell me|May I ask|Would you tell me|Can you tell me|Would you let me know|Do you know) who (looks after|is responsible for|decides on|is in charge of|deals with) (it|this|that)(| on your side| in your house| in your company)?",
         "(I would be grateful for the name of|I am looking for|It would help me to know) (the person|the colleague) who (looks after|is responsible for|decides on|deals with) (it|this|that)(| on your side)."),
    ),
    "feedback": (
        ("(Would you give me your view of|Could I have your view of|May I ask for your comments on|Would you comment on|Could you look at|May I show you) {what} (on|about) {topic}?",
         "(I would value your comments on|I would be glad of your feedback on|I would like to hear what you think of|Your view would help us with|I would be glad if you looked at) {what} (on|about) {topic}."),
        ("(Would you give me your view of|Could I have your view of|May I ask for your comments on|Would you comment on|Could you look at|May I show you) {what} on (it|this|the subject|that)(| in the coming weeks| when you have a moment)?",
         "(I would value your comments on|I would be glad of your feedback on|I would like to hear what you think of|Your view would help us with) {what} on (it|this|the subject|that)(| when you have a moment)."),
    ),
}  # fmt: skip
# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
