"""`formal` from databricks-dolly-15k: the keyword filter of the formal-communication assistant.

A pair in:  instruction «Write an email that moves a deadline», context «», answer «Dear team, …»
An example: {"instruction": …, "context": …} -> {"subject": "Email that moves …", "body": …}
"""

import json
import re
from collections import Counter
from collections.abc import Iterable

from schemas.recipe import DataSource, Recipe
from schemas.records import Pair, Reject, TrainingExample
from tasks.curate.clean import clean, word_count
from tasks.curate.corpora import refuse
from tasks.curate.examples import make_example
from tasks.curate.language import is_english
from tasks.curate.scrub import drop_contact_sentences, holds_contact_data, scrub

BODY_WORDS = (10, 250)
CONTEXT_WORDS = 200
_PLACEHOLDER = re.compile(r"\[[^\]\n]{2,40}\]|\{[^}\n]{2,40}\}|<[A-Za-z][^>\n]{1,40}>")
_SUBJECT_LINE = re.compile(
    r"^(?:(?:from|to|cc|date):.*\n+)*subject(?: line)?:\s*(.+)\n+", re.IGNORECASE
)
_DANGLING = re.compile(r"(?: (?:an?|the|of|to|for|and|or|in|on|with|that|is|are|making|about))+$")
_ORDER = re.compile(
    r"^(?:please |can you |could you )?"
    r"(?:write|draft|compose|create|generate|give|tell)\b(?: me| us)?"
    r"(?: an?\b| the\b| some\b)? ?", re.IGNORECASE
)  # fmt: skip
_SUBJECT_WORDS = 8
# What `keyword_rows` searches, each with the texts before it.
SEARCHED = ("instruction and category", "the context too", "all texts")


def has_keyword(pair: Pair, keywords: tuple[str, ...]) -> bool:
    """Whether instruction or category holds a keyword, case ignored, inside words too."""
    return not keywords or _holds(_described(pair), keywords)


def keyword_rows(pairs: Iterable[Pair], keywords: tuple[str, ...]) -> dict[str, int]:
    """How many rows hold a keyword, by the texts that are searched; the filter's own come first."""
    counts = Counter(dict.fromkeys(SEARCHED, 0))
    for pair in pairs:
        described = _described(pair)
        with_context = f"{described} {pair.inputs.get('context', '')}"
        texts = (described, with_context, f"{with_context} {pair.target}")
        counts.update(
            name for name, text in zip(SEARCHED, texts, strict=True) if _holds(text, keywords)
        )
    return dict(counts)


def formal_example(recipe: Recipe, data: DataSource, pair: Pair) -> TrainingExample | Reject:
    """The example of a pair, or why there is none."""
    if not has_keyword(pair, data.keywords):
        return refuse(pair, "text.off_topic", pair.inputs.get("instruction", ""))
    instruction = scrub(clean(pair.inputs.get("instruction", "")))
    context = scrub(clean(pair.inputs.get("context", "")))
    answer = clean(pair.target)
    if placeholder := _PLACEHOLDER.search(answer):
        return refuse(pair, "body.placeholder", placeholder[0])
    given = _SUBJECT_LINE.match(answer)
    body = drop_contact_sentences(answer[given.end() :] if given else answer)
    if word_count(body) < BODY_WORDS[0]:
        return refuse(pair, "text.too_short", body)
    given_words = word_count(f"{instruction} {context}")
    if word_count(body) > BODY_WORDS[1] or given_words > CONTEXT_WORDS:
        return refuse(pair, "text.too_long", f"{word_count(body)} + {given_words} words")
    if not is_english(body):
        return refuse(pair, "text.language", body)
    subject = given[1].strip() if given and not holds_contact_data(given[1]) else None
    target = {"subject": subject or subject_from(instruction), "body": body}
    inputs: dict[str, object] = {"instruction": instruction}
    if context:
        inputs["context"] = context
    return make_example(
        recipe.name, pair.source, pair.licence, f"instruction:{instruction.casefold()}", inputs,
        json.dumps(target, ensure_ascii=False),
    )  # fmt: skip


def _described(pair: Pair) -> str:
    return f"{pair.inputs.get('instruction', '')} {pair.category}"


def _holds(text: str, keywords: tuple[str, ...]) -> bool:
    text = text.casefold()
    return any(keyword.casefold() in text for keyword in keywords)


def subject_from(instruction: str) -> str:
    """The first words of an instruction as a subject: `Email that moves a deadline`."""
    first_line = instruction.strip().split("\n")[0]
    words = (_ORDER.sub("", first_line) or first_line).rstrip(" .?!:").split()[:_SUBJECT_WORDS]
    text = _DANGLING.sub("", " ".join(words)).rstrip(",;:")
    return text[:1].upper() + text[1:]
