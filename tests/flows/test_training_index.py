"""The training index is made beside the examples and used by the night that its adapter writes."""

import json
from pathlib import Path

from flows.training_index import ensure_index, indexes_of
from schemas.recipe import load_recipe
from schemas.records import Message, TrainingExample
from schemas.settings import Settings
from schemas.tables import EXAMPLES, MESSAGES
from tasks.common.parquet import write_table
from tasks.generate.answers import Writer
from tasks.generate.engine import Adapter
from tasks.score.training_index import TrainingIndex
from tasks.train.manifest import INDEX

RECIPE = load_recipe("outreach")
BODY = "The new meters came on Friday and we will read them all before the end of this week."
MAIL = Message(
    message_id="<1@thyme.example>", source_file="m", mailbox="lind-o", folder="sent", date=None,
    sender="ola.lind@gloomfen.example", sender_name="Ola Lind",
    recipients=("marta@nordquay.example",), recipient_name="Marta Holm", subject="Meters",
    body=f"Marta, {BODY} My line is 713-555-0142.", quoted="", signature="", is_html=False,
)  # fmt: skip


def example(split: str, body: str) -> TrainingExample:
    return TrainingExample(
        example_id=split, recipe="outreach", source="enron", licence="x", group=split,
        split=split, inputs={}, target=json.dumps({"subject": "Meters", "body": body}),
    )  # type: ignore[arg-type]  # fmt: skip


def made(home: Path) -> Path:
    folder = Settings().bronze / "enron" / "m"
    write_table(folder / "part-0000.parquet", MESSAGES, [MAIL])
    (folder / "manifest.json").write_text("{}")
    examples = home / "silver" / "outreach" / "examples.parquet"
    held_out = " ".join(f"w{n}" for n in range(20))
    write_table(examples, EXAMPLES, [example("train", BODY), example("test", held_out)])
    return ensure_index(RECIPE, examples)


def test_the_index_knows_the_raw_mail_s_addresses_and_numbers(home: Path):
    index = TrainingIndex.load(made(home))
    for leak in ("ola.lind@gloomfen.example", "marta@nordquay.example", "(713) 555-0142"):
        assert index.leaked(f"Write to {leak}, please."), leak
    assert index.leaked("<1@thyme.example>") == ()


def test_the_index_knows_the_training_split_alone(home: Path):
    index = TrainingIndex.load(made(home))
    assert index.share(BODY) == 1.0
    assert index.share(" ".join(f"w{n}" for n in range(20))) == 0.0


def test_an_index_outlives_the_raw_mail_but_not_its_examples(home: Path):
    path = made(home)
    before = path.read_bytes()
    (Settings().bronze / "enron" / "m" / "part-0000.parquet").unlink()
    assert ensure_index(RECIPE, path.with_name("examples.parquet")).read_bytes() == before
    write_table(path.with_name("examples.parquet"), EXAMPLES, [example("train", BODY * 2)])
    assert ensure_index(RECIPE, path.with_name("examples.parquet")).read_bytes() != before


def test_a_night_loads_the_index_of_every_adapter_that_has_one(tmp_path: Path):
    (tmp_path / "new").mkdir()
    TrainingIndex.of([("group", BODY)]).save(tmp_path / "new" / INDEX)
    adapters = [
        Adapter("outreach", "2", tmp_path / "new"),
        Adapter("formal", "1", tmp_path / "old"),
        None,
    ]
    found = indexes_of(Writer(RECIPE, "fake@0", adapter) for adapter in adapters)
    assert found.keys() == {("outreach", "2")}
