"""Every letter says what its inputs say, and nothing else; no two sound alike."""

import re
from collections import Counter
from pathlib import Path

import pytest

from schemas.recipe import load_recipe
from schemas.records import Pair, Reject, TrainingExample
from schemas.tables import PAIRS
from tasks.common.parquet import read_records, write_table
from tasks.common.prompts import build_chat
from tasks.curate.cover_letter_generator.case import Case, Need, Post
from tasks.curate.cover_letter_generator.evidence import evidence_for, open_needs
from tasks.curate.cover_letter_generator.generate import WORDS, cover_letter_attempts
from tasks.curate.cover_letter_generator.jobs import JOBS, SOFT
from tasks.curate.cover_letter_generator.wording import inside, listed, with_article
from tasks.curate.cover_letters import FIELDS
from tasks.curate.curate import curate
from tasks.curate.examples import split_of
from tasks.curate.grammar import FRAME_SHARE
from tasks.score.grounding import ground, read_sources
from tasks.score.invented import invented_in
from tasks.score.words import mentions

N = 900
RECIPE = load_recipe("cover_letter")
KNOWN = {
    *(name for name, _, _ in SOFT),
    *(thing for job in JOBS
      for thing in (*job.skills, *job.degrees, *job.certificates, *job.duties, *job.titles)),
}  # fmt: skip
EMPLOYER = r"\bat ([^,;:(\n]+?)(?= (?:for|since|from|as|\()|[,;:(\n]|$)"


@pytest.fixture(scope="module")
def made() -> list[TrainingExample | Reject]:
    return list(cover_letter_attempts(RECIPE, N, 17))


@pytest.fixture(scope="module")
def examples(made: list[TrainingExample | Reject]) -> list[TrainingExample]:
    return [row for row in made if isinstance(row, TrainingExample)]


def test_there_are_as_many_as_asked_for_and_all_differ(examples: list[TrainingExample]) -> None:
    assert len({example.example_id for example in examples}) == N
    assert len({example.target for example in examples}) == N


def test_the_same_seed_gives_the_same_letters_and_another_seed_others() -> None:
    first = list(cover_letter_attempts(RECIPE, 20, 1))
    assert first == list(cover_letter_attempts(RECIPE, 20, 1))
    assert first != list(cover_letter_attempts(RECIPE, 20, 2))


def test_the_fields_are_those_of_the_public_set(examples: list[TrainingExample]) -> None:
    assert all(list(example.inputs) == list(FIELDS) for example in examples)
    for name in ("preferred_qualifications", "past_experience", "current_experience", "skills",
                 "qualifications"):  # fmt: skip
        values = [str(example.inputs[name]) for example in examples]
        assert 0.02 * N < sum(not value for value in values) < 0.3 * N, name
    needs = [str(example.inputs["preferred_qualifications"]) for example in examples]
    assert sum("\n" in need for need in needs) > 0.1 * N
    assert max(len(need.split()) for need in needs) > 30


def test_nothing_is_said_that_the_inputs_do_not_hold(examples: list[TrainingExample]) -> None:
    for example in examples[:300]:
        sources = read_sources([str(value) for value in example.inputs.values()])
        found = ground("", example.target, sources)
        assert found.unsupported == (), (found.unsupported, example.inputs, example.target)
        assert invented_in(example.target, map(str, example.inputs.values())) == ()


def test_every_skill_degree_duty_and_title_stands_in_the_inputs(
    examples: list[TrainingExample],
) -> None:
    for example in examples[:300]:
        given = "\n".join(str(value) for value in example.inputs.values())
        letter = example.target.casefold()
        said = {thing for thing in KNOWN
                if thing.casefold() in letter and mentions(letter, thing)}  # fmt: skip
        assert {thing for thing in said if not mentions(given, thing)} == set(), example.target


def test_numbers_stand_in_the_inputs(examples: list[TrainingExample]) -> None:
    for example in examples:
        given = set(re.findall(r"\d+", " ".join(map(str, example.inputs.values()))))
        assert set(re.findall(r"\d+", example.target)) <= given


def test_a_letter_names_job_and_company_and_is_signed(examples: list[TrainingExample]) -> None:
    for example in examples:
        lines = example.target.split("\n")
        assert str(example.inputs["job_title"]) in example.target
        assert str(example.inputs["company"]).rstrip(".") in example.target
        assert lines[0].endswith(",")
        assert lines[-1] == example.inputs["applicant"]


def test_letters_are_neither_short_nor_long(examples: list[TrainingExample]) -> None:
    assert all(WORDS[0] <= len(example.target.split()) <= WORDS[1] for example in examples)


def test_some_letters_hold_a_list_on_lines_of_its_own(examples: list[TrainingExample]) -> None:
    lists = [example for example in examples if "\n- " in example.target]
    assert 0.1 * N < len(lists) < 0.5 * N
    assert all(example.target.count("\n- ") >= 2 for example in lists)


def test_no_template_mark_is_left(examples: list[TrainingExample]) -> None:
    for example in examples:
        assert not re.search(r"[{}|()]|  |\.\.|\?\.|,,| ,| \.", example.target), example.target


