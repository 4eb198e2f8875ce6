"""Sentences after the ask: what to expect, and the way out.

`~` marks a line for every register but the formal and the polite, `^` one for those two alone.
"""

# After any ask. They bind the sender only, so they need no source. A recipe's closing cues are how
# these begin. Of lines that begin alike any beginning goes with any end.
EASE: tuple[str, ...] = (
    "(If now is a bad time|If the timing is wrong|If this is not for you), (just say so|a one-line reply is enough|a short no is fine|please tell me|simply let me know).",
    "(A short reply|A one-line answer|A quick reply|A line or two) is (all I need|enough for me|plenty|enough to start with).",
    "(If a colleague deals with this|If somebody else decides this|If this belongs on another desk), (I would be glad of a name|please point me there|feel free to pass this on|a name would help me).",
    "(I look forward to|I am looking forward to|I would welcome) (your answer|your reply|your thoughts|hearing from you|hearing what you think).",
    "(Please let me know|Just let me know|Do let me know) (what you think|if you have questions).",
    "(I am happy to|I will gladly|I can also) (answer questions by email|write a few more lines|send the main points in writing)(| if you prefer| if you would like that).",
    "(Thank you for|Thanks for|Many thanks for) (reading this|your time|taking the time to read this)(|, and for any answer).",
    "(Have a good week|I wish you a good week|Have a good day)(|, and thank you for reading|, and thanks for your time).",
    "I read every reply myself(|, however short|, so a line will do).",
    "(I know your week is full|I know you are busy|I know that time is short), so (a line is enough|a short reply is plenty|no long answer is needed).",
    "(Questions are welcome|Ask me anything): (just reply here|a reply here reaches me|write back and I will answer myself).",
    "(You can reach me|A reply reaches me) directly at this address(|, and I will answer myself|, on any day).",
    "(No answer is needed|There is no need to answer) (if this does not fit|if it is not for you|if you have no time for it)(|, of course|, and I will leave it there).",
    "(There is no rush|There is no hurry|Take your time)(; next week is fine too|; answer when you have a minute|; a line when it suits you will do).",
    "(Whatever you decide|Either way), (thank you for your time|thank you for reading|I appreciate your time).",
    "(If you would rather not|If it is not the moment), (that is fine with me|I understand|a word to say so is enough).",
    "(Feel free to|You are welcome to) (pass this on|write back with questions|ask me anything by email)(|; I read every reply myself).",
    "(If you have questions|Should you have questions|If anything is unclear), (I will answer them myself|just write back|I am glad to answer).",
    "(Even a short|Even a one-line) (no|answer|reply) (helps me|is of use to me|is welcome).",
    "(It would be good to hear|It would be nice to hear) from you(|, whatever you decide|, when you have a moment).",
    "(Your answer|Your reply) (is welcome either way|comes straight to me|is welcome at any time).",
    "~(No rush|No hurry|No pressure): (just reply when it suits you|answer when you have a minute|a line next week is fine too).",
    "~(Just hit reply|Drop me a line|Write back) (if you're curious|whenever it suits you|and I'll take it from there).",
    "^(I should be grateful for|I should welcome|I await with interest) (your reply|your views|your answer|an early reply|a short reply).",
    "^(Should you require|Should you wish for) (further information|more detail|further detail), (I remain at your disposal|I shall gladly provide it|it will be my pleasure to provide it).",
    "^(I thank you for|May I thank you for|I am grateful for) (your time|your consideration|your kind attention)(| in advance).",
)  # fmt: skip
# After an invitation or an offer, which can be taken up or left.
PROPOSAL_EASE: tuple[str, ...] = (
    "(Does that|Would that) (sound useful|make sense to you|suit you|sound like a good use of your time|work for you)?",
    "(Please let me know|Just let me know|Do let me know) (what suits you|either way|whether this is of interest|whether it fits your plans).",
    "(A yes, a no or a not now|Yes, no or later|A plain yes or no) (is fine with me|helps me just as much|is a good answer).",
)
# After a proposal that needs a date.
DATE_EASE: tuple[str, ...] = (
    "(There is nothing to prepare|You need not prepare anything|No preparation is needed), and (I will keep to the point|I will be on time|you choose the time).",
    "(I will fit in with|I am glad to fit in with|I will gladly follow) (your diary|your week|your calendar), so (pick what suits you|choose any day|just name a time|please suggest a time).",
    "(Any day|Any time|Whatever time) that suits you (is fine with me|is good for me|works for me).",
    "(My calendar is flexible|I am flexible|I am free most days), so (choose what suits you|just tell me what suits you|name any day you like).",
)
# Kind of objective -> what to add between the ask and the way out, now and then.
EXTRAS: dict[str, tuple[str, ...]] = {
    "meet": (
        "(I would start with|I would begin with|Let us start with) (your side of it|your questions|how you do it today|what matters to you)(|, and keep our part short|, and say little about us).",
        "(I would keep it short|We can keep it short|Let us keep it short)(|, without slides|, with time for your questions).",
    ),
    "offer": (
        "(You can|You could|Your team can|Your team could) (see|judge|find out) (whether it fits|whether it helps|whether it is of use|how it works) before deciding anything.",
        "(Seeing it says more than a long email|It is easier to show than to describe)(|, so I will leave it at that|, so the rest can wait).",
    ),
    "event": (
        "(Bring|Do bring|Please bring|Feel free to bring) (your questions|your own questions|a question or two|an example from your work)(| along|, large or small|, and a colleague if you like).",
        "(A colleague is welcome too|You are welcome to bring a colleague|Feel free to pass the invitation on|Bring a colleague if you like)(|, just tell me the name|; a short reply is enough).",
    ),
    "send": (
        "(You can read it|You may read it) (at your own pace|whenever you have a moment|when it suits you|in your own time) and (ask me afterwards|tell me what is missing|decide then|pass it on).",
        "(I will send it|It comes) by email(| and nothing else|, without a newsletter|, and that is all|, straight from me).",
    ),
    "introduce": (
        "(Would you like to|Do you want to|Would you care to) (hear more|see how it works|read a few details|have the details)(| some time soon| this week| when it suits you)?",
        "(Shall I|May I|Can I) (send you the details|tell you more|explain it in a few lines|show you how it works|write you a short summary)(| this week| when it suits you)?",
    ),
    "learn": (
        "(I am asking|I ask) (in order to learn|to understand it better|out of real interest), (not to sell you something today|before I suggest anything|so I will mostly listen).",
        "(A few words|One or two sentences|A rough idea|A short description) (would help me a lot|would already help|would be plenty).",
    ),
}  # fmt: skip
EXTRAS |= {"priority": EXTRAS["learn"]}


# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
