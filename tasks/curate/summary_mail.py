"""`summary` from real mail: a message in, and the one summary of it that it supports best.

A pair in:  {"sender": "ola@example.org", "recipients": "marta@example.org", "date": "2001-06-05
            16:00:00"}, «Ola asks for a call about the meters.», and others of the same message
In bronze:  that message, «Marta,\\n\\nThe new meters are in. Could you call me …»
An example: {"email": "Subject: Meters\\n\\nGwen,\\n\\nThe new meters are in. …"}
            -> {"summary": "…", "keywords": ["new meters", …]}

Names of people and companies are fictional, the same ones in the email and in its summary; contact
data of the email gives way to neutral words, and a summary that repeats it finds it no longer.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from schemas.recipe import DataSource, Recipe
from schemas.records import Message, Pair, TrainingExample
from tasks.common.keywords import COUNT, keywords
from tasks.common.parquet import read_records
from tasks.curate.clean import clean, unwrap, word_count
from tasks.curate.corpora import Curated, parts, read_messages, refuse
from tasks.curate.examples import make_example
from tasks.curate.language import is_english
from tasks.curate.mail_names import KnownNames, Renamer, given_first, learn_names
from tasks.curate.outreach_generator.people import FIRST, LAST
from tasks.curate.scrub import scrub
from tasks.curate.summary_choice import choose

MAIL = "enron"
# Words of the message: less has nothing to sum up, more is no message but a document.
BODY_WORDS = (12, 700)
# What is kept of it: with instruction and answer some 640 tokens of training.
KEPT_WORDS = 260
_REPLY = re.compile(r"^(?:\s*(?:re|fw|fwd|aw)\s*:)+\s*", re.IGNORECASE)
_ONLY_MARKS = re.compile(r"^[\W_]+$\n?", re.MULTILINE)
# Names say who, not what about; «phone» comes from scrubbing.
_NO_KEYWORDS = frozenset((*FIRST, *(part for name in LAST for part in name.split("-")), "phone"))

Key = tuple[str, datetime]
"""Sender's address in small letters, and when it was sent."""


def summary_from_mail(recipe: Recipe, data: DataSource, bronze: Path) -> Curated:
    """One example or reject for every summary; mail is read once. Memory: the summaries and the
    messages that they are of."""
    by_message: dict[tuple[Key | None, frozenset[str]], list[Pair]] = defaultdict(list)
    for pair in read_records(parts(bronze, data.source), Pair):
        by_message[key_of(pair), recipients_of(pair)].append(pair)
    found: dict[Key, list[Message]] = {key: [] for key, _ in by_message if key}
    known = learn_names(_remembering(read_messages(bronze, MAIL), found))
    seen: set[str] = set()
    for (key, recipients), pairs in by_message.items():
        candidates = same_recipients(found[key] if key else [], recipients)
        if len(candidates) == 1:
            yield from examples_of(recipe, pairs, candidates[0], known, seen)
        else:
            reason = "summary.ambiguous" if candidates else "summary.no_message"
            yield from (refuse(pair, reason, " ".join(pair.inputs.values())) for pair in pairs)


def key_of(pair: Pair) -> Key | None:
    """What its message is found by; None where the date is none."""
    try:
        date = datetime.fromisoformat(pair.inputs["date"])
    except ValueError:
        return None
    # Dates of summaries name no zone and are UTC, as the messages' are.
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return pair.inputs["sender"].casefold(), date.astimezone(UTC)


def recipients_of(pair: Pair) -> frozenset[str]:
    """The addresses that the summary names, in small letters."""
    named = pair.inputs["recipients"].casefold()
    return frozenset(address.strip() for address in named.split(";") if address.strip())


def same_recipients(messages: Iterable[Message], recipients: frozenset[str]) -> list[Message]:
    """One of each text; where texts differ, those alone that went to some of `recipients`."""
    texts = list({(m.subject, m.body): m for m in messages}.values())
    if len(texts) < 2:
        return texts
    return [m for m in texts if recipients & {address.casefold() for address in m.recipients}]


