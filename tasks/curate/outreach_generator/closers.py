"""Sentences after the ask: what to expect, and the way out.

`~` marks a line for every register but the formal one, `^` one for the formal register alone.
"""

# After any ask. They bind the sender only, so they need no source.
EASE: tuple[str, ...] = (
    "(If now is a bad time|If the timing is wrong|If this is not for you|If you are busy|If it is not a subject for you), (just say so|a one-line reply is enough|a short no is fine|please tell me|simply let me know|I will not mind a no).",
    "(A short reply|A one-line answer|A word from you|A quick reply|A line or two) is (all I need|enough for me|plenty|enough to start with|all it takes).",
    "If (somebody else|a colleague|someone else) (should hear about this|is the better person|deals with this|looks after this), (I would be glad of a name|please point me there|feel free to pass this on|a name would help me).",
    "(I look forward to|I am looking forward to|I would be glad of|I would welcome) (your answer|your reply|your thoughts|hearing from you|a word from you|hearing your view).",
    "(Please let me know|Just let me know|Do let me know|Tell me) (what you think|either way|if you have questions|if anything is unclear).",
    "(I am happy to|I will gladly|I would be glad to|I can) (answer your questions by email|write a few more lines|explain more by email|write down the main points)(| if you prefer| if that is easier| if that helps).",
    "(Thank you|Thanks) for (reading this far|your time|taking the time to read this|considering it|reading this)(| and for any answer|, whatever you decide).",
    "(A yes, a no or a not now|Yes, no or later|A plain yes or no) (is fine with me|is all I need|helps me just as much|is a good answer).",
    "(If you would rather|If you prefer to) (start by email|see something in writing first|keep this to email), (I can do that|that works too|just say the word|I will send a few lines).",
    "(Whatever you decide|Either way|Whichever way you decide), (thank you for your time|thanks for reading|I appreciate your time|I wish you a good week).",
    "(I know your week is full|I know you are busy|I know that time is short), so (a line is enough|a short reply is plenty|no long answer is needed|a word will do).",
    "(Questions are welcome|Ask me anything|I am easy to reach): (just reply here|a reply here reaches me|a reply to this email is enough|write back and I will answer myself).",
    "(You can reach me|A reply reaches me) directly (at this address|here)(|, and I will answer myself|, so there is no form to fill in|, whenever you like|, on any day).",
    "(Should the answer be no|If the answer is no|If it is a no), (that is fine too|I will not ask again|I will leave it there|that helps me as well).",
    "(I would rather hear|I would sooner have|Better) a (quick|plain|short|clear) no than (take up your time|write to you twice|be a bother|fill your inbox).",
    "~(No rush|No hurry|No pressure), (just reply when it suits you|answer when you have a minute|whenever you have a moment|a line next week is fine too|just drop me a line).",
    "~(Just hit reply|Drop me a line|Send me a line|Write back) (if you're curious|if it sounds good|whenever it suits you|and I'll take it from there).",
    "^(I should be grateful for|I should welcome|I look forward to|I await with interest) (your reply|your views|your answer|an early reply|a short reply).",
    "^(Should you require|Should you wish for|If you require|Should you need) (further information|more detail|further detail), (I remain at your disposal|I shall gladly provide it|I am at your service|it will be my pleasure to provide it).",
    "^(Thank you for|I thank you for|May I thank you for|I am grateful for) (your time|your consideration|your kind attention|considering this request)(| in advance).",
)  # fmt: skip
# After an invitation or an offer, which can be taken up or left.
PROPOSAL_EASE: tuple[str, ...] = (
    "(Does that|Would that) (sound useful|sound reasonable|make sense to you|suit you|fit your plans|sound like a good use of your time|work for you)?",
    "(A yes or a no|A simple yes|A short yes or no|One word) is (all I need|enough for me|plenty|enough to start with|all it takes).",
    "(Please let me know|Just let me know|Do let me know|Tell me) (what suits you|whether this is of interest|if this fits|whether it fits your plans).",
)
# After a proposal that needs a date.
DATE_EASE: tuple[str, ...] = (
    "(There is nothing to prepare|You need not prepare anything|No preparation is needed), (and I will keep to the point|and I will be on time|and I will fit in with your diary|and you choose the time).",
    "(I will fit in with|I am glad to fit in with|I can work around|I will gladly follow) (your diary|your week|your calendar|your plans), (so pick what suits you|so choose any day|so name a time|so please suggest a time).",
    "(Any day|Any time|Whatever time|Whichever day) that suits you (is fine with me|is good for me|works for me|will do).",
)
# Kind of objective -> what to add between the ask and the way out, now and then.
EXTRAS: dict[str, tuple[str, ...]] = {
    "meet": (
        "(I would like to hear|I am keen to hear|I would be glad to hear|I want to understand|I am curious to learn) (how things look on your side|what matters most to you|what works for you and what does not|your view before I say anything about ours|where you see the difficulty).",
        "(I will keep it|I promise to keep it|We can keep it) (short and practical|to that one subject|informal|to the point|simple)(| and leave the slides out|, without slides| and listen first|, with your questions first).",
    ),
    "offer": (
        "(You can|You could|Your team can|Your team could) (see|judge|find out) (whether it fits|whether it helps|whether it is of use|how it works)(| for yourselves) before deciding anything.",
        "(I would rather show it than describe it|Seeing it says more than a long email|It is easier to show than to describe)(|, so I will leave it at that|, so the rest can wait).",
    ),
    "event": (
        "(Bring|Do bring|Please bring|Feel free to bring) (your questions|your own questions|a question or two|an example from your work)(| along|, large or small|, and a colleague if you like).",
        "(A colleague is welcome too|You are welcome to bring a colleague|Feel free to pass the invitation on|Bring a colleague if you like)(|, just tell me the name|; a short reply is enough|, simply let me know).",
    ),
    "send": (
        "(You can read it|You may read it|Read it) (at your own pace|whenever you have a moment|when it suits you|in your own time) (and ask me afterwards|and tell me what is missing|and decide then|and pass it on).",
        "(I will send it|It comes|You get it) by email(| and nothing else|, without a newsletter|, and that is all|, straight from me).",
    ),
    "introduce": (
        "(Would you like to|May I ask if you would like to|Do you want to) (know more|see more|hear more|read a few details|have the details)(| in a short call| by email| in a few lines)?",
        "(Shall I|May I|Can I) (send you the details|tell you more|explain it in a few lines|show you how it works|write you a short summary)(| this week| when it suits you)?",
    ),
    "learn": (
        "(I am asking to|I would like to|My aim is to) (understand|learn), (not to sell you something today|before I suggest anything|rather than guess|so I will mostly listen).",
        "(A few words|One or two sentences|A rough idea|A short description) (would help me a lot|would already help|would be plenty).",
    ),
}  # fmt: skip
EXTRAS |= {"priority": EXTRAS["learn"]}


# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
