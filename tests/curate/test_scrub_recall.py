"""How much planted contact data `scrub` finds, of how many kinds, and what it wrongly takes."""

import json
import random
from pathlib import Path

import pytest
from scipy.stats import binomtest

from schemas.recipe import Recipe
from schemas.records import Message, TrainingExample
from tasks.curate.mail_names import learn_names
from tasks.curate.outreach_mail import mail_example
from tasks.curate.scrub import drop_contact_sentences, scrub
from tasks.ingest.enron import read_enron

from .planted import KINDS, Plant, plant
from .planted_unseen import UNSEEN

# Least share found, by kind. Where 1.0 is not reached the misses are known: a local part spelt
# with «dot» behind another «at», and the odd spellings that name nothing as what it is.
FLOORS = dict.fromkeys(KINDS, 1.0) | {"obfuscated email": 0.95, "odd": 0.88}
# Of a kind in real mail; its neighbours there may make one thing look like another.
REAL_FLOOR = 0.95
UNSEEN_FLOOR = 0.6
SENTENCES = (
    "You can reach us at {} in the morning.",
    "Thanks for the note.\n{}\nMore follows later.",
    "Please use {}, or come by.",
    "The draft is done ({}).",
    "It is {}. We go on.",
)
ORDINARY = """
We sold 12,500 units in 2001 for 3.5 million.
Meet on 12/04/2001 at 10:30, room 4102.
Version 2.10.3 of the model runs 1500 paths.
Please review Section 4.2 and pages 12-18.
The meeting of 04-12-2001 10:30 moved to 01.02.2002 09:00.
It was signed on 2001-12-04 16:45:10 by both.
Volumes for 1997 1998 1999 were flat, 2000-2001 rose by 14 %.
The price is $2,450,000 net, or 1.250.000,00 EUR.
Deal 96025 and tickets 345510 to 345515 are closed.
We need 20,000 MMBtu a day at $2.345 for 31 days.
Invoice 44812 of May 3 is paid.
Docket RP01-173-001 is open until June 14.
Call me between 2 and 4 or at 9:15 on 5/11.
The ratio went from 0.0435 to 0.0512 in 08/00.
Book 2, chapter 11, lines 120 to 455.
Flight 1284 leaves at 6:05 and lands at 11:20.
Our team of 12 met 45 customers in 3 weeks.
The plan holds for Q1 2002 and FY01.
Gas is at 5.45, power at 42.75, up 1/8.
I will be at the office by ten.
Look at the model and at the data, please.
He is at home, the others are at lunch.
Numbers one, two and three are done, four is not.
We came in at 98.6 % of 14,000,000.
Please send the account team the plan.
The account was opened in 2001.
Your card came today, thank you.
The policy of 1999 holds.
Log in and look at the draft.
The password has changed; ask the desk.
Order 12 x 40 boxes, 3x5 cards and 10 x 20 frames.
Sheet 4 has rows 1000 to 2000.
I paid 1,234.56 on the 3rd and 99.95 on the 4th.
The 10-year note is at 4.875, the 30-year at 5.25.
It takes 15-20 minutes, at most 1 1/2 hours.
Meters 9812345 and 9812346 were read.
Contract K-2001-114 ends on 31 December 2003.
The licence of the software is fine.
We won 7 of 9 cases, 1998-2001.
Temperature was 101.5 at 14:00 and 88 at 22:00.
Vote on Proposition 36 and Bill 1890.
Capacity is 500 MW, heat rate 7,100.
The employee plan begins at 8 a.m. on 1/2/02.
The member states met in 1992.
We visited the plant at Dot Lake.
Rooms 3102 and 3810 are free, 49C1 is not.
Please mark 100, 200 and 300 on the curve.
The index rose 2,345.67 points since 07/01/2001.
We meet at 3 o'clock, dot your i's.
The ten of us have two cars and one van.
Use 95 % confidence and 10,000 draws.
The twelve desks have one pool each.
Page 1 of 2, draft 3.1.2001.
A $100-200 million credit at 7.5 %.
10/15/2001 11/15/2001 12/15/2001 are the dates.
2001 10 15 was a Monday.
""".strip().splitlines()


def survives(secret: Plant, scrubbed: str, without: str = "") -> bool:
    """Whether a part of the plant is left, beyond what the text held without it."""
    parts = secret.parts or (secret.text,)
    return any(scrubbed.count(part) > without.count(part) for part in parts)


def interval(found: int, tried: int) -> str:
    """«98.2 % of 500 (95 % interval 96.6 to 99.1)», after Wilson."""
    low, high = binomtest(found, tried).proportion_ci(method="wilson")
    return f"{found / tried:.1%} of {tried} (95 % interval {low:.1%} to {high:.1%})"


