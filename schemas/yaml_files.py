"""Loading the YAML that people write, with errors that name file, key and allowed values."""

import difflib
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.errors import InputFileError

Model = TypeVar("Model", bound=BaseModel)
# The same loader in C, ten times as fast, where PyYAML was built with it.
SAFE_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FileModel(BaseModel):
    """A part of a file that people write: unknown keys are refused, fields document themselves."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def load_yaml(path: Path, model: type[Model]) -> Model:
    """Read `path` as one `model`.

    Raises:
        InputFileError: the file is missing, is not YAML, or does not fit the model. The message
            names the file, the key and what is allowed there.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=SAFE_LOADER)  # noqa: S506  (it is one)
    except FileNotFoundError:
        raise InputFileError("there is no such file", where=path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputFileError(f"cannot be read ({error})", where=path) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}, line {mark.line + 1}" if mark else path
        raise InputFileError(
            f"is not YAML ({getattr(error, 'problem', error)})", where=where
        ) from error
    if not isinstance(content, dict):
        raise InputFileError("must be a YAML mapping of keys to values", where=path)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise InputFileError(_first_problem(error, model), where=path) from error


def _first_problem(error: ValidationError, model: type[BaseModel]) -> str:
    """One sentence for the first of pydantic's findings, and how many more there are."""
    findings = error.errors()
    finding = findings[0]
    key = ".".join(str(part) for part in finding["loc"])
    match finding["type"]:
        case "extra_forbidden":
            known = _keys_beside(model, finding["loc"])
            near = difflib.get_close_matches(str(finding["loc"][-1]), known, n=1)
            guess = f"did you mean `{near[0]}`?" if near else f"known keys: {', '.join(known)}"
            sentence = f"unknown key `{key}` ({guess})"
        case "missing":
            sentence = f"key `{key}` is missing"
        case _:
            sentence = f"key `{key}`: {finding['msg']}, found {_shown(finding['input'])}"
    more = len(findings) - 1
    return f"{sentence}, and {more} more problem{'s' * (more > 1)}" if more else sentence


def _keys_beside(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that are allowed where `loc` points."""
    here: Any = model
    for part in loc[:-1]:
        field = getattr(here, "model_fields", {}).get(str(part))
        here = field.annotation if field else None
    return sorted(getattr(here, "model_fields", {}))


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
