"""What is written is read back, and a database that cannot be used says why."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect, select

from onrecord.errors import StoreError
from onrecord.schema import (
    Clause,
    EventPlace,
    EventTime,
    Evidence,
    Figure,
    Party,
    Reading,
    Role,
    Words,
)
from onrecord.store import Entry, clauses, migrations, query, reading, schema, write, writing
from onrecord.store.database import BUSY_SECONDS, judging, kept_open
from tests import herald
from tests.factories import MADE_WITH, make_report, outputs, process, run_fake, write_reports


def stored(out: Path, *entries: Entry) -> list[Entry]:
    """The entries, written and read back."""
    with writing(out) as connection, connection.begin():
        run = write.begin_run(connection, MADE_WITH, inputs=len(entries))
        fingerprints = [MADE_WITH.fingerprint] * len(entries)
        write.put(connection, entries, run=run, fingerprints=fingerprints)
    with reading(out) as connection, connection.begin():
        return list(query.entries(connection))


READINGS = {
    "a full report": herald.reading(),
    "no statements": process(make_report("Nothing here."), None),
    "a failure behind reading": process(make_report("FRENCH"), None),
    "a failure in reading": Reading(
        None, failure=process(make_report("FRENCH", url="https://a.example"), None).failure
    ),
    "characters beyond the first plane": process(make_report("🜁\n\nAnna said 𝕊𝕠 🜂 it is."), None),
}


@pytest.mark.parametrize("made", READINGS.values(), ids=READINGS.keys())
def test_a_reading_comes_back_as_it_was(tmp_path: Path, made: Reading) -> None:
    entry = Entry.of(made)
    assert stored(tmp_path, entry) == [entry]


def test_writing_again_replaces(tmp_path: Path) -> None:
    entry = Entry.of(herald.reading())
    fewer = replace(entry, statements=entry.statements[:2], actors=())
    stored(tmp_path, entry)
    assert stored(tmp_path, fewer) == [fewer]


def test_the_dates_of_a_role_come_back(tmp_path: Path) -> None:
    entry = Entry.of(herald.reading())
    first, *others = entry.actors
    roles = (Role("envoy"), Role("president", "Kordavia", "2019", "2024-05"))
    dated = replace(entry, actors=(replace(first, roles=roles), *others))
    assert stored(tmp_path, dated) == [dated]


def test_clauses_come_back_as_they_were(tmp_path: Path) -> None:
    reading_ = herald.reading()
    article = reading_.article
    assert article is not None
    quote = Evidence.of(article.report, article.text, 0, 12)
    full = Clause(
        "c1", article.report, "count", Words.at(article.text, 0, 5), "lemma", "happened", quote,
        (Party("a1", "Ana", "envoy", "Talvik"),), (Party(None, "guards"),), ("ferry",),
        EventTime("2025-03-04", "day", "words", (1, 4), "t1", True),
        EventPlace("Talvik", None, "words", (1, 4)), Figure("killed", 3, 3, None, None, (0, 1)),
        "s1",
    )  # fmt: skip
    bare = Clause("c2", article.report, "verb", Words.at(article.text, 6, 9), "go", "denied", quote)
    with writing(tmp_path) as connection, connection.begin():
        run = write.begin_run(connection, MADE_WITH, inputs=1)
        entry = replace(Entry.of(reading_), clauses=(full, bare))
        write.put(connection, [entry], run=run, fingerprints=[None])
        texts = {article.report: article.text}
        assert dict(clauses.of_reports(connection, texts)) == {article.report: [full, bare]}
        clauses.put(connection, article.report, [bare])
        assert dict(clauses.of_reports(connection, texts)) == {article.report: [bare]}


def test_entries_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    made = [
        Entry.of(process(make_report(f"Anna said {n}.", path=f"{n:04}"), None)) for n in range(450)
    ]
    assert stored(tmp_path, *reversed(made)) == made


def test_nothing_but_the_database_is_left(tmp_path: Path) -> None:
    stored(tmp_path, Entry.of(herald.reading()))
    assert [path.name for path in tmp_path.iterdir()] == ["record.db"]


def test_a_run_waits_for_those_who_read(tmp_path: Path) -> None:
    entry = Entry.of(herald.reading())
    stored(tmp_path, entry)
    opened, leave = threading.Event(), threading.Event()

    def read() -> None:
        with reading(tmp_path) as connection:
            with connection.begin():
                query.ids(connection)
            opened.set()
            leave.wait(5)  # it reads nothing now, but keeps the database open

    reader = threading.Thread(target=read)
    with writing(tmp_path) as connection:
        with connection.begin():
            write.begin_run(connection, MADE_WITH, inputs=1)
        reader.start()
        assert opened.wait(5)
        threading.Timer(0.3, leave.set).start()
    reader.join(5)
    assert [path.name for path in tmp_path.iterdir()] == ["record.db"]


def test_a_run_that_waits_in_vain_for_another_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.store.database.WRITER_SECONDS", 0.1)
    source = write_reports(tmp_path / "in", 1)
    words = "another process is still writing to it"
    with writing(tmp_path) as first, first.begin(), pytest.raises(StoreError, match=words):
        run_fake(source, tmp_path)


def test_a_run_names_all_that_made_it(tmp_path: Path) -> None:
    run_fake(write_reports(tmp_path / "in", 2), tmp_path / "out")
    with reading(tmp_path / "out") as connection, connection.begin():
        (run,) = query.runs(connection)
    assert (run.package, run.model, run.model_sha256) == ("1", "fake-1", "0" * 64)
    assert (run.lexicon_sha256, run.settings, run.inputs) == ("1" * 64, "{}", 2)
    assert (run.platform, run.onnxruntime, run.cpu) == ("a test", "1", "a test")
    assert run.ended is not None
    assert run.started <= run.ended


def test_migrations_make_the_tables_of_today(tmp_path: Path) -> None:
    with writing(tmp_path) as connection, connection.begin():
        made = {
            (table, column["name"], str(column["type"]), column["nullable"])
            for table in inspect(connection).get_table_names()
            for column in inspect(connection).get_columns(table)
        }
        assert migrations.version(connection) == len(migrations.MIGRATIONS)
    fresh = create_engine("sqlite://")
    with fresh.begin() as connection:
        migrations.initial(connection)
    wanted = {
        (table, column["name"], str(column["type"]), column["nullable"])
        for table in inspect(fresh).get_table_names()
        for column in inspect(fresh).get_columns(table)
    }
    fresh.dispose()
    assert made == wanted


def layout_1(connection: Connection) -> None:
    """The tables of the first layout, out of those of the second."""
    layout_2(connection)
    connection.execute(schema.migrations.delete())
    schema.times.drop(connection)
    for table, names in (
        ("reports", ("dates", "parts", "own_date", "dated_by", "versions", "changes")),
        ("statements", ("said_on_time", "said_on_past")),
    ):
        for name in names:
            connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {name}")
    connection.execute(schema.migrations.insert().values(version=1, name="initial"))


def layout_2(connection: Connection) -> None:
    """The tables of the second layout, out of those of the third."""
    layout_3(connection)
    connection.execute(schema.migrations.delete())
    schema.events.drop(connection)
    schema.positions.drop(connection)
    connection.exec_driver_sql("ALTER TABLE actors DROP COLUMN sector")
    connection.execute(schema.migrations.insert().values(version=2, name="times_and_versions"))


def layout_3(connection: Connection) -> None:
    """The tables of the third layout, out of today's."""
    schema.metadata.create_all(connection)
    schema.clauses.drop(connection)
    without_alerts(connection)
    schema.news.drop(connection)
    without_feeds(connection)
    without_counted(connection)
    without_venues(connection)
    without_stories(connection)
    for index in schema.BROWSED:
        index.drop(connection)
    for table in (schema.judgements, schema.standing, schema.search_numbers):
        table.drop(connection)
    connection.execute(schema.migrations.insert().values(version=3, name="events_and_positions"))


