from collections.abc import Iterable

from tasks.score.crowd import Crowd
from tasks.score.frames import frames_of

ORLIK, CAIRN = ["Tomas Vacek", "Orlik Foods"], ["Mei Chen", "Cairn Tools"]
ASK = "Would a short call suit you?"


def email(company: str, ask: str = ASK) -> str:
    return f"Hi there,\n\nI came across {company} and liked it. {ask}\n\nBest regards,\nNadia"


def room_for(crowd: Crowd, bodies: Iterable[str], given: list[str] = ORLIK) -> list[bool]:
    """Whether there is room for each, those that have it added."""
    found = []
    for body in bodies:
        frames = frames_of(body, given)
        found.append(crowd.has_room(frames))
        if found[-1]:
            crowd.add(frames)
    return found


def test_a_sentence_may_stand_in_its_share_of_the_emails() -> None:
    bodies = [email("Orlik Foods", f"{ASK} Line {n} differs.") for n in range(7)]
    assert room_for(Crowd(100, 0.05), bodies) == [True] * 5 + [False] * 2


def test_a_share_is_a_limit_and_not_passed_by_rounding() -> None:
    assert room_for(Crowd(256, 0.03), [email("Orlik Foods")] * 9) == [True] * 7 + [False] * 2


def test_names_and_facts_do_not_make_a_sentence_another() -> None:
    crowd = Crowd(100, 0.03)
    said = [room_for(crowd, [email(given[1])], given) for given in (ORLIK, CAIRN, ORLIK, CAIRN)]
    assert said == [[True], [True], [True], [False]]


def test_what_has_no_room_does_not_count() -> None:
    crowd = Crowd(100, 0.03)
    first = "Your plans for the autumn made me curious about you."
    bodies = [email("Orlik Foods")] * 3 + [f"{first} {ASK}"] + [first] * 3
    assert room_for(crowd, bodies) == [True] * 3 + [False] + [True] * 3


def test_what_is_removed_leaves_its_room() -> None:
    crowd = Crowd(100, 0.03)
    body = email("Orlik Foods")
    assert room_for(crowd, [body] * 4) == [True] * 3 + [False]
    assert crowd.crowding(frames_of(body, ORLIK)) == 3
    crowd.remove(frames_of(body, ORLIK))
    assert room_for(crowd, [body] * 2) == [True, False]


def test_of_a_few_emails_three_may_say_the_same() -> None:
    assert room_for(Crowd(5, 0.03), [email("Orlik Foods")] * 4) == [True] * 3 + [False]
