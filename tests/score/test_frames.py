from tasks.score.frames import frame_shares, masked

ORLIK = ["Tomas Vacek", "Orlik Foods", "opened a second plant in Brno", "matching invoices"]
CAIRN = ["Mei Chen", "Cairn Tools", "hired twelve buyers", "planning lorry routes"]


def test_what_the_inputs_gave_is_masked() -> None:
    assert (
        masked("I read that Orlik Foods opened a second plant in Brno.", ORLIK) == "i read that _"
    )
    assert masked("Orlik Foods' plant and Tomas's invoices", ORLIK) == "_"
    assert masked("I read that a bank opened.", ORLIK) == "i read that a bank _"


def test_the_most_frequent_frame_of_each_email_counts() -> None:
    one = "Hi Tomas,\n\nI read that Orlik Foods opened a second plant. Would a call suit you?"
    two = "Hi Mei,\n\nI read that Cairn Tools hired twelve buyers. Shall we talk about routes?"
    three = "Hi Mei,\n\nThe news of twelve buyers reached me. Is planning lorry routes a worry?"
    assert frame_shares([one, two, three], [ORLIK, CAIRN, CAIRN]) == [2 / 3, 2 / 3, 1 / 3]


def test_an_email_of_greetings_alone_has_no_frame() -> None:
    assert frame_shares(["Hi Mei,\n\nBest regards,\nNadia"], [CAIRN]) == [None]
    assert frame_shares([""], [CAIRN]) == [None]
