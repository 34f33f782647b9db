"""Narrowing a list: by the values of columns, by words, by what people judged.

What is asked of a report is asked in a query inside the query, so that findings are joined to
their reports only where a column of the report is wanted: in a large record that decides.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    TextualSelect,
    and_,
    case,
    func,
    or_,
    select,
)

from onrecord.store import joined, news, search
from onrecord.store.listings import LISTINGS, OF_REPORTS, Listing, Name, as_text, text_of
from onrecord.store.schema import actors, pieces, positions, reports, standing, stories
from onrecord.store.within import holds_word

View = Literal["merged", "machine", "human"]
"""The record with people's judgements, without them, or only what they judged."""

REPORT_OF: Mapping[Name, Column[Any]] = {
    "reports": reports.c.id,
    "actors": actors.c.report,
    "issues": positions.c.report,
}
"""Of lists that are none of findings, the column that names the report."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What of a list is asked for.

    Attributes:
        name: the list.
        where: values that facets, or other columns, must have.
        words: words that must stand in one of the columns that are looked into.
        view: as machine, people, or both have it.
        since: only what came after this moment, ISO 8601 in UTC; empty for all.
    """

    name: Name
    where: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    view: View = "merged"
    since: str = ""

    @property
    def listing(self) -> Listing:
        """The list's columns, facets and order."""
        return LISTINGS[self.name]

    @property
    def key(self) -> tuple[object, ...]:
        """The same for the same question."""
        return self.name, tuple(sorted(self.where.items())), self.words, self.view, self.since

    @property
    def query(self) -> dict[str, str]:
        """What is asked as an address says it: with nothing that goes without saying."""
        view = "" if self.view == "merged" else self.view
        made = dict(self.where) | {"q": self.words, "view": view, "since": self.since}
        return {name: value for name, value in made.items() if value}


def edited(connection: Connection, ask: Ask) -> Collection[str]:
    """Which fields anybody has edited: the others are read as they are, which is quicker."""
    if ask.view == "machine" or ask.listing.kind is None:
        return ()
    held = standing.c
    wanted = select(held.field).where(held.kind == ask.listing.kind, held.verdict == "edit")
    return set(connection.scalars(wanted.distinct())) & set(ask.listing.fields)


def overlaid(listing: Listing, fields: Collection[str]) -> dict[str, ColumnElement[Any]]:
    """The columns, edits in place of what the machine found; an edit may say "not known"."""
    made = dict(listing.columns)
    for name in fields:
        mine = (
            standing.c.target == listing.key,
            standing.c.field == name,
            standing.c.verdict == "edit",
        )
        told = select(func.nullif(standing.c.value, "")).where(*mine).scalar_subquery()
        by_hand = select(standing.c.target).where(*mine).exists()
        made[name] = case((by_hand, told), else_=text_of(listing, name))
    return made


def conditions(
    connection: Connection, ask: Ask, *, within: Sequence[str] | None = None
) -> list[ColumnElement[bool]]:
    """What rows must fulfil.

    Args:
        connection: inside a transaction.
        ask: what is asked for.
        within: reports of which alone findings are asked for, where they are known.
    """
    listing = ask.listing
    columns = overlaid(listing, edited(connection, ask))
    made: list[ColumnElement[bool]] = []
    of_report: list[ColumnElement[bool]] = []
    for name, value in ask.where.items():
        if name in listing.json:
            made.append(as_text(columns[name]).contains(in_json(value), autoescape=True))
        elif name in columns:
            (of_report if listing.of is not None and name in OF_REPORTS else made).append(
                columns[name] == value
            )
    if of_report and listing.of is not None:
        made.append(listing.of.in_(select(reports.c.id).where(*of_report)))
    if ask.name == "reports" and "failure" not in ask.where:
        made.append(reports.c.text.is_not(None))
    if ask.words.strip():
        made += _worded(connection, ask, columns, within)
    if within is not None and listing.of is not None:
        made.append(listing.of.in_(within))
    if ask.since:
        made.append(_came(ask))
    if ask.name == "stories" and ask.view != "machine" and (gone := joined.swallowed(connection)):
        made.append(stories.c.id.not_in(gone))
    return made + _viewed(connection, listing, ask.view)


