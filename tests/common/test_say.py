import io
import sys

import pytest

from tasks.common.say import say


class Full(io.StringIO):
    """A stream on a disk without room."""

    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


def test_a_sentence_says_who_speaks(capsys: pytest.CaptureFixture[str]) -> None:
    say("two leads are left")
    assert capsys.readouterr().err == "mailmill: two leads are left\n"


@pytest.mark.parametrize("is_closed", [False, True])
def test_work_goes_on_where_nobody_can_read(monkeypatch: pytest.MonkeyPatch, is_closed) -> None:
    stream = io.StringIO() if is_closed else Full()
    if is_closed:
        stream.close()
    monkeypatch.setattr(sys, "stderr", stream)
    say("nobody hears this")
