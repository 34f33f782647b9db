"""What came when: told once, in the order in which it came, and to whom it concerns."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from onrecord.schema import Story
from onrecord.store import Entry, affairs, browse, migrations, news, reading, schema, write, writing
from onrecord.store.counted import count
from onrecord.store.listings import Name
from onrecord.store.narrow import Ask
from onrecord.store.news import News
from tests.factories import MADE_WITH, make_report, process, run_fake, write_reports
from tests.serve.conftest import HERALD, OTHER, STORY
from tests.store.test_store import layout_6


def put(out: Path, *entries: Entry, stories: tuple[Story, ...] = ()) -> None:
    with writing(out) as connection, connection.begin():
        run = write.begin_run(connection, MADE_WITH, inputs=len(entries))
        write.put(connection, entries, run=run, fingerprints=[None] * len(entries))
        affairs.forget(connection)
        affairs.put_stories(connection, stories)


def after(out: Path, number: int) -> News:
    with reading(out) as connection, connection.begin():
        return news.after(connection, number)


ALONE = replace(STORY, reports=(HERALD.id,))
FAILED = Entry("r0", "scan.pdf", failure="it is a PDF")


def test_what_came_is_told_after_a_number_only(tmp_path: Path) -> None:
    put(tmp_path, HERALD)
    first = after(tmp_path, 0)
    put(tmp_path, OTHER)
    second = after(tmp_path, first.number)
    assert (first.reports, second.reports, after(tmp_path, second.number).reports) == (1, 1, 0)
    assert second.titles == ("Gates",)


@pytest.mark.parametrize(
    ("entries", "stories", "reports", "topics"),
    [
        ([HERALD], (ALONE,), 0, {}),
        ([FAILED], (ALONE,), 0, {}),
        ([OTHER], (ALONE,), 1, {"reports": 1}),
        ([OTHER], (STORY,), 1, {"reports": 1, "stories": 1, "story:d1": 1,
                                "issue:reopening the gates of the Torvan dam": 1}),
        ([HERALD], (replace(ALONE, id="d2"),), 0, {"stories": 1, "story:d1": 1, "story:d2": 1}),
    ],
    ids=["read again", "not read", "came", "came into a story", "went to another story"],
)  # fmt: skip
def test_whom_it_concerns(
    tmp_path: Path,
    entries: list[Entry],
    stories: tuple[Story, ...],
    reports: int,
    topics: dict[str, int],
) -> None:
    put(tmp_path, HERALD, stories=(ALONE,))
    put(tmp_path, *entries, stories=stories)
    found = after(tmp_path, 2)
    assert found.reports == reports
    assert {k: n for k, n in found.topics.items() if k in topics or ":d" in k} == topics


def test_when_more_is_told_of_what_came_before_pages_are_made_anew(tmp_path: Path) -> None:
    put(tmp_path, HERALD, stories=(ALONE,))
    for topics in ({"story:d1"}, set()):
        last = after(tmp_path, 0).number
        with writing(tmp_path) as connection, connection.begin():
            news.told(connection)
        found = after(tmp_path, last).topics
        assert {name for name in found if name.startswith("story")} == topics
        assert set(found.values()) <= {0}


def test_of_very_much_it_is_only_said_how_much(tmp_path: Path) -> None:
    made = [process(make_report(f"Anna said {n}."), None) for n in range(news.MOST + 1)]
    put(tmp_path, *map(Entry.of, made))
    assert after(tmp_path, 0).topics == {news.ALL: news.MOST + 1}


@pytest.mark.parametrize(
    ("name", "rows"),
    [("reports", 1), ("statements", 1), ("events", 1), ("positions", 1), ("issues", 1),
     ("stories", 1), ("actors", 1)],
)  # fmt: skip
def test_a_list_of_what_is_new_alone(tmp_path: Path, name: Name, rows: int) -> None:
    put(tmp_path, HERALD, stories=(ALONE,))
    with reading(tmp_path) as connection, connection.begin():
        moment = news.mark(connection).time
    put(tmp_path, OTHER, stories=(STORY,))
    with reading(tmp_path) as connection, connection.begin():
        found = browse.rows(connection, Ask(name, since=moment), limit=100)
        assert (len(found), count(connection, Ask(name, since=moment))) == (rows, rows)
        assert {row.get("report", OTHER.id) for row in found} == {OTHER.id}
        assert browse.rows(connection, Ask(name, since="2999"), limit=100) == []
        assert count(connection, Ask(name)) > 0


def test_what_an_old_record_holds_came_with_its_run(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'record.db'}")
    with engine.begin() as connection:
        layout_6(connection)
    engine.dispose()
    with sqlite3.connect(tmp_path / "record.db") as connection:
        connection.execute(
            "INSERT INTO runs VALUES (1,'','','','','','','','','',1,'2025-01-01','')"
        )
        connection.execute(
            "INSERT INTO reports (id, run, path, byline, contributors, blocks, text, story)"
            " VALUES ('r1', 1, 'a.txt', '[]', '[]', '[]', 'Words.', 'd1')"
        )
    with writing(tmp_path) as connected, connected.begin():
        assert migrations.version(connected) == len(migrations.MIGRATIONS)
        assert news.mark(connected).number == 3
        assert news.since(connected, "2024") == ["r1"]
        assert news.of_story(connected, "d1", "2024") == {"r1"}
        assert news.of_story(connected, "d1", "2025-02") == set()


def test_numbers_are_never_given_twice(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 2)
    run_fake(source, tmp_path / "out")
    with writing(tmp_path / "out") as connection, connection.begin():
        last = news.mark(connection).number
        connection.execute(schema.news.delete())
    run_fake(source, tmp_path / "out")
    with reading(tmp_path / "out") as connection, connection.begin():
        assert min(connection.scalars(select(schema.news.c.number))) > last
