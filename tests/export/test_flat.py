"""The flat tables hold what they say, and come back as they went from the libraries of users."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow.parquet
import pytest

from onrecord.errors import ExportError
from onrecord.export import csv_tables, flat, formats, parquet
from onrecord.export.formats import FORMATS
from onrecord.export.wanted import Wanted
from onrecord.lexicon.exports import ExportColumn
from tests.described import is_of
from tests.export.full import ENTRIES

ALL = [column for columns in flat.columns().values() for column in columns]


def rows(table: str) -> list[tuple[Any, ...]]:
    return [row for entry in ENTRIES for row in flat.rows(table, entry, text=True)]


def names(table: str) -> list[str]:
    return [column.field for column in flat.columns()[table]]


def test_the_tables_are_the_described_ones() -> None:
    assert list(flat.TABLES) == list(flat.columns())


@pytest.mark.parametrize("table", flat.TABLES)
def test_every_table_has_rows_and_every_row_its_cells(table: str) -> None:
    assert rows(table)
    assert {len(row) for row in rows(table)} == {len(names(table))}


@pytest.mark.parametrize("column", ALL, ids=lambda c: f"{c.table}-{c.field}")
def test_column(column: ExportColumn) -> None:
    at = names(column.table).index(column.field)
    values = [row[at] for row in rows(column.table)]
    assert [value for value in values if not is_of(value, column.type)] == []
    assert is_of(json.loads(column.example), column.type)
    assert column.meaning.endswith(".")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("statements", {"speaker_name": "Andrey Volchan", "speaker_role": "president"}),
        ("statements", {"cue": "warned", "act": "threaten", "condition": "a closed railway"}),
        ("candidates", {"rank": 1, "weight": 0.6}),
        ("events", {"type": "REJECT", "actors": "Andrey Volchan", "recipients": "Selmeria"}),
        ("events", {"date": "2025-03-03", "place": "TORVAN", "matter": '"a single gate"'}),
        ("parties", {"side": "actor", "name": "Andrey Volchan", "of": "Kordavia"}),
        ("figures", {"what": "other", "value": 1, "unit": "gate"}),
        ("positions", {"issue": "reopening the gates of the Torvan dam", "stance": "refuses"}),
        ("reports", {"story": "t0", "copies_of": "r0"}),
        ("statements", {"story": "t0", "record": "k0"}),
        ("events", {"story": "t0", "record": "k1"}),
        ("parties", {"identity": "i0", "name": "Andrey Volchan"}),
        ("actors", {"identity": "i0", "name": "Andrey Volchan"}),
        ("roles", {"role": "president", "of": "Kordavia", "since": "2019", "until": None}),
        ("reports", {"failure": "not text but a PDF", "characters": None}),
        ("reports", {"version_of": "r0", "contributors": "Marek Tolan"}),
        ("evidence", {"part": "cue", "quote": "warned", "table": "statements"}),
    ],
)
def test_a_row_tells(table: str, expected: dict[str, object]) -> None:
    told = [dict(zip(names(table), row, strict=True)) for row in rows(table)]
    assert any(expected.items() <= row.items() for row in told)


def test_every_quote_stands_in_its_text() -> None:
    texts = {entry.id: entry.article.text for entry in ENTRIES if entry.article}
    for _, _, report, _, _, start, end, quote in rows("evidence"):
        assert texts[report][start:end] == quote


@pytest.mark.parametrize("text", [True, False])
def test_text_goes_along_only_where_it_is_wanted(text: bool) -> None:
    at = names("reports").index("text")
    found = [row[at] for entry in ENTRIES for row in flat.rows("reports", entry, text=text)]
    assert [value is not None for value in found] == [text, text, False]


@pytest.mark.parametrize("table", flat.TABLES)
def test_csv_comes_back_in_pandas(tmp_path: Path, table: str) -> None:
    csv_tables.write(ENTRIES, tmp_path, wanted=Wanted(text=True))
    read = pandas.read_csv(tmp_path / f"{table}.csv", dtype=str, keep_default_na=False)
    assert list(read.columns) == names(table)
    assert [tuple(row) for row in read.itertuples(index=False)] == [
        tuple(cell(value) for value in row) for row in rows(table)
    ]


@pytest.mark.parametrize("table", flat.TABLES)
def test_csv_comes_back_typed_in_polars(tmp_path: Path, table: str) -> None:
    csv_tables.write(ENTRIES, tmp_path, wanted=Wanted(text=True))
    types: dict[str, Any] = {
        column.field: {
            "integer": polars.Int64,
            "number": polars.Float64,
            "boolean": polars.Boolean,
        }.get(column.type.removesuffix(" or null"), polars.String)
        for column in flat.columns()[table]
        if column.type != "`quad`"
    }
    read = polars.read_csv(tmp_path / f"{table}.csv", schema_overrides=types)
    assert [tuple(v or None for v in row) for row in read.rows()] == [
        tuple(v or None for v in row) for row in rows(table)
    ]


@pytest.mark.parametrize("table", flat.TABLES)
def test_parquet_comes_back(tmp_path: Path, table: str) -> None:
    parquet.write(ENTRIES, tmp_path, wanted=Wanted(text=True))
    path = tmp_path / f"{table}.parquet"
    read = pyarrow.parquet.read_table(path)
    assert [tuple(row.values()) for row in read.to_pylist()] == rows(table)
    assert read.schema.field(0).metadata == {b"meaning": flat.columns()[table][0].meaning.encode()}
    assert polars.read_parquet(path).rows() == rows(table)
    assert pandas.read_parquet(path).shape == (len(rows(table)), len(names(table)))


def test_one_table_alone(tmp_path: Path) -> None:
    wanted = Wanted(tables=("events", "parties"))
    written = formats.write(FORMATS["csv"], ENTRIES, tmp_path / "take", wanted=wanted)
    assert [path.name for path in written] == ["events.csv", "parties.csv", "codebook.md"]
    book = (tmp_path / "take" / "codebook.md").read_text("utf-8")
    assert "## events\n" in book
    assert "## statements\n" not in book
    assert "### status\n" in book
    assert "### act\n" not in book


@pytest.mark.parametrize(
    ("name", "wanted", "words"),
    [
        ("csv", Wanted(tables=("votes",)), "unknown table 'votes'; the tables are reports"),
        ("jsonl", Wanted(tables=("roles",)), "unknown table 'roles'"),
    ],
)
def test_what_is_not_there_is_said(tmp_path: Path, name: str, wanted: Wanted, words: str) -> None:
    with pytest.raises(ExportError, match=words):
        formats.write(FORMATS[name], ENTRIES, tmp_path / "take", wanted=wanted)
    assert not (tmp_path / "take").exists()


def test_a_missing_package_is_named_with_the_way_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ExportError, match=r"pip install 'onrecord\[frames\]'"):
        parquet.write(ENTRIES, tmp_path, wanted=Wanted())


def cell(value: object) -> str:
    """A value as CSV has it."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
