"""The tables of what came, and of who is told of it."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from onrecord.store.schema.base import metadata

# What came when: a line where a report came (kind "report"), one for each story that it then was
# in (kind "story"), one where an alert told of something in it (kind "alert"), and one where all
# that hangs on other reports was told of those before it: dates, who is one (kind "told"). Numbers
# are never given twice, and lines outlive what they tell of.
news = Table(
    "news",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("report", String, index=True),
    Column("about", String, index=True),
    Column("time", String, nullable=False, index=True),
    sqlite_autoincrement=True,
)

# Alerts: from which number of the news each counts, and how far it has looked. What they look for
# stands in a file of the user's, so that a record that is handed on holds no command or address.
alerts = Table(
    "alerts",
    metadata,
    Column("name", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
)

# What alerts told of: each record once.
firings = Table(
    "firings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("alert", String, nullable=False),
    Column("record", String, nullable=False),
    Column("report", String, nullable=False),
    Column("time", String, nullable=False),
    Column("told", JSON, nullable=False),
    UniqueConstraint("alert", "record"),
    sqlite_autoincrement=True,
)

# The ways by which each is told, besides the page, and how that went.
deliveries = Table(
    "deliveries",
    metadata,
    Column("firing", ForeignKey("firings.number"), primary_key=True),
    Column("way", String, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("due", String),  # null: it is done, or was given up
    Column("done", String),
    Column("error", Text),
)
