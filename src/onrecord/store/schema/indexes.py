"""The indexes that browsing and counting need."""

from __future__ import annotations

from sqlalchemy import Index

from onrecord.store.schema.done import events, positions
from onrecord.store.schema.inputs import reports
from onrecord.store.schema.said import actors, statements

Index("reports_by_path", reports.c.path)
BROWSED = (
    Index("statements_by_name", statements.c.speaker_name),
    Index("statements_by_actor", statements.c.speaker_actor),
    Index("statements_by_doubt", statements.c.confidence, statements.c.id),
    Index("positions_by_issue", positions.c.issue, positions.c.actor_name, positions.c.date),
    Index("positions_by_name", positions.c.actor_name),
)
"""Indexes that browsing a large record needs."""

LISTED = (
    Index(
        "reports_in_time",
        reports.c.published_value.is_(None),
        reports.c.published_value,
        reports.c.path,
        reports.c.id,
        reports.c.outlet,
        reports.c.agency,
        sqlite_where=reports.c.text.is_not(None),
        postgresql_where=reports.c.text.is_not(None),
    ),
    Index(
        "reports_unread",
        reports.c.path,
        reports.c.failure,
        sqlite_where=reports.c.failure.is_not(None),
        postgresql_where=reports.c.failure.is_not(None),
    ),
)
"""Indexes from which reports are listed: their rows hold all their text, and are long to pass."""

COUNTED = (
    Index(
        "statements_by_facets",
        statements.c.act,
        statements.c.form,
        statements.c.kind,
        statements.c.speaker_name,
        statements.c.report,
    ),
    Index(
        "events_by_facets",
        events.c.type,
        events.c.status,
        events.c.mode,
        events.c.where_country,
        events.c.report,
    ),
    Index("events_by_doubt", events.c.confidence, events.c.id),
    Index("events_by_day", events.c.when_value, events.c.id),
    Index(
        "positions_by_facets",
        positions.c.stance,
        positions.c.actor_name,
        positions.c.issue,
        positions.c.report,
    ),
    Index(
        "actors_by_facets",
        actors.c.name,
        actors.c.kind,
        actors.c.code,
        actors.c.sector,
        actors.c.id,
    ),
    Index("actors_by_identity", actors.c.identity),
    Index("positions_by_actor", positions.c.actor),
)
"""Indexes that hold all that facets are counted from, so that no finding is read for it; and
those by which an actor's page finds its own."""
