"""The tables of what people judged."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, Integer, String, Table, Text

from onrecord.store.schema.base import metadata

# What people judged of findings, line by line. Only ever added to: undoing is a line as well.
judgements = Table(
    "judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("target", Text, nullable=False, index=True),
    Column("verdict", String, nullable=False),
    Column("person", Text, nullable=False),
    Column("time", String, nullable=False),
    Column("field", String),
    Column("value", Text),
    Column("other", Text),
    Column("report", String),  # no foreign key: a judgement outlives its report
    Column("start_char", Integer),
    Column("end_char", Integer),
    Column("quote", Text),
    Column("score", Float),
    Column("note", Text),
)

# What all lines of `judgements` together say of a finding; made anew from them at any time.
standing = Table(
    "standing",
    metadata,
    Column("target", Text, primary_key=True),
    Column("field", String, primary_key=True),  # empty: the verdict on the whole finding
    Column("kind", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("value", Text),
    Column("people", JSON, nullable=False),
    Column("disputed", Boolean, nullable=False),
)
