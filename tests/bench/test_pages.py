"""A grown record is whole, and every page of it that the bench asks for is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bench.pages.ask import addresses
from bench.pages.grow import grow
from bench.pages.score import Load, Page, metrics
from onrecord.record import Record
from onrecord.serve import make_app
from onrecord.store import reading
from tests.serve.conftest import HERALD, OTHER


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("out")
    grow([HERALD, OTHER], made, reports=60)
    return made


def test_a_record_grows_by_variants(out: Path) -> None:
    record = Record(out)
    assert len(record) == 60
    said = len(HERALD.statements) + len(OTHER.statements)
    assert len({statement.id for statement in record.statements}) == 30 * said
    assert len({actor.name for actor in record.actors}) > 20
    assert {r for story in record.stories for r in story.reports} == {e.id for e in record}


def test_the_same_luck_makes_the_same_record(out: Path, tmp_path: Path) -> None:
    grow([HERALD, OTHER], tmp_path, reports=60)
    assert [e.article for e in Record(tmp_path)] == [e.article for e in Record(out)]


def test_every_page_that_is_asked_for_is_there(out: Path) -> None:
    with reading(out) as connection, connection.begin():
        asked = addresses(connection)
    with TestClient(make_app(out), base_url="http://127.0.0.1") as client:
        wrong = [name for name, address in asked if client.get(address).status_code != 200]
    assert wrong == []


def test_the_slowest_counts() -> None:
    pages = [Page("a", 0.5, 0.1, 9), Page("b", 0.2, 0.15, 9)]
    found = metrics(pages, Load(100, 1, 0.02, 0.2, 0.4), lost=2)
    assert found["slowest_s"] == 0.15
    assert found["slowest_first_s"] == 0.5
    assert (found["load_p95_s"], found["load_failed"], found["lost"]) == (0.2, 1, 2)
