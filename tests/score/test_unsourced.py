import json
import re
from collections.abc import Iterator

import pytest

from schemas.recipe import load_recipe
from tasks.curate.outreach_generator import asks, closers, frames, openers, subjects
from tasks.curate.outreach_generator.generate import generate_examples
from tasks.score.claims import source_fields
from tasks.score.held_out import campaign_of, lead_of
from tasks.score.unsourced import unsourced

FIELDS = {
    "first_name": "Tomas", "full_name": "Tomas Vacek", "company": "Orlik Foods",
    "title": "Head of Finance", "company_updates[0]": "Orlik Foods opened a second plant in Brno",
    "sender.name": "Nadia Brandt", "sender.company": "Ledgerline",
    "sender.offer": "software that pairs receipts with payments",
    "campaign.objective": "invite to a 20-minute call about matching invoices",
}  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Hundreds of companies already rely on Ledgerline.", "hundreds, rely"),
        ("You won the industry prize last year.", "won, industry, prize, last, year"),
        ("We guarantee that you will save money.", "guarantee, save, money"),
        ("Your CEO told me about it.", "ceo, told"),
        ("As you said, matching invoices is urgent.", "said, urgent"),
        ("I read that Orlik Foods is to change hands.", "hands"),
        ("None of your colleagues read the invoices.", "none"),
        ("We give a clear answer near your plant.", "clear, near"),
        ("Tesla trusts us with it.", "tesla, trusts"),
        ("Your account has been suspended.", "account, suspended"),
        ("Our tool is free for the first month.", "tool, free, month"),
        ("I met marta in prague.", "marta, prague"),
        ("Orlik Foods is our customer.", "customer"),
        ("You need software that pairs receipts.", "software, pairs, receipts"),
        ("Orlik Foods offers software.", "software"),
        ("Your receipts are with us.", "receipts"),
        ("Ledgerline provided your second plant.", "provided"),
        ("At Ledgerline we offer payments without fees.", "fees"),
        ("We opened a second plant in Brno.", "opened, second, plant, brno"),
        ("Ledgerline opened a plant, too.", "opened, plant"),
        ("Would a call suit you, given that your auditors found fraud?", "auditors, fraud"),
    ],
)
def test_a_sentence_with_words_from_nowhere_is_found(sentence: str, words: str) -> None:
    assert unsourced(sentence, FIELDS) == (f"{sentence} ({words})",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hi Tomas,", "Best regards,\nNadia Brandt\nLedgerline", "I read that you opened a plant.",
        "As you match invoices, would you like to talk for 20 minutes?", "Invoice matching", "",
        "We at Ledgerline help companies with matching invoices.", "Please feel free to write.",
        "I came across the news that Orlik Foods opened a second plant.", "«…»",
        "At Ledgerline we offer software that pairs receipts with payments.",
        "As HF at Orlik Foods you may know.",
        "At Ledgerline we work on matching invoices, and I thought of Orlik Foods.",
    ],
)  # fmt: skip
def test_the_inputs_words_and_those_of_letters_account_for_a_sentence(sentence: str) -> None:
    assert unsourced(sentence, FIELDS) == ()


@pytest.mark.parametrize("name", ["outreach", "formal"])
def test_all_that_the_grammar_writes_is_accounted_for(name: str) -> None:
    for example in generate_examples(load_recipe(name), 400, 9):
        answer = json.loads(example.target)
        fields = source_fields(lead_of(example.inputs), campaign_of(example.inputs))
        told = unsourced(answer["subject"], fields) + unsourced(answer["body"], fields)
        assert told == (), (told, example.inputs)


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts(list(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)


def test_every_frame_of_the_grammar_is_accounted_for() -> None:
    modules = (asks, closers, frames, openers, subjects)
    found = [
        value for module in modules for name, value in vars(module).items() if name.isupper()
    ]  # fmt: skip
    for template in texts(found):
        choices = re.findall(r"\(([^()]*)\)", template)
        plain = re.sub(r"\([^()]*\)|\{[^}]*\}|[~^]", " ", template)
        for piece in (plain, *(one for choice in choices for one in choice.split("|"))):
            told = unsourced(re.sub(r"\{[^}]*\}", " ", piece), {})
            assert told == (), template
