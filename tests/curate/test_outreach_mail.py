"""Real mail becomes supervised pairs without real people in them."""

import json

import pytest

from schemas.recipe import load_recipe
from schemas.records import Message, Reject, TrainingExample
from tasks.curate.mail_names import KnownNames, Renamer, learn_names
from tasks.curate.outreach_generator.people import FIRST, LAST
from tasks.curate.outreach_mail import mail_example

RECIPE = load_recipe("outreach")
DATA = next(d for d in RECIPE.data if d.source == "enron")
BODY = """Marta,

The new meters at the river station are in and Torvald has tested two of them for the contract.
The third one arrives on the 14th. Could you call Torvald about the volumes at the station?
My office number is 713-555-0142.

Thanks,
Ola"""


def message(**changes: object) -> Message:
    base: dict[str, object] = {
        "message_id": "<1@kvarn.example>", "source_file": "maildir/lind-o/sent/1.",
        "mailbox": "lind-o", "folder": "sent", "date": None,
        "sender": "ola.lind@kvarnkraft.example",
        "sender_name": "Ola Lind", "recipients": ("marta.holm@kvarnkraft.example",),
        "recipient_name": "Holm, Marta", "subject": "Meters at Kvarnkraft", "body": BODY,
        "quoted": "", "signature": "", "is_html": False,
    }  # fmt: skip
    return Message.model_validate(base | changes)


KNOWN = learn_names([message(), message(sender_name="Torvald Ek", body="All is well.")])


def made(mail: Message, known: KnownNames = KNOWN) -> TrainingExample | Reject:
    return mail_example(RECIPE, DATA, mail, known, 7)


def example(mail: Message) -> TrainingExample:
    row = made(mail)
    assert isinstance(row, TrainingExample)
    return row


def test_the_request_becomes_the_objective_and_statements_become_facts() -> None:
    inputs = example(message()).inputs
    objective, facts = str(inputs["objective"]), inputs["facts"]
    assert objective.startswith("ask them to call ")
    assert objective.endswith(" about the volumes at the station")
    assert isinstance(facts, list)
    assert "The third one arrives on the 14th." in facts


def test_no_real_name_company_or_number_is_left() -> None:
    text = json.dumps(example(message()).model_dump(exclude={"group"}), ensure_ascii=False)
    for real in ("Marta", "Holm", "Ola", "Lind", "Torvald", "Kvarnkraft", "kvarnkraft", "0142"):
        assert real not in text


def test_a_name_is_replaced_by_the_same_one_everywhere() -> None:
    row = example(message())
    inputs = row.inputs
    body = json.loads(row.target)["body"]
    lead, sender = inputs["lead"], inputs["sender"]
    assert isinstance(lead, dict)
    assert isinstance(sender, dict)
    assert body.startswith(f"{lead['first_name']},\n\n")
    assert body.endswith(f"Thanks,\n{sender['name']}")
    torvald = str(inputs["objective"]).split()[4]
    assert f"{torvald} has tested" in body


def test_the_group_is_the_sender() -> None:
    assert example(message()).group == "sender:ola.lind@kvarnkraft.example"


def test_the_same_mail_gives_the_same_example() -> None:
    assert made(message()) == made(message())


@pytest.mark.parametrize(("changes", "reason"), [
    ({"recipients": ("a@b.example",) * 4}, "text.automated"),
    ({"sender": "no-reply@kvarn.example"}, "text.automated"),
    ({"subject": "RE: Meters"}, "text.reply"),
    ({"subject": "[Fwd: Meters]"}, "text.reply"),
    ({"body": BODY + "\nContent-Transfer-Encoding: 7bit\n"}, "text.reply"),
    ({"body": "Marta,\n\nCall me."}, "text.too_short"),
    ({"body": "Marta,\n\n" + "word " * 200}, "text.too_long"),
    ({"body": BODY.removeprefix("Marta,")}, "text.no_greeting"),
    ({"body": BODY.replace("Marta,", "Team,")}, "text.no_greeting"),
    ({"sender_name": ""}, "text.no_sender"),
    ({"body": "Marta,\n\n" + "The dog ran over the hill and the cat sat on the wall all day. " * 3},
     "text.not_business"),
    ({"body": "Marta,\n\n" + "The price is good. " * 12}, "text.ungrounded"),
])  # fmt: skip
def test_each_refusal_has_its_reason(changes: dict[str, object], reason: str) -> None:
    row = made(message(**changes))
    assert isinstance(row, Reject)
    assert (row.reason, row.row_number) == (reason, 7)


def test_a_word_that_people_write_small_is_no_name() -> None:
    mails = [message(sender_name="Gas Price", body="the price of gas and the gas price, price gas")]
    assert not {"gas", "price"} & learn_names(mails).parts


def test_a_name_that_hasty_people_write_small_is_one() -> None:
    body = "Vince asked Vince, and Vince's man told Vince. " * 5 + "thanks vince vince vince"
    assert {"vince", "malm"} <= learn_names([message(sender_name="Vince Malm", body=body)]).parts


def test_a_person_whom_the_mail_names_in_full_gets_a_given_name_and_a_surname() -> None:
    known = learn_names([message(sender_name="Malm, Torvald", body="")])
    renamed = Renamer("1", known).rename("Torvald Malm called. Malm and Torvald agree.")
    given, surname = renamed.split()[:2]
    assert given in FIRST
    assert surname in LAST
    assert renamed == f"{given} {surname} called. {surname} and {given} agree."


def test_a_surname_that_no_header_holds_follows_a_given_name() -> None:
    bodies = (
        "Ask Torvald Q. Zively. Torvald Houston, Torvald O'Brien",
        "Zively called from Houston. " * 2,
        "Houston",
    )
    mails = [message(sender_name="Torvald Ek", body=body) for body in (*bodies, "Torvald Zively")]
    known = learn_names(mails)
    assert {"torvald", "zively", "o'brien"} <= known.parts
    assert "houston" not in known.parts
    assert "Zively" not in Renamer("1", known).rename("Torvald Zively called.")


def test_a_month_that_is_cut_short_is_nobody() -> None:
    known = learn_names([message(sender_name="Jan Ek", body="Jan called.")])
    dates = "Jan. '01, Jan 14, Jan, 2001, 14-Jan-01, 14 Jan and Jan-14."
    renamed = Renamer("1", known).rename(f"Jan called about {dates}")
    assert renamed.endswith(f" called about {dates}")
    assert not renamed.startswith("Jan")
    assert "Jan" not in Renamer("1", known).rename("Ask Jan. Jan's 14 people know.")


def test_a_recipient_who_is_called_like_a_month_is_renamed() -> None:
    renamer = Renamer("1", learn_names([message()]))
    renamer.person("Mar Holm", "recipient")
    assert "Mar" not in renamer.rename("I told Mar 3 of them are late.")
