"""What `mailmill draft` takes for an input, and what it refuses."""

import json

import pytest

from flows.draft import read_inputs, unsupported, write_draft
from schemas.errors import InputFileError
from schemas.recipe import load_recipe, recipe_names
from tasks.generate.answers import Answer, Writer
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


OUTREACH = {"objective": "invite", "lead": {"name": "Ann Lee"}, "sender": {"name": "Nadia"}}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"lead": "Tomas Vacek of Orlik"}, r'lead must be an object, not text; .*"first_name"'),
        ({"lead": {"nmae": "Tomas Vacek"}}, "lead takes no nmae; it has name, first_name, title"),
        ({"lead": {"name": ["Tomas"]}}, r"lead\.name must be text, not a list"),
        ({"lead": {"name": 5}}, r"lead\.name must be text, not a number"),
        ({"sender": ["Nadia"]}, "sender must be an object, not a list"),
        ({"facts": "one fact"}, r"facts must be a list of texts, not text; .*\[\"Orlik"),
        ({"facts": ["one fact", 2]}, "facts must hold texts alone"),
        ({"facts": [None]}, "facts must hold texts alone"),
        ({"objective": True}, "objective must be text, not true or false"),
        ({"objective": {"call": "x"}}, "objective must be text, not an object"),
    ],
)
def test_what_is_shaped_otherwise_than_the_example_is_refused(tmp_path, given, told):
    file = tmp_path / "lead.json"
    file.write_text(json.dumps(OUTREACH | given))
    with pytest.raises(InputFileError, match=told):
        read_inputs("outreach", file)


def test_a_list_is_no_text(tmp_path):
    file = tmp_path / "letter.json"
    file.write_text(json.dumps(load_recipe("cover_letter").example_input | {"skills": ["a", "b"]}))
    with pytest.raises(InputFileError, match="skills must be text, not a list of texts"):
        read_inputs("cover_letter", file)


@pytest.mark.parametrize("blank", ["", "  ", {}, {"name": " "}, []])
@pytest.mark.parametrize("name", ["objective", "lead", "sender"])
def test_a_required_input_without_any_text_is_missing(tmp_path, name, blank):
    file = tmp_path / "lead.json"
    file.write_text(json.dumps(OUTREACH | {name: blank}))
    with pytest.raises(InputFileError, match=f"recipe outreach needs {name}"):
        read_inputs("outreach", file)


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_what_json_has_no_word_for_is_refused(tmp_path, constant):
    file = tmp_path / "lead.json"
    file.write_text(f'{{"objective": {constant}}}')
    with pytest.raises(InputFileError, match=f"{constant} is no value of JSON"):
        read_inputs("outreach", file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_read(tmp_path, encoding):
    file = tmp_path / "lead.json"
    file.write_text(json.dumps(OUTREACH | {"tone": "herzlich, ä"}), encoding=encoding)
    assert read_inputs("outreach", file)["tone"] == "herzlich, ä"


def test_null_is_what_a_file_leaves_out(tmp_path):
    file = tmp_path / "lead.json"
    file.write_text(json.dumps(OUTREACH | {"facts": None, "lead": {"name": "Ann", "title": None}}))
    inputs = read_inputs("outreach", file)
    assert (inputs["facts"], inputs["lead"]["title"]) == ([], "")


@pytest.mark.parametrize("name", recipe_names())
def test_the_examples_of_a_recipe_are_inputs_of_it(tmp_path, name):
    recipe = load_recipe(name)
    file = tmp_path / "example.json"
    for example in (recipe.example_input, *recipe.other_inputs):
        file.write_text(json.dumps(example))
        assert read_inputs(name, file) == example


def test_a_folder_is_no_input(tmp_path):
    with pytest.raises(InputFileError, match="cannot be read"):
        read_inputs("outreach", tmp_path)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Would you like to hear more?", ""),
        ("I am the Head of Finance here at Orlik Foods.", "claim: i am the head of finance"),
        ("We won an award for our software.", "no source: We won an award for our software. (won"),
        ("I wondered how it is done at Ledgerline.", "claim: i wondered how it is done at"),
        ("We met in Vienna.", "claim: we met"),
        ("", "no text"),
    ],
)
def test_a_draft_to_a_lead_is_looked_at_as_an_email_of_a_night(body, found):
    inputs = load_recipe("outreach").example_input
    text = f"Hi Tomas,\n\n{body}\n\nBest regards,\nNadia Brandt" if body else ""
    answer = Answer({"subject": "Invoice matching", "body": text}, "", "", "", 0, 0)
    assert found in "; ".join(unsupported(inputs, answer))
    assert bool(unsupported(inputs, answer)) == bool(found)


