"""What `mailmill draft` takes for an input, and what it refuses."""

import json

import pytest

from flows.draft import read_inputs
from schemas.errors import InputFileError


def test_what_a_file_leaves_out_is_empty(tmp_path):
    file = tmp_path / "lead.json"
    given = {"objective": "invite", "lead": {"name": "Ann Lee"}, "sender": {"name": "Nadia"}}
    file.write_text(json.dumps(given))
    inputs = read_inputs("outreach", file)
    assert inputs["lead"]["name"] == "Ann Lee"
    assert inputs["lead"]["company"] == inputs["sender"]["title"] == ""
    assert inputs["facts"] == []


def test_a_recipe_takes_each_of_its_shapes(tmp_path):
    file = tmp_path / "input.json"
    for given in (
        {"professor": "Dr. Holm", "bio": "Ida Falk, law student", "goal": "ask for a meeting"},
        {"instruction": "Ask for a meeting."},
    ):
        file.write_text(json.dumps(given))
        inputs = read_inputs("academic", file)
        assert given.items() <= inputs.items()
    assert list(inputs) == ["instruction"]
    file.write_text('{"professor": "Dr. Holm", "instruction": "Ask."}')
    with pytest.raises(InputFileError, match="professor, subject, bio, goal, tone; or instruction"):
        read_inputs("academic", file)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "is not JSON"),
        ("[]", "one JSON object"),
        ('{"poem": "x"}', "takes no poem"),
        ("{}", "needs"),
    ],
)
def test_what_is_no_input_is_refused(tmp_path, content, told):
    file = tmp_path / "lead.json"
    file.write_text(content)
    with pytest.raises(InputFileError, match=told):
        read_inputs("outreach", file)


def test_a_folder_is_no_input(tmp_path):
    with pytest.raises(InputFileError, match="cannot be read"):
        read_inputs("outreach", tmp_path)
