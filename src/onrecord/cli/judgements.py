"""`onrecord judgements`: people's decisions as JSON lines, to keep in git and bring elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import Database, in_one_line, output

app = typer.Typer(help="Save, load and compare human judgements.", no_args_is_help=True)

Out = Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of a run.")]


@app.command()
def dump(out: Out, database: Database = None) -> None:
    """Print all judgements as JSON lines, oldest first."""
    from onrecord.store import judgements, lines, reading

    with in_one_line(), reading(out, database=database) as connection, connection.begin():
        for item in judgements.every(connection):
            typer.echo(lines.write(item))


@app.command()
def load(
    out: Out,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="File printed by `onrecord judgements dump`.",
        ),
    ],
    database: Database = None,
) -> None:
    """Add the judgements in a file, skipping those already in the record."""
    from onrecord.store import judgements, lines
    from onrecord.store.database import judging

    with in_one_line():
        made = lines.read(file.read_text("utf-8"), name=str(file))
        with judging(out, database=database) as connection, connection.begin():
            new = judgements.add(connection, made)
            lost = len(judgements.orphans(connection))
    output.print(f"{new} judgements added, {len(made) - new} already in the record.")
    if lost:
        output.print(
            f"{lost} judge findings that are not in this record, or whose words have changed."
        )


@app.command()
def agreement(out: Out, database: Database = None) -> None:
    """Print how far people agree on findings that both have judged."""
    from onrecord.store import agreement as agreeing
    from onrecord.store import judgements, reading

    with in_one_line(), reading(out, database=database) as connection, connection.begin():
        found = agreeing.of(judgements.every(connection))
    for pair in found:
        kappa = f", kappa {pair.kappa:.2f}" if pair.kappa is not None else ""
        shares = f"{pair.both} judged by both, {pair.alike:.0%} alike{kappa}"
        output.print(f"{pair.one} and {pair.other}: {shares}", markup=False, soft_wrap=True)
    if not found:
        output.print("No two people have judged the same finding.")