def test_a_sender_of_a_draft_may_have_no_company(tmp_path):
    file = tmp_path / "lead.json"
    file.write_text(json.dumps(OUTREACH))
    text = "Hi Ann,\n\nWould you like to hear more?\n\nBest regards,\nNadia"
    answer = Answer({"subject": "Hello", "body": text}, "", "", "", 0, 0)
    assert unsupported(read_inputs("outreach", file), answer) == []


LETTER = "Dear Hiring Manager,\n\nI ran the glasshouses at Tarn Gardens{more}.\n\nInes Calder"


def drafted(monkeypatch, *tries: str, recipe: str = "cover_letter") -> tuple[str, int]:
    """The draft of a recipe's example where its tries are these, and how many there were."""
    chosen = load_recipe(recipe)
    engine = FakeEngine(lambda _chat: tries[len(engine.requests) - 1])
    monkeypatch.setattr("flows.draft.find_writer", lambda *_: Writer(chosen, "fake@0", None))
    monkeypatch.setattr("flows.draft.engine_for", lambda _writers: engine)
    return write_draft(recipe, chosen.example_input), len(engine.requests)


def letters(*more: str) -> list[str]:
    return [LETTER.format(more=one) for one in more]


def test_a_letter_that_invents_is_asked_for_again(monkeypatch, capsys):
    letter, tries = drafted(monkeypatch, *letters(" and am proficient in Tableau", ""))
    assert ("Tableau" in letter, tries) == (False, 2)
    assert capsys.readouterr().err == ""


def test_what_is_invented_in_every_try_is_named(monkeypatch, capsys):
    worse = " and am proficient in Tableau and have a PhD"
    said = letters(worse, " and am proficient in Tableau", *[worse] * 3)
    letter, tries = drafted(monkeypatch, *said)
    assert ("PhD" in letter, tries) == (False, 5)
    assert "look at this before you use it: Tableau" in capsys.readouterr().err


OFFER = load_recipe("outreach").example_input["sender"]["offer"]


def emails(*told: str) -> list[str]:
    body = "Hi Tomas,\n\nWe offer {}.\n\nBest regards,\nNadia Brandt"
    return [json.dumps({"subject": "Invoice matching", "body": body.format(one)}) for one in told]


def test_an_email_that_cuts_the_offer_short_is_asked_for_again(monkeypatch, capsys):
    tries = emails(" ".join(OFFER.split()[:5]), OFFER)
    email, asked = drafted(monkeypatch, *tries, recipe="outreach")
    assert (f"We offer {OFFER}." in email, asked) == (True, 2)
    assert capsys.readouterr().err == ""


def test_an_offer_that_every_try_cuts_short_is_named_and_nothing_invented_instead(
    monkeypatch, capsys
):
    tries = emails(f"{OFFER}. Bakers everywhere love it", *["software that reads"] * 4)
    email, asked = drafted(monkeypatch, *tries, recipe="outreach")
    assert ("Bakers" in email, asked) == (False, 5)
    assert "look at this before you use it: offer cut short: We offer" in capsys.readouterr().err
