"""`mailmill draft`: one text from one set of inputs."""

import json
import sys
from pathlib import Path
from typing import Any

from flows.night import engine_for, find_writer
from schemas.errors import InputFileError, MailmillError
from schemas.recipe import Recipe, load_recipe
from tasks.common.say import say
from tasks.generate.answers import Answer, write_usable_answers
from tasks.score.grounding import OFFER_CUT, ground, read_sources
from tasks.score.held_out import as_text, campaign_of, given_in, invented_for, lead_of, score_answer

# Of 100 cover letters 27 invent something at first, 6 after three tries, 4 after five or seven.
TRIES = 5
# What a value of an input may be, as the person who wrote the file calls it.
_KINDS = {dict: "an object", list: "a list of texts", str: "text", bool: "true or false"}


def write_draft(recipe: str, inputs: dict[str, Any], adapter: str = "champion") -> str:
    """Ask an adapter for one answer; JSON fields are shown under their names.

    No Prefect flow: Prefect would keep the inputs, a person's data, in its database.
    """
    writer = find_writer(recipe, adapter)
    (answer,) = write_usable_answers([(writer, inputs)], engine_for([writer]), TRIES, _flaws)
    if answer.failure:
        written = " ".join(answer.raw.split())
        raise MailmillError(f"the model's answer cannot be used ({answer.failure}): {written}")
    if strange := unsupported(inputs, answer):
        say(f"look at this before you use it: {', '.join(strange)}")
    return "\n\n".join(f"{name}: {value}" for name, value in answer.fields.items())


def _flaws(inputs: dict[str, Any], answer: Answer) -> int:
    """What another try may do better; what no input holds weighs more than an offer cut short."""
    return sum(1 if one.startswith(OFFER_CUT) else 2 for one in unsupported(inputs, answer))


def unsupported(inputs: dict[str, Any], answer: Answer) -> list[str]:
    """What an answer says that its inputs do not hold: names, numbers, dates, addresses; of a cover
    letter, qualifications; of an email to a lead, all that a night looks at."""
    if "lead" in inputs:
        _, scores = score_answer(answer.fields, lead_of(inputs), campaign_of(inputs))
        return list(scores.unsupported) if scores else ["no text"]
    if (found := invented_for(inputs, as_text(answer.fields))) is not None:
        return list(found)
    subject, body = (str(answer.fields.get(name, "")) for name in ("subject", "body"))
    items = ground(subject, body, read_sources(given_in(inputs))).items
    return [item.value for item in items if not item.supported]


def read_inputs(recipe_name: str, file: Path | None) -> dict[str, Any]:
    """Inputs from a JSON file, or asked for one by one on a terminal.

    Raises:
        InputFileError: the file is not a JSON object, lacks what the recipe requires, or a value is
            of another type or has other keys than the recipe's example.
    """
    recipe = load_recipe(recipe_name)
    inputs = _from_file(file) if file else _ask(recipe)
    shapes = (recipe.example_input, *recipe.other_inputs)
    shape = next((one for one in shapes if inputs.keys() <= one.keys()), None)
    if shape is None:
        strange = inputs.keys() - {name for one in shapes for name in one} or inputs.keys()
        raise InputFileError(
            f"recipe {recipe_name} takes no {', '.join(sorted(strange))}",
            where=file,
            fix=f"its inputs are {'; or '.join(', '.join(one) for one in shapes)}",
        )
    required = [name for name in recipe.required_inputs if name in shape]
    missing = [name for name in required if _is_blank(inputs.get(name))]
    if missing:
        raise InputFileError(
            f"recipe {recipe_name} needs {', '.join(missing)}",
            where=file,
            fix=f"an example: {json.dumps(shape, ensure_ascii=False)}",
        )
    return {name: _filled(name, inputs.get(name), like, file) for name, like in shape.items()}


def _is_blank(value: Any) -> bool:
    match value:
        case dict():
            return all(map(_is_blank, value.values()))
        case list():
            return all(map(_is_blank, value))
        case _:
            return value is None or (isinstance(value, str) and not value.strip())


def _filled(name: str, value: Any, like: Any, file: Path | None) -> Any:
    """`value` with everything that `like` has and it lacks, empty.

    What is shaped otherwise than `like` is refused: a prompt would lose it, or show it as Python
    writes it.
    """
    if value is None:
        return _filled(name, type(like)(), like, file)
    example = f"an example: {json.dumps({name: like}, ensure_ascii=False)}"
    if not isinstance(value, type(like)):
        raise InputFileError(
            f"{name} must be {_KINDS[type(like)]}, not {_KINDS.get(type(value), 'a number')}",
            where=file, fix=example,
        )  # fmt: skip
    if isinstance(like, list) and not all(isinstance(item, str) for item in value):
        raise InputFileError(f"{name} must hold texts alone", where=file, fix=example)
    if not isinstance(like, dict):
        return value
    if strange := value.keys() - like.keys():
        raise InputFileError(
            f"{name} takes no {', '.join(sorted(strange))}",
            where=file,
            fix=f"it has {', '.join(like)}",
        )
    return {key: _filled(f"{name}.{key}", value.get(key), part, file) for key, part in like.items()}


def _from_file(file: Path) -> dict[str, Any]:
    try:
        # From bytes: JSON says itself which Unicode it is in, with a byte-order mark or without.
        content = json.loads(file.read_bytes(), parse_constant=_refuse_constant)
    except OSError as error:
        raise InputFileError(f"cannot be read ({error.strerror})", where=file) from error
    except ValueError as error:
        raise InputFileError(f"is not JSON ({error})", where=file) from error
    if not isinstance(content, dict):
        raise InputFileError("must hold one JSON object", where=file)
    return content


def _refuse_constant(name: str) -> None:
    # Python's reader alone takes NaN and Infinity, and a prompt would show «nan».
    raise ValueError(f"{name} is no value of JSON")


def _ask(recipe: Recipe) -> dict[str, Any]:
    """Ask for each input; the example's value stands when the answer is empty."""
    answers: dict[str, Any] = {}
    for name, example in recipe.example_input.items():
        match example:
            case dict():
                answers[name] = {
                    key: _question(f"{name} {key}", str(value)) for key, value in example.items()
                }
            case list():
                text = _question(f"{name}, separated by ;", "; ".join(map(str, example)))
                answers[name] = [part.strip() for part in text.split(";") if part.strip()]
            case _:
                answers[name] = _question(name, str(example))
    return answers


def _question(name: str, example: str) -> str:
    print(f"{name} [{example}]: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip() or example
