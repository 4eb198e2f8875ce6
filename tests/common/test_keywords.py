"""Keywords are what an email is about."""

from tasks.common.keywords import keywords, stems

EMAIL = (
    "Subject: Pump room\n\nHi Gwen,\n\nThe pump room is closed until Friday. Ivo repairs the valve"
    " there, and the valve has to come from Omaha.\n\nThanks"
)


def test_what_subject_and_body_share_comes_first() -> None:
    assert keywords(EMAIL) == ("pump room", "valve", "closed")


def test_words_of_the_summary_count_more() -> None:
    assert "repairs" not in keywords(EMAIL)
    assert "repairs" in keywords(EMAIL, "Ivo repairs a valve from Omaha.")


def test_no_word_stands_in_two_of_them() -> None:
    words = " ".join(keywords(EMAIL)).split()
    assert len(set(words)) == len(words)


def test_names_to_avoid_are_none() -> None:
    assert "Omaha" in keywords("The valve is in Omaha. Omaha called.")
    assert "Omaha" not in keywords("The valve is in Omaha. Omaha called.", avoid={"Omaha"})


def test_an_email_of_small_words_has_no_three() -> None:
    assert keywords("Subject: Re:\n\nThanks, see you then, valve") == ("valve",)


def test_forms_of_a_word_share_a_stem() -> None:
    assert len(set(stems("schedule scheduled scheduling schedules"))) == 1
    assert stems("He will take the pump's lid") == ["pump", "lid"]
