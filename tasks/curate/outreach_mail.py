"""`outreach` from real mail: the inputs are derived from the message, the message is the answer.

A message in: From Ola Lind to Marta Holm, «Marta,\\n\\nThe new meters are in. Could you call me
              about the test on Friday?\\n\\nOla»
An example:   {"objective": "ask them to call me about the test on Friday", "facts": ["The new
              meters are in."], "sender": {…}, "lead": {…}, "tone": …}
              -> {"subject": …, "body": "Gwen,\\n\\nThe new meters are in. …"}

Names and companies of the answer are fictional, the same ones as in its inputs.
"""

import json
import re
from pathlib import Path

from schemas.recipe import DataSource, Recipe
from schemas.records import Message, Reject, TrainingExample
from tasks.curate.clean import clean, unwrap, word_count
from tasks.curate.corpora import Curated, read_messages
from tasks.curate.examples import make_example
from tasks.curate.language import is_english
from tasks.curate.mail_names import KnownNames, Renamer, given_first, learn_names
from tasks.curate.mail_purpose import purpose_and_facts
from tasks.curate.scrub import drop_contact_sentences

BODY_WORDS = (30, 150)
_MOST_RECIPIENTS = 3
_GREETING = re.compile(
    r"^(?P<salutation>(?:Hi|Hello|Hey|Dear|Good (?:morning|afternoon))[ ,]+)?"
    r"(?:(?:Mr|Ms|Mrs|Dr)\.? )?(?P<name>[A-Z][a-z'’-]+)(?: [A-Z][a-z'’-]+)? ?[,:!-]{1,2}(?:\s+|$)"
)
# «Thanks, I will call» and «Team, …» open with a capital and a comma too, but greet no one person.
_NOBODY_WORDS = """
all everyone everybody team folks guys gentlemen ladies friends colleagues thanks thank yes no
ok okay well also please sorry hi hello hey dear sir madam attached fyi however yesterday today
tomorrow monday tuesday wednesday thursday friday saturday sunday note sure great
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())
_REPLY = re.compile(r"^\s*\[?(?:re|fw|fwd|aw)\s*:", re.IGNORECASE)
# What a message that another one carries begins with.
_INNER_HEADER = re.compile(r"^Content-[A-Z][\w-]+:", re.MULTILINE)
_MACHINE = re.compile(
    r"no-?reply|announce|mailer|postmaster|listserv|newsletter|admin|notification|outlook|subscri",
    re.IGNORECASE,
)
_BUSINESS = re.compile(
    r"\b(meet|meeting|call|contract|deal|report|schedul\w*|review\w*|draft|agree\w*|price|pricing"
    r"|propos\w*|present\w*|interview|conference|invoice|project|market|gas|power|information|discuss"
    r"|model|document|attach\w*|customer|account|volume|trad\w*|office|plan\w*|data|group|system)\b",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^(?:thanks?(?: you)?(?: (?:again|so much|very much|in advance|for your \w+))?|many thanks"
    r"|regards|(?:best|kind|warm)(?: (?:regards|wishes))?|sincerely|cheers|yours(?: \w+)?)[,.!]?$",
    re.IGNORECASE,
)
# «Thanks, Ola.» at the end of the last line, or the author's extension.
_INLINE_SIGN_OFF = re.compile(
    r"(?:(?:(?<=[.?!])|\n)\s*(?:many )?(?:thanks?(?: you)?|regards|cheers)\b"
    r"(?:[ ,.!-]+[\w'’]+){0,3}[.!]*"
    r"|\s*\(?\bx ?\d{4,5}\)?\.?)\s*$",
    re.IGNORECASE,
)
_ONLY_MARKS = re.compile(r"^[\W_]+$\n?", re.MULTILINE)


def outreach_from_mail(recipe: Recipe, data: DataSource, bronze: Path) -> Curated:
    """One example or reject for every message of the source; it is read twice, names first."""
    known = learn_names(read_messages(bronze, data.source))
    for number, message in enumerate(read_messages(bronze, data.source), 1):
        yield mail_example(recipe, data, message, known, number)


def mail_example(
    recipe: Recipe, data: DataSource, message: Message, known: KnownNames, number: int
) -> TrainingExample | Reject:
    """The example of a message, or why there is none. `number` is its place in the source."""

    def refuse(reason: str, detail: str = "") -> Reject:
        return Reject(
            source_file=message.source_file, row_number=number, reason=reason, detail=detail[:200]
        )

    if not 1 <= len(message.recipients) <= _MOST_RECIPIENTS or _MACHINE.search(message.sender):
        return refuse("text.automated", f"{message.sender} to {len(message.recipients)}")
    if _REPLY.match(message.subject) or _INNER_HEADER.search(message.body):
        return refuse("text.reply", message.subject)
    text = unwrap(clean(_ONLY_MARKS.sub("\n", message.body)))
    if not BODY_WORDS[0] <= word_count(text) <= BODY_WORDS[1]:
        short = word_count(text) < BODY_WORDS[0]
        return refuse("text.too_short" if short else "text.too_long", f"{word_count(text)} words")
    greeting = _GREETING.match(text)
    if not greeting or greeting["name"].casefold() in _NOBODY:
        return refuse("text.no_greeting", text)
    if not message.sender_name:
        return refuse("text.no_sender", message.sender)
    if not is_english(text):
        return refuse("text.language", message.sender_name)
    body = drop_contact_sentences(_without_sign_off(text[greeting.end() :]))
    if not _BUSINESS.search(body):
        return refuse("text.not_business", body)
    if word_count(body) < BODY_WORDS[0] - 5:
        return refuse("text.too_short", f"{word_count(body)} words left")
    return _derived(recipe, message, known, greeting, body) or refuse("text.ungrounded", body)


def _derived(
    recipe: Recipe, message: Message, known: KnownNames, greeting: re.Match[str], body: str
) -> TrainingExample | None:
    """The example, unless its answer would say what its inputs do not hold."""
    renamer = Renamer(message.message_id, known)
    recipient = message.recipient_name if greeting["name"] in message.recipient_name else ""
    first, name = renamer.person(given_first(recipient) or greeting["name"], "recipient")
    renamer.person(greeting["name"], "recipient")
    given, sender = renamer.person(given_first(message.sender_name), "sender")
    sender_company = renamer.company(message.sender)
    lead_company = renamer.company(message.recipients[0])
    body = _before_signature(renamer.rename(body), given)
    if word_count(body) < BODY_WORDS[0] - 5:
        return None
    found = purpose_and_facts(body, drop_contact_sentences(renamer.rename(clean(message.subject))))
    if found is None:
        return None
    salutation = greeting["salutation"] or ""
    target = {
        "subject": found.subject,
        "body": f"{salutation}{first},\n\n{body}\n\n{found.sign_off},\n{sender}",
    }
    inputs: dict[str, object] = {
        "objective": found.objective,
        "tone": "plain",
        "sender": {"name": sender, "title": "", "company": sender_company},
        "lead": {"name": name, "first_name": first, "title": "", "company": lead_company},
        "facts": list(found.facts),
        "cues": {},  # people's own wording
    }
    return make_example(
        recipe.name, "enron", _licence(recipe), f"sender:{message.sender.casefold()}", inputs,
        json.dumps(target, ensure_ascii=False),
    )  # fmt: skip


def _before_signature(body: str, given: str) -> str:
    """`body` up to a line or sentence that is the sender's name alone; nothing after it is mail."""
    name = rf"{re.escape(given)}(?: [A-Z]\.)?(?: \w[\w'’-]*)?"
    alone = re.search(rf"(?:\n|(?<=[.?!])[ \t])[-–* ]*{name}[.! ]*(?=\n|$)", body)
    return _without_sign_off(body[: alone.start()] if alone else body)


def _licence(recipe: Recipe) -> str:
    return next(data.licence for data in recipe.data if data.source == "enron")


def _without_sign_off(text: str) -> str:
    """`text` without closing lines and words: thanks, regards, a name alone."""
    lines = text.rstrip().split("\n")
    while len(lines) > 1:
        last = lines[-1].strip().strip("-*")
        named = len(last.split()) <= 3 and not last.endswith(("?", ":")) and last.istitle()
        if last and not _SIGN_OFF.match(last) and not named and len(last) > 3:
            break
        lines.pop()
    text = "\n".join(lines).strip()
    shorter = _INLINE_SIGN_OFF.sub("", text)
    while shorter != text:
        text, shorter = shorter, _INLINE_SIGN_OFF.sub("", shorter)
    return text.strip()