@pytest.mark.parametrize("kind", KINDS)
def test_recall_by_kind_in_our_own_sentences(kind: str) -> None:
    plants = [
        (plant(kind, spelling, seed), sentence)
        for spelling in range(len(KINDS[kind]))
        for seed, sentence in enumerate(SENTENCES)
    ]
    missed = [p.text for p, sentence in plants if survives(p, scrub(sentence.format(p.text)))]
    found = len(plants) - len(missed)
    print(f"\n{kind}: {interval(found, len(plants))}; missed {missed[:5]}")
    assert found / len(plants) >= FLOORS[kind], missed


def test_recall_on_spellings_that_nobody_mended_for() -> None:
    plants = [way(random.Random(seed)) for way in UNSEEN for seed in range(5)]
    missed = [p.text for p in plants if survives(p, scrub(f"You can reach us: {p.text} today."))]
    found = len(plants) - len(missed)
    print(f"\nunseen: {interval(found, len(plants))}; missed {missed[::5]}")
    assert found / len(plants) >= UNSEEN_FLOOR, missed


@pytest.mark.parametrize("kind", KINDS)
def test_a_target_keeps_no_planted_part(kind: str) -> None:
    plants = [plant(kind, spelling, 7) for spelling in range(len(KINDS[kind]))]
    text = "The draft is done. We can talk: {}. I like it."
    kept = [p.text for p in plants if survives(p, drop_contact_sentences(text.format(p.text)))]
    assert len(kept) / len(plants) <= 1 - FLOORS[kind], kept


def test_ordinary_numbers_and_words_stay() -> None:
    taken = [(text, scrub(text)) for text in ORDINARY if scrub(text) != text]
    print(f"\nwrongly taken: {interval(len(taken), len(ORDINARY))}")
    assert taken == []


@pytest.fixture(scope="module")
def mails(real_data: Path) -> list[Message]:
    archive = real_data / "enron" / "maildir-beck-s.tar.gz"
    return [row for row in read_enron(archive) if isinstance(row, Message)]


def test_recall_in_real_mail(mails: list[Message]) -> None:
    rng = random.Random(3)
    bodies = [mail.body for mail in mails if 100 < len(mail.body) < 1200]
    total = 0
    for kind in KINDS:
        missed = []
        for number in range(100):
            secret = plant(kind, number, 1000 + number)
            body = rng.choice(bodies)
            words = body.split(" ")
            place = rng.randrange(len(words) + 1)
            text = " ".join([*words[:place], secret.text, *words[place:]])
            if survives(secret, scrub(text), scrub(body)):
                missed.append(secret.text)
        total += 100 - len(missed)
        print(f"\n{kind}: {interval(100 - len(missed), 100)}; missed {missed[:5]}")
        assert (100 - len(missed)) / 100 >= min(REAL_FLOOR, FLOORS[kind] - 0.05), missed
    print(f"\nreal mail, all kinds: {interval(total, 100 * len(KINDS))}")


def test_an_example_made_of_real_mail_holds_nothing_planted(
    mails: list[Message], recipe: Recipe
) -> None:
    """A signature with the author's own name, a phone number, an address; a sentence with each."""
    known = learn_names(mails)
    data = next(d for d in recipe.data if d.source == "enron")
    made, leaks, names = 0, [], []
    for number, mail in enumerate(mails):
        if isinstance(mail_example(recipe, data, mail, known, number), TrainingExample):
            kinds = ("us phone", "email", "obfuscated email", "street", "extension", "account")
            planted = [plant(kind, number, number) for kind in kinds]
            first, middle, *block = planted
            paragraphs = mail.body.rstrip().split("\n\n")
            paragraphs.insert(1, f"My new line is {first.text}. Or write to {middle.text}, please.")
            signature = "\n".join([mail.sender_name, *(p.text for p in block)])
            body = "\n\n".join([*paragraphs, signature])
            example = mail_example(
                recipe, data, mail.model_copy(update={"body": body}), known, number
            )
            if isinstance(example, TrainingExample):
                made += 1
                text = json.dumps([example.inputs, example.target], ensure_ascii=False)
                leaks += [p.text for p in planted if survives(p, text, mail.body)]
                last = mail.sender_name.split()[-1]
                names += [last] if len(last) > 3 and last in text else []
    print(f"\n{made} examples: {interval(len(planted) * made - len(leaks), len(planted) * made)}")
    print(f"author's own name: {interval(made - len(names), made)}")
    assert made > 20
    assert leaks == []
    assert names == []
