import json

from schemas.recipe import Recipe
from schemas.records import TrainingExample
from tasks.common.prompts import build_chat
from tasks.train.rows import chat_row, drop_long, split_rows


def test_the_prompt_is_that_of_generation(recipe: Recipe, examples: list[TrainingExample]):
    row = chat_row(recipe, examples[0])
    assert row["prompt"] == build_chat(recipe, examples[0].inputs)
    (answer,) = row["completion"]
    assert answer["role"] == "assistant"
    assert json.loads(answer["content"]) == json.loads(examples[0].target)


def test_the_answer_has_no_space_that_the_engine_would_not_write(
    recipe: Recipe, examples: list[TrainingExample]
):
    spaced = examples[0].model_copy(update={"target": '{"subject": "Zoë: a, b", "body": "c  d"}'})
    (answer,) = chat_row(recipe, spaced)["completion"]
    assert answer["content"] == '{"subject":"Zoë: a, b","body":"c  d"}'


def test_rows_stand_in_the_order_of_their_ids(recipe: Recipe, examples: list[TrainingExample]):
    assert split_rows(recipe, examples, "train") == split_rows(recipe, examples[::-1], "train")


def test_a_long_row_leaves_whole_and_is_counted(recipe: Recipe, examples: list[TrainingExample]):
    rows = split_rows(recipe, examples, "train")
    lengths = {id(row): 100 + number for number, row in enumerate(rows)}
    kept, dropped = drop_long(rows, lambda row: lengths[id(row)], 103)
    assert kept == rows[:4]
    assert dropped == 4
