"""CSV and TSV: a report a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from onrecord.errors import ReadError
from onrecord.read.decoding import BOMS, decode
from onrecord.read.fields import NAMES, failure, from_fields, holds_reports
from onrecord.read.source import MOST_BYTES, Source
from onrecord.schema import Failure, Report

# As they are written: by most programs, by spreadsheets where the comma is decimal, as TSV.
DELIMITERS = (",", ";", "\t")
# Named in an error; more would bury what is wrong.
MOST_COLUMNS_NAMED = 12
# One byte a letter, so that every cell can be decoded by itself.
_BYTES = "latin-1"


def read_table(source: Source) -> Iterator[Report | Failure]:
    """The reports of a table whose header names a column `text` or `html`.

    Columns `url`, `title`, `date` and `outlet` may stand beside it, each by any of its
    `fields.SPELLINGS`; others are passed over. A row
    is numbered as spreadsheets do, the header being row 1. Blank rows are passed over; any other
    row that holds no report is a failure by itself.

    Raises:
        ReadError: when the table has no such column, or is none.
    """
    # Of this process, not of a reader: pages are longer than the 128 KB that it starts with.
    csv.field_size_limit(max(csv.field_size_limit(), MOST_BYTES))
    with source.open() as stream:
        mark = stream.peek(4)[:4]
        found = next((name for bom, name in BOMS if mark.startswith(bom)), _BYTES)
        encoding = _BYTES if found == "utf-8-sig" else found
        text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
        lines = _lines(text)
        header = next(lines, "")
        columns, delimiter = _columns(header, encoding)
        for number, row in enumerate(_rows(lines, delimiter), 2):
            where = f"{source.name}#{number}"
            try:
                if isinstance(row, csv.Error):
                    raise ReadError(f"the row cannot be read: {row}")
                cells = [_decoded(cell, encoding) for cell in row]
                if any(cell.strip() for cell in cells):
                    fields = dict(zip(columns, cells, strict=False))
                    yield from_fields(where, fields, what="row")
            except ReadError as error:
                yield failure(where, str(error))


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines with their ends; one without an end is not taken into memory whole."""
    while line := text.readline(MOST_BYTES + 1):
        if len(line) > MOST_BYTES:
            raise ReadError(f"a line is too long: the limit is {MOST_BYTES / 1e6:.0f} MB")
        yield line


def _columns(header: str, encoding: str) -> tuple[list[str], str]:
    """The names of the columns, and the delimiter by which one of them may hold reports."""
    header = _decoded(header, encoding)
    if not header.strip():
        raise ReadError("the file is empty")
    found: list[str] = []
    for delimiter in DELIMITERS:
        row = next(csv.reader([header], delimiter=delimiter), [])
        names = [name.strip().lower() for name in row]
        if holds_reports(names):
            return names, delimiter
        found = max(found, names, key=len)
    named = ", ".join(found[:MOST_COLUMNS_NAMED])[:200]
    raise ReadError(
        f"the table has no column “text” or “html”, only {named}; it may have {', '.join(NAMES)}"
    )


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[list[str] | csv.Error]:
    """Rows, and in place of those that cannot be read what is wrong with them."""
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield error


def _decoded(cell: str, encoding: str) -> str:
    """Programs of several encodings append to one table: every cell tells its own."""
    if encoding != _BYTES or cell.isascii():
        return cell
    return decode(cell.encode(_BYTES))[0]
