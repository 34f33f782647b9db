"""The tables behind the exports are whole, and their codebook shows all of them."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator

import pytest

from onrecord.lexicon.codebook import closed_lists
from onrecord.lexicon.exports import (
    ExportColumn,
    cameo,
    cameo_roles,
    export_columns,
    export_markdown,
)
from onrecord.schema import EventType, Mode, Sector
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


def test_every_type_and_mode_has_its_row_in_cameo() -> None:
    types, modes = typing.get_args(EventType), typing.get_args(Mode)
    assert {(type_, None) for type_ in types} <= cameo().keys()
    assert {type_ for type_, _ in cameo()} == set(types)
    assert {mode for _, mode in cameo() if mode} == set(modes)


@pytest.mark.parametrize(("pair", "coded"), cameo().items(), ids=str)
def test_a_code_stands_below_its_root(pair: object, coded: object) -> None:
    root, code = coded.root, coded.code  # type: ignore[attr-defined]
    assert root is None or (len(root) == 2 and 1 <= int(root) <= 20)
    assert code is None or (root is not None and code.startswith(root))


def test_roles_are_of_sectors() -> None:
    assert cameo_roles().keys() <= set(typing.get_args(Sector))
    assert all(len(role) == 3 for role in cameo_roles().values())
