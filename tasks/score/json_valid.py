"""Is an answer, as the model wrote it, the JSON that its recipe asks for?

In:   '{"subject": "A call", "body": "Hi Tomas, …"}'
Out:  True; False for one that is cut, fenced, or holds a field too many or too few

An answer that is none may be usable all the same: `parse_answer` reads fields out of broken JSON.
A letter's pattern, which depends on who writes to whom, is not asked.
"""

import json

from schemas.recipe import Output


def json_valid(raw: str, output: Output) -> bool:
    """Whether `raw` is one JSON object with exactly the fields of `output`, each of its kind."""
    from jsonschema import Draft202012Validator  # late: it takes its time

    try:
        found = json.loads(raw)
    except ValueError:
        return False
    return bool(Draft202012Validator(output.json_schema()).is_valid(found))