def layout_4(connection: Connection) -> None:
    """The tables of the fourth layout, out of today's."""
    layout_5(connection)
    connection.execute(schema.migrations.delete())
    without_stories(connection)
    connection.execute(schema.migrations.insert().values(version=4, name="judgements_and_search"))


def layout_5(connection: Connection) -> None:
    """The tables of the fifth layout, out of today's."""
    layout_6(connection)
    connection.execute(schema.migrations.delete())
    without_venues(connection)
    connection.execute(schema.migrations.insert().values(version=5, name="stories_and_records"))


def layout_6(connection: Connection) -> None:
    """The tables of the sixth layout, out of today's."""
    layout_7(connection)
    connection.execute(schema.migrations.delete())
    schema.news.drop(connection)
    connection.execute(schema.migrations.insert().values(version=6, name="venues_and_hedges"))


def layout_7(connection: Connection) -> None:
    """The tables of the seventh layout, out of today's."""
    layout_8(connection)
    connection.execute(schema.migrations.delete())
    without_feeds(connection)
    connection.execute(schema.migrations.insert().values(version=7, name="news_of_what_came"))


def layout_8(connection: Connection) -> None:
    """The tables of the eighth layout, out of today's."""
    layout_9(connection)
    connection.execute(schema.migrations.delete())
    without_counted(connection)
    connection.execute(schema.migrations.insert().values(version=8, name="feeds_and_arrivals"))


def layout_9(connection: Connection) -> None:
    """The tables of the ninth layout, out of today's."""
    layout_10(connection)
    connection.execute(schema.migrations.delete())
    without_alerts(connection)
    connection.execute(schema.migrations.insert().values(version=9, name="facets_by_index"))


def layout_10(connection: Connection) -> None:
    """The tables of the tenth layout, out of today's."""
    layout_11(connection)
    connection.execute(schema.migrations.delete())
    schema.clauses.drop(connection)
    connection.execute(schema.migrations.insert().values(version=10, name="alerts_and_deliveries"))


def layout_11(connection: Connection) -> None:
    """The tables of the eleventh layout, out of today's."""
    layout_12(connection)
    connection.execute(schema.migrations.delete())
    for name in ("feeds", "arrivals"):
        connection.exec_driver_sql(f"ALTER TABLE {name} DROP COLUMN refused_by")
    connection.execute(schema.migrations.insert().values(version=11, name="clauses"))


