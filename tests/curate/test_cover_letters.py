"""Columns become inputs, the letter stays text."""

import pytest

from schemas.recipe import load_recipe
from schemas.records import Pair, Reject
from tasks.curate.corpora import Repaired
from tasks.curate.cover_letters import cover_letter_example, structured
from tasks.curate.letter_support import left_out_of, supported

RECIPE = load_recipe("cover_letter")
COLUMNS = {
    "Job Title": "Beekeeper",
    "Hiring Company": "Orchard & Sons",
    "Applicant Name": "Ida Falk",
}
LETTER = "I would like to keep bees at Orchard & Sons. " + "I would bring what I know. " * 10


def made(letter: str, columns: dict[str, str] | None = None) -> Repaired | Reject:
    pair = Pair(
        source="cover-letters", source_file="c.csv", row_number=1, licence="not stated",
        inputs={**COLUMNS, **(columns or {})}, target=letter,
    )  # fmt: skip
    return cover_letter_example(RECIPE, RECIPE.data[0], pair)


def test_columns_become_inputs_and_the_company_the_group() -> None:
    row = made(LETTER)
    assert isinstance(row, Repaired)
    assert row.example.inputs["job_title"] == "Beekeeper"
    assert row.example.inputs["skills"] == ""
    assert row.example.group == "company:orchard & sons"
    assert LETTER.split(". ")[0] in row.example.target
    assert row.repairs == ("paragraphs", "greeting", "sign_off")


def test_a_letter_for_anybody_is_generic() -> None:
    row = made("I am a hard worker and learn fast every day. " * 10)
    assert isinstance(row, Reject)
    assert row.reason == "text.generic"


def test_a_letter_of_few_words_is_too_short() -> None:
    row = made("I want to work at Orchard & Sons.")
    assert isinstance(row, Reject)
    assert row.reason == "text.too_short"


def test_a_sentence_that_no_field_supports_is_left_out() -> None:
    row = made(LETTER + "I also raised nectar yields by planting lavender hedges.")
    assert isinstance(row, Repaired)
    assert row.repairs[0] == "unsupported"
    assert "nectar" not in row.example.target


def test_a_letter_of_which_little_is_left_is_ungrounded() -> None:
    row = made("I would like to keep bees at Orchard & Sons. " + "I kept bees for 7 years. " * 10)
    assert isinstance(row, Reject)
    assert (row.reason, row.detail) == ("text.ungrounded", "10 sentences stand on no field")


RESUME = "Beekeeper at DB2 Honey, 3 years; grafting, SQL; Ida Falk"


@pytest.mark.parametrize(
    "sentence",
    [
        "I bring seven years of experience in beekeeping.", "I bring 12 years of experience.",
        "I bring two years of experience.", "I have over a decade of experience.",
        "I have experience of one year.", "I led fifteen beekeepers.", "I doubled yields.",
        "I hold a PhD.", "I am skilled in SQL and Tableau.", "I worked at Quelt.",
        "I founded a company and managed its growth.", "I am CEO of the company.",
        "I reduced swarming losses across several districts.", "I cut losses by 2%.",
    ],
)  # fmt: skip
def test_what_no_resume_holds_is_left_out(sentence: str) -> None:
    assert supported(f"Dear all,\n\n{sentence}", RESUME) == ("Dear all,", 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "I bring three years of experience as a beekeeper.", "I am skilled in SQL and graft well.",
        "With my strong background in grafting, I believe I am well-suited for this role.",
        "I look forward to discussing how my qualifications align with your needs.",
        "One of my strengths would be grafting, and as a beekeeper I know what it needs.",
        "Dear Ms. Lopez,", "I would like to talk.\nSincerely,\nMaximilian Oppenheimer",
    ],
)  # fmt: skip
def test_what_the_resume_or_any_letter_says_stays(sentence: str) -> None:
    assert supported(sentence, RESUME) == (sentence, 0)


def test_what_stays_keeps_its_lines() -> None:
    letter = "I offer:\n- SQL\n- Tableau for dashboards\n\nI am glad.\nRegards,\nIda"
    assert supported(letter, RESUME) == ("I offer:\n- SQL\n\nI am glad.\nRegards,\nIda", 1)


def test_a_letter_that_tells_nothing_of_its_applicant_is_generic() -> None:
    row = made(LETTER, {"Skillsets": "grafting, record keeping"})
    assert isinstance(row, Reject)
    assert (row.reason, row.detail) == ("text.generic", "it tells nothing of skills")


FIELDS = {
    "company": "Orchard & Sons", "skills": "grafting, hives; wax",
    "current_experience": "Beekeeper at Quelt (2 years)",
    "past_experience": "Gardener at Orchard & Sons since 2019", "qualifications": "BSc in Biology",
}  # fmt: skip


@pytest.mark.parametrize(
    ("letter", "missing"),
    [
        ("At Quelt I did grafting and wax. I hold a BSc.", []),
        ("At Orchard & Sons I did grafting and wax. I hold a BSc.", ["employers"]),
        ("At Quelt I did grafting. I hold a BSc.", ["skills"]),
        ("At Quelt I did grafting and wax.", ["papers"]),
        ("I would like to work for you.", ["employers", "skills", "papers"]),
    ],
)
def test_employers_skills_and_papers_are_told(letter: str, missing: list[str]) -> None:
    assert left_out_of(letter, FIELDS) == missing
    blank = dict.fromkeys(FIELDS, "")
    assert left_out_of(letter, blank) == []


def test_a_letter_in_one_paragraph_gets_its_structure_back() -> None:
    told = "I keep bees. I like Orchard & Sons. I am calm. I am strong. I would like to meet you."
    assert structured(told, "Ida Falk") == (
        "Dear Hiring Manager,\n\nI keep bees. I like Orchard & Sons.\n\nI am calm. I am strong.\n\n"
        "I would like to meet you.\n\nSincerely,\nIda Falk",
        ("paragraphs", "greeting", "sign_off"),
    )


def test_a_letter_with_structure_stays_as_it_is() -> None:
    whole = "Dear Ms Orchard,\n\nI keep bees.\n\nYours sincerely,\nIda Falk"
    assert structured(whole, "Ida Falk") == (whole, ())


def test_a_sign_off_may_stand_in_a_line() -> None:
    whole = "Dear Ms Orchard,\n\nI keep bees. Sincerely, Ida Falk"
    assert structured(whole, "Ida Falk") == (whole, ())


def test_nobody_signs_where_nobody_is_named() -> None:
    assert structured("Hello,\n\nI keep bees.", "") == ("Hello,\n\nI keep bees.", ())


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (" \n  1. Keeping bees\n  2. Selling honey.\n\n", "Keeping bees; Selling honey"),
        (" Two years with bees\n A driving licence", "Two years with bees; A driving licence"),
        ("1. A driving licence", "A driving licence"),
        ("Left in 2020. Five (5) years\n.NET too", "Left in 2020. Five (5) years; .NET too"),
        ("(1) Bees\n(2) Honey", "Bees; Honey"),
    ],
)
def test_a_list_whose_marks_are_lost_becomes_one_line(wanted: str, told: str) -> None:
    row = made(LETTER, {"Preferred Qualifications": wanted})
    assert isinstance(row, Repaired)
    assert row.example.inputs["preferred_qualifications"] == told
    assert row.repairs[0] == "lists"


def test_a_field_that_is_no_list_stays() -> None:
    row = made(LETTER, {"Preferred Qualifications": "5+ years; a Ph.D."})
    assert isinstance(row, Repaired)
    assert row.example.inputs["preferred_qualifications"] == "5+ years; a Ph.D."
    assert "lists" not in row.repairs
