"""Asking a record in SQL: reading only, and not for ever."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from onrecord.errors import StoreError
from onrecord.store.database import FILE, reading

SECONDS = 30.0
"""How long a question may take: a full look at 100,000 statements takes less than one."""
MOST_ROWS = 1_000_000
"""Rows of an answer: it is held in memory, and a join of all with all would fill that."""
STEPS = 10_000
"""Steps of SQLite's machine between two looks at the clock: some tenths of a millisecond."""
READS = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
    }
)
VIRTUAL = "SELECT name FROM main.sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
ASKED_INSIDE = "data_version"
"""The one pragma that the index of words asks by itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gave: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(out: Path, sql: str, *, seconds: float = SECONDS) -> Answer:
    """Ask a record, over the flat tables of `views.sql`.

    Args:
        out: the output folder of a run.
        sql: one SELECT.
        seconds: how long it may take.

    Raises:
        StoreError: when there is no record, when the SQL is wrong or would do more than read,
            and when it takes too long or gives too much.
    """
    with reading(out):
        pass  # says in words what is wrong with the folder or its version
    end = time.monotonic() + seconds
    with _opened(out / FILE) as connection:
        connection.set_authorizer(_may)
        connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        try:
            cursor = connection.execute(sql)
            rows = tuple(cursor.fetchmany(MOST_ROWS + 1))
        except (sqlite3.Error, sqlite3.Warning, UnicodeEncodeError) as error:
            raise StoreError(_in_words(error, seconds)) from error
        if len(rows) > MOST_ROWS:
            raise StoreError(f"the result has more than {MOST_ROWS:,} rows; add a LIMIT")
        if cursor.description is None:
            raise StoreError("a query must be one SELECT; this one returns nothing")
        return Answer(tuple(column[0] for column in cursor.description), rows)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.executescript((files("onrecord.store") / "views.sql").read_text("utf-8"))
        # The index of words opens its tables with more than a question may do: once, here.
        for (name,) in connection.execute(VIRTUAL).fetchall():
            connection.execute(f'SELECT 1 FROM main."{name}" LIMIT 0')
        yield connection


def _may(action: int, first: str | None, *_: str | None) -> int:
    """Reading is allowed; attaching, writing and settings are not."""
    inside = action == sqlite3.SQLITE_PRAGMA and first == ASKED_INSIDE
    return sqlite3.SQLITE_OK if action in READS or inside else sqlite3.SQLITE_DENY


def _in_words(error: Exception, seconds: float) -> str:
    text = str(error)
    if text == "interrupted":
        return f"the query took longer than {seconds:g} seconds; --seconds allows more"
    if text in ("not authorized", "authorization denied"):
        return "a query may only read: one SELECT, no PRAGMA or ATTACH"
    if text.startswith("no such table") or text.startswith("no such column"):
        text += "; `onrecord codebook --exports` lists the tables and their columns"
    return f"the query failed: {text}"
