"""Sentences about the sender and the subject, the ask, and the way out.

`~` marks a line for every register but the formal and the polite, `^` one for those two alone.
Nothing here claims a result, a customer or a price: an email may say only what its inputs hold.
"""

# What we do, and the topic, which every line names. A fact is rarely a reason for the topic, so no
# line says that it is. «Help with» goes before a thing and before what people do.
BRIDGES: tuple[str, ...] = (
    "(At {sc} we|Here at {sc} we|We at {sc}|My colleagues at {sc} and I|My team at {sc} and I) (help companies with|advise companies on|work with companies on|specialise in|focus on|work on) {topic}.",
    "(I work at {sc}, where we|I work for {sc}, and we|I am with {sc}, and we|I write from {sc}, where we) (help companies with|advise companies on|work with companies on|specialise in|focus on|work on) {topic}.",
    "(In my work|In my job) at {sc} I (help companies with|advise companies on|work with companies on|deal with) {topic}.",
    "(My job|My work|Our work) at {sc} is (to help companies with|to advise companies on|all about) {topic}.",
    "(My team|Our team) at {sc} (helps companies with|advises companies on|specialises in|works on|looks after) {topic}.",
    "(What we do|What I do) at {sc} is (help companies with|advise companies on|work on) {topic}.",
    "(Perhaps|Maybe) you (have looked at|have to do with|deal with|come across) {topic}; (we work on that at {sc}|we help companies with that at {sc}|that is what we do at {sc}|{sc} helps companies with that).",
    "(My reason for writing|The reason for this note) is {topic}, (which is what we work on at {sc}|which {sc} helps companies with|which we help companies with at {sc}|our field at {sc}).",
    "~(I'm with {sc}, and|I'm at {sc}, and|I'm from {sc}, and) we (help companies with|focus on|specialise in|work on) {topic}.",
    "^(At {sc}, we assist companies with|{sc} assists companies with|Our work at {sc} concerns) {topic}(|, which is the reason for my letter|, and I therefore turn to you).",
    "^(My subject is|I should like to raise the subject of|I write on the subject of|The subject of my letter is) {topic}, (the field of {sc}|our field at {sc}|in which {sc} assists companies|with which {sc} assists companies).",
)
# The same after something that goes on at the reader's.
NEWS_BRIDGES: tuple[str, ...] = (
    "With that going on, {topic} may not be (first on|at the top of|high on) your list(| just now| at the moment), (but we help companies with that at {sc}|but that is what we work on at {sc}|but {sc} helps companies with that).",
)
# The same for when the lead's company has not been named: an email must name it.
COMPANY_BRIDGES: tuple[str, ...] = (
    "(At {sc} we|Here at {sc} we|We at {sc}|My colleagues at {sc} and I|My team at {sc} and I) (help companies with|advise companies on|work with companies on|specialise in|focus on|work on) {topic}, (and I wondered how {company} goes about it|and I do not know yet how {company} handles it|and I had {company} in mind|which may be a subject at {company} too|and I would like to hear how it is done at {company}).",
    "(I work at {sc}, where we|I work for {sc}, and we|I am with {sc}, and we|I write from {sc}, where we) (help companies with|advise companies on|work with companies on|specialise in|focus on|work on) {topic}, (and I wondered how {company} goes about it|and I do not know yet how {company} handles it|and I had {company} in mind|which may be a subject at {company} too|and I would like to hear how it is done at {company}).",
    "(In my work|In my job) at {sc} I (help companies with|advise companies on|work with companies on|deal with) {topic}, (and I wondered how {company} goes about it|and I do not know yet how {company} handles it|and I had {company} in mind|which may be a subject at {company} too|and I would like to hear how it is done at {company}).",
    "(My job|My work|Our work) at {sc} is (to help companies with|to advise companies on|all about) {topic}, (and I wondered how {company} goes about it|and I do not know yet how {company} handles it|and I had {company} in mind|which may be a subject at {company} too|and I would like to hear how it is done at {company}).",
    "(My team|Our team) at {sc} (helps companies with|advises companies on|specialises in|works on|looks after) {topic}, (and I wondered how {company} goes about it|and I do not know yet how {company} handles it|and I had {company} in mind|which may be a subject at {company} too|and I would like to hear how it is done at {company}).",
    "(What we do|What I do) at {sc} is (help companies with|advise companies on|work on) {topic}, (and I wondered how {company} goes about it|and I do not know yet how {company} handles it|and I had {company} in mind|which may be a subject at {company} too|and I would like to hear how it is done at {company}).",
    "(Perhaps|Maybe) {company} (has looked at {topic} before|has looked at {topic} already|has to do with {topic}|deals with {topic} already|has {topic} on its list|comes across {topic}); (we work on that at {sc}|we help companies with that at {sc}|that is what we do at {sc}|{sc} helps companies with that).",
    "(My reason for writing|The reason for this note) to {company} is {topic}, (which is what we work on at {sc}|which {sc} helps companies with|which we help companies with at {sc}|our field at {sc}).",
    "I do not know whether {company} (has looked at|has to do with|deals with) {topic}, but (we help companies with that at {sc}|that is what we work on at {sc}).",
    "^(At {sc}, we assist companies with|{sc} assists companies with|Our work at {sc} concerns) {topic}, (which may concern {company} too|which I should like to raise with {company}|and I therefore turn to you at {company}).",
)
# Who writes, once the topic has been named.
INTROS_AFTER: tuple[str, ...] = (
    "(At {sc} we|Here at {sc} we|We at {sc}|My colleagues at {sc} and I|My team at {sc} and I) (help companies with|advise companies on|specialise in|focus on|work on) (exactly that|just that|this|that).",
    "(I work at {sc}, where we|I work for {sc}, and we|I am with {sc}, and we|I write from {sc}, where we) (help companies with|advise companies on|specialise in|focus on|work on) (exactly that|just that|this|that).",
    "(In my work|In my job) at {sc} I (help companies with|advise companies on|deal with) (exactly that|just that|this|that).",
    "(My job|My work|Our work) at {sc} is (to help companies with|to advise companies on|all about) (exactly that|just that|this|that).",
    "(My team|Our team) at {sc} (helps companies with|advises companies on|specialises in|works on|looks after) (exactly that|just that|this|that).",
    "(What we do|What I do) at {sc} is (help companies with|advise companies on|work on) (exactly that|just that|this|that).",
    "(My reason for writing|The reason for this note) is that (we work on this at {sc}|{sc} helps companies with this|we help companies with exactly that at {sc}|{sc} specialises in this).",
    "(Perhaps|Maybe) (we at {sc} can help with that|{sc} can help with that|we can be of help with that at {sc}|{sc} can be of help there).",
    "(That|This) is what we (help companies with|advise companies on|specialise in|focus on|work on) at {sc}.",
    "(This|That) is (our field|our daily work|my daily work|what I work on) at {sc}.",
    "^(It is|This is) the (field|subject) of {sc}, (on whose behalf I write|where I am responsible for it).",
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
# Kind of objective -> asks that name the topic, and asks for when it has been named.
ASKS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "meet": (
        ("(Would you have time for|Could you find time for|Would you be open to|Could you spare the time for|May I suggest|May I propose|Could we arrange|Could we plan|Can we set up|Can we arrange|Shall we plan|Would you agree to) {what} (about|on the subject of|to talk about) {topic}?",
         "(I would like to suggest|I would like to propose|I would be glad to have|I hope we can arrange|I would welcome|My suggestion is|I am asking for) {what} (about|on the subject of|to talk through) {topic}(| in the coming weeks| when it suits you| on a day of your choice).",
         "~(How about|What about|Are you up for|Would you be up for) {what} (about|to talk about|to talk through) {topic}?",
         "^(I should be grateful for|I would respectfully propose|I should like to request|I should welcome the opportunity of) {what} (on the subject of|concerning|to discuss) {topic}(| at your convenience| at a time that suits you)."),
        ("(Would you have time for|Could you find time for|Would you be open to|Could you spare the time for|May I suggest|May I propose|Could we arrange|Could we plan|Can we set up|Can we arrange|Shall we plan|Would you agree to) {what} (about it|about this)(| in the coming weeks| on a day that suits you| when your diary allows)?",
         "(I would like to suggest|I would like to propose|I would be glad to have|I hope we can arrange|I would welcome|My suggestion is|I am asking for) {what} (about it|about this|with you)(| in the coming weeks| when it suits you| on a day of your choice).",
         "~(How about|What about|Are you up for|Would you be up for) {what} (about it|about this)(| some time soon| when it suits you)?",
         "^(I should be grateful for|I would respectfully propose|I should like to request|I should welcome the opportunity of) {what} (on the matter|to discuss this|on this subject)(| at your convenience| at a time that suits you| in the coming weeks)."),
    ),
    "offer": (
        ("(Would you like|Would you be interested in|May I offer you|May I arrange|Can I offer you|Can we arrange|May I suggest|Could I interest you in|Could we arrange|Would you consider|Would you be open to) {what} of {thing} for {topic}?",
         "(I would like to offer you|I would be glad to arrange|I would be glad to offer you|I can offer you|I hope I may offer you|I hope you would like|We can offer {company}|I would like to suggest) {what} of {thing} for {topic}.",
         "^(I should like to offer you|I should be pleased to arrange|May I respectfully suggest|It would be my pleasure to arrange) {what} of {thing} for {topic}."),
        ("(Would you like|Would you be interested in|May I offer you|May I arrange|Can I offer you|Can we arrange|May I suggest|Could I interest you in|Could we arrange|Would you consider|Would you be open to) {what} of {thing}(| when it suits you| at {company}| to see whether it fits)?",
         "(I would like to offer you|I would be glad to arrange|I would be glad to offer you|I can offer you|I hope I may offer you|I hope you would like|My suggestion is|I would like to suggest) {what} of {thing}(| when it suits you|, if you are interested|, so that you can judge for yourself).",
         "^(I should like to offer you|I should be pleased to arrange|It would be my pleasure to arrange) {what} of {thing}(| at your convenience|, so that you may judge for yourself)."),
    ),
    "event": (
        ("(Would you like to join|May I invite you to|Could you join us for|Would you come to|Will you join us at|Would you care to join|Can I save you a seat at) {what} on {topic}{when}?",
         "(I would like to invite you to|I am pleased to invite you to|You are warmly invited to|I hope you can come to|I hope to see you at|I would be happy to welcome you to|I would be glad to see you at|I would be glad to welcome you to) {what} on {topic}{when}.",
         "^(It is my pleasure to invite you to|I have the pleasure of inviting you to|We should be honoured to welcome you to) {what} on {topic}{when}."),
        ("(Would you like to join|May I invite you to|Could you join us for|Would you come to|Will you join us at|Would you care to join|Can I save you a seat at) {what} on (this|this topic|that){when}?",
         "(I would like to invite you to|I am pleased to invite you to|You are warmly invited to|I hope you can come to|I hope to see you at|I would be happy to welcome you to|I would be glad to see you at|I would be glad to welcome you to) {what} on (this|this topic|it){when}.",
         "^(It is my pleasure to invite you to|I have the pleasure of inviting you to|We should be honoured to welcome you to) {what} on this subject{when}."),
    ),
    "send": (
        ("(May I send you|Can I send you|Could I send you|Shall I send you|May I email you|Would you like to read|Would you like to see|Would you care for) {what} on {topic}?",
         "(I would be glad to send you|I would like to send you|I would like to share|I am happy to send you|I would gladly send you) {what} on {topic}(| if you like| if it is of interest).",
         "(I hope I may send you|I hope you would like to read|I hope you would like to see) {what} on {topic}.",
         "^(May I have the pleasure of sending you|I should be pleased to send you|I should gladly forward to you) {what} on {topic}(.|, should you wish it.)"),
        ("(May I send you|Can I send you|Could I send you|Shall I send you|May I email you|Would you like to read|Would you like to see|Would you care for) {what}(| by email| to look at)?",
         "(I would be glad to send you|I would like to send you|I would like to share|I am happy to send you|I would gladly send you) {what}(, if you like|, if it is of interest|, if I may|, should you want it).",
         "(I hope I may send you|I hope you would like to read|I hope you would like to see) {what}.",
         "^(May I have the pleasure of sending you|I should be pleased to send you|I should gladly forward to you) {what} on (the subject|this subject)(.|, should you wish it.)"),
    ),
    "introduce": (
        ("(I would like to introduce|Let me introduce|Let me show you|I would like to tell you about|I would be glad to introduce|I would be glad to show you|I hope I may introduce|I hope I may show you) {thing} for {topic}(.|, made by {sc}.|, which we make at {sc}.)",
         "(Would you like to hear about|Would you like to see|Could I introduce|Could I show you|May I introduce|May I show you|Can I show you|Can I tell you about) {thing} for {topic}?",
         "^(It is my pleasure to introduce|I have the honour of presenting|I should like to introduce|May I draw your attention to) {thing} for {topic}."),
        ("(I would like to introduce|Let me introduce|I would like to tell you about|I would like to show you|I would be glad to introduce|I would be glad to show you|I hope I may introduce|I hope I may show you) {thing}(| in a few lines| and how it works).",
         "(Would you like to hear about|Would you like to see|Could I introduce|Could I show you|May I introduce|May I show you|Can I show you|Can I tell you about) {thing}(| and how it works)?",
         "^(It is my pleasure to introduce|I should like to introduce|May I draw your attention to) {thing} for (this|just that)."),
    ),
    "learn": (
        ("(How do you|May I ask how you|Could you tell me how you|Would you tell me how you|Can you tell me how you|Can I ask how you) (handle|approach|organise|go about) {topic}(| today| at the moment| these days)?",
         "(I would like to learn|I would like to hear|I am keen to understand|It would help me to know|I would be grateful to hear|I would be glad to hear|I would be glad to learn|I hope you can tell me|I hope you will tell me) how you (handle|approach|organise|go about) {topic}(| today| at the moment).",
         "^(I should be grateful to learn|I should be glad to hear|I should value hearing) how you (approach|organise|handle) {topic}(| at present)."),
        ("(How do you|May I ask how you|Could you tell me how you|Would you tell me how you|Can you tell me how you|Can I ask how you) (handle|approach|organise|go about) (it|this|that)(| today| at the moment| these days| in practice)?",
         "(I would like to learn|I would like to hear|I am keen to understand|It would help me to know|I would be grateful to hear|I would be glad to hear|I would be glad to learn|I hope you can tell me|I hope you will tell me) how you (handle|approach|organise|go about) (it|this)(| today| at the moment| in practice).",
         "^(I should be grateful to learn|I should be glad to hear|I should value hearing) how you (approach|organise|handle) (it|this)(| at present)."),
    ),
    "priority": (
        ("(May I ask whether|Could you tell me whether|Would you tell me whether|Can you tell me if) {topic} is a priority(| for you){period}?",
         "(I would like to know|I would be glad to hear|It would help me to know|I am writing to ask|I hope you can tell me) (whether|if) {topic} is a priority(| for you){period}.",),
        ("(May I ask whether|Could you tell me whether|Would you tell me whether|Can you tell me whether|Is it fair to ask whether) (this|it|that) is a priority(| for you| for your team){period}?",
         "(I would like to know|I would be glad to hear|It would help me to know|I am writing to ask|I hope you can tell me) (whether|if) (this|it|that) is a priority(| for you| for your team){period}.",),
    ),
    "refer": (
        ("(Could you tell me|May I ask|Would you tell me|Can you tell me|Would you let me know|Do you know) who (looks after|is responsible for|decides on|is in charge of|deals with) {topic}(| on your side| in your company)?",
         "(I would be grateful for the name of|I would be glad of the name of|I am looking for|It would help me to know) (the person|the colleague) who (looks after|is responsible for|decides on|deals with) {topic}.",
         "(I would like to know|I would like to ask|I would be glad to know|I hope you can tell me|I hope you know) who (looks after|is responsible for|decides on|is in charge of|deals with) {topic}."),
        ("(Could you tell me|May I ask|Would you tell me|Can you tell me|Would you let me know|Do you know) who (looks after|is responsible for|decides on|is in charge of|deals with) (it|this|that)(| on your side| in your company)?",
         "(I would be grateful for the name of|I would be glad of the name of|I am looking for|It would help me to know) (the person|the colleague) who (looks after|is responsible for|decides on|deals with) (it|this|that)(| on your side).",
         "(I would like to know|I would like to ask|I would be glad to know|I hope you can tell me|I hope you know) who (looks after|is responsible for|decides on|is in charge of|deals with) (it|this|that)(| on your side)."),
    ),
    "feedback": (
        ("(Would you give me your view of|Could I have your view of|May I ask for your comments on|May I ask what you think of|Can I ask what you think of|Can I have your view of) {what} (on|about) {topic}?",
         "(Would you look at|Could you look at|Can you look at) {what} (on|about) {topic} and tell me (what you think|what is missing)?",
         "(I would value your comments on|I would be glad of your feedback on|I would be glad of your view of|I would like to hear what you think of|I would like your view of|I hope you will comment on|I hope you will look at) {what} (on|about) {topic}."),
        ("(Would you give me your view of|Could I have your view of|May I ask for your comments on|May I ask what you think of|Can I ask what you think of|Can I have your view of) {what}(| when you have a moment)?",
         "(Would you look at|Could you look at|Can you look at) {what} and tell me (what you think|what is missing)?",
         "(I would value your comments on|I would be glad of your feedback on|I would be glad of your view of|I would like to hear what you think of|I would like your view of|I hope you will comment on|I hope you will look at) {what}(| when you have a moment)."),
    ),
}  # fmt: skip
# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
