"""Real messages summed up: how many answers are the recipe's JSON, and how near to references."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from schemas.recipe import Output
from schemas.records import Message, TrainingExample
from tasks.common.keywords import COUNT
from tasks.curate.clean import clean, word_count
from tasks.curate.summary_mail import BODY_WORDS, email_of, own_words_of
from tasks.generate.answers import Answer, Writer, write_answers, write_usable_answers
from tasks.generate.engine import Engine
from tasks.ingest.enron import read_enron
from tasks.score.baselines import baseline_field, first_sentence
from tasks.score.promotion import difference
from tasks.score.similarity import rouge_l

# Unlike those of `native-113-mailboxes`, whose summaries are training data, nothing learnt these.
ARCHIVES = ("maildir-beck-s.tar.gz", "maildir-farmer-d.tar.gz", "maildir-kaminski-v.tar.gz")
# The archives go folder by folder: every fourth message comes from more of them.
EVERY = 4


def real_emails(folder: Path, wanted: int) -> list[str]:
    """So many different emails as the recipe reads them, drawn evenly from three mailboxes."""
    found: dict[str, None] = {}
    for number, name in enumerate(ARCHIVES, 1):
        rest = wanted * number // len(ARCHIVES) - len(found)
        new = (email for email in _emails(folder / name) if email not in found)
        found |= dict.fromkeys(islice(new, rest))
    return list(found)


def _emails(archive: Path) -> Iterator[str]:
    seen: set[str] = set()
    for message in read_enron(archive):
        if not isinstance(message, Message):
            continue
        words = own_words_of(message)
        email = email_of(clean(message.subject), words, message.sender_name)
        if email in seen or not BODY_WORDS[0] <= word_count(words) <= BODY_WORDS[1]:
            continue
        seen.add(email)
        if len(seen) % EVERY == 0:
            yield email


def is_valid(raw: str, output: Output) -> bool:
    """Whether an answer is one JSON object of the recipe's fields: three keywords, no blank."""
    try:
        answer = json.loads(raw)
    except ValueError:
        return False
    if not isinstance(answer, dict) or answer.keys() != output.fields.keys():
        return False
    return all(
        _are_three(answer[name]) if kind == "strings" else _is_text(answer[name])
        for name, kind in output.fields.items()
    )


def _are_three(value: object) -> bool:
    return isinstance(value, list) and len(value) == COUNT and all(map(_is_text, value))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def sum_up(emails: Sequence[str], writer: Writer, engine: Engine) -> list[Answer]:
    """One answer an email, asked for again where it cannot be used, as `mailmill draft` does."""
    return write_usable_answers([(writer, {"email": email}) for email in emails], engine)


def against_baseline(
    examples: Sequence[TrainingExample], writer: Writer, engine: Engine
) -> dict[str, Any]:
    """ROUGE-L of the summaries and of the first sentences, with the paired difference."""
    output = writer.recipe.output
    field = baseline_field(output)
    answers = write_answers([(writer, example.inputs) for example in examples], engine)
    targets = [str(json.loads(example.target)[field]) for example in examples]
    own = [
        rouge_l(str(answer.fields.get(field, "")), target)
        for answer, target in zip(answers, targets, strict=True)
    ]
    plain = [
        rouge_l(str(first_sentence(example.inputs, output)[field]), target)
        for example, target in zip(examples, targets, strict=True)
    ]
    gap = difference(own, plain)
    return {
        "held_out_real_messages": len(examples),
        "rouge_l": round(sum(own) / len(own), 4),
        "rouge_l_first_sentence": round(sum(plain) / len(plain), 4),
        "difference": [round(value, 4) for value in (gap.mean, gap.low, gap.high)],
    }
