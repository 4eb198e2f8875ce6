"""What the engine's own grammar lets through, with the tokens of no model."""

import json

import pytest
from xgrammar import Grammar, GrammarCompiler, GrammarMatcher, TokenizerInfo, VocabType

from schemas.recipe import load_recipe
from tasks.generate.letter import letter_pattern

BYTES = TokenizerInfo([bytes([number]) for number in range(256)], VocabType.RAW)
COMPILER = GrammarCompiler(BYTES, max_threads=1)


def inputs(reader: str = "Tomas", writer: str = "Nadia Brandt") -> dict[str, object]:
    return {"lead": {"first_name": reader}, "sender": {"name": writer}}


def lets_through(body: str, given: dict[str, object]) -> bool:
    schema = json.dumps(load_recipe("outreach").output.json_schema(letter_pattern(given)))
    grammar = Grammar.from_json_schema(schema, any_whitespace=False)
    matcher = GrammarMatcher(COMPILER.compile_grammar(grammar), terminate_without_stop_token=True)
    answer = json.dumps({"subject": "Invoices", "body": body}, ensure_ascii=False)
    return bool(matcher.accept_string(answer) and matcher.is_terminated())


@pytest.mark.parametrize(
    "body",
    [
        "Hi Tomas,\n\nI saw the “plant”.\n\nBest regards,\nNadia Brandt",
        'Dear Tomas,\n\nWe "match" \\ 1/2.\n\nMay I?\n\nCheers,\nNadia Brandt\nLedgerline',
        "Tomas, thanks for your talk.\n\nNadia Brandt\nAccount Executive\nLedgerline",
        "Good morning, Tomas!\nNadia Brandt",
    ],
)
def test_a_letter(body: str):
    assert lets_through(body, inputs())


@pytest.mark.parametrize(
    "body",
    [
        "Hi Thomas,\n\nI saw the plant.\n\nBest regards,\nNadia Brandt",
        "Hi Tomasz,\n\nI saw the plant.\n\nBest regards,\nNadia Brandt",
        "Hi Tomas,\n\nI saw the plant.\n\nBest regards,\nNadia Brandts",
        "Hitomas,\n\nI saw the plant.\n\nBest regards,\nNadia Brandt",
        "Hi Tomas,\n\nI saw the plant.\n\nBest regards,\nNadja Brandt",
        "Hi Tomas,\n\nI saw the plant.\n\nBest regards,",
        "Hi Tomas,\n\nI saw the plant.\nNadia Brandt\n1\n2\n3",
        "",
    ],
)
def test_no_letter(body: str):
    assert not lets_through(body, inputs())


def signed(company: str, title: str = "Account Executive") -> dict[str, object]:
    given = inputs()
    return given | {"sender": {"name": "Nadia Brandt", "title": title, "company": company}}


@pytest.mark.parametrize(
    "company", ["Ledgerline", "Šimić B.V.", "Brandt & Sons 24", "Ó Briain, Ltd"]
)
def test_below_the_name_stand_title_and_company(company: str):
    letter = "Hi Tomas,\n\nI saw the plant.\n\nBest regards,\nNadia Brandt"
    title = "Account Executive"
    for below in ("", f"\n{company}", f"\n{title}, {company}", f"\n{title}\n{company}"):
        assert lets_through(letter + below, signed(company))
    for below in (f"\n{company[:-1]}", f"\n{title}", "\nPartner", f"\n{company}\nPartner"):
        assert not lets_through(letter + below, signed(company))
    assert not lets_through(f"{letter}\n{title}, {company}", signed(company, title=""))


@pytest.mark.parametrize("company", ["", "a|b", "(x)", '"Q"', "C++", "{{company}}"])
def test_a_company_that_is_not_plain_is_not_forced(company: str):
    letter = "Hi Tomas,\n\nI saw the plant.\n\nBest regards,\nNadia Brandt\nAnything\nelse"
    assert lets_through(letter, signed(company))


@pytest.mark.parametrize("name", ["Zoë", "D'Andre", "Mary-Kate", "Ana Luísa", "J. R.", "明", "नेहा"])
def test_names_of_people(name: str):
    assert lets_through(
        f"Dear {name},\n\nHello.\n\nYours,\n{name} Ó Briain", inputs(name, f"{name} Ó Briain")
    )
    assert not lets_through("Dear J x R,\n\nHello.\n\nYours,\nN", inputs(name, "N"))


@pytest.mark.parametrize(
    "name", ["", " ", "a.*", "x|y", "{{name}}", "http://x.test", "R2D2", '"', "A" * 61, "."]
)
def test_what_is_no_name_is_not_forced(name: str):
    assert letter_pattern(inputs(name)) == letter_pattern(inputs(writer=name)) == ""
    assert lets_through("anything", inputs(name))


def test_an_instruction_asks_for_no_letter():
    assert letter_pattern({"instruction": "Write to a colleague."}) == ""
