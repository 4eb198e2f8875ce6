import pytest

from tasks.score.grounding import ground, read_sources
from tasks.score.made_up import made_up_claims


@pytest.mark.parametrize(
    "sentence",
    [
        "I am a friend of Orlik Foods.", "I'm a long-time customer of yours, and a fan of it.",
        "When we met last week, you liked it.", "As discussed, I send the offer.",
        "Thank you for your interest in our tool.", "Following our call, here is the plan.",
        "You asked for a quote.", "You wrote to us last week.", "As you told me, it is slow.",
        "As you offered, I write.", "I was offered your details.", "You ordered it from us.",
        "They provided your email address.", "You've kindly asked us to write.",
        "You recently asked for a call.", "I met you in Brno.", "I spoke with your team.",
        "We had a short call.", "We were in touch.", "This is a reply to your question.",
        "I look forward to our meeting tomorrow.", "We already work with Orlik Foods.",
        "Most of them already work with us.", "We are your supplier.", "You are part of our team.",
        "A mutual friend gave me your name.", "I have used your product.",
    ],
)  # fmt: skip
def test_a_made_up_acquaintance_is_found(sentence: str) -> None:
    assert [known for _, known in made_up_claims(sentence, "Orlik Foods, Brno")] == [False] * len(
        made_up_claims(sentence, "")
    )
    assert made_up_claims(sentence, "")
    found = ground("", sentence, read_sources(["Orlik Foods"]))
    assert "body.unsupported_claim" in found.reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "Thank you for your time.", "Thank you for reading this.", "I saw that you wrote a book.",
        "Would you like to meet?",
        "If you have questions, I am happy to answer them.", "I am Nadia Brandt of Ledgerline.",
        "Teams like yours have asked me about it.", "We work on invoice matching.",
        "I would be glad to hear how you use it.", "We should meet, as the plant is new.",
        "Would you join our meeting on this?", "I will reply to your questions.",
        "We work with small firms.", "I have worked for Fernside Nurseries.",
    ],
)  # fmt: skip
def test_courtesy_claims_nothing(sentence: str) -> None:
    assert made_up_claims(sentence, "") == []


def test_an_acquaintance_that_the_lead_file_tells_of_is_none_of_ours() -> None:
    assert made_up_claims("We met at the fair.", "met us at the fair in Brno") == [("we met", True)]


DEEDS = """Tomas has asked for advice about clearer letters
asked a question about labels. Bought a bakery
signed up for the Prague finance summit
Kilbride requested a call about invoices
her assistant ordered a cake for the team
has not downloaded a guide from anybody"""


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("I saw that you asked for advice about clearer letters.", True),
        ("You have asked a question about labels, and I have one too.", True),
        ("I read that you bought a bakery.", True),
        ("You signed up for the Prague finance summit.", True),
        ("You asked for advice.", False),
        ("You asked for advice about clearer invoices.", False),
        ("You asked for advice about clearer letters from us.", False),
        ("You've asked for our advice about clearer letters.", False),
        ("You asked for advice, about clearer letters.", False),
        ("You signed up for the call with us.", False),
        ("You requested a call about invoices.", False),
        ("You ordered a cake for the team.", False),
        ("You have downloaded a guide from anybody.", False),
    ],
)
def test_what_a_field_says_that_the_reader_did_is_told_in_its_words(
    sentence: str, is_told: bool
) -> None:
    found = made_up_claims(sentence, DEEDS, ["Tomas Vacek"])
    assert [told for _, told in found] == [is_told]
