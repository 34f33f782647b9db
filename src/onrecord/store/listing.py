"""What a list over the record is: its columns, where they come from, what narrows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Column, ColumnElement, FromClause, Select, Text, cast, select

Name = Literal["stories", "reports", "statements", "events", "positions", "actors", "issues"]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list over the record.

    Attributes:
        kind: what a row is, or what is counted together in it, as judgements name it.
        columns: by name, how each is told from the tables.
        source: the tables, joined.
        facets: columns by whose values the list may be narrowed, and which are counted.
        fields: columns that people may edit.
        words: columns that the search field looks into.
        order: what the rows are ordered by.
        group: columns whose equal values make one row.
        most: of such a list, the number by which the rows are ordered, and what decides then.
        json: columns that hold lists, which are looked into as JSON text.
        key: the column by which judgements name a finding.
        of: the column that names a finding's report.
        literal: of the columns that are looked into, those whose words stand in the report's text.
        few: of these, indexed ones of whose values there are few for all the rows.
        pieces: columns that are put together from pieces of the text.
        inside: columns that are taken out of JSON, and what holds it.
        shapes: how the values of some columns are told, where it is not as they are held.
    """

    kind: str | None
    columns: Mapping[str, ColumnElement[Any]]
    source: FromClause
    facets: tuple[str, ...]
    words: tuple[str, ...]
    order: tuple[ColumnElement[Any], ...]
    fields: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    json: tuple[str, ...] = ()
    key: Column[str] | None = None
    of: Column[str] | None = None
    literal: tuple[str, ...] = ()
    few: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    inside: Mapping[str, Column[Any]] = field(default_factory=dict)
    shapes: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)


def text_of(listing: Listing, name: str) -> ColumnElement[Any]:
    """A column as edits overlay it: one that holds a list as the JSON text of it."""
    column = listing.columns[name]
    return as_text(column) if name in listing.json else column


def as_text(column: ColumnElement[Any]) -> ColumnElement[str]:
    """A column that holds a list, as the JSON text of it."""
    return cast(column, Text)


def base(listing: Listing, columns: Mapping[str, ColumnElement[Any]]) -> Select[Any]:
    """The rows of a list, not yet narrowed, ordered or cut."""
    chosen = select(*(column.label(name) for name, column in columns.items()))
    made = chosen.select_from(listing.source)
    return (
        made.group_by(*(listing.columns[name] for name in listing.group)) if listing.group else made
    )
