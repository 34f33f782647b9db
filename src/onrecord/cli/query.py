"""`onrecord query`: asking a record in SQL."""

from __future__ import annotations

import csv
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.common import in_one_line, output

if TYPE_CHECKING:
    from onrecord.store.ask import Answer


class Shape(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"


def query(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of a run.")],
    sql: Annotated[
        str,
        typer.Argument(metavar="SQL", help="One SELECT statement over the tables of the exports."),
    ],
    shape: Annotated[
        Shape, typer.Option("--as", help="Print a table, CSV, or JSON with one object per row.")
    ] = Shape.table,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.001, help="Stop the query after this time.")
    ] = 30.0,
) -> None:
    """Query a record in SQL, read-only.

    The tables are those of `onrecord export csv`; `onrecord codebook --exports` lists their
    columns.
    """
    from onrecord.store.ask import ask

    with in_one_line():
        answer = ask(out, sql, seconds=seconds)
    if shape is Shape.table:
        _print_table(answer)
    elif shape is Shape.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    else:
        told = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))


def _print_table(answer: Answer) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for name in answer.columns:
        table.add_column(name)
    for row in answer.rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    output.print(table)
    output.print(f"{len(answer.rows)} rows")
