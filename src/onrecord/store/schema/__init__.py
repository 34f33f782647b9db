"""The tables. Offsets are code points into `reports.text`; a change here needs a migration."""

from __future__ import annotations

from onrecord.store.schema.base import metadata
from onrecord.store.schema.done import clauses, events, positions, times
from onrecord.store.schema.grouped import identities, records, stories
from onrecord.store.schema.indexes import BROWSED, COUNTED, LISTED
from onrecord.store.schema.inputs import migrations, places, reports, runs, search_numbers
from onrecord.store.schema.people import judgements, standing
from onrecord.store.schema.said import actors, candidates, mentions, pieces, statements
from onrecord.store.schema.told import alerts, deliveries, firings, news
from onrecord.store.schema.watched import arrivals, feeds

__all__ = [
    "BROWSED",
    "COUNTED",
    "FINDINGS",
    "LISTED",
    "MARKS",
    "OF_REPORTS",
    "TOGETHER",
    "actors",
    "alerts",
    "arrivals",
    "candidates",
    "clauses",
    "deliveries",
    "events",
    "feeds",
    "firings",
    "identities",
    "judgements",
    "mentions",
    "metadata",
    "migrations",
    "news",
    "pieces",
    "places",
    "positions",
    "records",
    "reports",
    "runs",
    "search_numbers",
    "standing",
    "statements",
    "stories",
    "times",
]

TOGETHER = (stories, identities, records)
"""Tables of what reports make together."""

MARKS = (("statements", "record"), ("events", "record"), ("actors", "identity"))
"""By table, the column that says of what a finding is a part."""

FINDINGS = (pieces, candidates, mentions, statements, actors, times, events, positions)
"""Tables of what an entry holds, those that others point at last: the order in which to delete."""

OF_REPORTS = (*FINDINGS, clauses)
"""Tables that hang on a report."""
