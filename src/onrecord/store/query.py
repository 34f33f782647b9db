"""Reading the database back into the values it was written from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, Table, func, select

from onrecord.schema import Event, Known, Statement
from onrecord.store import deeds, printed, saying, schema
from onrecord.store.entry import Entry, RunRow

CHUNK = 200
"""Reports read back at a time, so that a record of any size streams through."""

Found = dict[str, list[RowMapping]]


@dataclass(frozen=True, slots=True)
class Held:
    """What the database holds of a report already."""

    path: str
    fingerprint: str | None
    failure: str | None


def held(connection: Connection) -> dict[str, Held]:
    """All reports of the database by id, in short."""
    table = schema.reports.c
    chosen = select(table.id, table.path, table.fingerprint, table.failure)
    return {
        row.id: Held(row.path, row.fingerprint, row.failure) for row in connection.execute(chosen)
    }


def places(connection: Connection) -> dict[str, str]:
    """Which report stands at each path."""
    return {row.path: row.report for row in connection.execute(select(schema.places))}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each the database holds."""

    stories: int
    statements: int
    events: int
    actors: int


def counts(connection: Connection) -> Counts:
    """How many stories, statements, events and actors the database holds."""
    tables = (schema.stories, schema.statements, schema.events, schema.actors)
    return Counts(
        *(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
    )


def runs(connection: Connection) -> list[RunRow]:
    """All runs, the first one first."""
    rows = connection.execute(select(schema.runs).order_by(schema.runs.c.id)).mappings()
    return [RunRow(**row) for row in rows]


def ids(connection: Connection) -> list[str]:
    """The ids of all reports in the order of their paths."""
    order = (schema.reports.c.path, schema.reports.c.id)
    # Sorted here and not there: databases order letters by rules of their own.
    found = sorted((path, key) for path, key in connection.execute(select(*order)))
    return [key for _, key in found]


def holds(connection: Connection, report: str) -> bool:
    """Whether a report is on the record and could be read."""
    table = schema.reports.c
    chosen = select(table.id).where(table.id == report, table.failure.is_(None))
    return connection.scalar(chosen) is not None


def entries(
    connection: Connection,
    wanted: Sequence[str] | None = None,
    *,
    findings: Sequence[Table] = schema.FINDINGS,
) -> Iterator[Entry]:
    """Reports and their findings, in the order of their paths or in that of `wanted`.

    Args:
        connection: inside a transaction.
        wanted: ids of reports; all by default.
        findings: the tables that are read; what stands in others is left out.
    """
    order = ids(connection) if wanted is None else list(wanted)
    for start in range(0, len(order), CHUNK):
        chunk = order[start : start + CHUNK]
        table = schema.reports
        rows = connection.execute(select(table).where(table.c.id.in_(chunk))).mappings()
        by_id = {row["id"]: row for row in rows}
        found = {table.name: _by_report(connection, table, chunk) for table in findings}
        yield from (_entry(by_id[key], found) for key in chunk if key in by_id)


def said_and_done(
    connection: Connection, reports: Sequence[str]
) -> tuple[dict[str, list[Statement]], dict[str, list[Event]]]:
    """The statements and the events of some reports, by report, in the order of the text."""
    said: dict[str, list[Statement]] = {}
    done: dict[str, list[Event]] = {}
    for start in range(0, len(reports), CHUNK):
        chunk = list(reports[start : start + CHUNK])
        tables = (schema.statements, schema.pieces, schema.candidates, schema.events)
        found = {table.name: _by_report(connection, table, chunk) for table in tables}
        for report in chunk:
            pieces = _grouped(found["pieces"].get(report, []), "statement")
            candidates = _grouped(found["candidates"].get(report, []), "statement")
            said[report] = [
                saying.statement(row, pieces[row["id"]], candidates[row["id"]])
                for row in found["statements"].get(report, [])
            ]
            done[report] = [deeds.event(row) for row in found["events"].get(report, [])]
    return said, done


def _by_report(connection: Connection, table: Table, chunk: list[str]) -> Found:
    chosen = select(table).where(table.c.report.in_(chunk)).order_by(table.c.ordinal)
    grouped: Found = defaultdict(list)
    for row in connection.execute(chosen).mappings().all():
        grouped[row["report"]].append(row)
    return grouped


def _entry(row: RowMapping, found: dict[str, Found]) -> Entry:
    mine = {t.name: found.get(t.name, {}).get(row["id"], []) for t in schema.FINDINGS}
    pieces, candidates = (
        _grouped(mine["pieces"], "statement"),
        _grouped(mine["candidates"], "statement"),
    )
    mentions = _grouped(mine["mentions"], "actor")
    return Entry(
        id=row["id"],
        path=row["path"],
        url=row["url"],
        format=row["format"],
        encoding=row["encoding"],
        known=Known(**row["known"]) if row["known"] else None,
        article=printed.article(row) if row["text"] is not None else None,
        statements=tuple(
            saying.statement(item, pieces[item["id"]], candidates[item["id"]])
            for item in mine["statements"]
        ),
        actors=tuple(saying.actor(item, mentions[item["id"]]) for item in mine["actors"]),
        times=tuple(saying.time(item) for item in mine["times"]),
        events=tuple(deeds.event(item) for item in mine["events"]),
        positions=tuple(deeds.position(item) for item in mine["positions"]),
        failure=row["failure"],
        dated_by=tuple(row["dated_by"] or ()),
        version=printed.version(row),
        story=row["story"],
        copies_of=row["copies_of"],
        together={
            item["id"]: item[mark]
            for name, mark in schema.MARKS
            for item in mine[name]
            if item[mark]
        },
    )


def _grouped(rows: list[RowMapping], key: str) -> Found:
    grouped: Found = defaultdict(list)
    for row in rows:
        grouped[row[key]].append(row)
    return grouped
