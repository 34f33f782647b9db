"""A record in Python: lists that become frames, and that a notebook shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas
import polars
import pytest

from onrecord.errors import ExportError, StoreError
from onrecord.export import flat
from onrecord.export.frames import Table
from onrecord.pages import notebook
from onrecord.record import Findings, Record
from onrecord.schema import Evidence, Featured
from onrecord.store import Entry, affairs, writing
from tests import herald
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
    ("name", "words"), [("r9", "contains no report r9"), ("scan.pdf", "not text but a PDF")]
)
def test_a_report_that_cannot_be_shown(record: Record, name: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        record.page(name)


BAD = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def hostile() -> Entry:
    """A report that would run a script wherever its words are not escaped."""
    entry = ENTRIES[0]
    text = BAD + entry.article.text[len(BAD) :]  # type: ignore[union-attr]
    article = replace(entry.article, text=text, headline=BAD, outlet=BAD)  # type: ignore[type-var]
    said, done, stand = entry.statements[0], entry.events[0], entry.positions[0]
    words = (Evidence(entry.id, 0, len(BAD), BAD),)
    return replace(
        entry,
        url=f'https://x.example/"{BAD}',
        article=article,
        statements=(replace(said, speaker=replace(said.speaker, name=BAD), evidence=words),),
        events=(replace(done, id="e1", evidence=words),),
        positions=(replace(stand, issue=BAD, actor_name=BAD, evidence=words),),
    )


STORY = replace(
    herald.STORY, title=BAD, reports=(ENTRIES[0].id,), copies=(), issues=(BAD,),
    actors=(Featured("i1", BAD, "person", 2),),
)  # fmt: skip
AGREED = replace(herald.RECORD, agreed=(("type", BAD),), members=("e1",))
SHOWN = {
    "a report": lambda e: notebook.report_page(e).html,
    "a story": lambda e: notebook.story_page(STORY, [e], [AGREED]).html,
    "the matrix": lambda e: notebook.stands_page(e.positions).html,
    "a list of reports": lambda e: Findings([e], Table("reports", [e]))._repr_html_(),
    "a list of statements": lambda e: Findings([e], Table("statements", [e]))._repr_html_(),
    "a list of events": lambda e: Findings([e], Table("events", [e]))._repr_html_(),
    "a list of positions": lambda e: Findings([e], Table("positions", [e]))._repr_html_(),
    "a framed page": lambda e: notebook.report_page(e)._repr_html_(),
}


@pytest.mark.parametrize("what", SHOWN)
def test_no_words_of_a_report_are_run_in_a_notebook(what: str) -> None:
    shown = SHOWN[what](hostile())
    assert "alert(1)" in shown
    assert "<script" not in shown
    assert "<img" not in shown


def test_a_notebook_shows_a_story(tmp_path: Path) -> None:
    out = write_record(tmp_path)
    with writing(out) as connection, connection.begin():
        affairs.put_stories(
            connection, [replace(herald.STORY, reports=(ENTRIES[0].id,), copies=())]
        )
        affairs.put_records(connection, [herald.RECORD])
    made = Record(out)
    page = made.story(herald.STORY.id)
    assert page._repr_html_().startswith("<iframe srcdoc=")
    for words in ("Ferry Talks Fail", "1 report by 1 independent voice", "Ana Belova", "the ferry"):
        assert words in page.html
    assert "Where they differ" in page.html
    assert "reopening the gates of the Torvan dam" in page.html
    with pytest.raises(StoreError, match="contains no story s9"):
        made.story("s9")


def test_the_list_of_reports_is_a_table_as_well(record: Record) -> None:
    assert "reports: 3 rows" in record.reports._repr_html_()
    assert len(record.reports.to_pandas()) == len(record.reports) == 3


def test_an_unknown_table_is_told(record: Record) -> None:
    with pytest.raises(ExportError, match="unknown table 'votes'"):
        record.table("votes")
