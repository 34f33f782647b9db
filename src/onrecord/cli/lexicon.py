"""`onrecord lexicon`: keep a table of your own actors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import in_one_line, output

app = typer.Typer(
    help="Manage your own table of actors, for `onrecord run --lexicon`.",
    no_args_is_help=True,
)


@app.callback()
def root() -> None:
    """Manage your own table of actors, for `onrecord run --lexicon`."""


@app.command()
def add(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            exists=True,
            dir_okay=False,
            help="CSV, FollowTheMoney JSON, Wikidata JSON lines or Phoenix actor files.",
        ),
    ],
    to: Annotated[Path, typer.Option("--to", metavar="TABLE", help="Table to add them to.")] = Path(
        "actors.csv"
    ),
) -> None:
    """Add the actors in these files to a table, without duplicates."""
    from onrecord.lexicon import own

    with in_one_line():
        kept = own.read(to) if to.exists() else ()
        found = [entry for file in files for entry in own.read(file)]
        together = tuple(dict.fromkeys((*kept, *found)))
        own.write(to, together)
    output.print(
        f"{len(together) - len(kept)} lines added to {to}, which now has {len(together)}",
        markup=False,
        soft_wrap=True,
    )
