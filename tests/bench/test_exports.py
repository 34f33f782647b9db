"""A grown record holds what its first one did, so many times, and is exported whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pandas
import pytest

from bench.exports.score import IDS, Written, grow, metrics
from bench.exports.task import export
from onrecord.record import Record
from onrecord.store import schema
from tests.export.full import ENTRIES, write_record

STATEMENTS = sum(len(entry.statements) for entry in ENTRIES)


def test_a_record_grows_by_whole_copies(tmp_path: Path) -> None:
    out = write_record(tmp_path / "out")
    assert grow(out / "record.db", 3 * STATEMENTS) == 3 * STATEMENTS
    record = Record(out)
    assert len(record) == 3 * len(ENTRIES)
    assert len({statement.id for statement in record.statements}) == 3 * STATEMENTS
    known = {actor.id for actor in record.actors}
    first = {actor.id for entry in ENTRIES for actor in entry.actors}
    for statement in record.statements:
        actor = statement.speaker.actor
        assert actor is None or actor in known or actor.split(".")[0] not in first


def test_every_table_of_findings_is_copied(tmp_path: Path) -> None:
    assert {table.name for table in schema.FINDINGS} <= IDS.keys()
    out = write_record(tmp_path / "out")
    with closing(sqlite3.connect(out / "record.db")) as connection:
        for table, ids in IDS.items():
            names = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            assert set(ids) <= names


@pytest.mark.slow
def test_an_export_is_timed(tmp_path: Path) -> None:
    out = write_record(tmp_path / "out")
    held = grow(out / "record.db", 1000)
    written = export("csv", out)
    assert len(pandas.read_csv(out / "csv" / "statements.csv")) == held
    assert 0 < written.cpu < written.seconds + 0.5
    assert 10e6 < written.memory < 500e6


def test_metrics() -> None:
    found = [Written("csv", 1.5, 1.0, 100_000_000), Written("jsonl", 2.5, 2.0, 200_000_000)]
    assert metrics(found) == {"csv_s": 1.5, "jsonl_s": 2.5, "peak_mb": 200.0}
