"""All verbs together."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import (
    alerts,
    codebook,
    diff,
    evaluate,
    export,
    info,
    judgements,
    learn,
    lexicon,
    methods,
    query,
    run,
    serve,
    show,
    verify,
    watch,
)
from onrecord.provenance import version

app = typer.Typer(
    name="onrecord",
    help="Turn news reports into a record of who said and did what, every line tied to its words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(run.run)
app.command()(watch.watch)
app.command()(show.show)
app.command()(export.export)
app.command()(query.query)
app.command()(evaluate.evaluate)
app.command()(diff.diff)
app.command()(methods.methods)
app.command()(serve.serve)
app.add_typer(alerts.app, name="alerts")
app.add_typer(judgements.app, name="judgements")
app.command()(verify.verify)
app.command()(learn.learn)
app.add_typer(lexicon.app, name="lexicon")
app.command()(info.info)
app.command()(codebook.codebook)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Turn news reports into a record of who said and did what, every line tied to its words."""
