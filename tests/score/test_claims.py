import pytest

from tasks.score.claims import (
    false_roles,
    fields_of_both,
    ledger,
    made_up_claims,
    misplaced,
    source_fields,
)  # fmt: skip
from tasks.score.grounding import ground, read_sources

FIELDS = {
    "first_name": "Tomas", "company": "Orlik Foods", "title": "Head of Finance",
    "company_updates[0]": "Orlik Foods opened a second plant in Brno",
    "recent_activity[0]": "Tomas spoke on closing the books in three days",
    "campaign.objective": "invite to a 20-minute call about invoice matching",
    "sender.name": "Nadia Brandt",
}  # fmt: skip
BODY = (
    "Hi Tomas,\n\nI read that your firm opened a second plant. Closing the books is your subject, "
    "so invoice matching may be one too. Would you have time?\n\nBest regards,\nNadia Brandt"
)


def test_each_sentence_names_the_fields_it_rests_on() -> None:
    assert ledger(BODY, FIELDS) == (
        "Hi Tomas, <- first_name",
        "I read that your firm opened a second plant. <- company_updates[0]",
        "Closing the books is your subject, so invoice matching may be one too. "
        "<- recent_activity[0], campaign.objective",
        "Nadia Brandt <- sender.name",
    )


def test_one_common_word_is_no_support() -> None:
    assert ledger("The second call of the head was long.", FIELDS) == ()


def test_fields_are_named_as_the_lead_file_s_columns(lead, campaign) -> None:
    fields = source_fields(lead, campaign)
    assert fields["first_name"] == lead.first_name
    assert fields["sender.company"] == campaign.sender.company
    assert all(text.strip() for text in fields.values())


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


LEAD = (
    "Tomas Vacek", "Head of Finance & Control", "Orlik Foods", "Tomas chairs the museum",
    "City: Brno",
)  # fmt: skip
SENDER = ("Nadia Brandt", "Account Executive", "Ledgerline")


@pytest.mark.parametrize(
    "sentence",
    [
        "You are the lead at Ledgerline.", "May I introduce myself as your lead?",
        "I'm your guest at Orlik Foods, so I ask.", "I am your colleague.",
        "You’re a member of it.", "I am the Head of Finance here.",
        "I write because you are Head of Finance at Ledgerline.",
        "As you are the lead for cutting costs, I ask.",
        "I am writing from Brno, where I work on invoices.", "I’m at Orlik Foods.",
        "I'm writing from Orlik Foods, where you opened a plant.", "I'm with you at Orlik Foods.",
        "We help companies with that at Orlik Foods.", "My team at Orlik Foods works on it.",
        "I work at Orlik Foods, where we specialise in this.", "Here at Orlik Foods we do that.",
        "I am Tomas Vacek.", "My name is Tomas Vacek.", "I represent Orlik Foods.",
        "I write on behalf of Orlik Foods.", "I will be in Brno next week.",
        "I am Head of Finance & Control, and I ask.",
    ],
)  # fmt: skip
def test_what_only_the_other_one_is_or_nobody_is_a_claim_without_source(sentence: str) -> None:
    assert len(false_roles(sentence, LEAD, SENDER)) == 1
    found = ground("", sentence, read_sources([*LEAD, *SENDER]), roles=(LEAD, SENDER))
    assert "body.unsupported_claim" in found.reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "You are the Head of Finance & Control at Orlik Foods, and I ask.", "You are busy.",
        "As you are Head of Finance at Orlik Foods, I write.", "You are the right person for it.",
        "I am reaching out because that is our field at Ledgerline.", "I am at Ledgerline.",
        "I'm an Account Executive at Ledgerline.", "You are welcome at Ledgerline.",
        "You are the person who decides on the budget.", "You are a chair of the museum board.",
        "I am getting in touch with you at Orlik Foods.", "You are involved with rosters at work.",
        "I am getting in touch with Orlik Foods.",
        "May I arrange a demo of our tool at Orlik Foods?",
        "We help companies with it, and I wondered how it is done at Orlik Foods.",
        "I am writing from Ledgerline.", "I saw that you work in Brno.", "I am with Ledgerline.",
        "I am writing to you at Orlik Foods.",
    ],
)  # fmt: skip
def test_what_somebody_is_by_the_fields_or_by_courtesy_is_no_false_role(sentence: str) -> None:
    board = (*LEAD, "chair of the museum board")
    assert false_roles(sentence, board, SENDER) == []


