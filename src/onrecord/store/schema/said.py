"""The tables of statements and of the actors who make them."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Integer, String, Table, Text

from onrecord.store.schema.base import metadata, of_report

statements = Table(
    "statements",
    metadata,
    Column("id", String, primary_key=True),
    of_report(),
    Column("ordinal", Integer, nullable=False),
    Column("speaker_actor", String),
    Column("speaker_name", String),
    Column("speaker_mention", Text),
    Column("speaker_role", Text),
    Column("speaker_of", Text),
    Column("speaker_start", Integer),
    Column("speaker_end", Integer),
    Column("cue_text", Text),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("cue_negated", Boolean),
    Column("act", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("form", String, nullable=False),
    Column("addressee_text", Text),
    Column("addressee_actor", String),
    Column("said_on_value", String),
    Column("said_on_precision", String),
    Column("within", String),
    Column("condition_text", Text),
    Column("condition_start", Integer),
    Column("condition_end", Integer),
    Column("confidence", Float, nullable=False),
    Column("said_on_time", String),
    Column("said_on_past", Boolean),
    Column("record", String),
    Column("venue_text", Text),
    Column("venue_start", Integer),
    Column("venue_end", Integer),
    Column("venue_occasion", String),
    Column("venue_place", String),
    Column("hedges", JSON),
)

# The pieces of what is said (part "content") and the words that support it (part "evidence").
pieces = Table(
    "pieces",
    metadata,
    Column("statement", ForeignKey("statements.id"), primary_key=True),
    Column("part", String, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    of_report(),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    Column("words", Text, nullable=False),
)

candidates = Table(
    "candidates",
    metadata,
    Column("statement", ForeignKey("statements.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    of_report(),
    Column("actor", String, nullable=False),
    Column("name", String, nullable=False),
    Column("weight", Float, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    Column("id", String, primary_key=True),
    of_report(),
    Column("ordinal", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("code", String),
    Column("sector", String),
    Column("aliases", JSON, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("identity", String),
)

mentions = Table(
    "mentions",
    metadata,
    Column("actor", ForeignKey("actors.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    of_report(),
    Column("words", Text, nullable=False),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    Column("how", String, nullable=False),
)
