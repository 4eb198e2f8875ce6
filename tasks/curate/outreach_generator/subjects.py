"""Subject lines; `{What}` is the thing asked for with a capital, `{bare}` without its article."""

SUBJECTS: tuple[str, ...] = (
    "{Topic}", "{Topic} at {company}", "{company}: {topic}", "(About|On) {topic}",
    "(A thought|A few words|A line or two|A suggestion) (about|on) {topic}",
    "(Regarding|Concerning|Your view on|A note on|A brief word on) {topic}",
    "(Your thoughts|Your opinion|Your experience|Your take|An exchange|A word) on {topic}",
    "(A note|A thought|A short note|A line|A suggestion) for {company}",
    "{first}, (a thought|a word|a few words|a note) (about|on) {topic}",
    "(In brief|Short note|A short note|Note): {topic}",
    "(Worth a look|Worth a word|For your list): {topic}", "{Topic} (for|at) {company}?",
    "(How {company} handles|Where {company} stands on|What {company} does about) {topic}", "{first}, {topic}",
    "(Could we talk about|May I ask about|Can we discuss|Shall we talk about) {topic}?",
    "A (short|quick|simple) (idea|note|word) about {topic}", "(Hello|A hello|A line|A note) from {sc}: {topic}",
    "{sc} and {company}: {topic}", "{company} and {sc}", "{sc}: {topic}",
)  # fmt: skip
ASK_SUBJECTS: dict[str, tuple[str, ...]] = {
    "meet": ("(Request for|Invitation to|Suggestion:|Proposal:) {what} (about|on) {topic}", "(Time for|Open to) {what}?", "{What} about {topic}", "{What} with {sc}"),
    "offer": ("{What} of {thing}", "(Invitation:|Suggestion:|Offer:|For you:|Proposal:) {what} for {topic}", "{What} for {company}", "{What}: {topic}", "(Try|See|Test) {thing} for {topic}"),
    "event": ("(Invitation:|You are invited:|Join us:|A seat for you:|For {company}:) {bare} on {topic}", "{What} on {topic}", "Invitation to {what}{when}", "{Bare} on {topic}{when}"),
    "send": ("{What} on {topic}", "(For you:|For {company}:|May I send you:|An offer:|To read:) {bare} on {topic}", "{Bare} on {topic}", "{Bare} for {company}"),
    "introduce": ("{Thing} for {topic}", "(Introducing|A look at|A few words on|Meet) {thing}", "(New for|For) {company}: {topic}"),
    "feedback": ("(Your view on|Feedback on|Comments on|A look at) {what}", "{Bare} on {topic}: your view?"),
    "refer": ("(Who looks after|Right person for|Whom to ask about|Contact for) {topic}",),
    "learn": ("(How do you handle|How do you approach|How do you go about) {topic}?", "(A question on|Asking about|Your way of|Your view of) {topic}",),
    "priority": ("Is {topic} a priority?", "(Asking about|Where you stand on) {topic}"),
}  # fmt: skip


# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
