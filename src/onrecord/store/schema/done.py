"""The tables of what else a report tells: times, events, positions, clauses."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Integer, String, Table, Text

from onrecord.store.schema.base import metadata, of_report

times = Table(
    "times",
    metadata,
    Column("id", String, primary_key=True),
    of_report(),
    Column("ordinal", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("value", String),
    Column("precision", String),
    Column("timex", String, nullable=False),
    Column("earliest", String),
    Column("latest", String),
    Column("anchor", Text),
    Column("alternatives", JSON, nullable=False),
    Column("direction", String),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    of_report(),
    Column("ordinal", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("contexts", JSON, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("actors", JSON, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("trigger_text", Text, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("told_by", String),
    Column("when_value", String),
    Column("when_precision", String),
    Column("when_ground", String),
    Column("when_start", Integer),
    Column("when_end", Integer),
    Column("when_time", String),
    Column("when_past", Boolean),
    Column("where_name", Text),
    Column("where_country", String),
    Column("where_ground", String),
    Column("where_start", Integer),
    Column("where_end", Integer),
    Column("matters", JSON, nullable=False),
    Column("figures", JSON, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("record", String),
)

positions = Table(
    "positions",
    metadata,
    Column("id", String, primary_key=True),
    of_report(),
    Column("ordinal", Integer, nullable=False),
    Column("actor", String),
    Column("actor_name", Text, nullable=False),
    Column("issue", Text, nullable=False),
    Column("stance", String, nullable=False),
    Column("condition", Text),
    Column("as_told_by", Text),
    Column("date", String),
    Column("via", JSON, nullable=False),
    Column("evidence", JSON, nullable=False),
)

# What each clause of a report tells, to lay reports side by side by: one cell, as it is asked for
# as a whole; see `onrecord.store.clauses`.
clauses = Table(
    "clauses",
    metadata,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("told", JSON, nullable=False),
)
