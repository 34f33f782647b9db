"""A record in Python: lists that become frames, and that a notebook shows."""

from __future__ import annotations

import pandas
import polars
import pytest

from onrecord.errors import ExportError, StoreError
from onrecord.export import flat
from onrecord.export.frames import Table
from onrecord.record import Findings, Record
from tests.export.full import ENTRIES, write_record

KINDS = ("statements", "events", "positions", "actors", "times")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return Record(write_record(tmp_path_factory.mktemp("out")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_a_list_and_a_table(record: Record, kind: str) -> None:
    found: Findings[object] = getattr(record, kind)
    expected = [item for entry in record for item in getattr(entry, kind)]
    assert list(found) == expected
    assert found[0] == expected[0]
    assert found[-2:] == expected[-2:]
    assert repr(found) == f"<{len(expected)} {kind}>"
    names = [column.field for column in flat.columns()[kind]]
    assert list(found.to_pandas().columns) == names
    assert found.to_polars().shape == (len(expected), len(names))
    assert found.to_arrow().num_rows == len(expected)


@pytest.mark.parametrize("name", flat.TABLES)
def test_a_table_as_frames(record: Record, name: str) -> None:
    table = record.table(name)
    assert isinstance(table.to_pandas(), pandas.DataFrame)
    frame = table.to_polars()
    assert isinstance(frame, polars.DataFrame)
    assert frame.rows() == table.rows
    assert len(table) == len(table.rows)


def test_types_are_kept(record: Record) -> None:
    frame = record.statements.to_pandas()
    assert frame["start"].dtype == "int64"
    assert frame["confidence"].dtype == "float64"
    assert frame["condition"].isna().any()


@pytest.mark.parametrize("kind", KINDS)
def test_a_notebook_shows_a_table(record: Record, kind: str) -> None:
    shown = getattr(record, kind)._repr_html_()
    assert shown.startswith("<table>")
    assert f"{kind}: {len(getattr(record, kind))} rows" in shown


def test_what_is_shown_is_escaped_and_cut() -> None:
    shown = Table("reports", ENTRIES)._repr_html_()
    assert "a=1,2" in shown
    assert "Not a Single Gate&#x27;" in shown
    long = Table("statements", ENTRIES * 5)._repr_html_()
    assert "rows, the first 20" in long
    assert long.count("<tr>") == 21
    assert "…</td>" in long


def test_a_notebook_shows_a_report_and_the_matrix(record: Record) -> None:
    page = record.page("02-dravec-herald.txt")
    assert "Not a Single Gate" in page.html
    assert page._repr_html_().startswith('<iframe srcdoc="&lt;!doctype html&gt;')
    assert "reopening the gates of the Torvan dam" in record.matrix().html
    assert "reports: 3 rows" in record._repr_html_()


@pytest.mark.parametrize(
    ("name", "words"), [("r9", "holds no report r9"), ("scan.pdf", "not text but a PDF")]
)
def test_a_report_that_cannot_be_shown(record: Record, name: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        record.page(name)


def test_an_unknown_table_is_told(record: Record) -> None:
    with pytest.raises(ExportError, match="there is no table 'votes'"):
        record.table("votes")
