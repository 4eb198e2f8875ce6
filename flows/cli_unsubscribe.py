"""`mailmill unsubscribe`: its two commands."""

from pathlib import Path
from typing import Annotated

import typer

unsubscribe = typer.Typer(help="People who opted out, and their links.", no_args_is_help=True)


@unsubscribe.command("import")
def import_file(
    file: Annotated[
        Path, typer.Argument(help="A provider's CSV, or an address, link or token a line.")
    ],
) -> None:
    """Add people to the suppression list that every campaign of the home keeps to."""
    from flows.opt_outs import import_unsubscribed

    print(import_unsubscribed(file))


@unsubscribe.command("rotate-key")
def rotate_key() -> None:
    """Sign new unsubscribe links with a new key; links already sent still work."""
    from flows.opt_outs import rotate_signing_key

    print(rotate_signing_key())
