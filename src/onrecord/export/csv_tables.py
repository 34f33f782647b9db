"""The flat tables as CSV: UTF-8, a header, one row a line, nothing for what is not known."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from onrecord.export import flat
from onrecord.export.cells import Row
from onrecord.export.files import replacing
from onrecord.export.wanted import Wanted
from onrecord.lexicon.exports import ExportColumn
from onrecord.store import Entry


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write a file for each table, and say which.

    Args:
        entries: the reports.
        to: the folder.
        wanted: which tables, and whether with text.
    """
    tables = wanted.chosen(flat.TABLES)
    with ExitStack() as stack:
        files = {name: stack.enter_context(replacing(to / f"{name}.csv")) for name in tables}
        writers = {name: csv.writer(file, lineterminator="\n") for name, file in files.items()}
        for name, writer in writers.items():
            writer.writerow(column.field for column in flat.columns()[name])
        for entry in entries:
            for name, writer in writers.items():
                writer.writerows(
                    lines(flat.rows(name, entry, text=wanted.text), flat.columns()[name])
                )
    return [f"{name}.csv" for name in tables]


def lines(rows: Iterable[Row], columns: tuple[ExportColumn, ...]) -> Iterator[Row]:
    """Rows with truth values as every reader takes them: true and false."""
    truths = [at for at, column in enumerate(columns) if column.type.startswith("boolean")]
    if not truths:
        yield from rows
        return
    for row in rows:
        cells = list(row)
        for at in truths:
            cells[at] = None if row[at] is None else str(row[at]).lower()
        yield tuple(cells)