def layout_12(connection: Connection) -> None:
    """The tables of the twelfth layout, out of today's."""
    migrations.initial(connection)
    for index in schema.LISTED:
        index.drop(connection)
    connection.exec_driver_sql("CREATE INDEX reports_by_date ON reports (published_value, path)")
    connection.execute(schema.migrations.insert().values(version=12, name="refusals_by_options"))


def without_feeds(connection: Connection) -> None:
    for table in (schema.arrivals, schema.feeds):
        table.drop(connection)


def without_counted(connection: Connection) -> None:
    for index in schema.COUNTED:
        index.drop(connection)
    connection.exec_driver_sql("CREATE INDEX actors_by_name ON actors (name, kind, report)")


def without_alerts(connection: Connection) -> None:
    for table in (schema.deliveries, schema.firings, schema.alerts):
        table.drop(connection)


def without_venues(connection: Connection) -> None:
    parts = ("text", "start", "end", "occasion", "place")
    for name in (*(f"venue_{part}" for part in parts), "hedges"):
        connection.exec_driver_sql(f"ALTER TABLE statements DROP COLUMN {name}")


def without_stories(connection: Connection) -> None:
    for table in schema.TOGETHER:
        table.drop(connection)
    for name, mark in (("reports", "story"), ("reports", "copies_of"), *schema.MARKS):
        connection.exec_driver_sql(f"ALTER TABLE {name} DROP COLUMN {mark}")


def indexes(out: Path) -> set[str]:
    with reading(out) as connection, connection.begin():
        found = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'index'")
        return set(found.scalars())


LAYOUTS = (
    layout_1, layout_2, layout_3, layout_4, layout_5, layout_6, layout_7, layout_8, layout_9,
    layout_10, layout_11, layout_12,
)  # fmt: skip


@pytest.mark.parametrize("old", LAYOUTS)
def test_an_old_database_is_brought_up_to_date(
    tmp_path: Path, old: Callable[[Connection], None]
) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'record.db'}")
    with engine.begin() as connection:
        old(connection)
    engine.dispose()
    test_migrations_make_the_tables_of_today(tmp_path)
    with writing(tmp_path / "new"):
        pass
    assert indexes(tmp_path) == indexes(tmp_path / "new")
    run_fake(write_reports(tmp_path / "in", 2), tmp_path)
    with reading(tmp_path) as connection, connection.begin():
        assert len(list(query.entries(connection))) == 2


def not_a_database(path: Path) -> None:
    path.write_text("Anna said this is no database. " * 100)


def of_another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()


def newer(path: Path) -> None:
    run_fake(write_reports(path.parent / "in", 1), path.parent)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO migrations VALUES (99, 'from_the_future')")
    connection.commit()
    connection.close()


def a_folder(path: Path) -> None:
    path.mkdir()


BAD = [
    (not_a_database, "not a database"),
    (of_another_program, "another program"),
    (newer, "newer OnRecord"),
    (a_folder, "cannot be used"),
]


@pytest.mark.parametrize(("make", "words"), BAD, ids=[make.__name__ for make, _ in BAD])
def test_a_database_that_cannot_be_used_says_why(
    tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    make(tmp_path / "record.db")
    with pytest.raises(StoreError, match=words) as caught:
        run_fake(write_reports(tmp_path / "in", 1), tmp_path)
    assert "record.db" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("make", "words"), BAD[:3], ids=[make.__name__ for make, _ in BAD[:3]])
def test_and_so_does_reading_it(tmp_path: Path, make: Callable[[Path], None], words: str) -> None:
    make(tmp_path / "record.db")
    with pytest.raises(StoreError, match=words), reading(tmp_path):
        pass


def test_a_folder_without_a_record(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"contains no record\.db"), reading(tmp_path):
        pass


def test_reading_never_writes(tmp_path: Path) -> None:
    run_fake(write_reports(tmp_path / "in", 2), tmp_path / "out")
    before = (tmp_path / "out/record.db").read_bytes()
    with reading(tmp_path / "out") as connection, connection.begin():
        list(query.entries(connection))
    assert (tmp_path / "out/record.db").read_bytes() == before
    assert {p.name for p in (tmp_path / "out").iterdir()} == {
        *outputs(tmp_path / "out"),
        "record.db",
        "index.html",
        "pages",
    }


def test_who_reads_keeps_nobody_from_writing_while_a_record_is_kept_open(tmp_path: Path) -> None:
    with writing(tmp_path):
        pass
    with kept_open(tmp_path), reading(tmp_path) as reader, reader.begin():
        reader.execute(select(schema.reports)).all()
        started = time.monotonic()
        with judging(tmp_path) as connection, connection.begin():
            connection.execute(schema.judgements.delete())
        with writing(tmp_path) as connection, connection.begin():
            connection.execute(schema.judgements.delete())
        assert time.monotonic() - started < BUSY_SECONDS / 2
    assert {path.name for path in tmp_path.iterdir()} == {"record.db"}
