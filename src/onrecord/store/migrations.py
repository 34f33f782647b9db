"""Numbered steps that bring a database to today's tables. Steps are only ever added."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, Connection, Table, inspect, literal, null, select
from sqlalchemy.schema import CreateColumn, CreateIndex

from onrecord.errors import StoreError
from onrecord.store import judgements, news, schema, search


def initial(connection: Connection) -> None:
    """All tables, those of today: an empty database takes no other step."""
    schema.metadata.create_all(connection)
    search.prepare(connection)
    judgements.protect(connection)


def times_and_versions(connection: Connection) -> None:
    """Times; dates by several clues and by other reports; versions of a report."""
    schema.times.create(connection)
    reports, statements = schema.reports, schema.statements
    for name in ("dates", "parts", "own_date", "dated_by", "versions", "changes"):
        _add(connection, reports, reports.c[name])
    for name in ("said_on_time", "said_on_past"):
        _add(connection, statements, statements.c[name])


def events_and_positions(connection: Connection) -> None:
    """Events and positions; the sector of an actor."""
    schema.events.create(connection)
    schema.positions.create(connection)
    _add(connection, schema.actors, schema.actors.c.sector)


def judgements_and_search(connection: Connection) -> None:
    """People's judgements, the index of words, and what browsing a large record needs."""
    for table in (schema.judgements, schema.standing, schema.search_numbers):
        table.create(connection)
    for index in schema.BROWSED:
        index.create(connection, checkfirst=True)  # a table made by a step above has its own
    search.prepare(connection)
    judgements.protect(connection)


def stories_and_records(connection: Connection) -> None:
    """Stories, who is one over all reports, records; what of them each report and finding is of."""
    for table in schema.TOGETHER:
        table.create(connection)
    for name, mark in (("reports", "story"), ("reports", "copies_of"), *schema.MARKS):
        table = schema.metadata.tables[name]
        _add(connection, table, table.c[mark])


def venues_and_hedges(connection: Connection) -> None:
    """On what occasion and where a statement was made, and what weakens it."""
    statements = schema.statements
    for name in ("text", "start", "end", "occasion", "place"):
        _add(connection, statements, statements.c[f"venue_{name}"])
    _add(connection, statements, statements.c.hedges)


def news_of_what_came(connection: Connection) -> None:
    """What came when; what is held already came with its run."""
    schema.news.create(connection)
    table, runs = schema.reports, schema.runs
    held = table.join(runs, table.c.run == runs.c.id)
    for kind, of, there in (
        ("report", null(), table.c.text),
        ("story", table.c.story, table.c.story),
    ):
        came = select(literal(kind), table.c.id, of, runs.c.started).select_from(held)
        ordered = came.where(there.is_not(None)).order_by(runs.c.id, table.c.path, table.c.id)
        names = ["kind", "report", "about", "time"]
        connection.execute(schema.news.insert().from_select(names, ordered))
    news.told(connection)


def feeds_and_arrivals(connection: Connection) -> None:
    """Feeds that are followed, and the entries that they brought."""
    for table in (schema.feeds, schema.arrivals):
        table.create(connection)


def facets_by_index(connection: Connection) -> None:
    """Indexes from which facets are counted."""
    for index in schema.COUNTED:
        index.create(connection, checkfirst=True)  # a table made by a step above has its own
    connection.exec_driver_sql("DROP INDEX IF EXISTS actors_by_name")  # one of them does its work


def alerts_and_deliveries(connection: Connection) -> None:
    """Alerts, what they told of, and how it was delivered."""
    for table in (schema.alerts, schema.firings, schema.deliveries):
        table.create(connection)


def clauses(connection: Connection) -> None:
    """What each clause of a report tells."""
    schema.clauses.create(connection)


def refusals_by_options(connection: Connection) -> None:
    """For which option a feed or a page was refused, so that it is asked when that changes."""
    for table in (schema.feeds, schema.arrivals):
        _add(connection, table, table.c.refused_by)


def reports_by_index(connection: Connection) -> None:
    """Indexes from which reports are listed."""
    for index in schema.LISTED:
        connection.execute(CreateIndex(index, if_not_exists=True))
    connection.exec_driver_sql("DROP INDEX IF EXISTS reports_by_date")  # one does its work


# An old database is brought up step by step, each step making what its layout had more.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    initial,
    times_and_versions,
    events_and_positions,
    judgements_and_search,
    stories_and_records,
    venues_and_hedges,
    news_of_what_came,
    feeds_and_arrivals,
    facets_by_index,
    alerts_and_deliveries,
    clauses,
    refusals_by_options,
    reports_by_index,
)


def _add(connection: Connection, table: Table, column: Column[Any]) -> None:
    if column.name in {there["name"] for there in inspect(connection).get_columns(table.name)}:
        return  # a table made by a step above has it already
    made = CreateColumn(column).compile(dialect=connection.dialect)
    connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {made}")


def version(connection: Connection) -> int:
    """The number of the last step that a database has taken, 0 for an empty one.

    Raises:
        StoreError: when it holds tables but none of ours.
    """
    names = inspect(connection).get_table_names()
    if schema.migrations.name not in names:
        if names:
            raise StoreError("the database contains tables of another program")
        return 0
    return max(connection.scalars(select(schema.migrations.c.version)), default=0)


def migrate(connection: Connection) -> None:
    """Bring a database to today's layout.

    Raises:
        StoreError: when it was written by a newer version of OnRecord.
    """
    found = check(connection)
    if not found:
        initial(connection)
    for number, step in enumerate(MIGRATIONS[found:], found + 1):
        if found:
            step(connection)
        connection.execute(schema.migrations.insert().values(version=number, name=step.__name__))


def check(connection: Connection) -> int:
    """The database's version, having made sure that this version of OnRecord can read it.

    Raises:
        StoreError: when it was written by a newer version of OnRecord.
    """
    found = version(connection)
    if found > len(MIGRATIONS):
        raise StoreError(
            f"the database was written by a newer OnRecord (its layout is {found}, this version"
            f" knows {len(MIGRATIONS)}): upgrade OnRecord, or choose another output folder"
        )
    return found
