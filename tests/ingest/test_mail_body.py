"""Own words, quoted text and signature come apart."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.ingest.mail_body import split_body

OWN = "Works for me, see you on Tuesday."
QUOTES = {
    "outlook": (
        " -----Original Message-----\nFrom: \tLind, Ola  \nSent:\tMonday, June 4, 2001 9:00 AM\n"
        "To:\tBerg, Marta\nSubject:\tLunch\n\nTuesday, then?"
    ),
    "outlook without a rule": (
        "From: Ola Lind [mailto:ola@example.org]\nSent: Monday\nTo: Marta\nSubject: Lunch\n\nThen?"
    ),
    "forwarded": (
        "---------------------- Forwarded by Marta Berg/OSL/CO on 06/04/2001 \n"
        "09:00 AM ---------------------------\n\n\nOla Lind\n06/04/2001 08:00 AM\n"
        "To: Marta Berg/OSL/CO@CO\ncc:  \nSubject: Lunch\n\nTuesday, then?"
    ),
    "short forwarded rule": "----- Forwarded by Marta Berg/OSL on 03/29/2001 07:41 AM -----\n\nHi",
    "lotus notes": (
        "Ola Lind@CO\n06/04/2001 08:00 AM\nTo: Marta Berg/OSL/CO@CO, Liv \nDahl/OSL/CO@CO\n"
        "cc:  \nSubject: Lunch\n\nTuesday, then?"
    ),
    "lotus notes, 24 hours, sent by": (
        "Ola Lind@CO\n21/06/2000 20:23\nSent by: Liv Dahl@CO\nTo: Marta Berg\ncc: \nSubject: Lunch"
    ),
    "lotus notes, name and date on one line": (
        '"Ola Lind" <ola@example.org> on 06/04/2001 08:00:12 AM\nTo: <marta@example.org>\n'
        "cc:  \nSubject: Lunch\n\nTuesday, then?"
    ),
    "lotus notes, company above": (
        "\tFjord Example Corp.\n\t\n\tFrom:  Ola Lind          06/04/2001 08:00 AM\n\t\n\n"
        "To: Marta Berg/OSL/CO@CO\ncc:  \nSubject: Lunch\n\nTuesday, then?"
    ),
    "lotus notes, date on the next line": (
        "\tFjord Example Corp.\n\t\n\tFrom:  Ola <ola@example.org>\n06/04/2001 08:00 AM\n\t\n\n"
        "To: Marta Berg/OSL/CO@CO\ncc:  \nSubject: Lunch\n\nTuesday, then?"
    ),
    "bare headers": "To: Marta Berg/OSL/CO@CO\ncc:  \nSubject: Lunch\n\nTuesday, then?",
    "gmail": "On Mon, Jun 4, 2001 at 9:00 AM, Ola Lind <ola@example.org> wrote:\n\nTuesday, then?",
    "arrows": "Ola Lind wrote:\n> Tuesday, then?\n> At noon.",
}
SIGNATURES = (
    "--\nMarta Berg\nFjord Example",
    "Kind regards,\nMarta Berg\nProduct Lead\n+47 555 0100",
    "Thanks\n\nMarta",
    "Thanks,  Marta",
    "All the best,\nMB",
    "Marta",
    "-Marta.",
    "Sent from my telephone",
)


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES)
def test_quoted_text_leaves_the_own_words(quote: str) -> None:
    parts = split_body(f"{OWN}\n\n\n{quote}\n")
    assert (parts.own, parts.quoted.split()) == (OWN, quote.split())


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES)
def test_a_pure_forward_has_no_own_words(quote: str) -> None:
    parts = split_body(f"\n\n{quote}\n")
    assert parts.own == ""
    assert parts.quoted


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_leaves_the_own_words(signature: str) -> None:
    assert split_body(f"{OWN}\n\n{signature}\n") == (OWN, "", signature.strip())


def test_a_signature_above_quoted_text_is_found() -> None:
    parts = split_body(f"{OWN}\n\nThanks,\nMarta\n\n{QUOTES['outlook']}")
    assert (parts.own, parts.signature) == (OWN, "Thanks,\nMarta")


def test_answers_between_arrows_stay_own() -> None:
    text = "> Tuesday?\nYes, gladly.\n> At noon?\nOne is better."
    parts = split_body(text)
    assert parts.own.split("\n\n") == ["Yes, gladly.", "One is better."]
    assert parts.quoted == "> Tuesday?\n> At noon?"


def test_an_answer_below_an_arrowed_quote_stays_own() -> None:
    parts = split_body("On Monday Ola Lind wrote:\n> Tuesday, then?\n\nYes, gladly.")
    assert parts.own == "Yes, gladly."


def test_thanks_in_mid_text_is_no_signature() -> None:
    text = f"Ola,\n\nThanks, I got it.\n\nCould we also see the plan for spring?\n\n{OWN}"
    assert split_body(text).own == text


def test_a_list_is_no_signature() -> None:
    text = "We need:\n\n- chairs\n- a table\n- lamps"
    assert split_body(text) == (text, "", "")


def test_an_attachment_line_is_no_signature() -> None:
    assert split_body("(See attached file: Plan.xls)\n\n - Plan.xls").signature == ""


def test_one_word_of_text_is_no_signature() -> None:
    assert split_body("Agreed").own == "Agreed"


def test_nothing_but_the_authors_name_is_a_signature() -> None:
    assert split_body(f"Marta\n\n{QUOTES['forwarded']}", author="Marta Berg").signature == "Marta"


def test_a_company_below_the_authors_name_belongs_to_the_signature() -> None:
    signature = "Marta Berg\nFjord Example Inc.\n+47 555 0100"
    assert split_body(f"{OWN}\n\n{signature}", author="Marta Berg") == (OWN, "", signature)


def test_a_short_sentence_is_no_name() -> None:
    assert split_body(f"{OWN}\n\nWe agree.").own == f"{OWN}\n\nWe agree."


def test_a_list_of_people_is_not_taken_for_the_author() -> None:
    text = "The committee:\n\nLiv Dahl\nOla Lind\nMarta Berg"
    assert split_body(text, author="Marta Berg").own == text


def test_a_very_long_line_takes_no_time() -> None:
    started = time.monotonic()
    split_body("On " + "a b " * 100_000)
    assert time.monotonic() - started < 2


@given(st.text(alphabet=st.sampled_from("ab >-:\n\tTo:From:On wrote:,M1/0 AP"), max_size=300))
def test_no_character_is_lost_or_invented(text: str) -> None:
    parts = "".join(split_body(text))
    assert sorted("".join(parts.split())) == sorted("".join(text.split()))
