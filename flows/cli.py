"""The command line. Every command is a thin call of a flow; flows are imported late."""

import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.cli_unsubscribe import unsubscribe
from flows.environment import prepare_environment
from flows.server import prefect_server
from flows.stop import ended_by_signals
from schemas.errors import MailmillError, of_the_disk

app = typer.Typer(
    name="mailmill",
    help="Turns lead files into reviewed, scored, compliant emails, and retrains what writes them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
adapters = typer.Typer(help="What is learned: versions and aliases.", no_args_is_help=True)
app.add_typer(adapters, name="adapters")
app.add_typer(unsubscribe, name="unsubscribe")

RecipeName = Annotated[str, typer.Argument(metavar="RECIPE", help="A folder under adapters/.")]
_debug = False


@app.callback()
def options(
    home: Annotated[
        Path | None,
        typer.Option(help="Everything that is made goes here.", show_default="data/"),
    ] = None,
    debug: Annotated[bool, typer.Option(help="Show tracebacks and Prefect's log.")] = False,
) -> None:
    global _debug
    _debug = debug
    prepare_environment(home, debug=debug)


@app.command()
def demo() -> None:
    """The whole story on the sample data; prints where to look."""
    with prefect_server():
        from flows.demo import demo_flow

        demo_flow()


@app.command()
def ingest(
    source: Annotated[
        str,
        typer.Argument(help="enron | dolly | cover-letters | academic | summaries | leads"),
    ],
    path: Annotated[str, typer.Argument(help="A file, a folder, or a data set's hub name.")],
) -> None:
    """Read a corpus or a lead file into HOME/bronze, rejects with their reasons."""
    with prefect_server():
        from flows.ingest import ingest_flow

        print(ingest_flow(source, path))


@app.command()
def curate(recipe: RecipeName) -> None:
    """Make training examples out of what was ingested."""
    with prefect_server():
        from flows.curate import curate_flow

        print(curate_flow(recipe))


@app.command()
def retrain(
    recipe: RecipeName,
    max_steps: Annotated[int | None, typer.Option(min=1, help="Stop after N steps.")] = None,
    base_model: Annotated[
        str | None, typer.Option(help="A name of adapters/base_models.yaml.")
    ] = None,
    held_out: Annotated[
        int | None, typer.Option(min=2, help="Held-out examples to write.", show_default="recipe's")
    ] = None,
    warm_start: Annotated[
        bool, typer.Option("--warm-start", help="Go on from the champion instead of anew.")
    ] = False,
    start_from: Annotated[
        str, typer.Option("--from", help="Go on from another: candidate | VERSION")
    ] = "",
) -> None:
    """Train an adapter, compare it on held-out data; the recipe's rule makes it champion or not."""
    with prefect_server():
        from flows.retrain import retrain_flow

        start = start_from or ("champion" if warm_start else "")
        print(retrain_flow(recipe, max_steps, base_model, held_out, start))


@app.command()
def evaluate(
    recipe: RecipeName,
    adapter: Annotated[
        str, typer.Option(help="champion | candidate | base | VERSION")
    ] = "champion",
    limit: Annotated[
        int | None, typer.Option(min=1, help="Held-out examples to write.", show_default="recipe's")
    ] = None,
) -> None:
    """Measure base, champion and an adapter on the same held-out examples."""
    with prefect_server():
        from flows.evaluate import evaluate_flow

        print(evaluate_flow(recipe, adapter, limit))


@app.command()
def rate(
    recipe: RecipeName,
    adapter: Annotated[str, typer.Option(help="champion | candidate | VERSION")] = "champion",
    read: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Ratings that came back.")
    ] = None,
) -> None:
    """Write a blind sheet of base against adapter for people to rate, or read it back."""
    if read:
        from flows.rate import read_sheet

        print(read_sheet(recipe, read))
        return
    with prefect_server():
        from flows.rate import write_sheet_flow

        print(write_sheet_flow(recipe, adapter))