def test_the_indefinite_article_fits(examples: list[TrainingExample]) -> None:
    for example in examples:
        assert not re.search(
            r"\ba (?:[aei]|o(?!ne))\w|\ban [bcdfgj-np-tv-z]\w*[a-z]", example.target
        )


def test_no_company_and_no_person_crosses_splits(examples: list[TrainingExample]) -> None:
    for example in examples:
        assert example.split == split_of(f"person:{example.inputs['applicant']}")
        for field in ("past_experience", "current_experience"):
            told = str(example.inputs[field]).replace("families at home", "families")
            for name in re.findall(EMPLOYER, told):
                assert split_of(f"company:{name.casefold()}") == example.split, name


def test_no_sentence_repeats_in_two_percent(examples: list[TrainingExample]) -> None:
    counts: Counter[str] = Counter()
    for example in examples:
        text = " ".join(example.target.split("\n\n")[1:-1])
        values = [str(example.inputs[name]) for name in ("job_title", "company", "applicant")]
        for value in sorted(values, key=len, reverse=True):
            text = text.replace(value, "_")
        counts.update(set(re.split(r"(?<=[.?!])\s+|\n", text)))
    assert counts.most_common(1)[0][1] <= FRAME_SHARE * N


def test_rejects_say_why(made: list[TrainingExample | Reject]) -> None:
    refused = Counter(row.reason for row in made if isinstance(row, Reject))
    assert set(refused) <= {"text.frame_repeated", "text.too_short", "text.too_long"}
    assert refused["text.too_short"] > 0


def test_inputs_make_a_prompt(examples: list[TrainingExample]) -> None:
    for example in examples[:50]:
        prompt = build_chat(RECIPE, example.inputs)[-1]["content"]
        assert f"{example.inputs['job_title']} at {example.inputs['company']}" in prompt


def test_the_public_letters_stay_in_their_splits(tmp_path: Path) -> None:
    def pair(number: int) -> Pair:
        inputs = {"Job Title": "Beekeeper", "Hiring Company": f"Orchard {number}",
                  "Applicant Name": "Ida Falk", "Skillsets": f"hive {number}"}  # fmt: skip
        letter = f"I would like to work at Orchard {number}. " + f"I know hive {number}. " * 20
        return Pair(source="cover-letters", source_file="c.csv", row_number=number,
                    licence="not stated", inputs=inputs, target=letter)  # fmt: skip

    part = tmp_path / "bronze" / "cover-letters" / "c.csv" / "part-0000.parquet"
    write_table(part, PAIRS, [pair(number) for number in range(20)])
    (part.parent / "manifest.json").write_text("{}")

    def held_out(name: str, *sources: str) -> list[str]:
        data = tuple(d.model_copy(update={"limit": 20}) for d in RECIPE.data if d.source in sources)
        recipe = RECIPE.model_copy(update={"data": data})
        curate(recipe, tmp_path / "bronze", tmp_path / name)
        rows = read_records(tmp_path / name / "cover_letter" / "examples.parquet", TrainingExample)
        return [row.example_id for row in rows
                if row.split == "test" and row.source == "cover-letters"]  # fmt: skip

    alone = held_out("alone", "cover-letters")
    assert alone
    assert held_out("beside", "cover-letters", "generator") == alone


NEEDS = (
    Need("skill", "Experience with SQL and R", "experience with SQL and R", ("SQL", "R")),
    Need("skill", "Good teamwork", "good teamwork", ("teamwork",)),
    Need("skill", "Knowledge of safeguarding", "knowledge of safeguarding", ("safeguarding",)),
    Need("degree", "BA in Music or similar", "a BA in Music or similar", ("BA in Music",)),
    Need("certificate", "Driving licence", "a driving licence", ("Driving licence",)),
    Need("duty", "Practice in baking bread", "practice in baking bread", ("baking bread",)),
    Need("years", "2 years in hotels", "2 years in hotels", ("hotels",)),
    # Nobody was timed there: the years are a waiter's.
    Need("years", "2 years in cooking", "2 years in cooking", ("cooking",)),
)
CASE = Case(
    job_title="Baker", company="Calder Bakery", applicant="Ida Falk", needs=NEEDS,
    current=Post("plain", "Cook", "Orlik Foods", duties=("baking bread",)),
    past=(Post("span", "Waiter", "Cairn Inn", "hotels", "4 years"),),
    skills=("SQL",), degree="BSc in Law", certificate="Safeguarding certificate",
)  # fmt: skip


def test_needs_are_answered_by_the_applicants_own_fields_alone() -> None:
    found = [evidence_for(need, CASE) for need in NEEDS]
    assert [one.kind if one else None for one in found] == [
        "some", None, None, "other", None, "now", "span", None,
    ]  # fmt: skip
    assert [one.values.get("employer") for one in found if one][-2:] == ["Orlik Foods", "Cairn Inn"]


def test_nobody_says_that_what_a_certificate_shows_is_missing() -> None:
    assert [need.shown for need in open_needs(CASE)] == ["Good teamwork", "Driving licence"]


def test_wording() -> None:
    assert with_article("HR Officer") == "an HR Officer"
    assert with_article("HACCP certificate") == "a HACCP certificate"
    assert with_article("MSc in Law") == "an MSc in Law"
    assert inside("Diploma in Law") == "diploma in Law"
    assert inside("BA in Music") == "BA in Music"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == ""
