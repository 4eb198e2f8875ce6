import pytest

from schemas.recipe import Output
from tasks.score.json_valid import json_valid

OUTPUT = Output(format="json", fields={"summary": "string", "keywords": "strings"})


def test_one_object_with_the_fields_is_valid() -> None:
    assert json_valid(' {"keywords": ["a", "b", "c"], "summary": "It is shut."}\n', OUTPUT)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "It is shut.",
        '["a"]',
        '{"summary": "It is sh',
        '```json\n{"summary": "x", "keywords": ["a", "b", "c"]}\n```',
        '{"summary": "x"}',
        '{"summary": "x", "keywords": ["a", "b", "c"], "more": 1}',
        '{"summary": "x", "keywords": ["a", "b"]}',
        '{"summary": "x", "keywords": ["a", "b", 3]}',
        '{"summary": "x", "keywords": "abc"}',
        '{"summary": 1, "keywords": ["a", "b", "c"]}',
    ],
)
def test_anything_else_is_not(raw) -> None:
    assert not json_valid(raw, OUTPUT)