@app.command()
def campaign(
    file: Annotated[Path, typer.Argument(metavar="FILE.yaml", help="The campaign file.")],
    leads: Annotated[
        Path | None, typer.Option(help="A lead file instead of the campaign's own.")
    ] = None,
    run_date: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="Tonight, or last night where it is unfinished, unless given.",
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first N rows.")] = None,
    deadline: Annotated[
        datetime | None,
        typer.Option(formats=["%H:%M"], help="Hold what cannot be written by this time of day."),
    ] = None,
    force: Annotated[bool, typer.Option(help="Write again what is written already.")] = False,
) -> None:
    """Write tonight's emails.

    FILE.yaml holds: name, objective, sender (name, title, company, email, postal_address, offer),
    leads (files or globs), compliance (unsubscribe_url, reason, footer, country, consent,
    lawful_basis, source, sole_trader, privacy_contact, cool_down_days, allowed_contacts) and, where
    the defaults do not fit, recipe, adapter, recipe_column, adapter_column, priority_column,
    suppression, role_addresses (hold or write: info@ and the like), style (tone, words), quality
    (minimum, attempts, unsourced, max_frame_share, max_failing_leads, max_failing_emails),
    references, handoff.
    An example: data/samples/campaign.yaml.
    """
    from flows.pace import next_time
    from schemas.campaign import refuse_store_address
    from tasks.gates.gate import load_library

    if leads:
        refuse_store_address(str(leads), "lead")
    day = run_date.date() if run_date else None
    until = next_time(deadline, datetime.now().astimezone()) if deadline else None
    with prefect_server(meanwhile=load_library):  # seconds that would else come after it
        from flows.campaign import campaign_flow

        print(campaign_flow(file.resolve(), leads and leads.resolve(), day, limit, until, force))


@app.command()
def draft(
    recipe: RecipeName,
    input: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="The inputs; asked for otherwise.")
    ] = None,
    adapter: Annotated[
        str, typer.Option(help="champion | candidate | base | VERSION")
    ] = "champion",
) -> None:
    """Write one text from one set of inputs."""
    from flows.draft import read_inputs, write_draft

    print(write_draft(recipe, read_inputs(recipe, input), adapter))


@adapters.command("list")
def adapters_list() -> None:
    """All versions of all recipes."""
    from flows.adapters import list_adapters

    print(list_adapters())


@adapters.command("show")
def adapters_show(recipe: RecipeName) -> None:
    """The versions of one recipe with hashes and metrics."""
    from flows.adapters import show_adapters

    print(show_adapters(recipe))


@adapters.command("promote")
def adapters_promote(recipe: RecipeName, version: int) -> None:
    """Make a version the champion."""
    from flows.adapters import promote_adapter

    print(promote_adapter(recipe, version))


@adapters.command("bundle")
def adapters_bundle(
    recipe: RecipeName,
    version: Annotated[str, typer.Argument(help="champion | candidate | VERSION")] = "champion",
) -> None:
    """Copy an adapter beside its recipe, to be shipped with the project."""
    from flows.adapters import bundle_adapter

    print(bundle_adapter(recipe, version))


@adapters.command("rollback")
def adapters_rollback(recipe: RecipeName) -> None:
    """Give the title back to the champion before this one."""
    from flows.adapters import rollback_adapter

    print(rollback_adapter(recipe))


@app.command()
def recall(address: Annotated[str, typer.Argument(help="The person's email address.")]) -> None:
    """List every file of the home that holds a person, for a request to erase."""
    from flows.opt_outs import recall_person

    print(recall_person(address))


@app.command()
def report(
    run: Annotated[str, typer.Argument(metavar="RUN", help="A run's id or folder.")],
) -> None:
    """Write a run's report page again and print where it is."""
    from flows.report import rewrite_report

    print(rewrite_report(run))


@app.command()
def doctor() -> None:
    """What this machine has, what is missing, how to mend it."""
    from flows.doctor import examine

    print(examine())


@app.command()
def serve() -> None:
    """Register the schedules of deployment/prefect.yaml and run them here."""
    from flows.serve import serve_schedules

    serve_schedules()


def main() -> None:
    """Run the command line; an error becomes one sentence and its exit code."""
    try:
        with ended_by_signals():
            app()
    except MailmillError as error:
        _fail(error, error.exit_code)
    except Exception as error:  # noqa: BLE001  (the last line: a sentence for people, code 1)
        _fail(error, 1)


def _fail(error: Exception, exit_code: int) -> None:
    """One sentence on standard error; the traceback above it only with --debug."""
    if _debug:
        traceback.print_exception(error)
    shown = of_the_disk(error) if isinstance(error, OSError) else error
    told = str(shown) if isinstance(shown, MailmillError) else f"{type(shown).__name__}: {shown}"
    print(f"mailmill: {told}", file=sys.stderr)
    sys.exit(exit_code)
