"""The pulse changes with every change of a record, and with nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.store import reading, write, writing
from onrecord.store.database import FILE
from onrecord.store.pulse import Pulse
from tests.factories import MADE_WITH


def nothing(out: Path) -> None:
    """The record stays."""


def read(out: Path) -> None:
    with reading(out) as connection, connection.begin():
        connection.exec_driver_sql("SELECT count(*) FROM reports")


def begin(out: Path) -> None:
    with closing(sqlite3.connect(out / FILE, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


def run(out: Path) -> None:
    with writing(out) as connection, connection.begin():
        write.begin_run(connection, MADE_WITH, inputs=0)


def replace(out: Path) -> None:
    (out / FILE).rename(out / "old.db")
    with writing(out):
        pass


@pytest.mark.parametrize(
    ("change", "same"),
    [(nothing, True), (read, True), (begin, True), (run, False), (replace, False)],
    ids=["nothing", "somebody reads", "nothing is written after all", "a run", "another file"],
)
def test_a_pulse_changes_with_the_record(
    tmp_path: Path, change: Callable[[Path], None], same: bool
) -> None:
    with writing(tmp_path):
        pass
    pulse = Pulse(tmp_path)
    before = pulse.beat()
    change(tmp_path)
    assert before is not None
    assert (pulse.beat() == before) is same
    pulse.close()


def test_of_no_record_and_of_another_database_nothing_is_told(tmp_path: Path) -> None:
    assert Pulse(tmp_path).beat() is None
    assert Pulse(tmp_path, database="postgresql://nowhere/record").beat() is None
