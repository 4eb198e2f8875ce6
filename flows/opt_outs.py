"""`mailmill recall` and `mailmill unsubscribe`: what a person who objects is owed."""

from datetime import date
from pathlib import Path

from flows.contact import home_lock
from schemas.errors import UsageError
from schemas.settings import Settings
from tasks.common.unsubscribe import rotate_key, tokens_of
from tasks.export.recall import Found, recall
from tasks.ingest.lead_files import open_text
from tasks.ingest.opt_outs import import_opt_outs, link_of

UNSUBSCRIBED = "unsubscribed.txt"
# Where a person may be and no address says so.
NOT_SEARCHED = (
    ("cache", "answers kept under a hash of their prompt, without an address; "
     "a deleted file costs nothing but writing again"),
    ("bronze", "the texts of mail corpora, beyond their senders and recipients"),
    ("silver", "training texts, out of which addresses were scrubbed"),
)  # fmt: skip


def import_unsubscribed(file: Path) -> str:
    """Add the people of a file to the home's suppression list; what was found, in a sentence.

    Raises:
        InputFileError: the file cannot be read or holds what is neither an address nor a link of
            ours; then nobody of it was added.
    """
    settings = Settings()
    into = settings.suppression / UNSUBSCRIBED
    with home_lock():
        found = import_opt_outs(file, into, tokens_of(settings), date.today())
    known = found.addresses + found.links - found.new
    nobody = f" {found.blank} rows name nobody." if found.blank else ""
    return (
        f"{file.name}: {found.addresses} addresses, {found.links} unsubscribe links; "
        f"{found.new} new, {known} known before.{nobody}\n"
        f"No campaign of this home writes to them: {into}"
    )


def rotate_signing_key() -> str:
    """Make a new key for unsubscribe links; where it is, in a sentence."""
    path = rotate_key(Settings())
    return f"{path} signs new unsubscribe links; links already sent still work. Keep every key."


def recall_person(address: str) -> str:
    """Which files of the home hold a person, and where nobody looked.

    Raises:
        UsageError: it is no address.
    """
    if "@" not in address.strip("@ "):
        raise UsageError(f"`{address}` is no email address")
    settings = Settings()
    home = settings.home
    found = list(recall(home, address, open_text, link_of(address, tokens_of(settings))))
    return "\n".join([*_told(found, home, address), *_not_told(found, home)])


def _told(found: list[Found], home: Path, address: str) -> list[str]:
    holding = [one for one in found if one.rows]
    if not holding:
        return [f"No file under {home} that was searched holds {address}."]
    lines = [f"{address} is in {len(holding)} files under {home}:"]
    lines += [f"  {one.path.relative_to(home)}  {one.rows}" for one in holding]
    if any(one.path.is_relative_to(Settings().suppression) for one in holding):
        lines.append("Keep it in suppression: it is what keeps this person from being written to.")
    sources = sorted({source for one in holding for source in one.sources})
    if sources:
        lines.append(f"The rows came from {', '.join(sources)}: look there, too.")
    return lines


def _not_told(found: list[Found], home: Path) -> list[str]:
    problems = [f"  {one.path.relative_to(home)}: {one.problem}" for one in found if one.problem]
    problems += [f"  {name}: {why}" for name, why in NOT_SEARCHED if (home / name).exists()]
    return ["Not searched:", *problems] if problems else []
