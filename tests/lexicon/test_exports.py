"""The tables behind the exports are whole, and their codebook shows all of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from onrecord.lexicon.codebook import closed_lists
from onrecord.lexicon.exports import (
    ExportColumn,
    export_columns,
    export_markdown,
)
from tests.described import is_of

FORMATS = ("tables", "plover", "cameo", "dna")
COLUMNS = [c for name in FORMATS for table in export_columns(name).values() for c in table]


def fields(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """The paths of all fields in a line, and what stands there."""
    if isinstance(value, dict):
        for name, inner in value.items():
            place = f"{path}.{name}" if path else name
            yield place, inner
            yield from fields(inner, place)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner, path + "[]")


@pytest.mark.parametrize("column", COLUMNS, ids=lambda c: f"{c.table}-{c.field}")
def test_an_example_is_of_its_columns_type(column: ExportColumn) -> None:
    assert is_of(json.loads(column.example), column.type)
    assert column.codes is None or column.codes in closed_lists()


@pytest.mark.parametrize("format", FORMATS)
def test_the_codebook_has_every_column_and_code(format: str) -> None:
    book = export_markdown(format)
    for columns in export_columns(format).values():
        for column in columns:
            assert f"| `{column.field}` | {column.type} |" in book
            for code in closed_lists()[column.codes].codes if column.codes else ():
                assert f"#### `{code.code}`" in book
