import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.records import Lead
from tasks.score.rules import (
    check_rules,
    closing_ok,
    greeting_ok,
    personalization_ok,
    used_fields,
)
from tasks.score.words import count_words

EMPTY = Lead(source_file="f", row_number=1, lead_id="1", email="a@b.cz")


def named(first: str, last: str = "") -> Lead:
    return EMPTY.model_copy(
        update={"first_name": first, "last_name": last, "full_name": f"{first} {last}".strip()}
    )


@pytest.mark.parametrize(
    ("first", "line"),
    [
        ("Tomas", "Hi Tomas,"),
        ("Tomas", "\n\n  Tomas,"),
        ("Tomas", "HELLO TOMAS!"),
        ("Tomas", "Good morning, dear Tomas"),
        ("Tomas", "Hi Tomas, I saw your talk."),
        ("José", "Hola José,"),
        ("José", "Hola Jose\u0301,"),
        ("Pól", "Dear PÓL Ó Briain,"),
        ("Xiu Ying", "Hi Xiu Ying,"),
        ("Anne-Marie", "Dear Anne-Marie,"),
        ("D'Arcy", "Hi D’Arcy,"),
        ("Jürgen", "Guten Tag JÜRGEN,"),
    ],
)
def test_greets_by_first_name(first: str, line: str) -> None:
    assert greeting_ok(f"{line}\n\nMore.", named(first))


@pytest.mark.parametrize(
    ("first", "line"),
    [
        ("Tomas", "Hi there,"),
        ("Tomas", "Hi Tomasz,"),
        ("Ann", "Hi Anna,"),
        ("Ann", "Hi Ann-Marie,"),
        ("José", "Hi Jose,"),
        ("Tomas", "Hi. Tomas told me that you close quickly."),
        ("Tomas", "I wanted to reach out to you because Tomas spoke."),
    ],
)
def test_does_not_greet(first: str, line: str) -> None:
    assert not greeting_ok(f"{line}\n\nYour talk, Tomas, was good.", named(first))


def test_greets_by_honorific_and_last_name() -> None:
    assert greeting_ok("Dear Dr. Vacek,\n\nMore.", named("Tomas", "Vacek"))


def test_last_name_alone_is_no_greeting() -> None:
    assert not greeting_ok("Hi Vacek,\n\nMore.", named("Tomas", "Vacek"))


@pytest.mark.parametrize(
    "end",
    [
        "Best,\nNadia Brandt",
        "Best,\nNadia",
        "Best, Nadia",
        "Nadia Brandt\nSales\nLedgerline\nLeeds",
    ],
)
def test_closing_holds_sender(end: str) -> None:
    assert closing_ok(f"Hi Tomas,\n\nText.\n\n{end}", "Nadia Brandt")


@pytest.mark.parametrize(
    "end",
    ["Best,\nMarta", "Best,", "Nadia wrote to you.\n\nBest,\nMarta", "Nadia Brandt\na\nb\nc\nd"],
)
def test_closing_lacks_sender(end: str) -> None:
    assert not closing_ok(f"Hi Tomas,\n\nText.\n\n{end}", "Nadia Brandt")


@pytest.mark.parametrize(
    "body",
    [
        "How does Orlik Foods close?",
        "As head of finance you know.",
        "Your talk on closing the books was good.",
        "Your forecasting work is known.",
    ],
)
def test_personal(body: str, lead: Lead) -> None:
    assert personalization_ok(body, lead)


@pytest.mark.parametrize("body", ["Hi Tomas, we save time.", "Tomas Vacek, the books are long."])
def test_not_personal(body: str, lead: Lead) -> None:
    assert not personalization_ok(body, lead)


def test_each_field_that_the_lead_has_is_used_or_not(lead: Lead) -> None:
    only = lead.model_copy(update={
        "company": "Orlik Foods, s.r.o.", "title": "Buyer", "city": "", "headline": "",
        "recent_activity": ("spoke on closing books", "ran a marathon"), "company_updates": (),
        "career_history": (), "skills": (),
    })  # fmt: skip
    body = "Hi Tomas, I heard how you spoke on closing books at Orlik Foods."
    assert used_fields(body, only) == [True, False, True, False]


def test_word_count_counts_pieces_with_letters() -> None:
    assert count_words("Hi Tomas,\n\na 20-minute call — it's up to you & me.") == 10


def test_missing_fields_never_raise(campaign) -> None:
    rules = check_rules("", EMPTY, campaign)
    assert not any(
        (rules.word_count_in_range, rules.greeting_ok, rules.closing_ok, rules.personalization_ok)
    )


@given(body=st.text(), first=st.text(), last=st.text(), company=st.text())
def test_any_text_is_judged(body: str, first: str, last: str, company: str) -> None:
    lead = named(first, last).model_copy(update={"company": company})
    greeting_ok(body, lead)
    personalization_ok(body, lead)
    closing_ok(body, first)


@given(st.from_regex(r"\A[A-Z][a-zäöüéł]{1,12}\Z"))
def test_every_name_is_greeted_by_itself(first: str) -> None:
    assert greeting_ok(f"Dear {first.upper()},", named(first))
