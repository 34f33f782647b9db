"""`onrecord evaluate`: how far a record agrees with a hand coding."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.common import Database, in_one_line, output

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.evaluate import Evaluation
    from onrecord.evaluate.agreement import Measure
    from onrecord.evaluate.coded import Unit


class What(StrEnum):
    """What a row of a hand coding is."""

    statements = "statements"
    events = "events"
    positions = "positions"


MOST_DIFFERENCES = 20
"""Differences in the terminal: a screen; the page has all."""


def evaluate(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of a run.")],
    coded: Annotated[
        Path,
        typer.Argument(
            metavar="CODED.csv", help="Your coding, one row per statement, event or position."
        ),
    ],
    unit: Annotated[What, typer.Option("--unit", help="What each row codes.")] = What.statements,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help="The column of your file that holds a field; may be repeated.",
        ),
    ] = None,
    outermost: Annotated[
        bool,
        typer.Option("--outermost", help="Leave out statements nested in another."),
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", metavar="FILE", help="Also write an HTML page with all differences."
        ),
    ] = None,
    database: Database = None,
) -> None:
    """Compare a record with your own coding of the same reports.

    The file needs the columns `report` (its id, path, file name or URL) and `words`; every other
    field it has is compared.
    """
    from onrecord import evaluate as evaluating
    from onrecord.record import Record

    with in_one_line():
        what: Unit = unit.value
        units = evaluating.read(coded, unit=what, columns=_mapped(columns or []))
        record = Record(out, database=database)
        made = evaluating.evaluate(record, units, unit=what, outermost=outermost)
        if html is not None:
            _write_page(made, html)
    _print(made)


def _mapped(columns: list[str]) -> dict[str, str]:
    pairs = [item.partition("=") for item in columns]
    if wrong := [item for item, pair in zip(columns, pairs, strict=True) if not pair[2]]:
        raise typer.BadParameter(f"{wrong[0]!r} is not FIELD=COLUMN")
    return {name: column for name, _, column in pairs}


def _write_page(made: Evaluation, path: Path) -> None:
    from onrecord.export.files import replacing
    from onrecord.pages.evaluation import page

    with replacing(path) as file:
        file.write(page(made))


def _print(made: Evaluation) -> None:
    output.print(
        f"{made.reports} reports, {made.coded} {made.unit} by hand, {made.made} in the record,"
        f" {made.hits} in both"
    )
    output.print(_measures(made))
    for difference in made.differences[:MOST_DIFFERENCES]:
        told = ""
        if difference.coded is not None:
            told = f": {difference.coded} by hand, {difference.made} in the record"
        output.print(
            f"{difference.report}: {difference.what}{told}: “{difference.words}”",
            markup=False,
            soft_wrap=True,
        )
    if len(made.differences) > MOST_DIFFERENCES:
        output.print(f"… and {len(made.differences) - MOST_DIFFERENCES} more; --html shows all")


def _measures(made: Evaluation) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in ("", "judged", "agree", "95 %", "kappa", "95 %", "alpha", "95 %"):
        table.add_column(name, justify="left" if not name else "right")
    for name in ("precision", "recall", "f1"):
        table.add_row(name, "", *_cells(getattr(made, name)), "", "", "", "")
    for field in made.fields:
        cells = [_cells(found) for found in (field.agree, field.kappa, field.alpha)]
        table.add_row(field.name, str(field.judged), *(cell for pair in cells for cell in pair))
    return table


def _cells(measure: Measure | None) -> tuple[str, str]:
    if measure is None:
        return "", ""
    if measure.value is None:
        return "–", ""
    return f"{measure.value:.3f}", f"{measure.low:.3f}–{measure.high:.3f}"
