from tasks.score.crowd import Crowd

ORLIK, CAIRN = ["Tomas Vacek", "Orlik Foods"], ["Mei Chen", "Cairn Tools"]
ASK = "Would a short call suit you?"


def email(company: str, ask: str = ASK) -> str:
    return f"Hi there,\n\nI came across {company} and liked it. {ask}\n\nBest regards,\nNadia"


def test_a_sentence_may_stand_in_its_share_of_the_emails() -> None:
    crowd = Crowd(100, 0.05)
    said = [crowd.admits(email("Orlik Foods", f"{ASK} Line {n} differs."), ORLIK) for n in range(7)]
    assert said == [True] * 5 + [False] * 2


def test_a_share_is_a_limit_and_not_passed_by_rounding() -> None:
    crowd = Crowd(256, 0.03)
    said = [crowd.admits(email("Orlik Foods"), ORLIK) for _ in range(9)]
    assert said == [True] * 7 + [False] * 2


def test_names_and_facts_do_not_make_a_sentence_another() -> None:
    crowd = Crowd(100, 0.03)
    said = [crowd.admits(email(given[1]), given) for given in (ORLIK, CAIRN, ORLIK, CAIRN)]
    assert said == [True, True, True, False]


def test_what_is_not_admitted_does_not_count() -> None:
    crowd = Crowd(100, 0.03)
    for _ in range(3):
        assert crowd.admits(email("Orlik Foods"), ORLIK)
    other = "Your plans for the autumn made me curious about you. " + ASK
    assert not crowd.admits(other, ORLIK)
    for _ in range(3):
        assert crowd.admits("Your plans for the autumn made me curious about you.", ORLIK)


def test_of_a_few_emails_three_may_say_the_same() -> None:
    crowd = Crowd(5, 0.03)
    said = [crowd.admits(email("Orlik Foods"), ORLIK) for _ in range(4)]
    assert said == [True, True, True, False]
