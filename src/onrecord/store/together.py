"""What is asked and written of all reports together: dates, versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, delete, select, update

from onrecord.schema import Article, DateCandidate, OffsetMap, Published, Version
from onrecord.store import clauses, deeds, printed, query, rows, schema
from onrecord.store.entry import Entry


@dataclass(frozen=True, slots=True)
class Glance:
    """A report at a glance.

    Attributes:
        id: the report's id.
        path: where it was read from.
        url: its address.
        own: its date by its own clues.
        published: its date as the record has it.
        dates: every date that its clues give.
        dated_by: ids of the reports that its date is told by, as the record has them.
        versions: ids of its versions, as the record has them.
    """

    id: str
    path: str
    url: str | None
    own: Published | None
    published: Published | None
    dates: tuple[DateCandidate, ...]
    dated_by: tuple[str, ...]
    versions: tuple[str, ...]


def glances(connection: Connection) -> list[Glance]:
    """All reports that could be read, in the order of their ids."""
    table = schema.reports.c
    wanted = (
        table.id, table.path, table.url, table.own_date, table.dates, table.dated_by,
        table.versions,
        table.published_value, table.published_precision, table.published_clue,
    )  # fmt: skip
    found = connection.execute(select(*wanted).where(table.text.is_not(None))).mappings()
    made = [
        Glance(
            id=row["id"],
            path=row["path"],
            url=row["url"],
            own=Published(*row["own_date"]) if row["own_date"] else None,
            published=printed.published(row),
            dates=tuple(DateCandidate(**date) for date in row["dates"] or ()),
            dated_by=tuple(row["dated_by"] or ()),
            versions=tuple(row["versions"] or ()),
        )
        for row in found
    ]
    return sorted(made, key=lambda report: report.id)


def articles(connection: Connection, ids: Sequence[str]) -> Iterator[Article]:
    """The articles of some reports, in the order of `ids`, without what was found in them."""
    for start in range(0, len(ids), query.CHUNK):
        chunk = ids[start : start + query.CHUNK]
        chosen = select(schema.reports).where(schema.reports.c.id.in_(chunk))
        by_id = {row["id"]: row for row in connection.execute(chosen).mappings()}
        yield from (printed.article(by_id[key]) for key in chunk)


def texts(connection: Connection, ids: Sequence[str] | None = None) -> Iterator[Article]:
    """The articles of all reports or some, with as much as grouping asks for, by id.

    That is text, outlet, agency and day. Blocks, clues and the map to the source are left out,
    which are most of an article to read.
    """
    table = schema.reports.c
    names = "id text headline outlet agency published_value published_precision published_clue"
    held = select(*(table[name] for name in names.split())).where(table.text.is_not(None))
    if ids is None:
        yield from map(_text, connection.execute(held.order_by(table.id)).mappings())
        return
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), query.CHUNK):
        some = held.where(table.id.in_(ordered[start : start + query.CHUNK]))
        yield from map(_text, connection.execute(some.order_by(table.id)).mappings())


def _text(row: RowMapping) -> Article:
    return Article(
        report=row["id"],
        text=row["text"],
        blocks=(),
        offsets=OffsetMap((0,), (0,), len(row["text"])),
        language="en",
        headline=row["headline"],
        outlet=row["outlet"],
        agency=row["agency"],
        published=printed.published(row),
    )


def addresses(connection: Connection, ids: Sequence[str]) -> dict[str, str | None]:
    """The addresses of some reports."""
    table = schema.reports.c
    found: dict[str, str | None] = {}
    for start in range(0, len(ids), query.CHUNK):
        some = table.id.in_(ids[start : start + query.CHUNK])
        rows = connection.execute(select(table.id, table.url).where(some))
        found |= {row.id: row.url for row in rows}
    return found


def redate(connection: Connection, entries: Iterable[Entry]) -> None:
    """Write what hangs on a report's date: it, the times, the days of statements and events."""
    for entry in entries:
        table = schema.reports
        values = rows.published(entry.article.published if entry.article else None)
        values["dated_by"] = list(entry.dated_by)
        connection.execute(update(table).where(table.c.id == entry.id).values(**values))
        connection.execute(delete(schema.times).where(schema.times.c.report == entry.id))
        made = rows.times(entry.times)
        if made:
            connection.execute(schema.times.insert(), made)
        for event in entry.events:
            chosen = update(schema.events).where(schema.events.c.id == event.id)
            connection.execute(chosen.values(**deeds.when(event.when)))
        clauses.put(connection, entry.id, entry.clauses)
        held = schema.positions
        connection.execute(delete(held).where(held.c.report == entry.id))
        if entry.positions:
            connection.execute(held.insert(), deeds.positions(entry.positions))
        said = schema.statements
        for item in entry.statements:
            if item.said_on is not None:
                day = rows.said_on(item.said_on)
                connection.execute(update(said).where(said.c.id == item.id).values(**day))


def put_versions(connection: Connection, made: Mapping[str, Version | None]) -> None:
    """Write the places of some reports among their versions; None for those that have one only."""
    table = schema.reports
    for key, version in made.items():
        values = rows.version(version)
        connection.execute(update(table).where(table.c.id == key).values(**values))
