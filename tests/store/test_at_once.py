"""Rows in one step are the rows that one reads one after the other."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, literal, null, select, union_all
from sqlalchemy.sql import Select

from onrecord.store.at_once import at_once

WORDS = "“a” \"b\" 'ü' 😀\n"
ROWS = [
    ("no row", select(literal(1).label("a")).where(literal(1) == 2), []),
    ("a number and nothing", select(literal(7).label("a"), null().label("b")), [[7, None]]),
    (
        "quotes and letters",
        select(literal("“a” \"b\" 'ü' 😀\n").label("a")),
        [["“a” \"b\" 'ü' 😀\n"]],
    ),
    (
        "several",
        select(union_all(select(literal(1).label("a")), select(literal(2).label("a"))).subquery()),
        [[1], [2]],
    ),
]


@pytest.mark.parametrize(("made", "rows"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_all_rows_come(made: Select[tuple[object]], rows: list[list[object]]) -> None:
    with create_engine("sqlite://").connect() as connection:
        assert sorted(at_once(connection, made)) == rows
