"""A recipe's mix becomes examples, rejects, a card and a manifest that add up."""

import json
from pathlib import Path

import pytest

from flows.curate import unsupported
from schemas.errors import MailmillError, UsageError
from schemas.reasons import EXAMPLES
from schemas.recipe import DataSource, Recipe, load_recipe, recipe_names
from schemas.records import Pair, Reject, TrainingExample
from schemas.tables import PAIRS
from tasks.common.parquet import read_records, write_table
from tasks.curate.curate import curate
from tasks.curate.makers import MAKERS

WORDS = [
    "amber",
    "birch",
    "cedar",
    "delta",
    "ember",
    "flint",
    "grove",
    "heath",
    "inlet",
    "juniper",
    "kelp",
    "larch",
    "maple",
    "nettle",
]


def pair(number: int, instruction: str, answer: str) -> Pair:
    return Pair(
        source="dolly", source_file="d.jsonl", row_number=number, licence="CC BY-SA 3.0",
        inputs={"instruction": instruction, "context": ""}, target=answer,
    )  # fmt: skip


def bronze_with(tmp_path: Path, pairs: list[Pair]) -> Path:
    folder = tmp_path / "bronze" / pairs[0].source / "d.jsonl"
    write_table(folder / "part-0000.parquet", PAIRS, pairs)
    (folder / "manifest.json").write_text("{}")
    return tmp_path / "bronze"


def small(recipe: str, generated: int, dolly: int = 5) -> Recipe:
    limits = {"generator": generated, "dolly": dolly}
    loaded = load_recipe(recipe)
    data = tuple(d.model_copy(update={"limit": limits.get(d.source, d.limit)}) for d in loaded.data)
    return loaded.model_copy(update={"data": data})


def answers(count: int) -> list[Pair]:
    return [
        pair(n, f"Write email {n}", f"Dear {WORDS[n]}, " + " ".join(WORDS[n:] + WORDS[:n]))
        for n in range(count)
    ]


def test_rows_in_are_examples_rejects_and_over_limit(tmp_path: Path) -> None:
    rows = [
        *answers(8),
        pair(9, "Name a flower", "A tulip."),
        pair(10, "Write email 0", answers(1)[0].target),
    ]
    manifest = curate(small("formal", 20), bronze_with(tmp_path, rows), tmp_path / "silver")
    assert manifest.rows_in["dolly"] == 10
    assert sum(manifest.examples["dolly"].values()) == 5
    assert manifest.rejects["dolly"] == {"text.duplicate": 1, "text.off_topic": 1}
    assert manifest.over_limit["dolly"] == 3
    examples = list(
        read_records(tmp_path / "silver" / "formal" / "examples.parquet", TrainingExample)
    )
    rejects = list(read_records(tmp_path / "silver" / "formal" / "rejects.parquet", Reject))
    assert len(examples) == sum(sum(s.values()) for s in manifest.examples.values())
    assert len(rejects) == sum(sum(r.values()) for r in manifest.rejects.values())


def test_what_claims_too_much_is_refused_and_counted(tmp_path: Path) -> None:
    manifest = curate(
        small("formal", 20), bronze_with(tmp_path, answers(8)), tmp_path / "silver",
        unsupported=lambda example: ("a PhD",) if "Dear cedar" in example.target else (),
    )  # fmt: skip
    assert manifest.rejects["dolly"]["text.ungrounded"] == 1
    rejects = list(read_records(tmp_path / "silver" / "formal" / "rejects.parquet", Reject))
    assert [r.detail.partition(": ")[2] for r in rejects if r.source_file == "dolly"] == ["a PhD"]


def letter(number: int, text: str) -> Pair:
    return Pair(
        source="cover-letters", source_file="c.csv", row_number=number, licence="not stated",
        inputs={"Job Title": "Beekeeper", "Hiring Company": "Orchard & Sons",
                "Applicant Name": "Ida Falk", "Skillsets": f"honey of {' and '.join(WORDS)}"},
        target=text,
    )  # fmt: skip


def test_repairs_are_counted_of_the_examples_that_are_kept(tmp_path: Path) -> None:
    told = "I would like to keep bees at Orchard & Sons. " + "I know birch and cedar. " * 14
    other = "Beekeeper is what I am. " + " ".join(f"I know {word} honey well." for word in WORDS)
    rows = [letter(1, told), letter(2, told), letter(3, f"Dear Ms Orchard,\n\n{other}")]
    recipe = load_recipe("cover_letter")
    public = tuple(data for data in recipe.data if data.source != "generator")
    manifest = curate(
        recipe.model_copy(update={"data": public}), bronze_with(tmp_path, rows), tmp_path / "silver"
    )
    # The duplicate's are not; the other letter greets, in a paragraph of its own.
    assert manifest.repairs == {"cover-letters": {"greeting": 1, "paragraphs": 1, "sign_off": 2}}
    card = (tmp_path / "silver" / "cover_letter" / "data_card.md").read_text()
    assert "| cover-letters | sign_off | 2 | «Sincerely,» and the applicant's name" in card


