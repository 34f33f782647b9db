"""The tables of feeds that are followed and of the entries that they brought."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, ForeignKey, Integer, String, Table, Text

from onrecord.store.schema.base import metadata

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("title", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("polled", String),
    Column("next_poll", Float, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("reason", Text),
    Column("refused_by", Text),
)

# Entries stand here from the moment in which their feed is told that it was read; `took` is null
# as long as they wait.
arrivals = Table(
    "arrivals",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("feed", ForeignKey("feeds.url"), nullable=False, index=True),
    Column("url", Text),
    Column("given", JSON),
    Column("met", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_try", Float, nullable=False),
    Column("took", String),
    Column("report", String),
    Column("reason", Text),
    Column("refused_by", Text),
)
