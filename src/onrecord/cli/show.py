"""`onrecord show`: a report's record in the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.common import FAILED, Database, errors, in_one_line, output
from onrecord.cli.sheet import print_report

if TYPE_CHECKING:
    from onrecord.pages.matrix import Cell, Matrix
    from onrecord.store import Entry

MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]

MOST_ACTORS, MOST_ISSUES = 6, 15
"""Columns and rows of the matrix: a terminal is narrow."""


def show(
    where: Annotated[
        Path, typer.Argument(metavar="OUT|FILE", help="Output folder of a run, or a single report.")
    ],
    report: Annotated[
        str | None,
        typer.Argument(metavar="REPORT|STORY", help="Number in the list, id, path or file name."),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            "--since",
            metavar="MOMENT",
            formats=MOMENTS,
            help="Show what a story gained since then, in UTC: 2025-03-04 or 2025-03-04T10:00.",
        ),
    ] = None,
    database: Database = None,
) -> None:
    """Show a report with what was found in it, or list a run's reports, positions and stories.

    A story is shown as an account: what happened and what was said, each line with its words.
    """
    with in_one_line():
        told = _accounts(where, database, report, since.isoformat() if since else "")
        if told and report is not None:
            for account in told:
                output.print(account)
            return
        numbered = enumerate(_entries(where, database), 1)
        if report is None:
            chosen = list(numbered)
        else:
            found = ((number, entry) for number, entry in numbered if _is(entry, number, report))
            chosen = list(islice(found, 1))
        if not chosen:
            errors.print(f"onrecord: {_missing(where, report)}", style="red", markup=False)
            raise typer.Exit(FAILED)
        if len(chosen) > 1:
            output.print(_list(chosen))
            _print_matrix(chosen)
            for account in told:
                output.print()
                output.print(account)
            return
        entry = chosen[0][1]
        if entry.failure:
            errors.print(f"onrecord: {entry.path}: {entry.failure}", style="red", markup=False)
            raise typer.Exit(FAILED)
        print_report(entry)


def _entries(where: Path, database: str | None) -> Iterable[Entry]:
    from onrecord.store import Entry
    from onrecord.store.database import FILE

    if database is not None or (where / FILE).exists():
        from onrecord.record import Record

        return Record(where, database=database)
    from onrecord import pipeline

    return (Entry.of(reading) for reading in pipeline.read_file(where))


def _accounts(
    where: Path, database: str | None, wanted: str | None, since: str
) -> list[RenderableType]:
    """The accounts of the stories of a record: of the one that is named, or of the largest."""
    from onrecord.store.database import FILE

    if database is None and not (where / FILE).exists():
        return []
    from onrecord.cli.account import accounts

    return accounts(where, database=database, wanted=wanted, since=since)


def _missing(where: Path, report: str | None) -> str:
    """What is said where nothing is to be shown."""
    if report is not None:
        return f"{where}: no report or story “{report}”; `onrecord show {where}` lists them"
    return f"{where}: neither a report nor the output folder of a run (no record.db in it)"


def _is(entry: Entry, number: int, wanted: str) -> bool:
    """Whether a report is meant."""
    return wanted == str(number) or entry.goes_by(wanted)


def _list(chosen: list[tuple[int, Entry]]) -> Table:
    from onrecord.pages.sheet import title

    table = Table(box=None, pad_edge=False)
    for name in ("", "published", "outlet", "headline", "statements", "events", "id"):
        table.add_column(name, justify="right" if name in ("", "statements", "events") else "left")
    for number, entry in chosen:
        article = entry.article
        table.add_row(
            str(number),
            article.published.value if article and article.published else "unknown",
            Text((article.outlet if article else None) or "unknown"),
            Text(f"{entry.path}: {entry.failure}" if entry.failure else title(entry)),
            str(len(entry.statements)),
            str(len(entry.events)),
            entry.id,
        )
    return table


def _print_matrix(chosen: list[tuple[int, Entry]]) -> None:
    from onrecord.pages.matrix import matrix

    made = matrix(
        (item for _, entry in chosen for item in entry.positions),
        most_actors=MOST_ACTORS,
        most_issues=MOST_ISSUES,
    )
    if made.rows:
        output.print()
        output.print(_matrix(made))
        if made.left_out:
            output.print(f"… and {made.left_out} more positions", style="dim")


def _matrix(made: Matrix) -> Table:
    table = Table(title="positions", title_justify="left", pad_edge=False)
    table.add_column("issue", ratio=2)
    for actor in made.actors:
        table.add_column(Text(actor))
    for row in made.rows:
        table.add_row(Text(row.issue), *(_course(cell) for cell in row.cells))
    return table


def _course(cell: Cell) -> str:
    return " → ".join(stance for stance, _ in cell.course)
