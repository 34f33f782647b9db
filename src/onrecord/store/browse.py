"""Looking through a record: a part of a list, narrowed by facets and words, as people see it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, cast, func, or_, select

from onrecord.store.listings import LISTINGS, Listing, Name, base, text_of
from onrecord.store.schema import judgements, reports, standing

View = Literal["merged", "machine", "human"]
"""The record with people's judgements, without them, or only what they judged."""

MOST_VALUES = 12
"""Values of a facet that are listed; rarer ones are found by the search field."""

CHUNK = 500
"""Rows fetched at a time when a whole list is read."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What of a list is asked for.

    Attributes:
        name: the list.
        where: values that facets, or other columns, must have.
        words: words that must stand in one of the columns that are looked into.
        view: as machine, people, or both have it.
    """

    name: Name
    where: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    view: View = "merged"

    @property
    def listing(self) -> Listing:
        """The list's columns, facets and order."""
        return LISTINGS[self.name]


@dataclass(frozen=True, slots=True)
class Facet:
    """A column, its commonest values and how many rows have each."""

    name: str
    values: tuple[tuple[str, int], ...]


def count(connection: Connection, ask: Ask) -> int:
    """How many rows there are."""
    listing = ask.listing
    keys = {name: listing.columns[name] for name in listing.group} or {"id": listing.columns["id"]}
    made = _narrowed(base(listing, keys), ask, _edited(connection, ask))
    return connection.scalar(select(func.count()).select_from(made.subquery())) or 0


def rows(connection: Connection, ask: Ask, *, limit: int, offset: int = 0) -> list[dict[str, Any]]:
    """Some rows, with the columns of the list and what people judged of each."""
    listing, edited = ask.listing, _edited(connection, ask)
    columns = _overlaid(listing, edited)
    made = _narrowed(base(listing, columns), ask, edited).order_by(*listing.order)
    found = connection.execute(made.limit(limit).offset(offset)).mappings()
    return [dict(row) for row in found]


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
    listing, edited = ask.listing, _edited(connection, ask)
    columns = _overlaid(listing, edited)
    made = []
    for name in listing.facets:
        others = {key: value for key, value in ask.where.items() if key != name}
        rest = Ask(ask.name, others, ask.words, ask.view)
        keys = {key: listing.columns[key] for key in listing.group}
        inner = _narrowed(base(listing, keys | {name: columns[name]}), rest, edited).subquery()
        value, number = inner.c[name], func.count()
        counted = select(value, number).where(value.is_not(None)).group_by(value)
        found = connection.execute(counted.order_by(number.desc(), value).limit(MOST_VALUES))
        made.append(Facet(name, tuple((str(row[0]), row[1]) for row in found)))
    return tuple(facet for facet in made if facet.values)


def holds_name(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether one of an event's sides, held as JSON, has a party of this very name."""
    return cast(column, Text).contains(f'"name": {json.dumps(name)}', autoescape=True)


def unread(connection: Connection, *, limit: int) -> tuple[int, list[tuple[str, str]]]:
    """How many reports could not be read, and the paths and reasons of some."""
    failed = reports.c.failure.is_not(None)
    total = connection.scalar(select(func.count()).select_from(reports).where(failed)) or 0
    chosen = select(reports.c.path, reports.c.failure).where(failed).order_by(reports.c.path)
    return total, [(row.path, row.failure) for row in connection.execute(chosen.limit(limit))]


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


def _edited(connection: Connection, ask: Ask) -> Collection[str]:
    """Which fields anybody has edited: the others are read as they are, which is quicker."""
    if ask.view == "machine" or ask.listing.kind is None:
        return ()
    held = standing.c
    wanted = select(held.field).where(held.kind == ask.listing.kind, held.verdict == "edit")
    return set(connection.scalars(wanted.distinct())) & set(ask.listing.fields)


def _overlaid(listing: Listing, edited: Collection[str]) -> dict[str, ColumnElement[Any]]:
    """The columns, edits in place of what the machine found."""
    made = dict(listing.columns)
    for name in edited:
        held = select(standing.c.value).where(
            standing.c.target == listing.columns["id"],
            standing.c.field == name,
            standing.c.verdict == "edit",
        )
        made[name] = func.coalesce(held.scalar_subquery(), listing.columns[name])
    return made


def _narrowed(made: Select[Any], ask: Ask, edited: Collection[str]) -> Select[Any]:
    listing = ask.listing
    columns = _overlaid(listing, edited)
    for name, value in ask.where.items():
        if name in listing.json:
            made = made.where(text_of(listing, name).contains(_in_json(value), autoescape=True))
        elif name in columns:
            made = made.where(columns[name] == value)
    if ask.name == "reports" and "failure" not in ask.where:
        made = made.where(reports.c.text.is_not(None))
    for word in ask.words.split():
        made = made.where(or_(*(_holds(listing, columns, name, word) for name in listing.words)))
    return made if listing.kind is None else _viewed(made, listing, ask.view)


def _viewed(made: Select[Any], listing: Listing, view: View) -> Select[Any]:
    if view == "machine":
        return made
    about = and_(standing.c.target == listing.columns["id"], standing.c.kind == listing.kind)
    rejected = select(standing.c.target).where(about, standing.c.verdict == "reject").exists()
    made = made.where(~rejected)
    if view == "human":
        kept = standing.c.verdict.in_(("accept", "edit"))
        made = made.where(select(standing.c.target).where(about, kept).exists())
    return made


def _holds(
    listing: Listing, columns: Mapping[str, ColumnElement[Any]], name: str, word: str
) -> ColumnElement[bool]:
    if name in listing.json:
        return text_of(listing, name).icontains(_in_json(word), autoescape=True)
    return columns[name].icontains(word, autoescape=True)


def _in_json(words: str) -> str:
    """Words as they stand in JSON text."""
    return json.dumps(words)[1:-1]
