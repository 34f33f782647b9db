"""What reports make together: stories, identities, records. Written anew at each run's end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from onrecord.schema import Actor, Identity, Position, Record, Role, Story
from onrecord.store import deeds, news, query, schema
from onrecord.store.values import back, plain

Made = TypeVar("Made", Story, Identity, Record)


def forget(connection: Connection) -> None:
    """Delete all that was told of reports together."""
    for table in schema.TOGETHER:
        connection.execute(delete(table))
    for name, mark in (("reports", "story"), ("reports", "copies_of"), *schema.MARKS):
        table = schema.metadata.tables[name]
        held = table.c[mark].is_not(None)
        connection.execute(update(table).where(held).values({mark: None}))


def forget_stories(connection: Connection, ids: Sequence[str]) -> None:
    """Delete some stories and their records; their reports' marks are the next teller's to set."""
    for start in range(0, len(ids), query.CHUNK):
        chunk = ids[start : start + query.CHUNK]
        connection.execute(delete(schema.stories).where(schema.stories.c.id.in_(chunk)))
        connection.execute(delete(schema.records).where(schema.records.c.story.in_(chunk)))
        held = schema.reports.c.story.in_(chunk)
        connection.execute(update(schema.reports).where(held).values(copies_of=None))


def grow(connection: Connection, stories: Mapping[str, Sequence[str]]) -> set[str]:
    """Note which reports some stories have by now, and leave all else that is told of them.

    Args:
        connection: inside a transaction.
        stories: the reports of each, by its id.

    Returns:
        Those that were told before; of others there is nothing to leave.
    """
    table, grown = schema.stories, set[str]()
    for key, reports in stories.items():
        values = {"reports": list(reports)}
        if connection.execute(update(table).where(table.c.id == key).values(values)).rowcount:
            grown.add(key)
    of = {report: key for key in sorted(grown) for report in stories[key]}
    _mark(connection, schema.reports, "story", of)
    news.became(connection, of)
    return grown


def put_stories(connection: Connection, stories: Sequence[Story]) -> None:
    """Write stories, and of each report of which it is and whose text it prints."""
    _insert(connection, schema.stories, stories)
    of = {report: story.id for story in stories for report in story.reports}
    _mark(connection, schema.reports, "story", of)
    news.became(connection, of)
    copies = {r: group[0] for story in stories for group in story.copies for r in group[1:]}
    _mark(connection, schema.reports, "copies_of", copies)


def put_identities(connection: Connection, identities: Sequence[Identity]) -> None:
    """Write who is one, and which identity each actor is."""
    _insert(connection, schema.identities, identities)
    of = {member: one.id for one in identities for member in one.members}
    _mark(connection, schema.actors, "identity", of)


def put_records(connection: Connection, records: Sequence[Record]) -> None:
    """Write records, and of which record each finding is."""
    _insert(connection, schema.records, records)
    for kind, table in (("statement", schema.statements), ("event", schema.events)):
        of = {m: r.id for r in records if r.kind == kind for m in r.members}
        _mark(connection, table, "record", of)


def stories(connection: Connection) -> Iterator[Story]:
    """All stories, in order of their first day; undated ones last."""
    return _all(connection, schema.stories, Story)


def identities(connection: Connection) -> Iterator[Identity]:
    """Who is one, by id."""
    return _all(connection, schema.identities, Identity)


def records(connection: Connection) -> Iterator[Record]:
    """All records, by story and id."""
    return _all(connection, schema.records, Record)


def members(connection: Connection) -> dict[str, list[str]]:
    """The reports of each story, as the record has them."""
    table = schema.reports.c
    found = connection.execute(select(table.story, table.id).where(table.story.is_not(None)))
    out: defaultdict[str, list[str]] = defaultdict(list)
    for story, report in sorted((row.story, row.id) for row in found):
        out[story].append(report)
    return out


def actors(connection: Connection, reports: Sequence[str] | None = None) -> list[Actor]:
    """The actors of all reports or some, without their mentions, in the order of their ids."""
    table = schema.actors
    if reports is None:
        rows = list(connection.execute(select(table)).mappings())
    else:
        rows = [
            row
            for start in range(0, len(reports), query.CHUNK)
            for row in connection.execute(
                select(table).where(table.c.report.in_(reports[start : start + query.CHUNK]))
            ).mappings()
        ]
    made = [
        Actor(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            aliases=tuple(row["aliases"]),
            roles=tuple(Role(*role) for role in row["roles"]),
            code=row["code"],
            sector=row["sector"],
            reports=tuple(row["reports"]),
        )
        for row in rows
    ]
    return sorted(made, key=lambda actor: actor.id)


def positions(connection: Connection, reports: Sequence[str]) -> dict[str, list[Position]]:
    """The positions in some reports, in the order in which they are first shown."""
    table = schema.positions
    out: defaultdict[str, list[Position]] = defaultdict(list)
    for start in range(0, len(reports), query.CHUNK):
        chunk = reports[start : start + query.CHUNK]
        chosen = select(table).where(table.c.report.in_(chunk)).order_by(table.c.ordinal)
        for row in connection.execute(chosen).mappings():
            out[row["report"]].append(deeds.position(row))
    return out


def story(connection: Connection, key: str) -> Story | None:
    """A story by id."""
    return _one(connection, schema.stories, Story, key)


def identity(connection: Connection, key: str) -> Identity | None:
    """Who is one, by id."""
    return _one(connection, schema.identities, Identity, key)


def identities_in(connection: Connection, reports: Sequence[str]) -> list[Identity]:
    """Who stands in some reports and is known over all of them, by id."""
    table, ids = schema.actors.c, set[str]()
    for start in range(0, len(reports), query.CHUNK):
        some = table.report.in_(reports[start : start + query.CHUNK])
        chosen = select(table.identity).where(some, table.identity.is_not(None))
        ids.update(connection.scalars(chosen))
    return list(_of(connection, schema.identities, Identity, sorted(ids)))


def records_of(connection: Connection, story: str) -> list[Record]:
    """The records of a story, by id."""
    table = schema.records
    chosen = select(table).where(table.c.story == story).order_by(table.c.id)
    return [back(Record, dict(row)) for row in connection.execute(chosen).mappings()]


def _one(connection: Connection, table: Table, kind: type[Made], key: str) -> Made | None:
    row = connection.execute(select(table).where(table.c.id == key)).mappings().first()
    return back(kind, dict(row)) if row else None


def _all(connection: Connection, table: Table, kind: type[Made]) -> Iterator[Made]:
    # Sorted here and not there: databases order letters by rules of their own.
    keys = [table.c[n] for n in ("story", "first", "id") if n in table.c]
    found = connection.execute(select(table.c.id, *keys))
    ids = [row[0] for row in sorted(found, key=lambda row: tuple(v or "~" for v in row[1:]))]
    return _of(connection, table, kind, ids)


def _of(
    connection: Connection, table: Table, kind: type[Made], ids: Sequence[str]
) -> Iterator[Made]:
    for start in range(0, len(ids), query.CHUNK):
        chunk = ids[start : start + query.CHUNK]
        rows = connection.execute(select(table).where(table.c.id.in_(chunk))).mappings()
        by_id = {row["id"]: dict(row) for row in rows}
        yield from (back(kind, by_id[key]) for key in chunk)


def _insert(connection: Connection, table: Table, made: Sequence[Made]) -> None:
    for start in range(0, len(made), query.CHUNK):
        connection.execute(table.insert(), [plain(x) for x in made[start : start + query.CHUNK]])


def _mark(connection: Connection, table: Table, name: str, of: Mapping[str, str]) -> None:
    if of:
        chosen = update(table).where(table.c.id == bindparam("marked"))
        rows = [{"marked": key, "mark": of[key]} for key in sorted(of)]
        connection.execute(chosen.values({name: bindparam("mark")}), rows)
