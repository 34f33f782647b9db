"""Looking through a record: a part of a list, narrowed by facets and words, as people see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, select

from onrecord.store.at_once import at_once
from onrecord.store.counted import Counted, counted
from onrecord.store.listings import LISTINGS, Listing, Name, base
from onrecord.store.narrow import Ask, conditions, edited, overlaid
from onrecord.store.schema import judgements, reports, runs

MACHINE = "machine_"
"""Before the name of a column that people edited: what the machine found."""

SPARE = 20
"""Findings that are asked for where the first is shown."""

CHUNK = 500
"""Rows fetched at a time when a whole list is read."""


def rows(
    connection: Connection,
    ask: Ask,
    *,
    limit: int,
    offset: int = 0,
    known: Counted | None = None,
) -> list[dict[str, Any]]:
    """Some rows, with the columns of the list and what people judged of each.

    Args:
        connection: inside a transaction.
        ask: what is asked for.
        limit: how many at most.
        offset: how many to leave out.
        known: what was counted of the list, where it was; it tells where a part begins without
            putting all rows of a large record in order.
    """
    listing = ask.listing
    if listing.group:
        held = known or counted(connection, ask)
        return [dict(row) for row in held.rows[offset : offset + limit]]
    here = None
    if listing.of is not None and known is not None:
        here, offset = known.holding(offset, limit)
    wanted = conditions(connection, ask, within=here)
    if listing.of is None:
        # First which, then what is told of these few.
        key = listing.columns["id"]
        some = base(listing, {"id": key}).where(*wanted).order_by(*listing.order)
        wanted, offset = [key.in_(connection.scalars(some.limit(limit).offset(offset)).all())], 0
    changed = edited(connection, ask)
    columns = overlaid(listing, changed) | {
        MACHINE + name: listing.columns[name] for name in changed
    }
    made = base(listing, columns).where(*wanted).order_by(*listing.order)
    found = connection.execute(made.limit(limit).offset(offset)).mappings()
    return [_shaped(listing, dict(row)) for row in found]


def _shaped(listing: Listing, row: dict[str, Any]) -> dict[str, Any]:
    for name, shape in listing.shapes.items():
        for key in (name, MACHINE + name):
            if key in row:
                row[key] = shape(row[key])
    return row


def chosen(connection: Connection, name: Name, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Some rows of a list by their ids, in the order of these."""
    listing, found = LISTINGS[name], {}
    for at in range(0, len(ids), CHUNK):
        here = listing.columns["id"].in_(ids[at : at + CHUNK])
        for row in connection.execute(base(listing, listing.columns).where(here)).mappings():
            found[row["id"]] = _shaped(listing, dict(row))
    return [found[key] for key in ids if key in found]


def every(connection: Connection, ask: Ask) -> Iterator[dict[str, Any]]:
    """All rows, a few at a time."""
    offset, known = 0, counted(connection, ask)
    while some := rows(connection, ask, limit=CHUNK, offset=offset, known=known):
        yield from some
        offset += len(some)


@dataclass(frozen=True, slots=True)
class State:
    """What changes whenever a record does: with it what was counted before may be kept.

    Attributes:
        judged: how many judgements there are.
        begun: how many runs began.
        ended: how many came to their end.
        reports: how many reports there are.
    """

    judged: int
    begun: int
    ended: int
    reports: int

    def goes_on(self, since: State) -> bool:
        """Whether no more happened than that a run read on and people judged: no run ended."""
        return self.ended == since.ended


def state(connection: Connection) -> State:
    """The state of a record."""
    judged, begun, read = (
        select(func.count()).select_from(table).scalar_subquery()
        for table in (judgements, runs, reports)
    )
    ended = select(func.count(runs.c.ended)).scalar_subquery()
    return State(*connection.execute(select(judged, begun, ended, read)).one())


def unread(connection: Connection, *, limit: int) -> tuple[int, list[tuple[str, str]]]:
    """How many reports could not be read, and the paths and reasons of some."""
    failed = reports.c.failure.is_not(None)
    total = connection.scalar(select(func.count()).select_from(reports).where(failed)) or 0
    some = select(reports.c.path, reports.c.failure).where(failed).order_by(reports.c.path)
    return total, [(row.path, row.failure) for row in connection.execute(some.limit(limit))]


def by_doubt(connection: Connection, name: Name) -> list[str]:
    """The ids of all findings of a list, those of which the machine is least sure first.

    Where no index tells it: what a position was read from is asked for each.
    """
    listing = LISTINGS[name]
    assert listing.key is not None
    columns = {"id": listing.key, "confidence": listing.columns["confidence"]}
    found = at_once(connection, select(*columns.values()).select_from(listing.key.table))
    return [key for key, _ in sorted(found, key=lambda row: (row[1] or 0.0, row[0]))]


def doubtful(
    connection: Connection, name: Name, *, person: str, order: Sequence[str] | None = None
) -> dict[str, Any] | None:
    """The finding of which the machine is least sure among those a person has not judged yet.

    Args:
        connection: inside a transaction.
        name: a list of findings.
        person: who judges.
        order: the ids in the order of doubt, where no index tells it.
    """
    listing = LISTINGS[name]
    assert listing.key is not None
    undone = select(judgements.c.target).where(judgements.c.verdict == "undo")
    mine = select(judgements.c.target).where(
        judgements.c.person == person,
        judgements.c.kind == listing.kind,
        judgements.c.id.not_in(undone),
    )
    if order is None:
        open_ = select(listing.key).where(~mine.where(judgements.c.target == listing.key).exists())
        doubt = listing.columns["confidence"]
        keys = connection.scalars(open_.order_by(doubt, listing.key).limit(1)).all()
    else:
        judged = set(connection.scalars(mine))
        # Some may be gone since the order was made.
        keys = list(islice((key for key in order if key not in judged), SPARE))
    return next(iter(chosen(connection, name, keys)), None)
