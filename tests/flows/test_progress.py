import pytest

from flows import progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def test_a_log_gets_a_line_a_minute_with_rate_and_time_left(clock, capsys) -> None:
    with progress.progress_bar("emails", total=1000) as advance:
        for done in range(1, 241):
            clock[0] += 0.5
            advance(done)
    first, second = capsys.readouterr().err.splitlines()
    assert first == "emails: 120 of 1000, 2.0/s, 7 min left"
    assert second == "emails: 240 of 1000, 2.0/s, 6 min left"


def test_without_a_total_there_is_no_time_left(clock, capsys) -> None:
    with progress.progress_bar("leads") as advance:
        advance(500)
        clock[0] += 61
        advance(1110)
    assert capsys.readouterr().err == "leads: 1110, 10.0/s\n"


def test_short_work_says_nothing(clock, capsys) -> None:
    with progress.progress_bar("leads") as advance:
        advance(500)
    assert capsys.readouterr().err == ""
