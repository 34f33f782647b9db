"""What can be listed of a record: for each list its columns, facets, order."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import (
    Column,
    ColumnElement,
    FromClause,
    Select,
    Text,
    asc,
    cast,
    desc,
    func,
    select,
)

from onrecord.store.edits import FIELDS, names
from onrecord.store.schema import (
    actors,
    events,
    pieces,
    positions,
    reports,
    statements,
    stories,
)

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
        json: columns that hold lists, which are looked into as JSON text.
        key: the column by which judgements name a finding.
        of: the column that names a finding's report.
        literal: of the columns that are looked into, those whose words stand in the report's text.
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
    json: tuple[str, ...] = ()
    key: Column[str] | None = None
    of: Column[str] | None = None
    literal: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    inside: Mapping[str, Column[Any]] = field(default_factory=dict)
    shapes: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)


MONTH = func.substr(reports.c.published_value, 1, 7)
HEADLINE = func.coalesce(
    reports.c.headline, reports.c.known["title"].as_string(), func.substr(reports.c.text, 1, 80)
)
# Those without a date come last, and within a report the text decides.
IN_TIME: tuple[ColumnElement[Any], ...] = (
    reports.c.published_value.is_(None),
    reports.c.published_value,
    reports.c.path,
    reports.c.id,
)


def _count(table: FromClause, *same: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count()).select_from(table).where(*same).scalar_subquery()


def _words(part: str) -> ColumnElement[str]:
    held = select(func.aggregate_strings(pieces.c.words, " … "))
    mine = held.where(pieces.c.statement == statements.c.id, pieces.c.part == part)
    return mine.scalar_subquery()


def _edge(what: Any) -> ColumnElement[int]:
    held = select(what).where(pieces.c.statement == statements.c.id, pieces.c.part == "evidence")
    return held.scalar_subquery()


def _evidence(table: Any, name: str) -> ColumnElement[Any]:
    found = table.c.evidence[0][name]
    typed: ColumnElement[Any] = found.as_string() if name == "quote" else found.as_integer()
    return typed


def _hedges(held: Any) -> list[str]:
    """The words of what weakens a statement."""
    return [hedge[0] for hedge in held or ()]


def _parties(held: Any) -> list[dict[str, Any]]:
    """The sides of an event; people write names, the machine has parties."""
    if not isinstance(held, str):
        return list(held or ())
    if held.startswith("["):
        return list(json.loads(held))
    return [{"name": name, "actor": None} for name in names(held)]


REPORT: dict[str, ColumnElement[Any]] = {
    "report": reports.c.id,
    "published": reports.c.published_value,
    "outlet": reports.c.outlet,
    "headline": HEADLINE,
    "url": reports.c.url,
    "path": reports.c.path,
}

OF_REPORTS = frozenset(REPORT) | {"month"}
"""Columns that tell of the report, not of what was found in it."""

LISTINGS: Mapping[Name, Listing] = {
    "stories": Listing(
        kind=None,
        columns={
            "id": stories.c.id,
            "title": stories.c.title,
            "first": stories.c.first,
            "last": stories.c.last,
            "reports": func.json_array_length(stories.c.reports),
            "voices": func.json_array_length(stories.c.voices),
            "month": func.substr(stories.c.first, 1, 7),
        },
        source=stories,
        facets=("month",),
        words=("title",),
        order=(stories.c.first.is_(None), stories.c.first, stories.c.id),
    ),
    "reports": Listing(
        kind=None,
        columns={
            "id": reports.c.id,
            "published": reports.c.published_value,
            "clue": reports.c.published_clue,
            "headline": HEADLINE,
            "outlet": reports.c.outlet,
            "agency": reports.c.agency,
            "statements": _count(statements, statements.c.report == reports.c.id),
            "events": _count(events, events.c.report == reports.c.id),
            "positions": _count(positions, positions.c.report == reports.c.id),
            "month": MONTH,
            "url": reports.c.url,
            "path": reports.c.path,
            "failure": reports.c.failure,
        },
        source=reports,
        facets=("month", "outlet", "agency"),
        words=("headline", "outlet", "path"),
        order=IN_TIME,
    ),
    "statements": Listing(
        kind="statement",
        columns={
            "id": statements.c.id,
            "speaker": statements.c.speaker_name,
            "mention": statements.c.speaker_mention,
            "role": statements.c.speaker_role,
            "of": statements.c.speaker_of,
            "act": statements.c.act,
            "cue": statements.c.cue_text,
            "words": _words("content"),
            "form": statements.c.form,
            "kind": statements.c.kind,
            "addressee": statements.c.addressee_text,
            "venue": statements.c.venue_text,
            "hedges": statements.c.hedges,
            "condition": statements.c.condition_text,
            "said_on": statements.c.said_on_value,
            "within": statements.c.within,
            "confidence": statements.c.confidence,
            "actor": statements.c.speaker_actor,
            "start": _edge(func.min(pieces.c.start_char)),
            "end": _edge(func.max(pieces.c.end_char)),
            "month": MONTH,
            **REPORT,
        },
        source=statements.join(reports, statements.c.report == reports.c.id),
        facets=("act", "speaker", "form", "kind", "outlet", "month"),
        words=("speaker", "words"),
        order=(*IN_TIME, statements.c.ordinal),
        key=statements.c.id,
        of=statements.c.report,
        literal=("words",),
        pieces=("words",),
        shapes={"hedges": _hedges},
        fields=tuple(FIELDS["statement"]),
    ),
    "events": Listing(
        kind="event",
        columns={
            "id": events.c.id,
            "actors": events.c.actors,
            "type": events.c.type,
            "mode": events.c.mode,
            "recipients": events.c.recipients,
            "trigger": events.c.trigger_text,
            "status": events.c.status,
            "when": events.c.when_value,
            "where": events.c.where_name,
            "country": events.c.where_country,
            "told_by": events.c.told_by,
            "contexts": events.c.contexts,
            "quad": events.c.quad,
            "confidence": events.c.confidence,
            "quote": _evidence(events, "quote"),
            "start": _evidence(events, "start"),
            "end": _evidence(events, "end"),
            "month": MONTH,
            **REPORT,
        },
        source=events.join(reports, events.c.report == reports.c.id),
        facets=("type", "status", "mode", "country", "outlet", "month"),
        words=("actors", "recipients", "quote"),
        literal=("quote",),
        inside={"quote": events.c.evidence},
        order=(*IN_TIME, events.c.ordinal),
        key=events.c.id,
        of=events.c.report,
        fields=tuple(FIELDS["event"]),
        json=("actors", "recipients"),
        shapes={"actors": _parties, "recipients": _parties, "contexts": list},
    ),
    "positions": Listing(
        kind="position",
        columns={
            "id": positions.c.id,
            "actor": positions.c.actor_name,
            "stance": positions.c.stance,
            "issue": positions.c.issue,
            "condition": positions.c.condition,
            "as_told_by": positions.c.as_told_by,
            "date": positions.c.date,
            "quote": _evidence(positions, "quote"),
            "start": _evidence(positions, "start"),
            "end": _evidence(positions, "end"),
            "actor_id": positions.c.actor,
            "month": MONTH,
            **REPORT,
        },
        source=positions.join(reports, positions.c.report == reports.c.id),
        facets=("stance", "actor", "issue", "outlet", "month"),
        words=("actor", "issue", "quote"),
        literal=("quote",),
        inside={"quote": positions.c.evidence},
        order=(*IN_TIME, positions.c.ordinal),
        key=positions.c.id,
        of=positions.c.report,
        fields=tuple(FIELDS["position"]),
    ),
    "actors": Listing(
        kind=None,
        columns={
            "name": actors.c.name,
            "kind": actors.c.kind,
            "code": func.max(actors.c.code),
            "sector": func.max(actors.c.sector),
            "reports": func.count(),
            "id": func.min(actors.c.id),
        },
        source=actors,
        facets=("kind",),
        words=("name",),
        order=(desc("reports"), asc("name"), asc("kind")),
        group=("name", "kind"),
    ),
    "issues": Listing(
        kind="position",
        columns={
            "issue": positions.c.issue,
            "positions": func.count(),
            "actors": func.count(positions.c.actor_name.distinct()),
            "first": func.min(positions.c.date),
            "last": func.max(positions.c.date),
        },
        source=positions,
        facets=(),
        words=("issue",),
        order=(desc("positions"), asc("issue")),
        group=("issue",),
        key=positions.c.id,
        fields=("issue",),
    ),
}


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