def test_the_fields_tell_of_the_lead_or_of_the_sender(lead, campaign) -> None:
    reader, writer = fields_of_both(source_fields(lead, campaign))
    assert lead.title in reader
    assert campaign.sender.company in writer
    assert campaign.sender.company not in reader
    assert campaign.objective not in (*reader, *writer)
    sender = campaign.sender.model_copy(update={"offer": "a personal assistant for managers"})
    offering = source_fields(lead, campaign.model_copy(update={"sender": sender}))
    assert offering["sender.offer"] == "a personal assistant for managers"
    assert fields_of_both(offering) == (reader, writer)


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("I wanted to ask the right person at Head of Finance.", {"company": ""}),
        ("Your title of Orlik Foods suggests that it is you.", {"title": ""}),
        ("I hoped to reach the best person at Brno, and you came to mind.", {}),
        ("Your role as Orlik Foods is the reason for this note.", {}),
        ("We help teams with invoices, and I thought of Head of Finance.", {}),
        ("That may matter to Head of Finance too.", {"company": ""}),
        ("I wondered how Head of Finance goes about it.", {}),
        ("Perhaps Head of Finance has looked at invoices before.", {}),
        ("I would like to hear how it is done at Head of Finance.", {"company": ""}),
        ("We work on it, and I wondered how it is done at Ledgerline.", {"company": ""}),
        ("We do that at Ledgerline, and I do not know yet how Ledgerline handles it.", {}),
        ("It may be a subject at Ledgerline too.", {}),
        ("I am curious how you do it at Ledgerline.", {}),
        ("I thought of Ledgerline.", {"company": "Orlik Foods"}),
        ("Congratulations on your role at Ledgerline.", {}),
        ("I do not know whether you are at Head of Finance, where we help.", {"company": ""}),
    ],
)
def test_a_title_that_is_none_and_a_company_that_is_none_are_found(
    sentence: str, changed: dict[str, str], lead
) -> None:
    told = {"title": "Head of Finance", "company": "Orlik Foods", "headline": "", **changed}
    assert len(misplaced(sentence, lead.model_copy(update=told), "Ledgerline")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "I asked the right person at Orlik Foods, and your title of Head of Finance led me here.",
        "Your role as Finance Head at Orlik is why I write.",
        "Who is the right person at your firm?",
        "I thought of Orlik Foods. I thought of you as Head of Finance.",
        "This may be of use to Head of Finance teams.",
        "I wondered how a Head of Finance goes about it.",
        "I am writing to you, as Head of Finance, about invoices.",
        "Are you the right person to ask?", "Your role in this is small.",
        "I would be glad to show you how Ledgerline handles it and how it is done at Ledgerline.",
        "It may be a subject at Orlik Foods too: at Ledgerline it is.",
        "Would you have time for a call to hear how it is done at Ledgerline?",
        "I would let you know how Ledgerline handles it. Have you thought of Ledgerline for it?",
        "You may ask how Ledgerline can help, and learn how Ledgerline matches invoices.",
    ],
)  # fmt: skip
def test_the_reader_s_own_title_and_company_are_no_claims(sentence: str, lead) -> None:
    told = {"title": "Head of Finance", "company": "Orlik Foods"}
    assert misplaced(sentence, lead.model_copy(update=told), "Ledgerline") == []
