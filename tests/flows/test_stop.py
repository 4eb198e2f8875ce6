"""A signal ends a command though the library at work loses what Python makes of it."""

import subprocess
import sys

import pytest

LOSING = """
import os, signal, sys, threading
# Whoever starts the tests in the background may have them ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
from prefect import flow
from flows import cli, ingest, stop

number = int(sys.argv.pop())

@flow
def losing(source, path):
    try:
        os.kill(os.getpid(), number)
    except BaseException:  # as `datasets` has where it hashes a function
        pass
    threading.Event().wait(30)
    return "went on"

ingest.ingest_flow = losing
stop.SECONDS = 0.2
sys.argv[1:1] = ["ingest", "leads", "leads.csv"]
cli.main()
"""


@pytest.mark.parametrize(("number", "code"), [(2, 130), (15, 143)])
def test_a_signal_that_a_library_loses_ends_the_command(home, number, code):
    run = subprocess.run(
        [sys.executable, "-c", LOSING, str(number)], capture_output=True, text=True
    )
    assert run.stdout == ""
    assert run.stderr == "mailmill: stopped; what is finished is kept for the next start\n"
    assert run.returncode == code
