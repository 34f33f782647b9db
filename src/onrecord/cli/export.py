"""`onrecord export`: a record in the formats that others read."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.common import Database, in_one_line, output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.export import formats
    from onrecord.export.wanted import Wanted
    from onrecord.record import Record
    from onrecord.store import Entry

View = StrEnum("View", "merged human machine")
Format = StrEnum("Format", "csv parquet jsonl plover cameo dna graph timeline ftm annotations html")
ANY = "all"


def export(
    format: Annotated[Format, typer.Argument(help="Format to write.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of a run.")],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", "-o", metavar="FOLDER", help="Folder to write to; OUT/FORMAT by default."
        ),
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table", "-t", metavar="NAME", help="Write only this table; may be repeated."
        ),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="For event formats: only events of this status, or `all`; may be repeated."
            " By default those that happened or are ongoing.",
        ),
    ] = None,
    report: Annotated[
        list[str] | None,
        typer.Option(
            "--report",
            "-r",
            metavar="REPORT",
            help="Only this report, by id, path or file name; may be repeated.",
        ),
    ] = None,
    story: Annotated[
        str | None,
        typer.Option(
            "--story", "-s", metavar="STORY", help="Only the reports of this story, by id."
        ),
    ] = None,
    view: Annotated[
        View,
        typer.Option(
            "--view",
            help="Findings to write: with human judgements applied (merged), only those accepted or"
            " edited by a person (human), or all as first found (machine).",
        ),
    ] = View.merged,
    text: Annotated[
        bool,
        typer.Option(
            "--text", help="Include the reports' full text, if you have the right to share it."
        ),
    ] = False,
    database: Database = None,
) -> None:
    """Export a record for other programs, with a codebook."""
    from onrecord.export import formats
    from onrecord.record import Record

    with in_one_line():
        record = Record(out, database=database, view=view.value)  # type: ignore[arg-type]
        wanted = _wanted(record.made_by, table or [], status or [], text)
        folder = to or out / format.value
        chosen = _chosen(record, report or [], story)
        if format is Format.jsonl:
            made = record.together()
            wanted = replace(wanted, together=made if chosen is record else made.of(chosen))
        with _no_collector():
            written = formats.write(_format(format), chosen, folder, wanted=wanted)
        for path in written:
            output.print(str(path), markup=False, soft_wrap=True)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the collector of circles: the values of a record make none, and are freed at once.

    To look for circles among them took a quarter of the time of a large export.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _format(format: Format) -> formats.Format:
    from onrecord.export import formats
    from onrecord.pages import taken

    page = formats.Format("html", "Reports as one page.", taken.write, formats.codes_alone)
    return (formats.FORMATS | {page.name: page})[format.value]


def _chosen(record: Record, wanted: list[str], story: str | None) -> Iterable[Entry]:
    """The reports that are wanted, all where neither a report nor a story is named."""
    from onrecord.errors import ExportError

    if not wanted and story is None:
        return record
    inside = [entry for entry in record if story is None or entry.story == story]
    if not inside:
        raise ExportError(f"no story {story!r}; `onrecord show OUT` lists them")
    missing = [name for name in wanted if not any(entry.goes_by(name) for entry in inside)]
    if missing:
        raise ExportError(f"no report {missing[0]!r}; `onrecord show OUT` lists them")
    return [e for e in inside if not wanted or any(e.goes_by(name) for name in wanted)]


def _wanted(coder: str, tables: list[str], statuses: list[str], text: bool) -> Wanted:
    from onrecord.errors import ExportError
    from onrecord.export.wanted import DONE, Wanted
    from onrecord.lexicon.codebook import closed_lists

    known = [code.code for code in closed_lists()["status"].codes]
    if unknown := [status for status in statuses if status not in (*known, ANY)]:
        raise ExportError(f"unknown status {unknown[0]!r}; choose from {', '.join(known)}, {ANY}")
    chosen = "all" if ANY in statuses else frozenset(statuses) or DONE
    return Wanted(text=text, tables=tuple(tables), statuses=chosen, coder=coder)  # type: ignore[arg-type]
