"""Words that any letter may use, whoever is written to: they claim nothing by themselves.

All that the outreach grammar's own frames say is here, and what other writers say as harmlessly. A
word that makes a claim in most sentences («customers», «award», «guarantee», «free») is not.
"""

LETTER_WORDS = frozenset(
    """
    across active address advance advise advises afternoon agenda agree ahead allow allows already
    always among another answer anybody anyone anything appreciate approach approaches approaching
    arrange ask asking assist assists attention available await back background bad based became
    because begin begins behalf belongs better brief briefly bring brings business busy calendar
    calls came can't cannot care career carries caught change chat cheers choice choose close
    colleague colleagues come comes coming comment comments companies company concern concerning
    concerns confirm congratulations connection consider consideration considering contact
    convenience convenient conversation correct couldn't course curious daily date day days deal
    dealing deals dear decide decides deciding describe described description desk detail details
    diary didn't directly discuss discussion disposal doesn't don't done draw drop each earlier
    early easier easy either else email emails enough enquiry even evening every everyone everything
    exactly experience expertise explain explore eye far favour feedback feel few field find fine
    first fit fits flexible focus focuses follow form former forward forwarding found full further
    fw fwd get getting give given glad gladly go goes going good grateful greetings guess handle
    handles handling happened happy harm having headline hear heard hearing hello help helps here
    here's hesitate hey hi high hit honour honoured hope hoped however hurry i'd i'll i'm i've idea
    ideas imagine important impressed information insight insights interest interested interesting
    introduce introducing introduction invitation invite invited inviting involved isn't it'd it's
    itself job join judge keen keep kind kindly know knows lately later latest learn learned leave
    led leisure let let's letter letters liberty light likely line lines list listen lists little
    long look looked looking looks lot made main make many matter matters maybe meant meet meeting
    meetings mention mentioned mentions message messages met might mind minute missing moment
    morning much must myself name need needed needs news newsletter next nice nobody note noted
    nothing noticed noticing now obviously offer offers okay once one-line online open opinion
    opportunity organise organises other ourselves overview own pace part parts pass past people
    perhaps permit person perspective phone pick plain plan plans please pleased pleasure plenty
    point points position possible post practice prefer preparation prepare present presenting
    pressure priority probably profile proposal propose provide provides put question questions
    quick quickly quite raise rather re reach reached reaches reaching read reading reads real
    reason receive received recent recently refer reference regarding regards relevant remain reply
    replying represent request require respectfully respond response responsible right role room
    rough rush saw say saying says schedule scheduling seat see seeing seemed seen send sending
    sense sentences session set shall share shared sharing short should show showing side simple
    simply since sincerely skills slides somebody someone something soon sorry sound spare speak
    speaking specialise specialises specific spotted stands start starting starts stayed still stood
    straight subject suggest suggestion suggests suit suitable suits sum summary suppose sure surely
    take takes taking talk team teams tell telling thank thanks that's themselves therefore think
    thinking thought thoughts through time times timing today together tomorrow top topic touch
    trouble truly try turn turning two unclear under understand unsure until update upon use useful
    value video view views want wanted warm warmly way we'd we'll we're week weekday weeks welcome
    well whatever whenever whether whichever while who's whom whose willing wish wishes within
    without won't wonder wondered wondering word words work worked working works worth wouldn't
    write writes writing wrong wrote years yes yet you'd you'll you're you've yours yourself
    """.split()  # noqa: SIM905
)

# Harmless together, of words that are not alone.
PHRASES = (
    "a few days ago", "all the best", "best regards", "best wishes", "by all means", "by chance i",
    "calm week", "can say best", "can wait", "each month", "feel free", "for context",
    "free most days", "hand this on", "happened to notice", "i am contacting you",
    "i am not mistaken", "i believe", "i belong to", "i expect",
    "i gather", "i have kept this short", "i kept this brief", "i remember reading",
    "in case it", "in case our name", "in case we", "in case you do not know us",
    "in case you have not heard", "in charge of", "in order to", "in two minds", "in your capacity",
    "let it rest a week", "let it wait if it must", "matter rests with you", "next month",
    "none of this is pressing", "none of this is urgent", "not long ago", "not to sell you",
    "nothing here is pressing", "nothing here is urgent", "on a different note",
    "on a separate note", "on purpose", "own way of doing this", "save you a seat",
    "somebody near you", "this can rest", "to give you some context", "to whoever it",
    "will know best", "worth a conversation",
)  # fmt: skip
