"""Looking through a record: a part of a list, narrowed by facets and words, as people see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, tuple_

from onrecord.store.listings import IN_TIME, LISTINGS, OF_REPORTS, Name, base
from onrecord.store.narrow import Ask, conditions, edited, narrowed, overlaid
from onrecord.store.schema import judgements, reports, runs

MOST_VALUES = 12
"""Values of a facet that are listed; rarer ones are found by the search field."""

CHANGING = (runs, reports, judgements)
"""Tables whose number of rows tells that a record changed."""

CHUNK = 500
"""Rows fetched at a time when a whole list is read."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A column, its commonest values and how many rows have each."""

    name: str
    values: tuple[tuple[str, int], ...]


def count(connection: Connection, ask: Ask) -> int:
    """How many rows there are."""
    listing = ask.listing
    if listing.of is not None:
        # Counted without the reports, which would all have to be read.
        alone = select(func.count()).select_from(listing.of.table)
        return connection.scalar(alone.where(*conditions(connection, ask))) or 0
    keys = {name: listing.columns[name] for name in listing.group} or {"id": listing.columns["id"]}
    made = narrowed(connection, base(listing, keys), ask)
    return connection.scalar(select(func.count()).select_from(made.subquery())) or 0


def rows(connection: Connection, ask: Ask, *, limit: int, offset: int = 0) -> list[dict[str, Any]]:
    """Some rows, with the columns of the list and what people judged of each."""
    listing = ask.listing
    columns = overlaid(listing, edited(connection, ask))
    made = narrowed(connection, base(listing, columns), ask)
    if listing.group:
        # First which, from an index alone; then what is told of these few.
        names = [listing.columns[name] for name in listing.group]
        some = narrowed(connection, select(*names).select_from(listing.source), ask)
        some = some.group_by(*names).order_by(*listing.order).limit(limit).offset(offset)
        keys = [tuple(row) for row in connection.execute(some)]
        made, offset = made.where(tuple_(*names).in_(keys)), 0
    if listing.of is not None:
        here, offset = _reports_of(connection, ask, limit=limit, offset=offset)
        made = made.where(listing.of.in_(here))
    found = connection.execute(made.order_by(*listing.order).limit(limit).offset(offset))
    return [dict(row) for row in found.mappings()]


def _reports_of(
    connection: Connection, ask: Ask, *, limit: int, offset: int
) -> tuple[list[str], int]:
    """The reports that hold the rows which are wanted, and how many of their rows come before.

    Rows stand in the order of their reports, so counting them by report tells where a page
    begins, without putting all rows of a large record in order.
    """
    of = ask.listing.of
    assert of is not None
    counted = select(of, func.count()).where(*conditions(connection, ask)).group_by(of)
    held = {row[0]: row[1] for row in connection.execute(counted)}
    some: list[str] = []
    before = taken = 0
    for key in connection.scalars(select(reports.c.id).order_by(*IN_TIME)):
        here = held.get(key, 0)
        if not some and before + here <= offset:
            before += here
            continue
        if here:
            some.append(key)
            taken += here
        if taken >= offset - before + limit:
            break
    return some, offset - before


def chosen(connection: Connection, name: Name, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Some rows of a list by their ids, in the order of these."""
    listing, found = LISTINGS[name], {}
    for at in range(0, len(ids), CHUNK):
        here = listing.columns["id"].in_(ids[at : at + CHUNK])
        for row in connection.execute(base(listing, listing.columns).where(here)).mappings():
            found[row["id"]] = dict(row)
    return [found[key] for key in ids if key in found]


def every(connection: Connection, ask: Ask) -> Iterator[dict[str, Any]]:
    """All rows, a few at a time."""
    offset = 0
    while some := rows(connection, ask, limit=CHUNK, offset=offset):
        yield from some
        offset += len(some)


def facets(connection: Connection, ask: Ask) -> tuple[Facet, ...]:
    """The facets of a list, each counted over what the others leave."""
    made = (_facet(connection, ask, name) for name in ask.listing.facets)
    return tuple(facet for facet in made if facet.values)


def _facet(connection: Connection, ask: Ask, name: str) -> Facet:
    listing = ask.listing
    others = {key: value for key, value in ask.where.items() if key != name}
    wanted = conditions(connection, replace(ask, where=others))
    column = overlaid(listing, edited(connection, ask))[name]
    value: ColumnElement[Any] = column
    number: ColumnElement[Any] = func.count()
    if listing.of is None:
        keys = {key: listing.columns[key] for key in listing.group}
        inner = base(listing, keys | {name: column}).where(*wanted).subquery()
        value = inner.c[name]
        counted = select(value, number)
    elif name in OF_REPORTS:
        by_report = select(listing.of.label("of"), func.count().label("n")).where(*wanted)
        inner = by_report.group_by(listing.of).subquery()
        number = func.sum(inner.c.n)
        counted = select(value, number).join_from(inner, reports, reports.c.id == inner.c.of)
    else:
        counted = select(value, number).select_from(listing.of.table).where(*wanted)
    counted = counted.where(value.is_not(None)).group_by(value)
    found = connection.execute(counted.order_by(number.desc(), value).limit(MOST_VALUES))
    return Facet(name, tuple((str(row[0]), row[1]) for row in found))


def stamp(connection: Connection) -> tuple[int, ...]:
    """What changes whenever a list may: with it what was counted before may be kept."""
    counted = (select(func.count()).select_from(table).scalar_subquery() for table in CHANGING)
    ended = select(func.count(runs.c.ended)).scalar_subquery()
    return tuple(connection.execute(select(*counted, ended)).one())


def unread(connection: Connection, *, limit: int) -> tuple[int, list[tuple[str, str]]]:
    """How many reports could not be read, and the paths and reasons of some."""
    failed = reports.c.failure.is_not(None)
    total = connection.scalar(select(func.count()).select_from(reports).where(failed)) or 0
    some = select(reports.c.path, reports.c.failure).where(failed).order_by(reports.c.path)
    return total, [(row.path, row.failure) for row in connection.execute(some.limit(limit))]


def doubtful(connection: Connection, name: Name, *, person: str) -> dict[str, Any] | None:
    """The finding of which the machine is least sure among those a person has not judged yet."""
    listing = LISTINGS[name]
    mine = select(judgements.c.target).where(
        judgements.c.target == listing.columns["id"], judgements.c.person == person
    )
    undone = select(judgements.c.target).where(judgements.c.verdict == "undo")
    kept = mine.where(judgements.c.id.not_in(undone))
    made = base(listing, listing.columns).where(~kept.exists())
    doubt = listing.columns.get("confidence")
    order = listing.order if doubt is None else (doubt, listing.columns["id"])
    found = connection.execute(made.order_by(*order).limit(1)).mappings().first()
    return dict(found) if found else None