def _worded(
    connection: Connection,
    ask: Ask,
    columns: Mapping[str, ColumnElement[Any]],
    within: Sequence[str] | None,
) -> list[ColumnElement[bool]]:
    """Each word stands in one of the columns that are looked into."""
    there: Sequence[str] | TextualSelect | None = within
    if there is None and ask.listing.literal:
        there = search.holding(connection, ask.words)
    return [
        or_(*(_holds(ask.listing, columns, name, word, there) for name in ask.listing.words))
        for word in ask.words.split()
    ]


def _came(ask: Ask) -> ColumnElement[bool]:
    """Whether a row is of a report that came after a moment."""
    if ask.name == "stories":
        return stories.c.id.in_(news.grown(ask.since))
    of = REPORT_OF[ask.name] if ask.listing.of is None else ask.listing.of
    return of.in_(news.arrived(ask.since))


def _viewed(connection: Connection, listing: Listing, view: View) -> list[ColumnElement[bool]]:
    if view == "machine" or listing.kind is None:
        return []
    rejected = and_(standing.c.kind == listing.kind, standing.c.verdict == "reject")
    about = and_(standing.c.target == listing.key, standing.c.kind == listing.kind)
    made: list[ColumnElement[bool]] = []
    # Not asked where nothing is rejected: it would be asked of every row.
    if connection.scalar(select(standing.c.target).where(rejected).limit(1)) is not None:
        made.append(~select(standing.c.target).where(about, rejected).exists())
    if view == "human":
        kept = standing.c.verdict.in_(("accept", "edit"))
        made.append(select(standing.c.target).where(about, kept).exists())
    return made


def _holds(
    listing: Listing,
    columns: Mapping[str, ColumnElement[Any]],
    name: str,
    word: str,
    there: Sequence[str] | TextualSelect | None,
) -> ColumnElement[bool]:
    if name in listing.pieces:
        # Asked of the pieces themselves, once, and not of every statement for its own.
        held = holds_word(pieces.c.words, word)
        content = select(pieces.c.statement).where(pieces.c.part == "content", held)
        assert listing.key is not None
        if there is not None:
            content = content.where(pieces.c.report.in_(there))
        if columns[name] is listing.columns[name]:
            return listing.key.in_(content)
        by_hand = select(standing.c.target).where(
            standing.c.kind == listing.kind,
            standing.c.field == name,
            standing.c.verdict == "edit",
        )
        told = by_hand.where(holds_word(standing.c.value, word))
        return or_(
            and_(listing.key.in_(content), listing.key.not_in(by_hand)), listing.key.in_(told)
        )
    if name in listing.json:
        return holds_word(as_text(columns[name]), in_json(word))
    if name in listing.few and columns[name] is listing.columns[name]:
        return columns[name].in_(_few(columns[name], word))
    held = holds_word(columns[name], word)
    if name in listing.inside:
        # A look at the whole JSON first, which is much quicker than taking it apart.
        rough = holds_word(as_text(listing.inside[name]), in_json(word))
        held = and_(rough, held)
    if name in listing.literal and there is not None and listing.of is not None:
        return and_(listing.of.in_(there), held)
    return held


def _few(column: ColumnElement[Any], word: str) -> Select[Any]:
    """The values of an indexed column that hold a word: of many rows few say another."""
    values = select(column.label("value")).distinct().subquery()
    return select(values.c.value).where(holds_word(values.c.value, word))


def holds_name(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether one of an event's sides, held as JSON, has a party of this very name."""
    return as_text(column).contains(f'"name": {json.dumps(name)}', autoescape=True)


def in_json(words: str) -> str:
    """Words as they stand in JSON text."""
    return json.dumps(words)[1:-1]
