"""Sentences after the ask: what to expect, and the way out.

`~` marks a line for every register but the formal and the polite, `^` one for those two alone.
"""

# After any ask. They bind the sender only, so they need no source. A recipe's closing cues are how
# these begin. Of lines that begin alike any beginning goes with any end.
EASE: tuple[str, ...] = (
    "(If now is a bad time|If the timing is wrong|If this is not for you), (just say so|no answer is needed|simply let me know|one word is enough|I will not mind).",
    "(A short reply|A one-line answer|A quick reply|A line or two) is (all I need|enough for me|plenty|enough to start with|all it takes|quite enough).",
    "(If a colleague deals with this|If somebody else decides this|If this belongs on another desk), (I would be glad of a name|please point me there|feel free to pass this on|a name would help|please forward this|a name is all I need).",
    "(I look forward to|I am looking forward to|I would welcome) (your answer|your reply|hearing from you|a line from you|a word from you|what you say).",
    "(Please let me know|Just let me know|Do let me know) (if you have questions|if anything is unclear|how you see it|in a line or two).",
    "(I am happy to|I will gladly|I can also) (answer questions by email|write a few more lines|send the main points in writing|put it all in one email|explain more)(|, of course).",
    "(Thank you for|Thanks for|Many thanks for) (reading this|your time|taking the time to read this|a moment of your day|looking at this).",
    "(Have a good week|I wish you a good week|Have a good day)(|, and thank you for reading|, and thanks for your time| over at {company}).",
    "I read every reply myself, (however short|so a line is enough|so feel free to be brief|and answer each of them).",
    "(I know your week is full|I know you are busy|I know that time is short), so (a line is enough|a short reply is plenty|no long answer is needed).",
    "(Questions are welcome|Ask me anything): (just reply here|just write back|I will answer them myself|I am glad to answer|a reply to this email reaches me).",
    "You can reach me (directly at this address|by replying to this email|simply by writing back|with a short reply|here whenever it suits you).",
    "(No answer is needed|There is no need to answer) (if this does not fit|if it is not for you|if you have no time for it)(|, of course).",
    "(There is no rush|There is no hurry|Take your time)(: next week is fine too|: answer when you have a minute|: a line when it suits you is enough|, next month is fine as well|, of course).",
    "(Whatever you decide|Either way), (thank you for your time|thank you for reading|I appreciate your time|thanks for a moment of your day|I am grateful for your time).",
    "(If you would rather not|If it is not the moment), (that is fine with me|I understand|a word to say so is enough|no harm done|I will leave it there).",
    "(Feel free to|You are welcome to) (pass this on to a colleague|write back with questions|ask me anything by email).",
    "(If you have questions|Should you have questions), (I will answer them myself|just write back|I am glad to answer|a reply to this email reaches me|send them over).",
    "If anything is unclear, (I will explain it myself|just write back|I am glad to explain|a reply to this email reaches me|just ask).",
    "(Even a short|Even a one-line) (answer|reply) (helps me|is welcome|will do|is worth having).",
    "(It would be good to hear|It would be nice to hear) from you(|, whatever you decide|, when you have a moment|, in a line or two|, either way).",
    "(Your answer|Your reply) (is welcome either way|is welcome at any time|can be short|can wait|would be welcome).",
    "(Please reply in your own time|Please take your time|Reply when it suits you)(|; there is no hurry|; there is no rush|, of course|, by all means).",
    "(Please pass this on|Do pass this on|Hand this on) (if it is not your field|if somebody near you knows better|to whoever it concerns).",
    "(I am at this address|I can be found at this address) (all week|on every working day|whenever you need me|next week too).",
    "For now, (a good week to you|I wish you a calm week|all good wishes|I leave you to your day|thank you for reading).",
    "~(That is all from me|That is all for today|That was all)(|, thank you|, have a good day|, and a good week to you|, with thanks).",
    "(None of this is urgent|Nothing here is urgent|None of this is pressing|Nothing here is pressing)(|, so let it wait if it must|, so take the time you need|, so next month will do).",
    "~(Write to me|Send me a line|Send a note) (when it suits you|whenever you get to it|on any day you like|if a question comes up).",
    "(If you need|Should you need) (more detail|more background), (I will send it|just write|a line from you will do|ask and I will reply).",
    "(If you are not sure|If you are in two minds), (ask me first|let it rest a week|put it to a colleague).",
    "~(No rush|No hurry|No pressure): (just reply when it suits you|answer when you have a minute|a line next week is fine too).",
    "~(Just hit reply|Drop me a line|Write back) (if you're curious|whenever it suits you|and I'll take it from there).",
    "^(I should be grateful for|I should welcome|I look forward with interest to) (your reply|your views|your answer|an early reply|a short reply).",
    "^(Should you require|Should you wish for) (further information|more detail|further detail), (I remain at your disposal|I shall gladly provide it|it will be my pleasure to provide it).",
    "^(I thank you for|I am grateful for) (your time|your consideration|your kind attention).",
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
        "(I would start with|I would begin with|We could start with|We could begin with|We can start with|I suggest that we start with) (your questions|how you do it today|what matters to you|whatever you would like to know).",
    ),
    "offer": (
        "(You can|You could|Your team can|Your team could) see (whether it fits|whether it helps|how it works) before deciding anything.",
        "(Seeing it says more than a long email|It is easier to show than to describe|It is easier seen than described).",
    ),
    "event": (
        "(Questions are welcome|Your questions are welcome|Any question is welcome|Bring your questions) there.",
    ),
    "send": (
        "(You can read it|It can be read) (at your own pace|whenever you have a moment|when it suits you|in your own time).",
        "I (would|will) send it (by email|in my reply).",
    ),
    "introduce": (
        "Would you like (to hear more|to see how it works|a few details|the details|a short summary)?",
        "(Shall I|May I|Can I) (send you the details|tell you more|explain it in a few lines|show you how it works|write you a short summary)?",
    ),
    "learn": (
        "(I am asking|I ask) (in order to learn|to understand it better|out of real interest), (not to sell you something today|before I suggest anything).",
        "(A few words|One or two sentences|A rough idea|A short description) (would help me a lot|would already help|would be plenty).",
    ),
}  # fmt: skip
EXTRAS |= {"priority": EXTRAS["learn"]}


# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
