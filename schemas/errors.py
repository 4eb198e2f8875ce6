"""One error root. Each kind carries the exit code that the command line promises."""

import errno
from pathlib import Path


class MailmillError(Exception):
    """Something a person has to know about, said in one sentence.

    Args:
        what: what is wrong, without a full stop.
        where: the file, row, column or key, where there is one.
        fix: what the reader can do about it.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str | Path | None = None, fix: str | None = None):
        self.what, self.where, self.fix = what, where, fix
        sentence = f"{where}: {what}" if where else what
        super().__init__(f"{sentence}; {fix}." if fix else f"{sentence}.")


class UsageError(MailmillError):
    """The command was asked for something that does not exist or makes no sense."""

    exit_code = 2


class GateStopped(MailmillError):
    """Too many rows failed a quality gate for the run to go on."""

    exit_code = 3


class InputFileError(MailmillError):
    """A file that a person wrote or handed over cannot be used as it is."""

    exit_code = 4


class EngineLost(MailmillError):
    """The generation engine died or could not be started."""

    exit_code = 5


def of_the_disk(error: OSError) -> Exception:
    """The error with what to do about it, where a person can do something."""
    fixes = {
        errno.ENOSPC: "make room on the disk",
        errno.EDQUOT: "make room: your quota is used up",
        errno.EROFS: "mount it for writing, or set MAILMILL_HOME to another folder",
        errno.EACCES: "let your user read and write it, or set MAILMILL_HOME to another folder",
    }
    if error.errno not in fixes:
        return error
    return MailmillError(
        str(error.strerror).lower(), where=error.filename,
        fix=f"{fixes[error.errno]}, and run the command again; finished work is kept",
    )  # fmt: skip
