"""A team's PostgreSQL gives what SQLite gives. Needs one: ONRECORD_TEST_POSTGRES=URL."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from onrecord import open as open_record
from onrecord.settings import Settings
from onrecord.store import schema
from tests.factories import outputs, run_fake, write_reports

URL = os.environ.get("ONRECORD_TEST_POSTGRES")


@pytest.mark.skipif(URL is None, reason="ONRECORD_TEST_POSTGRES names no empty database")
def test_a_run_is_the_same_in_postgresql(tmp_path: Path) -> None:
    assert URL is not None
    source, settings = write_reports(tmp_path / "in", 20), Settings(database=URL)
    try:
        run_fake(source, tmp_path / "out", settings=settings)
        assert run_fake(source, tmp_path / "out", settings=settings).new == 0
        run_fake(source, tmp_path / "sqlite")
        assert outputs(tmp_path / "out") == outputs(tmp_path / "sqlite")
        assert not (tmp_path / "out" / "record.db").exists()
        assert len(open_record(tmp_path / "out", database=URL)) == 20
    finally:
        engine = create_engine(URL)
        schema.metadata.drop_all(engine)
        engine.dispose()
