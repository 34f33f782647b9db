"""Growing a record, and what was measured of its export."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench.common import Metrics

# The columns that hold ids, by table: a copy's end with its number.
IDS: Mapping[str, tuple[str, ...]] = {
    "reports": ("id", "path"),
    "places": ("report", "path"),
    "statements": ("id", "report", "speaker_actor", "addressee_actor", "within"),
    "pieces": ("statement", "report"),
    "candidates": ("statement", "report", "actor"),
    "actors": ("id", "report"),
    "mentions": ("actor", "report"),
    "times": ("id", "report"),
    "events": ("id", "report", "told_by"),
    "positions": ("id", "report", "actor"),
}


@dataclass(frozen=True, slots=True)
class Written:
    """One export.

    Attributes:
        format: the format.
        seconds: from the start of the command to its end.
        cpu: how many of them it was on a CPU: all, where nothing else runs.
        memory: the most at a time, in bytes.
    """

    format: str
    seconds: float
    cpu: float
    memory: int


def grow(database: Path, statements: int) -> int:
    """Copy a record into itself until it has so many statements; tells how many it has then."""
    with closing(sqlite3.connect(database)) as connection:
        count = "SELECT count(*) FROM statements"
        first = connection.execute(count).fetchone()[0]
        copies = -(-statements // first)
        for table, ids in IDS.items():
            connection.execute(f"CREATE TEMP TABLE first_{table} AS SELECT * FROM {table}")
            connection.executemany(_copy(connection, table, ids), ((n,) for n in range(1, copies)))
        connection.commit()
        return int(connection.execute(count).fetchone()[0])


def _copy(connection: sqlite3.Connection, table: str, ids: Sequence[str]) -> str:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    told = ", ".join(f"{name} || '.' || ?1" if name in ids else name for name in names)
    return f"INSERT INTO main.{table} SELECT {told} FROM first_{table}"


def metrics(written: Sequence[Written]) -> Metrics:
    """The scores that the bench promises."""
    seconds: dict[str, float | None] = {f"{w.format}_s": w.seconds for w in written}
    return seconds | {"peak_mb": max(w.memory for w in written) / 1e6}
