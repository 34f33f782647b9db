"""A flat table as the frames of users: Arrow, pandas, polars, and HTML for a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.errors import ExportError
from onrecord.export import flat, parquet
from onrecord.export.cells import Row
from onrecord.export.optional import load
from onrecord.store import Entry

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

MOST_ROWS = 20
"""Rows that a notebook shows: a screen; the count says how many there are."""
MOST_LETTERS = 120
"""Characters of a cell that it shows: two lines of a wide column."""


class Table:
    """One of the flat tables of `onrecord export csv`, of some reports.

    Its columns are described by `onrecord codebook --exports`. Arrow, pandas and polars come with
    `pip install 'onrecord[frames]'`.
    """

    def __init__(self, name: str, entries: Sequence[Entry]) -> None:
        if name not in flat.TABLES:
            known = ", ".join(flat.TABLES)
            raise ExportError(f"unknown table {name!r}; the tables are {known}")
        self.name = name
        self._entries = entries

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return [column.field for column in flat.columns()[self.name]]

    @property
    def rows(self) -> list[Row]:
        """Its rows, the reports' text included."""
        return [row for entry in self._entries for row in flat.rows(self.name, entry, text=True)]

    def __len__(self) -> int:
        return sum(1 for entry in self._entries for _ in flat.rows(self.name, entry))

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self)} rows>"

    def to_arrow(self) -> pyarrow.Table:
        """As an Arrow table, typed.

        Raises:
            ExportError: when pyarrow is not installed.
        """
        return parquet.table(self.name, self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """As a pandas frame.

        Raises:
            ExportError: when pandas or pyarrow is not installed.
        """
        load("pandas")
        frame: pandas.DataFrame = self.to_arrow().to_pandas()
        return frame

    def to_polars(self) -> polars.DataFrame:
        """As a polars frame.

        Raises:
            ExportError: when polars or pyarrow is not installed.
        """
        frame: polars.DataFrame = load("polars").from_arrow(self.to_arrow())
        return frame

    def _repr_html_(self) -> str:
        count = len(self)
        rows = (row for entry in self._entries for row in flat.rows(self.name, entry))
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{_shown(cell)}</td>' for cell in row)}</tr>"
            for row in islice(rows, MOST_ROWS)
        )
        told = f"{count} rows" if count <= MOST_ROWS else f"{count} rows, the first {MOST_ROWS}"
        return (
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            f"<p>{self.name}: {told}</p>"
        )


def _shown(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return escape(text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1] + "…")
