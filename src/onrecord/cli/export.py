"""`onrecord export`: a record in the formats that others read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.common import Database, in_one_line, output

if TYPE_CHECKING:
    from onrecord.export.wanted import Wanted

Format = StrEnum("Format", "csv parquet jsonl plover cameo")
ANY = "all"


def export(
    format: Annotated[Format, typer.Argument(help="The format.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The output folder of a run.")],
    to: Annotated[
        Path | None,
        typer.Option("--to", "-o", metavar="FOLDER", help="Where to; by default OUT/FORMAT."),
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option("--table", "-t", metavar="NAME", help="One table alone; may be repeated."),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="plover, cameo: events of this status, or `all`; may be repeated."
            " By default those that happened or are ongoing.",
        ),
    ] = None,
    text: Annotated[
        bool, typer.Option("--text", help="The reports' words as well, where you may pass them on.")
    ] = False,
    database: Database = None,
) -> None:
    """Write a record for other programs, with a codebook beside it."""
    from onrecord.export import formats
    from onrecord.record import Record

    with in_one_line():
        record = Record(out, database=database)
        wanted = _wanted(record.made_by, table or [], status or [], text)
        folder = to or out / format.value
        for path in formats.write(format.value, record, folder, wanted=wanted):
            output.print(str(path), markup=False, soft_wrap=True)


def _wanted(coder: str, tables: list[str], statuses: list[str], text: bool) -> Wanted:
    from onrecord.errors import ExportError
    from onrecord.export.wanted import DONE, Wanted
    from onrecord.lexicon.codebook import closed_lists

    known = [code.code for code in closed_lists()["status"].codes]
    if unknown := [status for status in statuses if status not in (*known, ANY)]:
        raise ExportError(
            f"there is no status {unknown[0]!r}; they are {', '.join(known)}, and {ANY}"
        )
    chosen = "all" if ANY in statuses else frozenset(statuses) or DONE
    return Wanted(text=text, tables=tuple(tables), statuses=chosen, coder=coder)  # type: ignore[arg-type]
