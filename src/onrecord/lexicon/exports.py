"""The columns of what is taken away: `export_columns.csv`, and the codebook that goes with them.

The JSONL files of a run have `columns.csv`; here are the flat tables and the formats of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.codebook import closed_lists, field_table, list_markdown
from onrecord.lexicon.tables import rows

HEAD = """\
# Codebook

What the columns and codes of the files beside this one mean. One row is one thing; ids join the
tables. Text is UTF-8, a date is ISO 8601 and cut to what is known, an empty cell is what the
report does not tell. `start` and `end` are code points of the report's clean text, the end
exclusive.
"""
LISTS_HEAD = "## Codes\n"
_CODES = re.compile(r"`(\w+)`")


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column of a table: columns as in `export_columns.csv`; the example is JSON."""

    format: str
    table: str
    field: str
    type: str
    meaning: str
    example: str

    @property
    def codes(self) -> str | None:
        """The closed list that its values come from, if they do."""
        found = _CODES.search(self.type)
        return found[1] if found else None


@cache
def export_columns(format: str) -> dict[str, tuple[ExportColumn, ...]]:
    """The columns of a format's tables, in the order in which they are written.

    >>> [column.field for column in export_columns("tables")["roles"]]
    ['actor', 'rank', 'role', 'of', 'since', 'until']
    """
    found: dict[str, list[ExportColumn]] = {}
    for row in rows("export_columns.csv"):
        if row["format"] == format:
            column = ExportColumn(
                row["format"],
                row["table"],
                row["column"],
                row["type"],
                row["meaning"],
                row["example"],
            )
            found.setdefault(column.table, []).append(column)
    return {table: tuple(columns) for table, columns in found.items()}


def export_markdown(format: str, tables: Iterable[str] | None = None) -> str:
    """The codebook of a format: its tables' columns, then the codes that stand in them.

    Args:
        format: as in `export_columns.csv`.
        tables: those that are written; by default all.
    """
    known = export_columns(format)
    chosen = [known[name] for name in (known if tables is None else tables)]
    lists = dict.fromkeys(c.codes for columns in chosen for c in columns if c.codes)
    parts = [HEAD]
    for columns in chosen:
        parts.append("\n".join(_table(columns)) + "\n")
    if lists:
        parts.append(LISTS_HEAD)
    parts += [list_markdown(closed_lists()[name]) for name in lists]
    return "\n".join(parts)


COLUMNS_HEAD = """\
# Columns of the exports

<!-- Made by `onrecord codebook --exports > docs/export-columns.md`. -->

Every column that `onrecord export` writes; codes are in the [codebook](codebook.md). The JSON
lines of a run have [their own fields](codebook.md#fields).
"""


def columns_markdown() -> str:
    """The columns of all formats, without the codes."""
    formats = dict.fromkeys(row["format"] for row in rows("export_columns.csv"))
    tables = [columns for name in formats for columns in export_columns(name).values()]
    return "\n".join((COLUMNS_HEAD, *("\n".join(_table(columns)) + "\n" for columns in tables)))


def _table(columns: tuple[ExportColumn, ...]) -> Iterator[str]:
    yield f"## {columns[0].table}\n"
    yield from field_table(columns)