def test_the_card_tells_what_the_keywords_keep_beside_the_reference_s_count(tmp_path: Path) -> None:
    rows = [*answers(3), pair(9, "Name a flower", "A tulip, which I ordered by email.")]
    curate(small("formal", 20), bronze_with(tmp_path, rows), tmp_path / "silver")
    card = (tmp_path / "silver" / "formal" / "data_card.md").read_text()
    assert "Of 4 rows 3 hold a keyword in instruction and category; reference system B" in card
    assert "wider ones of the same file 3 (the context too) and 4 (all texts): B searched" in card


def test_the_card_shows_an_example_of_our_own_for_each_reason(tmp_path: Path) -> None:
    rows = [*answers(3), pair(9, "Name a flower", "A tulip.")]
    curate(small("formal", 20), bronze_with(tmp_path, rows), tmp_path / "silver")
    card = (tmp_path / "silver" / "formal" / "data_card.md").read_text()
    kept, dropped = EXAMPLES["text.off_topic"]
    assert f"| `text.off_topic` | {kept} | {dropped} |" in card
    assert "text.reply" not in card
    assert "tulip" not in card


def test_letters_that_claim_what_no_field_holds_are_no_examples() -> None:
    letter = "Dear team,\n\nI hold a PhD and know Rust.\n\nSincerely,\nIda Falk"
    example = TrainingExample.model_construct(
        inputs={"applicant": "Ida Falk", "skills": "Rust"}, target=letter
    )
    assert unsupported(example) == ("phd",)


def test_a_source_that_is_not_ingested_is_named(tmp_path: Path) -> None:
    manifest = curate(small("outreach", 20), tmp_path / "bronze", tmp_path / "silver")
    assert manifest.missing_sources == ("enron",)
    assert sum(manifest.examples["generator"].values()) == 20
    assert "not ingested" in (tmp_path / "silver" / "outreach" / "data_card.md").read_text()


def test_no_source_at_all_says_what_to_run(tmp_path: Path) -> None:
    recipe = load_recipe("cover_letter")
    ingested = tuple(data for data in recipe.data if data.source != "generator")
    with pytest.raises(MailmillError, match="mailmill ingest cover-letters"):
        curate(
            recipe.model_copy(update={"data": ingested}), tmp_path / "bronze", tmp_path / "silver"
        )


def test_a_source_without_maker_is_refused(tmp_path: Path) -> None:
    recipe = load_recipe("summary").model_copy(
        update={"data": (DataSource(source="dolly", limit=1, licence="x"),)}
    )
    with pytest.raises(UsageError, match="from `dolly`"):
        curate(recipe, tmp_path / "bronze", tmp_path / "silver")


def test_curating_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    bronze = bronze_with(tmp_path, answers(8))
    first = curate(small("formal", 20), bronze, tmp_path / "one")
    second = curate(small("formal", 20), bronze, tmp_path / "two")
    assert first.examples_sha256 == second.examples_sha256


def test_the_manifest_stands_beside_the_examples(tmp_path: Path) -> None:
    manifest = curate(small("summary", 20), tmp_path / "bronze", tmp_path / "silver")
    written = json.loads((tmp_path / "silver" / "summary" / "manifest.json").read_text())
    assert written["examples_sha256"] == manifest.examples_sha256
    assert manifest.leaking_groups == 0


def test_progress_reports_source_and_rows(tmp_path: Path) -> None:
    seen: list[tuple[str, int]] = []
    curate(
        small("summary", 20),
        tmp_path,
        tmp_path / "silver",
        lambda source, n: seen.append((source, n)),
    )
    assert seen[-1] == ("generator", 20)


@pytest.mark.parametrize("name", recipe_names())
def test_every_recipe_loads_and_has_makers_for_its_sources(name: str) -> None:
    recipe = load_recipe(name)
    assert {data.source for data in recipe.data} <= set(MAKERS[name])
    assert set(recipe.profiles) == {"cpu", "gpu"}


def test_formal_on_the_real_corpus(real_data: Path, tmp_path: Path) -> None:
    source = real_data / "dolly" / "databricks-dolly-15k.jsonl.gz"
    from tasks.ingest.corpus import ingest_corpus

    ingest_corpus("dolly", str(source), tmp_path / "bronze")
    manifest = curate(small("formal", 10, dolly=517), tmp_path / "bronze", tmp_path / "silver")
    assert manifest.rows_in["dolly"] == 15_011
    assert manifest.rows_in["dolly"] - manifest.rejects["dolly"]["text.off_topic"] == 94
    card = (tmp_path / "silver" / "formal" / "data_card.md").read_text()
    assert (
        "Of 15011 rows 94 hold a keyword in instruction and category; reference system B reports"
        " 517."
    ) in card
    assert (
        "gives 94, wider ones of the same file 347 (the context too) and 556 (all texts): B" in card
    )
