import json
from collections import Counter
from dataclasses import replace

from schemas.cues import beginnings
from schemas.recipe import load_recipe
from tasks.generate.answers import Writer, write_answers, write_usable_answers
from tasks.generate.engine import Adapter, Completion, FakeEngine

RECIPE = load_recipe("outreach")
ROW = (Writer(RECIPE, "fake@0", None), RECIPE.example_input)
GOOD = '{"subject": "A", "body": "B"}'


class CuttingEngine(FakeEngine):
    """Answers, and says that every answer was cut."""

    def generate(self, requests, on_answer=None):
        answers = [Completion(c.text, 1, 1, "output.cut") for c in super().generate(requests)]
        for place, answer in enumerate(answers):
            on_answer(place, answer)
        return answers


def test_answers_come_in_the_order_of_the_rows():
    engine = FakeEngine(lambda chat: f'{{"subject": "A", "body": "{chat[1]["content"][:20]}"}}')
    other = (ROW[0], {**RECIPE.example_input, "objective": "sell boats"})
    bodies = [answer.fields["body"] for answer in write_answers([other, ROW], engine)]
    assert [body.split()[1] for body in bodies] == ["sell", "invite"]


def test_a_further_try_is_told_what_was_wrong():
    recipe = RECIPE.model_copy(update={"cues": ()})
    row = (replace(ROW[0], recipe=recipe), ROW[1])
    engine = FakeEngine(lambda _chat: GOOD)
    write_answers([row], engine)
    write_answers([row], engine, 2, [("body.no_closing",)])
    first, second = engine.requests
    assert second.attempt == 2
    assert second.chat[-1]["content"] == (
        first.chat[-1]["content"]
        + "\n\nThe last draft was refused. The body is not signed with the sender's name."
    )


def cues_asked(rows, attempt=1):
    """How each row's prompt says that the parts of the email are to begin."""
    engine = FakeEngine(lambda _chat: GOOD)
    write_answers(rows, engine, attempt)
    ends = [request.chat[-1]["content"].partition("</lead>")[2] for request in engine.requests]
    return [dict(line.split(": ", 1) for line in end.strip().splitlines()) for end in ends]


def test_each_prompt_names_one_beginning_for_each_part_the_same_for_the_same_inputs():
    rows = [(ROW[0], {**ROW[1], "objective": f"invite to call {n}"}) for n in range(10_000)]
    asked = cues_asked(rows)
    assert asked == cues_asked(rows)
    for part, begins in beginnings(RECIPE.cues, ROW[1]).items():
        if part == "order":
            continue
        told = [each[part.capitalize()] for each in asked if part.capitalize() in each]
        assert set(told) == set(begins)
        assert max(map(told.count, begins)) <= 2.5 * len(told) / len(begins)


def test_a_prompt_names_the_parts_of_its_order_in_that_order():
    order = ("Subject", "Introduction", "Opening", "Ask", "Closing")
    rows = [(ROW[0], {**ROW[1], "objective": f"invite to call {n}"}) for n in range(100)]
    orders = Counter(tuple(each) for each in cues_asked(rows))
    assert orders[order] > 8
    assert len(orders) == 5


def test_a_lead_without_facts_or_a_title_gets_an_opening_that_needs_none():
    no_facts = {**ROW[1], "facts": []}
    nothing = {**no_facts, "lead": {**ROW[1]["lead"], "title": ""}}
    asked = cues_asked([(ROW[0], inputs) for inputs in (ROW[1], no_facts, nothing)])
    openings = (cue for cue in RECIPE.cues if cue.part == "opening")
    for each, cue in zip(asked, openings, strict=True):
        assert each["Opening"] in cue.begins


def test_a_further_try_is_written_otherwise():
    rows = [(ROW[0], {**ROW[1], "objective": f"invite to call {n}"}) for n in range(50)]
    pairs = zip(cues_asked(rows), cues_asked(rows, 2), strict=True)
    assert sum(first["Ask"] != second["Ask"] for first, second in pairs) > 40


def test_emails_of_one_writer_in_a_row_open_differently():
    rows = [(ROW[0], {**ROW[1], "objective": f"invite to call {n}"}) for n in range(200)]
    openings = [each["Opening"] for each in cues_asked(rows)]
    for start in range(190):
        assert len(set(openings[start : start + 10])) == 10


