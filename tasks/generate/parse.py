"""From the model's raw text to a subject and a body, or to the reason why there is none."""

import json
import re
from dataclasses import dataclass

from schemas.recipe import Output
from schemas.records import Lead

# What is left when JSON is cut or broken: the two fields by name (reference system C's fallback).
_FIELD = r'"{name}"\s*:\s*"((?:[^"\\]|\\.)*)"'

_PLACEHOLDER = re.compile(r"\{\{?(?P<curly>[A-Za-z _]{1,20})\}?\}|\[(?P<square>[A-Za-z _]{1,20})\]")
# «… in the coming weeks. Kind regards,» and then the sender's name.
_SIGN_OFF_AFTER_SENTENCE = r"(?<=[.?!]) ((?:\w+[ ']){{0,3}}\w+,)(?=\n{sender}(?:\n|$))"


@dataclass(frozen=True)
class Parsed:
    """Fields of the answer by name, or a reason code."""

    fields: dict[str, object]
    failure: str = ""


def parse_answer(text: str, output: Output) -> Parsed:
    """Read the fields that `output` asks for. Never raises on what a model wrote."""
    if output.format == "text":
        (name,) = output.fields
        return Parsed({name: text.strip()}) if text.strip() else Parsed({}, "output.empty")
    fields = _whole_json(text) or _by_name(text, list(output.fields))
    if fields is None or not fields.keys() >= output.fields.keys():
        return Parsed({}, "output.not_json")
    chosen = {name: _tidy(fields[name]) for name in output.fields}
    return Parsed(chosen) if all(chosen.values()) else Parsed({}, "output.empty")


def fill_placeholders(text: str, lead: Lead, sender_name: str) -> str:
    """Replace the placeholders that models like to leave; unknown ones stay and are flagged."""
    values = {
        "first_name": lead.first_name,
        "last_name": lead.last_name,
        "name": lead.full_name,
        "full_name": lead.full_name,
        "company": lead.company,
        "title": lead.title,
        "sender_name": sender_name,
    }

    def value_of(match: re.Match[str]) -> str:
        name = (match["curly"] or match["square"]).strip().lower().replace(" ", "_")
        return values.get(name) or match[0]

    return _PLACEHOLDER.sub(value_of, text)


def set_sign_off_apart(body: str, sender_name: str) -> str:
    """`body` with its sign-off as a paragraph of its own, where the model wrote on in the line.

    >>> set_sign_off_apart("Shall we talk? Kind regards,\\nNadia Brandt", "Nadia Brandt")
    'Shall we talk?\\n\\nKind regards,\\nNadia Brandt'
    """
    glued = _SIGN_OFF_AFTER_SENTENCE.format(sender=re.escape(sender_name))
    return re.sub(glued, r"\n\n\1", body)


def _whole_json(text: str) -> dict[str, object] | None:
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        return None
    try:
        content = json.loads(text[start : end + 1], strict=False)
    except ValueError:
        return None
    return content if isinstance(content, dict) else None


def _by_name(text: str, names: list[str]) -> dict[str, object] | None:
    fields: dict[str, object] = {}
    for name in names:
        if match := re.search(_FIELD.format(name=name), text, re.DOTALL):
            try:
                fields[name] = json.loads(f'"{match[1]}"', strict=False)
            except ValueError:
                return None
    return fields or None


def _tidy(value: object) -> object:
    if isinstance(value, str):
        # Half a surrogate pair is valid JSON, and no text: neither tokenizers nor files take it.
        whole = value.encode("utf-8", "replace").decode("utf-8")
        return "\n".join(line.rstrip() for line in whole.strip().splitlines())
    if isinstance(value, list):
        return [_tidy(part) for part in value]
    return value
