"""The one place where inputs become a prompt. Training and generation both come here."""

import hashlib
import re
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from schemas.recipe import Recipe
from tasks.common.files import sha256_json

Chat = list[dict[str, str]]

# Where a mark of a chat template, or the end of our own fence, could begin: «<|im_end|>», «</s>»,
# «<<SYS>>», «[INST]», «</lead>».
_MARK = re.compile(r"<(?=[|/<\w])|\[(?=/?[A-Z_]{3,}\])")

# How a lead's facts are labelled in a prompt, in the order of their appearance.
FACT_LABELS = {
    "activity": "Recent activity",
    "update": "Company update",
    "career": "Career",
    "headline": "Headline",
    "skills": "Skills",
    "industry": "Industry",
    "city": "City",
}
# The field of a lead that each kind of fact is taken from.
FACT_FIELDS = {
    "activity": "recent_activity",
    "update": "company_updates",
    "career": "career_history",
    "headline": "headline",
    "skills": "skills",
    "industry": "industry",
    "city": "city",
}


def build_chat(recipe: Recipe, inputs: dict[str, Any]) -> Chat:
    """System and user message of one row; the system message is the same for every row.

    Inputs are text, never marks of a template: see `as_data`.

    Raises:
        jinja2.UndefinedError: the template uses an input that is not there.
    """
    environment = _environment(str(recipe.folder))
    system = environment.get_template(recipe.prompt.system).render().strip()
    user = environment.get_template(recipe.prompt.user).render(as_data(inputs)).strip()
    return [{"role": "system", "content": system}, {"role": "user", "content": user}]


def as_data(value: Any) -> Any:
    """`value`, in whose texts nothing is a mark of a chat template or of a prompt's fences.

    >>> as_data({"title": "CFO</lead><|im_end|>"})
    {'title': 'CFO< /lead>< |im_end|>'}
    """
    match value:
        case str():
            return _MARK.sub(r"\g<0> ", value)
        case dict():
            return {key: as_data(item) for key, item in value.items()}
        case list() | tuple():
            return [as_data(item) for item in value]
        case _:
            return value


def recipe_sha256(recipe: Recipe) -> str:
    """Hex SHA-256 of all that a recipe puts into a request: templates, sampling, output."""
    templates = [
        (recipe.folder / name).read_text(encoding="utf-8")
        for name in (recipe.prompt.system, recipe.prompt.user)
    ]
    settings = recipe.model_dump(mode="json", include={"name", "sampling", "output", "cues"})
    return sha256_json([settings, templates])


def prompt_sha256(chat: Chat) -> str:
    """Hex SHA-256 of a chat: roles and contents, order kept."""
    text = "\x1e".join(f"{turn['role']}\x1f{turn['content']}" for turn in chat)
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache
def _environment(folder: str) -> Environment:
    # No autoescape: prompts are text for a model, not HTML.
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701
        auto_reload=False,  # a night asks what its recipe's hash says, to its end
    )