def examples_of(
    recipe: Recipe, pairs: list[Pair], message: Message, known: KnownNames, seen: set[str]
) -> Curated:
    """A row for each summary of one message: the chosen one's example, and why not the others.

    Args:
        recipe: of the examples.
        pairs: the summaries of the message.
        message: their message.
        known: names of the corpus.
        seen: digests of messages that have an example already; grows.
    """
    own_words = own_words_of(message)
    renamer, sender = renamer_of(message, known)
    subject = " ".join(renamer.rename(scrub(clean(message.subject))).split())
    email = email_of(subject, renamer.rename(scrub(own_words)), sender)
    if reason := _unfit(own_words, seen):
        yield from (refuse(pair, reason, f"{word_count(own_words)} words") for pair in pairs)
        return
    verdicts = choose(email, [renamer.rename(pair.target) for pair in pairs])
    for pair, verdict in zip(pairs, verdicts, strict=True):
        words = keywords(email, verdict.text, _NO_KEYWORDS)
        if verdict.reason:
            yield refuse(pair, verdict.reason, verdict.detail)
        elif len(words) < COUNT:
            yield refuse(pair, "text.too_short", "fewer than three keywords")
        else:
            seen.add(_digest(own_words))
            target = json.dumps(
                {"summary": verdict.text, "keywords": list(words)}, ensure_ascii=False
            )
            yield _example(recipe, pair, message, email, target)


def renamer_of(message: Message, known: KnownNames) -> tuple[Renamer, str]:
    """Who gives the people and companies of the message their fictional names, and the sender's;
    empty where the message names no sender."""
    renamer = Renamer(message.message_id, known)
    renamer.person(_first_and_last(message.recipient_name), "recipient")
    sender = _first_and_last(message.sender_name)
    _, made = renamer.person(sender, "sender")
    for address in (message.sender, *message.recipients[:1]):
        renamer.company(address)
    return renamer, made if sender else ""


def _first_and_last(name: str) -> str:
    """`Lind, Ola & Ivo - Legal` -> `Ola Lind`: others, and a department, are not this person."""
    words = given_first(name.partition(" - ")[0]).split()
    return " ".join((words[0], words[-1]) if len(words) > 1 else words)


def signed(body: str, sender: str) -> str:
    """`body` with its sender's name below, unless its last line has it: ingest took the signature
    off, and summaries say who writes."""
    last = body.rpartition("\n")[2]
    return body if not sender or sender.split()[0] in last else f"{body}\n\n{sender}"


def own_words_of(message: Message) -> str:
    """What the author wrote, its wrapped lines joined, without lines of marks alone."""
    return unwrap(clean(_ONLY_MARKS.sub("\n", message.body)))


def email_of(subject: str, own_words: str, sender: str) -> str:
    """The recipe's input: subject, blank line, the first of the author's words, signed."""
    body = signed(cut(own_words, KEPT_WORDS), sender)
    return f"Subject: {subject}\n\n{body}"


def cut(text: str, words: int) -> str:
    """`text` up to the last sentence end within so many words; its first words where none is."""
    if word_count(text) <= words:
        return text
    short = re.match(rf"(?:\S+\s+){{{words - 1}}}\S+", text)
    kept = short[0] if short else text
    ends = [match.start() for match in re.finditer(r"(?<=[.?!])\s+|\n\n", kept)]
    return kept[: ends[-1]].rstrip() if ends else kept


def thread_of(message: Message) -> str:
    """A message's group: its subject without «Re:», or its text where it has none.

    Copies of a message in other mailboxes, answers and forwards carry the same subject.
    """
    subject = _REPLY.sub("", message.subject).strip().casefold()
    return f"subject:{subject}" if subject else f"text:{_digest(message.body)}"


def _remembering(
    messages: Iterable[Message], found: Mapping[Key, list[Message]]
) -> Iterator[Message]:
    """`messages`, those that somebody looks for put into `found` on the way."""
    for message in messages:
        if message.date and (message.sender.casefold(), message.date) in found:
            found[message.sender.casefold(), message.date].append(message)
        yield message


def _unfit(own_words: str, seen: set[str]) -> str:
    """Why nothing can be learnt from a message; empty where something can."""
    if word_count(own_words) < BODY_WORDS[0]:
        return "text.too_short"
    if word_count(own_words) > BODY_WORDS[1]:
        return "text.too_long"
    if not is_english(own_words):
        return "text.language"
    return "text.duplicate" if _digest(own_words) in seen else ""


def _digest(text: str) -> str:
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:16]


def _example(
    recipe: Recipe, pair: Pair, message: Message, email: str, target: str
) -> TrainingExample:
    return make_example(
        recipe.name, pair.source, pair.licence, thread_of(message), {"email": email}, target
    )
