"""Contact data leaves training text; ordinary numbers stay."""

import pytest

from tasks.curate.scrub import drop_contact_sentences, holds_contact_data, scrub

# Planted contact data of every kind that the module names.
PLANTED = [
    "ola.lind@example.org", "Ola_Lind+x@mail.example.co.uk", "ola@example", "ola @ example.org",
    "http://example.org/a?b=1", "https://www.example.com", "www.example.org/team", "example.com/x",
    "(713) 555-0142", "713-555-0142", "713.555.0142", "713/555-0142", "+1 713 555 0142", "555-0142",
    "1-800-555-0199", "+44 20 7946 0958", "+420 601 123 456", "+49 30 901820", "+33 1 70 18 99 00",
    "ext. 35290", "extension 5211", "x35290", "pager: 555 0142", "713-555-0142 x12",
    "p713.555.0142", "x713.555.0142", "ph.713.555.0142", "Tel.7135550142", "cell,7135550142",
    "12 North Harbour Street", "4100 W. Alder Ave.", "77 Old Mill Road", "P.O. Box 4412",
    "TX 77002", "NY 10001-1234", "123456789", "1234 5678 9012 3456", "123-45-6789",
]  # fmt: skip
# Not a mail address: it has no domain with a dot.
UNFINDABLE = {"ola@example"}


@pytest.mark.parametrize("secret", [p for p in PLANTED if p not in UNFINDABLE])
def test_planted_contact_data_is_found(secret: str) -> None:
    assert secret not in scrub(f"You can reach us at {secret} in the morning.")


def test_recall_over_all_planted_data() -> None:
    found = sum(p not in scrub(f"Write or call {p} today.") for p in PLANTED)
    assert found / len(PLANTED) >= 0.95


@pytest.mark.parametrize("text", [
    "We sold 12,500 units in 2001 for 3.5 million.",
    "Meet on 12/04/2001 at 10:30, room 4102.",
    "Version 2.10.3 of the model runs 1500 paths.",
    "Please review Section 4.2 and pages 12-18.",
])  # fmt: skip
def test_ordinary_numbers_stay(text: str) -> None:
    assert scrub(text) == text


@pytest.mark.parametrize(("text", "secret"), [
    ("The conference code is 414236#.", "414236"),
    ("Use passcode 414236 for the meeting.", "414236"),
    ("The door code: 4142#.", "4142"),
    ("My birthday is April 14, 1962.", "April 14"),
    ("I was born on 14.04.1962.", "14.04"),
    ("I moved to 42 Thornquist Mews in Houston, Texas 77002.", "Thornquist"),
    ("The plant is in Houston, Texas 77002.", "77002"),
    ("The shop is at 42 West 114th Street.", "114th"),
    ("Send it to 4214 thornquist lane.", "thornquist"),
    ("Send it to One Thornquist Plaza.", "Thornquist"),
    ("We live in Via Thornquist 14.", "Thornquist"),
    ("Ring +49 (0) 151 / 55 50 142 tonight.", "50 142"),
    ("Our number is 713·555·0142.", "0142"),
    ("The tie line is 8-713-1142.", "713-1142"),
    ("You find it on bluefen.it today.", "bluefen"),
    ("Find me under bluefen.co/kai.", "bluefen"),
    ("Write to krumford%40bluefen.com.", "krumford"),
    ("My gmail is krumford77.", "krumford77"),
    ("IM me at krumford on Skype.", "krumford"),
    ("The password is: zebra42.", "zebra42"),
    ("My password's zebra42.", "zebra42"),
    ("Take user krumford, pass zebra42.", "zebra42"),
])  # fmt: skip
def test_what_outsiders_wrote_is_taken_from_prompts_and_targets(text: str, secret: str) -> None:
    assert secret not in scrub(text)
    target = drop_contact_sentences(f"The draft is done. {text} I like it.")
    assert target.startswith("The draft is done.")
    assert secret not in target


@pytest.mark.parametrize("text", [
    "We agreed on it today.we meet on Monday.",
    "They pass 3 of 4 tests on the 2nd try.",
    "The code is good; area code 713 stays.",
    "One Friday we met at Dot Hill, e.g. in May.",
    "My office is open from 9 to 5.",
    "Born in Ohio, the firm moved to Texas in 1962.",
    "We sold 77002 units, i.e. 12 more than in Texas.",
    "Two or three plants on the hill make 40 MW.",
    "The password policy changes in May 2001.",
    "Build 2 of the code ran 1500 paths on 14 May.",
])  # fmt: skip
def test_what_only_looks_alike_stays(text: str) -> None:
    assert scrub(text) == text


def test_targets_lose_the_sentence_and_hold_no_placeholder() -> None:
    text = "The draft is done. Call me at 713-555-0142. I like it.\n\nMail ola@example.org\n\nBye."
    assert drop_contact_sentences(text) == "The draft is done. I like it.\n\nBye."


def test_text_without_contact_data_is_unchanged() -> None:
    text = "One.  Two.\nThree."
    assert not holds_contact_data(text)
    assert drop_contact_sentences(text) == text