def test_two_writers_of_the_same_examples_are_told_the_same(tmp_path):
    rows = [(ROW[0], {**ROW[1], "objective": f"invite to call {n}"}) for n in range(50)]
    champion = replace(ROW[0], adapter=Adapter("outreach", "1", tmp_path, "00"))
    asked = cues_asked([*rows, *((champion, inputs) for _, inputs in rows)])
    assert asked[:50] == asked[50:]


def test_a_further_try_begins_the_same_whoever_else_is_tried_again():
    rows = [(ROW[0], {**ROW[1], "objective": f"invite to call {n}"}) for n in range(50)]
    assert cues_asked(rows, 2)[40:] == cues_asked(rows[40:], 2)
    assert cues_asked(rows, 1)[40:] != cues_asked(rows[40:], 1)


def test_inputs_that_say_how_to_begin_are_kept():
    assert cues_asked([(ROW[0], {**ROW[1], "cues": {"ask": "May I"}})]) == [{"Ask": "May I"}]
    assert cues_asked([(ROW[0], {**ROW[1], "cues": {}})]) == [{}]


def test_a_cut_answer_says_so():
    (answer,) = write_answers([ROW], CuttingEngine(lambda _chat: '{"subject": "A", "bo'))
    assert answer.failure == "output.cut"


def test_a_cut_answer_that_is_whole_counts():
    (answer,) = write_answers([ROW], CuttingEngine(lambda _chat: GOOD))
    assert answer.failure == ""


def test_the_schema_of_the_recipe_goes_to_the_engine():
    engine = FakeEngine(lambda _chat: GOOD)
    write_answers([ROW], engine)
    assert engine.requests[0].json_schema["required"] == ["subject", "body"]


def test_the_base_model_is_free_and_an_adapter_writes_letters(tmp_path):
    engine = FakeEngine(lambda _chat: GOOD)
    adapter = Adapter("outreach", "1", tmp_path, "00")
    write_answers([ROW, (replace(ROW[0], adapter=adapter), ROW[1])], engine)
    free, held = (request.json_schema["properties"]["body"] for request in engine.requests)
    assert "pattern" not in free
    assert "Tomas" in held["pattern"]


def test_what_cannot_be_used_is_asked_for_again_warmer():
    recipe = load_recipe("summary")
    assert recipe.sampling.temperature == 0  # greedy: asked alike, it would write the same again
    good = '{"summary": "A", "keywords": ["b", "c", "d"]}'
    waiting = ["{", "{", good]
    engine = FakeEngine(lambda chat: waiting.pop(0) if "second" in chat[1]["content"] else good)
    writer = Writer(recipe, "fake@0", None)
    answers = write_usable_answers([(writer, {"email": e}) for e in ("first", "second")], engine)
    assert [answer.failure for answer in answers] == ["", ""]
    assert [request.attempt for request in engine.requests] == [1, 1, 2, 3]
    assert [request.sampling.temperature for request in engine.requests] == [0, 0, 0.7, 0.7]


def test_what_stays_unusable_says_so_and_what_is_vain_is_not_asked_again():
    engine = FakeEngine(lambda _chat: "{")
    (answer,) = write_usable_answers([ROW], engine)
    assert answer.failure == "output.not_json"
    assert len(engine.requests) == 3
    vain = VainEngine(lambda _chat: GOOD)
    (answer,) = write_usable_answers([ROW], vain)
    assert answer.failure == "prompt.too_long"
    assert len(vain.requests) == 1


class VainEngine(FakeEngine):
    """Takes no prompt."""

    def generate(self, requests, on_answer=None):
        answers = [Completion("", 9999, 0, "prompt.too_long") for _ in super().generate(requests)]
        for place, answer in enumerate(answers):
            on_answer(place, answer)
        return answers


def test_of_all_tries_the_one_with_the_fewest_flaws_is_taken():
    writer = Writer(load_recipe("summary"), "fake@0", None)
    tries = ["abc", "a", "ab"]

    def say(_chat) -> str:
        return json.dumps({"summary": tries[len(engine.requests) - 1], "keywords": ["b", "c", "d"]})

    engine = FakeEngine(say)
    (answer,) = write_usable_answers(
        [(writer, {"email": "e"})], engine, flaws=lambda _given, a: len(str(a.fields["summary"]))
    )
    assert answer.fields["summary"] == "a"
    assert len(engine.requests) == 3


def test_what_has_no_flaw_is_not_asked_again():
    engine = FakeEngine(lambda _chat: GOOD)
    write_usable_answers([ROW], engine, flaws=lambda inputs, _answer: inputs is not ROW[1])
    assert len(engine.requests) == 1
