"""Subject lines; `{What}` is the thing asked for with a capital, `{bare}` without its article."""

SUBJECTS: tuple[str, ...] = (
    "{Topic}", "{Topic} at {company}", "(About|On|Regarding|Concerning) {topic}",
    "(A note|A few words|A line or two|A word|A brief word) (about|on) {topic}",
    "(In brief|Short note|A short note|In a few lines): {topic}",
    "(A note|A line|A word|A hello) from {sc}: {topic}", "{sc} on {topic}", "{sc}: {topic}",
    "{Topic}: (a note|a line|a word) from {sc}", "{company} and {sc}",
)  # fmt: skip
ASK_SUBJECTS: dict[str, tuple[str, ...]] = {
    "meet": ("(Request|Suggestion|Proposal): {what} (about|on) {topic}", "(Time for|Open to|Could we have|May I suggest) {what}?", "{What} about {topic}(|?)", "{What} with {sc}(|?)", "(Could we talk about|May I suggest a word about|Can we discuss|Shall we talk about) {topic}?"),
    "offer": ("{What} of {thing}(|?)", "(Suggestion|Proposal|Invitation): {what} of {thing}", "{What} for {company}?", "{What}: {topic}", "{Thing} for {topic}", "(Would you like|May I suggest) {what}?"),
    "event": ("(Invitation|You are invited|Join us): {what} on {topic}", "{What} on {topic}", "(Invitation to|An invitation to) {what}{when}", "{What} on {topic}{when}", "(Will you join us for|Would you join us for|May I invite you to) {what}?"),
    "send": ("{What} on {topic}(|?)", "(May I send you|Would you like|Shall I send you|Can I send you) {what}?", "{What}: {topic}", "{What} for {company}(|?)"),
    "introduce": ("{Thing} for {topic}", "(Introducing|A look at|A few words on|A word about) {thing}", "{Thing}: {topic}", "(May I show you|Shall I show you) {thing}?"),
    "feedback": ("(Your view on|Your view of|Feedback on|Comments on) {what}", "{What} on {topic}: your view?", "(Would you look at|Could you look at) {what}?", "(A request|A favour): your view of {what}"),
    "refer": ("(Who looks after|Right person for|Whom to ask about|Contact for|Who is responsible for) {topic}(|?)", "Who looks after {topic} at {company}?"),
    "learn": ("(How do you handle|How do you approach|How do you go about) {topic}?", "(A question on|A question about|Asking about|One question about) {topic}", "(A question|One question) about {topic} at {company}"),
    "priority": ("Is {topic} a priority?", "(Asking about|A question about|One question about) {topic}", "Is {topic} a priority at {company}?"),
}  # fmt: skip


# ruff: noqa: E501  (one line is one family of frames, which is how these are read and edited)
