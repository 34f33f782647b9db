"""Questions see the tables of the exports, and can do nothing but read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import StoreError
from onrecord.export import flat
from onrecord.record import Record
from onrecord.store import writing
from onrecord.store.ask import ask
from tests.export.full import ENTRIES, write_record

DOCUMENT = Path(__file__).parents[2] / "docs" / "queries.md"
QUESTIONS = re.findall(r"### (.+?)\n.*?```sql\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_record(tmp_path_factory.mktemp("out"))


@pytest.mark.parametrize("table", flat.TABLES)
def test_a_table_is_the_exports(out: Path, table: str) -> None:
    answer = ask(out, f'SELECT * FROM "{table}"')
    assert list(answer.columns) == [column.field for column in flat.columns()[table]]
    expected = [row for entry in Record(out) for row in flat.rows(table, entry, text=True)]
    assert sorted(answer.rows, key=repr) == sorted(map(plain, expected), key=repr)


def plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row as SQLite has it: truth values are 0 and 1."""
    return tuple(int(cell) if isinstance(cell, bool) else cell for cell in row)


@pytest.mark.parametrize(("question", "sql"), QUESTIONS, ids=[q for q, _ in QUESTIONS])
def test_a_worked_question_is_answered(out: Path, question: str, sql: str) -> None:
    assert ask(out, sql).columns


def test_there_are_ten_worked_questions() -> None:
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who reports whose words?", ("Helene Daubray", "Tarnesh", "promise")),
        ("Who stands where", ("reopening the gates of the Torvan dam", "Kordavia", "refuses")),
        (
            "Which events do the reports state",
            ("2025-03-03", "Andrey Volchan", "REJECT", "yield", "Selmeria"),
        ),
    ],
)
def test_worked_questions_find_what_they_are_for(
    out: Path, question: str, answer: tuple[str, ...]
) -> None:
    (sql,) = (sql for title, sql in QUESTIONS if title.startswith(question))
    assert answer in [row[: len(answer)] for row in ask(out, sql).rows]


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("DELETE FROM main.reports", "may only read"),
        ("UPDATE main.reports SET outlet = 'us'", "may only read"),
        ("INSERT INTO main.places VALUES ('a', 'b')", "may only read"),
        ("DROP TABLE main.reports", "may only read"),
        ("CREATE TEMP TABLE mine AS SELECT * FROM reports", "may only read"),
        ("ATTACH DATABASE '{out}/other.db' AS other", "may only read"),
        ("VACUUM INTO '{out}/other.db'", "may only read"),
        ("PRAGMA query_only = OFF", "may only read"),
        ("SELECT 1; SELECT 2", "one statement at a time"),
        ("SELECT speaker FROM statements", "no such column"),
        ("SELEKT 1", "syntax error"),
        ("", "one SELECT"),
    ],
)
def test_nothing_but_a_question_is_answered(out: Path, sql: str, words: str) -> None:
    before = (out / "record.db").read_bytes()
    with pytest.raises(StoreError, match=words):
        ask(out, sql.format(out=out))
    assert (out / "record.db").read_bytes() == before
    assert not (out / "other.db").exists()


def test_a_question_without_end_is_given_up(out: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(StoreError, match=r"longer than 0\.2 seconds"):
        ask(out, endless, seconds=0.2)


def test_an_answer_that_would_fill_memory_is_refused(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.store.ask.MOST_ROWS", 3)
    three = "SELECT 1 FROM statements LIMIT 3"
    assert len(ask(out, three).rows) == 3
    with pytest.raises(StoreError, match="more than 3 rows"):
        ask(out, three.replace("LIMIT 3", "LIMIT 4"))


def test_the_index_of_words_can_be_asked(out: Path) -> None:
    names = ask(out, "SELECT name FROM main.sqlite_master WHERE sql LIKE '%fts5%'").rows
    for (name,) in names:
        assert ask(out, f"SELECT count(*) FROM {name} WHERE {name} MATCH 'gate'").rows


def test_a_folder_without_a_record_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"contains no record\.db"):
        ask(tmp_path, "SELECT 1")


def test_a_record_that_is_being_written_can_be_asked(tmp_path: Path) -> None:
    out = write_record(tmp_path / "out")
    with writing(out):
        assert ask(out, "SELECT count(*) FROM reports").rows == ((len(ENTRIES),),)


def test_words_that_are_no_text_are_said_to_be_none(out: Path) -> None:
    """So a terminal hands on bytes that it cannot read."""
    with pytest.raises(StoreError, match="the query failed"):
        ask(out, "SELECT '\udcff'")
