import pytest

from schemas.recipe import Output
from schemas.records import Lead
from tasks.generate.parse import (
    Parsed,
    fill_placeholders,
    parse_answer,
    set_sign_off_apart,
)  # fmt: skip

EMAIL = Output(format="json", fields={"subject": "string", "body": "string"})
LETTER = Output(format="text", fields={"letter": "string"})
LEAD = Lead(
    source_file="a.csv", row_number=1, lead_id="1", email="ann@orlik.example",
    first_name="Ann", full_name="Ann Lee", company="Orlik Foods",
)  # fmt: skip


def test_json_is_read():
    answer = parse_answer('{"subject": "Hello", "body": "Hi Ann,\\n\\nBye"}', EMAIL)
    assert answer == Parsed({"subject": "Hello", "body": "Hi Ann,\n\nBye"})


def test_json_inside_other_words_is_read():
    answer = parse_answer('Sure! {"subject": "A", "body": "B"} Anything else?', EMAIL)
    assert answer.fields == {"subject": "A", "body": "B"}


def test_fields_of_broken_json_are_read_by_name():
    answer = parse_answer('{"subject": "A", "body": "B", "more": ', EMAIL)
    assert answer.fields == {"subject": "A", "body": "B"}


def test_prose_is_not_json():
    assert parse_answer("Dear Ann, how are you?", EMAIL).failure == "output.not_json"


def test_a_missing_field_is_not_the_recipes_json():
    assert parse_answer('{"subject": "A"}', EMAIL).failure == "output.not_json"


def test_a_blank_body_is_empty():
    assert parse_answer('{"subject": "A", "body": "  "}', EMAIL).failure == "output.empty"


def test_text_is_its_single_field():
    assert parse_answer(" Dear team \n", LETTER) == Parsed({"letter": "Dear team"})


def test_known_placeholders_are_filled():
    text = fill_placeholders("Hi {first_name} of [Company], {{sender_name}}", LEAD, "Nadia")
    assert text == "Hi Ann of Orlik Foods, Nadia"


def test_unknown_placeholders_stay_for_the_rules_to_find():
    assert fill_placeholders("Hi {nickname}, [Title]", LEAD, "N") == "Hi {nickname}, [Title]"


@pytest.mark.parametrize("sign_off", ["Kind regards,", "Best,", "With all best wishes,"])
def test_a_sign_off_in_the_last_sentences_line_gets_its_own(sign_off):
    body = f"Hi Ann,\n\nShall we talk? {sign_off}\nNadia O. Brandt\nLedgerline"
    apart = f"Hi Ann,\n\nShall we talk?\n\n{sign_off}\nNadia O. Brandt\nLedgerline"
    assert set_sign_off_apart(body, "Nadia O. Brandt") == apart
    assert set_sign_off_apart(apart, "Nadia O. Brandt") == apart


@pytest.mark.parametrize(
    "body",
    [
        "Shall we talk? It would help me and my whole team,\nNadia Brandt",
        "Shall we talk? Kind regards,\nNadia Brandtner",
        "I work with Ann. Thanks,\nNobody",
        "",
    ],
)
def test_what_is_no_sign_off_stays(body):
    assert set_sign_off_apart(body, "Nadia Brandt") == body
