"""What a letter claims of its writer and no input holds, one kind a test."""

import pytest

from schemas.records import TrainingExample
from tasks.score.held_out import measure
from tasks.score.invented import invented_in

INPUTS = [
    "Glasshouse Manager", "Harlow Botanical Trust", "Ines Calder",
    "3+ years of experience in propagation, first-aid certificate",
    "Propagation assistant at Fernside Nurseries for three years", "Deputy at Tarn Gardens",
    "climate control, pest management", "Bachelor's degree in Horticulture",
]  # fmt: skip
HONEST = (
    "Dear Hiring Manager,\n\nI would like to join Harlow Botanical Trust as Glasshouse Manager. I "
    "have three years of experience in propagation from Fernside Nurseries, hold a bachelor's "
    "degree in horticulture, and am skilled in climate control and managing pests. Two things draw "
    "me to the post: the work itself, and the place.\n\nYours sincerely,\nInes Calder"
)


def test_a_letter_of_what_the_inputs_hold_invents_nothing() -> None:
    assert invented_in(HONEST, INPUTS) == ()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("I worked for Quelt Foods.", ("Quelt Foods",)),
        ("I bring over seven years of experience.", ("seven",)),
        ("I bring 12 years of experience in propagation.", ("12",)),
        ("I have two years of experience.", ("two years",)),
        ("I hold a master's degree in horticulture.", ("master's degree",)),
        ("I earned a PhD.", ("phd",)),
        ("I hold a driving licence.", ("licence",)),
        ("I have experience with irrigation and beekeeping.", ("irrigation", "beekeeping")),
        ("I am proficient in spreadsheets, budgeting and Python.",
         ("Python", "spreadsheets", "budgeting")),
        ("I have a deep knowledge of soil testing.", ("soil testing",)),
        ("I have experience in supply and freshly pressed juices.",
         ("supply", "freshly pressed juices")),
        ("I am known for my strong negotiation skills.", ("strong negotiation",)),
        ("I bring over a decade of experience.", ("a decade",)),
        ("I am fluent in Polish, and my background includes retail.", ("polish", "retail")),
        ("I trained as an accountant.", ("accountant",)),
    ],
)  # fmt: skip
def test_what_no_input_holds_is_found(sentence: str, found: tuple[str, ...]) -> None:
    assert set(invented_in(f"Hello,\n\n{sentence}", INPUTS)) == set(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "I have experience in propagation, and I would like to use it.",
        "I have experience in developing strong teams.",
        "I have a track record of successfully leading teams to high-quality results.",
        "My experience in propagating and in climate-control matters is at your service.",
        "I am proficient in managing pests, which the post asks for.",
        "My skills include climate control.",
        "I hold a degree in horticulture and am certified in first aid.",
        "With one goal in mind, I write to you.",
        "I have no experience in customs, and would like to gain experience in beekeeping.",
        "I trained as a deputy.",
    ],
)
def test_other_words_for_what_they_hold_and_words_that_claim_nothing_pass(sentence: str) -> None:
    assert invented_in(f"Hello,\n\n{sentence}", INPUTS) == ()


def test_a_decade_is_any_number_of_years_from_ten_to_nineteen() -> None:
    letter = "Hello,\n\nI bring over a decade of practice."
    assert invented_in(letter, [*INPUTS, "Grower for 12 years"]) == ()
    assert invented_in(letter, [*INPUTS, "Grower for 9 years"]) == ("a decade",)


@pytest.mark.parametrize(
    ("paper", "letter"),
    [
        ("MSc in Botany", "I hold a Master's degree in Botany."),
        ("Masters in Botany", "I hold a masters degree in botany."),
        ("B.A. in History", "I hold a Bachelor's degree in history."),
        ("BSc in Botany", "I am a graduate with a degree in botany."),
    ],
)
def test_a_paper_may_be_named_in_other_words(paper: str, letter: str) -> None:
    assert invented_in(f"Hello,\n\n{letter}", [paper]) == ()


def test_one_thing_counts_once() -> None:
    twice = "I know Tableau. I am proficient in Tableau and have experience with Tableau."
    assert invented_in(twice, INPUTS) == ("Tableau",)


def test_address_block_greeting_and_signature_are_no_qualifications() -> None:
    letter = (
        "12 Long Lane\nMarch 3, 2031\n\nDear Ms. Whitlock,\n\nI know climate control.\n\n"
        "Kind regards,\nJane Roe\nTelephone 555"
    )
    assert invented_in(letter, INPUTS) == ()


def test_the_measure_counts_them_for_letters_alone() -> None:
    letter = TrainingExample(
        example_id="1", recipe="cover_letter", source="generator", licence="Apache-2.0", group="g",
        split="test", target="", inputs={"applicant": "Ines Calder", "skills": "climate control"},
    )  # fmt: skip
    other = letter.model_copy(update={"inputs": {"instruction": "Ask for a call."}})
    invents = {"letter": "Hello,\n\nI am proficient in Python and hold a diploma."}
    found = measure([letter, letter, other], [invents, {}, invents], [invents] * 3)
    assert found["invented"] == [2.0, None, None]
