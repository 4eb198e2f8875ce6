import pytest

from tasks.score.grounding import ground, read_sources
from tasks.score.roles import false_roles, misplaced

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


RUN = ("Ran the charity run in Tampere",)


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
        ("We offer tools, and this may be useful at Head of Finance.", {"company": ""}),
        ("Perhaps that may be of use at Ledgerline.", {}),
        ("I do not know whether you are at Head of Finance, where we help.", {"company": ""}),
        ("We offer tools, and I thought this might suit Head of Finance.", {}),
        ("I thought this might suit Tampere.", {"company": "", "city": "Tampere"}),
        ("It may be of use at Tampere too.", {"company": "", "recent_activity": RUN}),
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
        "This may be useful at Orlik Foods. It has been of use at Ledgerline.",
        "Advice is useful at Head of Finance level.",
        "Would you have time for a call to hear how it is done at Ledgerline?",
        "I would let you know how Ledgerline handles it. Have you thought of Ledgerline for it?",
        "You may ask how Ledgerline can help, and learn how Ledgerline matches invoices.",
    ],
)  # fmt: skip
def test_the_reader_s_own_title_and_company_are_no_claims(sentence: str, lead) -> None:
    told = {"title": "Head of Finance", "company": "Orlik Foods"}
    assert misplaced(sentence, lead.model_copy(update=told), "Ledgerline") == []


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        # A company may have a house there; and «Orlik Foods» is the employer, named in a fact.
        ("This might suit Tampere, too.", {"company": "Orlik Foods", "recent_activity": RUN}),
        ("This may be of use at Orlik Foods.",
         {"company": "", "recent_activity": ("Spoke for Orlik Foods on waste",)}),
        ("A call that suits you in Tampere.", {"company": "", "recent_activity": RUN}),
        ("This may be of use to Siemens.",
         {"company": "", "career_history": ("Moved to Siemens, 2021",)}),
    ],
)  # fmt: skip
def test_a_place_may_stand_where_it_is_one(sentence: str, changed: dict[str, str], lead) -> None:
    assert misplaced(sentence, lead.model_copy(update=changed), "Ledgerline") == []
