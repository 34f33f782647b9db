"""The flat tables as Arrow and as Parquet files, typed, with the meaning of each column inside."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from onrecord.export import flat
from onrecord.export.cells import Row
from onrecord.export.files import replacing_path
from onrecord.export.optional import load
from onrecord.export.wanted import Wanted
from onrecord.store import Entry

GROUP = 20_000
"""Rows a row group: all tables' together stay below 100 MB of memory, and compress no worse."""
TYPES = {"integer": "int64", "number": "float64", "boolean": "bool_", "`quad`": "int64"}
"""Arrow's types by ours; all others are text."""


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write a file for each table, and say which.

    Args:
        entries: the reports.
        to: the folder.
        wanted: which tables, and whether with text.

    Raises:
        ExportError: when pyarrow is not installed.
    """
    tables = wanted.chosen(flat.TABLES)
    parquet = load("pyarrow.parquet")
    waiting: dict[str, list[Row]] = {name: [] for name in tables}
    with ExitStack() as stack:
        writers = {}
        for name in tables:
            part = stack.enter_context(replacing_path(to / f"{name}.parquet"))
            made = parquet.ParquetWriter(part, schema(name), compression="zstd")
            writers[name] = stack.enter_context(made)
        for entry in entries:
            for name in tables:
                waiting[name].extend(flat.rows(name, entry, text=wanted.text))
                if len(waiting[name]) >= GROUP:
                    writers[name].write_table(table(name, waiting[name]))
                    waiting[name].clear()
        for name in tables:
            writers[name].write_table(table(name, waiting[name]))
    return [f"{name}.parquet" for name in tables]


def schema(name: str) -> Any:
    """A table's Arrow schema: types, and what each column means as its metadata."""
    arrow = load("pyarrow")
    return arrow.schema(
        [
            arrow.field(
                column.field,
                getattr(arrow, TYPES.get(column.type.removesuffix(" or null"), "string"))(),
                nullable=column.type.endswith(" or null"),
                metadata={"meaning": column.meaning},
            )
            for column in flat.columns()[name]
        ]
    )


def table(name: str, rows: list[Row]) -> Any:
    """Some rows of a table as an Arrow table."""
    arrow, typed = load("pyarrow"), schema(name)
    cells = zip(*rows, strict=True) if rows else ([] for _ in typed)
    arrays = [arrow.array(column, field.type) for column, field in zip(cells, typed, strict=True)]
    return arrow.Table.from_arrays(arrays, schema=typed)
