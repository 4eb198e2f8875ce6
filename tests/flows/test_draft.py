"""What `mailmill draft` takes for an input, and what it refuses."""

import json

import pytest

from flows.draft import read_inputs, write_draft
from schemas.errors import InputFileError
from schemas.recipe import load_recipe
from tasks.generate.answers import Writer
from tasks.generate.engine import FakeEngine


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


LETTER = "Dear Hiring Manager,\n\nI ran the glasshouses at Tarn Gardens{more}.\n\nInes Calder"


def drafted(monkeypatch, *more: str) -> tuple[str, int]:
    """A cover letter whose tries say more, and how many there were."""
    recipe = load_recipe("cover_letter")
    engine = FakeEngine(lambda _chat: LETTER.format(more=more[len(engine.requests) - 1]))
    monkeypatch.setattr("flows.draft.find_writer", lambda *_: Writer(recipe, "fake@0", None))
    monkeypatch.setattr("flows.draft.engine_for", lambda _writers: engine)
    inputs = recipe.example_input
    return write_draft("cover_letter", inputs), len(engine.requests)


def test_a_letter_that_invents_is_asked_for_again(monkeypatch, capsys):
    letter, tries = drafted(monkeypatch, " and am proficient in Tableau", "")
    assert ("Tableau" in letter, tries) == (False, 2)
    assert capsys.readouterr().err == ""


def test_what_is_invented_in_every_try_is_named(monkeypatch, capsys):
    worse = " and am proficient in Tableau and have a PhD"
    letter, tries = drafted(monkeypatch, worse, " and am proficient in Tableau", worse)
    assert ("PhD" in letter, tries) == (False, 3)
    assert "look at what no input holds: Tableau" in capsys.readouterr().err
