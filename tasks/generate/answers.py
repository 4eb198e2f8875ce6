"""Inputs in, answers out: prompts built, engine asked, fields read. A bad row fails alone."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from random import Random
from typing import Any

from schemas.cues import Deal
from schemas.reasons import explain
from schemas.recipe import Recipe
from tasks.common.files import sha256_json
from tasks.common.prompts import build_chat, prompt_sha256
from tasks.generate.engine import UNANSWERED, Adapter, Completion, Engine, Request
from tasks.generate.letter import letter_pattern
from tasks.generate.parse import parse_answer


@dataclass(frozen=True)
class Writer:
    """Who writes: a recipe with its base model (name@revision) and, unless it is the base alone,
    an adapter."""

    recipe: Recipe
    base_model: str
    adapter: Adapter | None


@dataclass(frozen=True)
class Answer:
    """Fields by name, or the reason code why there are none; `raw` is what the model wrote."""

    fields: dict[str, object]
    raw: str
    failure: str
    prompt_sha256: str
    prompt_tokens: int
    output_tokens: int


def write_answers(
    rows: Sequence[tuple[Writer, dict[str, Any]]],
    engine: Engine,
    attempt: int = 1,
    refused_for: Sequence[tuple[str, ...]] | None = None,
    on_answer: Callable[[int, Answer], object] | None = None,
) -> list[Answer]:
    """One answer for each (writer, inputs), in order.

    Args:
        rows: writers may differ from row to row; the engine serves them in one batch.
        engine: real or fake.
        attempt: 1 for the first try.
        refused_for: of a further try, the reason codes of each row's last one; the prompt names
            them.
        on_answer: called with each row's place and answer as soon as there is one, in any order.

    Raises:
        jinja2.UndefinedError: inputs lack a variable of the recipe's template.
        EngineLost: the engine as a whole is gone.
    """
    requests = list(requests_for(rows, attempt, refused_for))
    answers: dict[int, Answer] = {}

    def read(place: int, completion: Completion) -> None:
        answers[place] = _answer(rows[place][0].recipe, requests[place], completion)
        if on_answer:
            on_answer(place, answers[place])

    engine.generate(requests, read)
    return [answers[place] for place in range(len(rows))]


def write_usable_answers(
    rows: Sequence[tuple[Writer, dict[str, Any]]],
    engine: Engine,
    attempts: int = 3,
    flaws: Callable[[dict[str, Any], Answer], int] = lambda _inputs, _answer: 0,
) -> list[Answer]:
    """One answer for each (writer, inputs), in order; what cannot be used, or has flaws, is asked
    for again, and of all tries the one with the fewest is taken.

    Args:
        rows: as of `write_answers`.
        engine: real or fake.
        attempts: how often each is asked for at most.
        flaws: counts them in an answer to these inputs that can be used.

    Raises:
        jinja2.UndefinedError: inputs lack a variable of the recipe's template.
        EngineLost: the engine as a whole is gone.
    """

    def faults(place: int, answer: Answer) -> float:
        return inf if answer.failure else flaws(rows[place][1], answer)

    answers = write_answers(rows, engine)
    faulty = {place: faults(place, answer) for place, answer in enumerate(answers)}
    for attempt in range(2, attempts + 1):
        again = [n for n, a in enumerate(answers) if faulty[n] and a.failure not in UNANSWERED]
        tried = write_answers([rows[place] for place in again], engine, attempt)
        for place, answer in zip(again, tried, strict=True):
            count = faults(place, answer)
            failed_before = answers[place].failure and answer.failure not in UNANSWERED
            if count < faulty[place] or failed_before:
                answers[place], faulty[place] = answer, count
    return answers


def requests_for(
    rows: Sequence[tuple[Writer, dict[str, Any]]],
    attempt: int = 1,
    refused_for: Sequence[tuple[str, ...]] | None = None,
) -> Iterator[Request]:
    """What the engine is asked for each (writer, inputs), in order; see `request_for`.

    In a first try emails of one writer that follow each other begin differently; in a further one
    each of them stands alone, whatever others are tried again.
    """
    deals = defaultdict[object, Deal](Deal)
    refused = refused_for or [()] * len(rows)
    for (writer, inputs), codes in zip(rows, refused, strict=True):
        deal = deals[writer.recipe.name, writer.adapter] if attempt == 1 else None
        yield request_for(writer, inputs, attempt, codes, deal)


def request_for(
    writer: Writer, inputs: dict[str, Any], attempt: int = 1, refused_for: tuple[str, ...] = (),
    deal: Deal | None = None,
) -> Request:  # fmt: skip
    """What the engine is asked for these inputs; of a further try, with the last one's reasons.

    How its parts begin is the same for the same inputs, attempt, and beginnings dealt before.

    Raises:
        jinja2.UndefinedError: inputs lack a variable of the recipe's template.
    """
    recipe = writer.recipe
    if recipe.cues:
        rng = Random(sha256_json([inputs, attempt]))  # noqa: S311  (wording, not a secret)
        inputs = {"cues": (deal or Deal()).draw(recipe.cues, inputs, rng), **inputs}
    chat = build_chat(recipe, inputs)
    if refused_for:
        told = " ".join(explain(code) for code in refused_for)
        # At the end: most of the prompt before it is the last try's, which the engine remembers.
        chat[-1]["content"] += f"\n\nThe last draft was refused. {told}"
    schema = None
    if recipe.output.format == "json":
        # A model that never learned to sign would go on until it is cut: the base is left free.
        schema = recipe.output.json_schema(letter_pattern(inputs) if writer.adapter else "")
    sampling = recipe.sampling if attempt == 1 else recipe.sampling.of_further_try()
    return Request(chat, sampling, schema, writer.adapter, attempt)


def _answer(recipe: Recipe, request: Request, completion: Completion) -> Answer:
    parsed = parse_answer(completion.text, recipe.output)
    # An answer cut at its limit is usable when its JSON is whole all the same.
    failure = parsed.failure and (completion.failure or parsed.failure)
    return Answer(
        fields=parsed.fields,
        raw=completion.text,
        failure=failure,
        prompt_sha256=prompt_sha256(request.chat),
        prompt_tokens=completion.prompt_tokens,
        output_tokens=completion.output_tokens,
    )
