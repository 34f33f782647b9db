"""`onrecord alerts`: being told of what comes, by a file, a program or an address."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import FAILED, Database, harmless, in_one_line, output

app = typer.Typer(
    help="Be alerted to news about an actor, an issue or a change of stance.", no_args_is_help=True
)

MOST = 50

Out = Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of a run.")]
Rules = Annotated[
    Path, typer.Argument(metavar="RULES", help=r"TOML file with one \[\[alert]] table per alert.")
]


@app.command()
def check(out: Out, rules: Rules, database: Database = None) -> None:
    """Check what is new since the last check, and deliver the alerts it raises.

    Each alert fires once per record. The first check only sets the starting point: what the record
    already holds raises no alert. Exits with 1 if a delivery failed; the next check retries it.
    """
    from onrecord import alerts
    from onrecord.store.database import judging

    with in_one_line():
        wanted = alerts.read(rules)
        with judging(out, database=database) as connection:
            done = alerts.check(connection, wanted)
    output.print(f"{done.fired} new, {done.delivered} delivered, {done.failed} failed.")
    if done.failed:
        raise typer.Exit(FAILED)


@app.command()
def preview(out: Out, rules: Rules, database: Database = None) -> None:
    """Print what the alerts would raise on the whole record; nothing is stored or delivered."""
    from onrecord import alerts
    from onrecord.store import reading

    with in_one_line():
        wanted = alerts.read(rules)
        with reading(out, database=database) as connection, connection.begin():
            for told in alerts.preview(connection, wanted):
                typer.echo(harmless(f"{told['alert']}: {told['text']}"))


@app.command(name="list")
def list_(out: Out, database: Database = None) -> None:
    """Print the latest alerts, newest first, and how they were delivered."""
    from onrecord.store import alerts, reading

    with in_one_line(), reading(out, database=database) as connection, connection.begin():
        found = alerts.latest(connection, limit=MOST)
    for item, ways in found:
        typer.echo(harmless(f"{item.time[:19]} {item.alert}: {item.told['text']}"))
        for way in ways:
            how = "done" if way.done else way.error or "not yet"
            typer.echo(harmless(f"  {way.way}: {how}"))
    if not found:
        output.print("No alert has fired yet.")
