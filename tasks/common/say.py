"""What a person should know, on standard error."""

import sys
from contextlib import suppress


def say(sentence: str) -> None:
    """One line for people. Where nobody can read it (a full disk, a closed pipe) work goes on."""
    with suppress(OSError, ValueError):
        print(f"mailmill: {sentence}", file=sys.stderr, flush=True)
