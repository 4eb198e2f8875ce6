"""What people write at work, kind by kind: subjects, bodies and summaries as templates.

`(a|b)` holds alternatives, `{thing}` a value (see `spin`). A body is a row of slots; of each slot one
template is taken. A summary says nothing that not every choice of the body says too.

    {thing} a thing with its adjective     {by} a time, after «by» and «until»
    {who} {other} {sender} people          {on} a time, with its preposition
    {place} a place, with its preposition  {n} {m} {total} counts, n + m = total
    {firm} a company                       {sum} an amount of money     {reason} a whole clause
    {date} a date without preposition      {ask} a question about the thing that follows it
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of email; `things` are the sorts of things that it can be about."""

    name: str
    things: tuple[str, ...]
    subjects: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]
    summaries: tuple[str, ...]


KINDS = (
    Kind(
        "notification", ("facility",),
        ("(Closed|Not available|Out of use): {thing}", "The {thing} (until {by}|for now)", "(Please note|For information): {thing}"),
        (("(Please note that|This is to let you know that|I am writing to tell you that|Just so that nobody is surprised:) the {thing} {place} (is|will be) (closed|out of use|unavailable) until {by}.",
          "Until {by} (nobody can use|you cannot use|we have to do without) the {thing} {place}."),
         ("The reason: {reason}.", "(As you may have heard|In short), {reason}."),
         ("(If this is a problem|In urgent cases), (talk to|please ask|turn to) {who}.", "{who} (can help|knows a way round it) in urgent cases.")),
        ("The {thing} {place} is unavailable until {by}; {who} helps in urgent cases.",
         "Until {by} the {thing} {place} cannot be used because {reason}.",
         "{sender} tells that the {thing} is out of use until {by} because {reason}."),
    ),
    Kind(
        "request", ("work",),
        ("(Request|Could you help|A favour): {thing}", "(Your input|Your part|Your figures) for the {thing}", "(Help needed|Something I need) by {by}"),
        (("(I am working on|I have been asked about|We are revising) the {thing} and (need your input|lack your part|cannot finish without you).",
          "(For|To finish) the {thing} (something from you is missing|your notes are all that is missing|I depend on you)."),
         ("(Could you send me|Would you please send|Can you let me have) your (comments|notes) by {by}?", "(It would help me|I should be grateful) to have your notes by {by}."),
         ("(Half a page is enough|Notes will do|{n} lines are plenty)(|, and {who} can help with questions).", "(Questions go to|Ask) {who}(|, please)(|, who has the earlier version).")),
        ("{sender} asks for input on the {thing} by {by}.",
         "{sender} needs comments on the {thing}, to be sent by {by}.",
         "Notes on the {thing} are wanted by {by} so that {sender} can finish it."),
    ),
    Kind(
        "scheduling", ("facility", "work", "event"),
        ("(Meeting about|Date for|Talk about) the {thing}", "(When can we meet|A slot) {on}?", "{thing}: (let us meet|finding a date)"),
        (("(We should meet|I would like to meet|Let us sit down) about the {thing}(| before it gets urgent| while there is time).",
          "The {thing} (needs|deserves) a (proper talk|meeting), (I think|and soon)."),
         ("Would {n} minutes {on} (suit you|work for you|fit your plans|be possible)?", "(I suggest|How about|My proposal is) {n} minutes {on}."),
         ("(I have asked|I invited|It would be good to have) {who} (as well|too).", "{who} (would join us|should be there as well|will come too), {place} if you agree.")),
        ("{sender} proposes {n} minutes {on} to talk about the {thing} with {who}.",
         "A meeting about the {thing} with {who} is proposed {on}.",
         "{sender} would like to meet {on} about the {thing}; {who} would take part."),
    ),
    Kind(
        "report", ("work", "event"),
        ("(Report|Status|Where we are): {thing}", "The {thing}(| this week): {n} of {total}", "(Progress on|News of) the {thing}"),
        (("(Here is where we stand with|A short report on|This is the state of) the {thing}: {n} of {total} (points are done|items are finished|tasks are closed).",
          "(Of {total} tasks|Out of {total} points) for the {thing}, {n} are (done|finished|behind us)."),
         ("(The largest open point|What remains|Most of the rest) (is with|lies with|waits for) {who}.", "{who} (has|works on|looks after) the {m} that (remain|are left)."),
         ("(I expect to finish|We should be done|The rest will follow) by {by}.", "(If nothing happens|All being well), the rest is done by {by}.")),
        ("Of {total} tasks for the {thing}, {n} are done, and the rest should follow by {by}.",
         "{n} of {total} points of the {thing} are finished; {who} works on what remains.",
         "{sender} reports on the {thing}: {n} of {total} done, the rest by {by}."),
    ),
    Kind(
        "reminder", ("work", "event"),
        ("(Reminder|Not forgotten|Deadline): {thing}", "(Still open|Due by {by}): your part of the {thing}", "{thing}: (a nudge|please remember)"),
        (("(This is a friendly reminder|May I remind you|Just a reminder) that your part of the {thing} is due by {by}.",
          "By {by} (I need|we must have) your part of the {thing}(|, as agreed)."),
         ("{n} of {total} colleagues have answered(| so far|, which is a good start).", "(So far|Up to now) {n} answers out of {total} are in."),
         ("(Please send yours to|Yours should go to|Send it straight to) {who}.", "{who} (collects them|is waiting for them|takes them).")),
        ("Contributions to the {thing} are due by {by} and go to {who}.",
         "{sender} reminds of the {thing}: answers go to {who} by {by}.",
         "{n} of {total} have answered about the {thing}; the others should write to {who} by {by}."),
    ),
    Kind(
        "handover", ("facility", "work", "event", "service"),
        ("(New contact|Change of contact|Who does what): {thing}", "{who} (takes over|is in charge)(| soon)", "(Handing over|Leaving) the {thing}"),
        (("(Starting|As of|From) {date}, {who} (takes over|looks after|is responsible for) the {thing}.",
          "(I am handing|It is time to hand) the {thing} over to {who}; the change comes on {date}."),
         ("(I am moving to other work|My tasks are changing|I will be away for some time), and all (files are handed over|notes are in place).", "{reason_me}."),
         ("(Please send questions to the new contact|I am around until then|Thank you for working with me on this).", "{other} (stays in the team|helps with the first weeks|knows the history).")),
        ("{who} takes over the {thing} from {sender} on {date}.",
         "From {date} {who} is responsible for the {thing}.",
         "{sender} hands the {thing} to {who} on {date}."),
    ),
    Kind(
        "complaint", ("facility", "goods"),
        ("(Complaint|Not satisfied|A problem): {thing}", "The {thing} of {firm}", "(This cannot go on|Something is wrong): {thing}"),
        (("(I am not happy with|I have to complain about|We are disappointed by) the {thing} (that we got from|from) {firm}.",
          "The {thing} that {firm} (sent|sold) us (does not work|is not what we agreed|falls short)."),
         ("(We found|There are|I counted) {n} (faults|errors|defects), and (nobody answers|we wrote twice already|the hotline is no help).", "It has {n} (faults|errors), (as {who} noted|which {who} wrote down)."),
         ("(I expect|We expect|Please see to) a (repair|replacement) by {by}.", "(By {by}|Before {by} is over) we want it (replaced|repaired), (or our money back|please).")),
        ("{sender} complains about the {thing} from {firm} and wants it put right by {by}.",
         "The {thing} from {firm} has {n} faults, and a remedy is expected by {by}.",
         "A complaint about {n} defects of the {thing} that {firm} supplied."),
    ),
    Kind(
        "invitation", ("event",),
        ("(Invitation|Join us|You are invited): {thing}", "(Come to|Come and see) the {thing}", "{on}: {thing}"),
        (("(You are invited|I would like to invite you|Please join us) to the {thing} {on}.",
          "{on_cap} we (hold|open|have) the {thing}, and (you are invited|we hope that you come)."),
         ("(We meet|It takes place|You will find us) {place}.", "(The place|Where): {place}; (tea and cake are ready|bring a friend)."),
         ("(There is room for|We have seats for) {total} (people|guests); (please tell {who}|let {who} know)(| soon).", "Please (tell {who}|let {who} know) by {by} whether you come; {total} seats are there.")),
        ("{sender} invites to the {thing} {on}, {place}.",
         "The {thing} is {on} {place}; {who} takes the answers.",
         "An invitation to the {thing} {on}, with room for {total}."),
    ),
    Kind(
        "decision", ("facility", "service"),
        ("(Decision|Decided|It is settled): {thing}", "{firm} (it is|wins)(|: {thing})", "(What we decided|Outcome) about the {thing}"),
        (("(We have decided|It is decided|After a long talk we agreed) that {firm} (supplies|builds|looks after) the {thing}.",
          "For the {thing} we (take|chose|go with) {firm}."),
         ("{n} (offers|bids) (were compared|had come in), and theirs (was the best|cost {sum}).", "Their offer of {sum} (was the best|stood first) among {n}."),
         ("{who} (signs|prepares|writes) the contract by {by}.", "The contract is (with|on the desk of) {who}, and work begins by {by}.")),
        ("{firm} was chosen for the {thing} out of {n} offers.",
         "{sender} tells that the {thing} goes to {firm}; {who} deals with the contract.",
         "Out of {n} offers for the {thing}, that of {firm} was taken."),
    ),
    Kind(
        "question", ("facility", "work", "goods", "service"),
        ("(Question|A question|Do you know): {thing}", "(Who knows|How do I use) the {thing}?", "{thing}: (I am lost|one thing is unclear)"),
        (("(Do you know|Can you tell me) {ask} the {thing}?",
          "I (cannot find out|have nowhere read) {ask} the {thing}(|, and hope that you know)."),
         ("{who} (thought|said) that you (might know|are the one to ask).", "(I asked {who}, who did not know|{who} could not tell me)."),
         ("I (need|have to give) an answer by {by}(|, as {total} people wait for it).", "(There is time until|It is enough to know by) {by}.")),
        ("{sender} asks {ask} the {thing} and needs an answer by {by}.",
         "{sender} wants to know by {by} {ask} the {thing}.",
         "A question about the {thing}, to be answered by {by}: {ask} it?"),
    ),
    Kind(
        "delivery", ("goods",),
        ("(Delivery|On its way|Shipping): {thing}", "Your order from {firm}", "{total} boxes (for you|{on})"),
        (("(The {thing} is on its way|We have shipped the {thing}|The {thing} has left our store): {total} boxes(|, insured).",
          "{firm} (ships|delivers) the {thing} in {total} boxes."),
         ("(It arrives|They should arrive|The lorry comes) {on}, and {firm} (needs somebody to sign|brings it to the door).", "{on_cap} the driver of {firm} (comes|rings)."),
         ("(Please have {who} sign|{who} should sign) for it {place}.", "(Unload it|It goes) {place}; {who} has the (papers|key).")),
        ("The {thing} arrives in {total} boxes {on}, and {who} receives it.",
         "{firm} delivers {total} boxes of the {thing} {on}.",
         "{sender} announces {total} boxes for the {thing}, which {firm} brings {on}."),
    ),
    Kind(
        "approval", ("facility", "event", "goods"),
        ("(Approved|You can go ahead|Approval): {thing}", "{sum} for the {thing}", "(Green light|Yes) for the {thing}"),
        (("(I approve|We approve|The board has approved) {sum} for the {thing}.", "(You may spend|There is a budget of|You can count on) {sum} for the {thing}."),
         ("(The condition is|We ask for one thing:|Please note) that {who} (sees every invoice|gets a report every month|checks the order).", "{who} (has to see|must sign) every order(|, that is the one condition)."),
         ("(The money must be spent|It has to be used|Please order) by {by}.", "What is not spent by {by} (is lost|goes back).")),
        ("{sum} for the {thing} is approved on the condition that {who} is involved; it must be used by {by}.",
         "{sender} approves {sum} for the {thing}, to be used by {by}.",
         "The {thing} gets {sum}, which must be spent by {by}."),
    ),
    Kind(
        "delay", ("work", "goods"),
        ("(Delay|Late|Sorry): {thing}", "The {thing} (takes longer|comes later)", "(New date|Not before {by}) for the {thing}"),
        (("(I am sorry to say that|Unfortunately|I must tell you that) the {thing} (will be late|is delayed|takes longer).",
          "The {thing} (will not be ready in time|is behind plan), (I am sorry|and I apologise)."),
         ("(The reason is simple|This is why): {reason}.", "(We lost {n} days|It cost us {n} days) because {reason}."),
         ("(You will have it|It will be ready|We promise it) by {by}(|, and {who} keeps you informed).", "The new date is {by}(|; {who} will call you before).")),
        ("The {thing} is delayed until {by} because {reason}.",
         "{sender} apologises: the {thing} will be late and is now promised for {by}.",
         "Because {reason}, the {thing} comes late, by {by}."),
    ),
    Kind(
        "change", ("service",),
        ("(Change|New rule|From {date}): {thing}", "(What changes|New prices) for the {thing}", "{thing}: {sum} (instead|from now on)"),
        (("From {date} the {thing} (costs|will cost) {sum}(| a month| a day).", "(The price of|What you pay for) the {thing} changes on {date}: (it will be|to) {sum}."),
         ("(This is because|The reason is that) {reason}.", "{firm} (raised its prices|changed its terms), (hence|and so must we)."),
         ("(Whoever does not agree|Those who want to leave) (can tell|should write to) {who} by {by}.", "{who} (answers questions|has the details)(|, also by phone).")),
        ("The {thing} costs {sum} from {date}; {who} is the contact.",
         "{sender} announces a new price of {sum} for the {thing}, from {date}.",
         "From {date} the price of the {thing} is {sum}."),
    ),
    Kind(
        "thanks", ("event",),
        ("(Thank you|Many thanks|Well done): {thing}", "(You made it|A word of thanks)", "The {thing}: (a success|great work)"),
        (("(Thank you for|I want to thank you for|That was great work on) the {thing}(|, also in the name of {who}).", "The {thing} was a success, (thanks to you|and that is your work)."),
         ("{total} (people came|guests were there), (more than ever|which nobody expected).", "(We counted|There were) {total} guests, {n} of them from {firm}."),
         ("(Let us celebrate|Cake is ready|I should like to celebrate) {on}.", "{on_cap} there is (cake for all of you|a small party) {place}.")),
        ("{sender} thanks for the {thing}, which drew {total} people, and wants to celebrate {on}.",
         "Thanks for the success of the {thing}; there is a celebration {on}.",
         "The {thing} was a success with {total} guests, and {sender} says thank you."),
    ),
    Kind(
        "incident", ("facility",),
        ("(Fault|Incident|Damage): {thing}", "(Stopped|Broken) {place}: {thing}", "(Urgent|Please act): {thing}"),
        (("(This morning|Last night|An hour ago) the {thing} {place} (failed|stopped|broke down).", "The {thing} {place} (is broken|failed last night)."),
         ("{n} people (are affected|cannot work), (mostly in|above all those of) {who_poss} team.", "(It affects|So far it hits) {n} people; {who} (leads the repair|is on site)."),
         ("(We expect it back|It should run again|The repair lasts) until {by}.", "(Help comes from|The spare part comes from) {firm} {on}.")),
        ("The {thing} {place} failed, which affects {n} people.",
         "{sender} reports that the {thing} {place} broke down; {n} people are affected.",
         "{n} people are affected by the failure of the {thing} {place}."),
    ),
)  # fmt: skip

# What else stands in an email and is no part of its summary.
OPENINGS = (
    "(I hope|I trust) (you are well|you had a good weekend|the week began well).",
    "(Thanks|Thank you) for your (last email|call|patience).",
    "(It was good to see you|Nice talking to you) (last week|the other day).",
    "(As promised|As announced), (a short note|here is my email).",
    "(Sorry for the long silence|Sorry for writing so late).",
)
CLOSINGS = (
    "(Let me know|Tell me|Write to me) if (anything is unclear|you have questions).",
    "(I am away|I am out of the office) {else_day}, (but read my mail|so call before).",
    "(By the way|One more thing): {other} sends (greetings|regards).",
    "(Please pass this on to|Feel free to forward this to) (your team|whoever needs it).",
    "(This went to {other}, too|{other} gets a copy).",
    "(No need to answer|A short answer will do).",
)

# ruff: noqa: E501  (one line is one family of sentences, which is how these are read and edited)
