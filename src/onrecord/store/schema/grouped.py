"""The tables of what reports make together: written anew at the end of each run."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Integer, String, Table, Text

from onrecord.store.schema.base import metadata

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("voices", JSON, nullable=False),
    Column("copies", JSON, nullable=False),
    Column("first", String),
    Column("last", String),
    Column("phases", JSON, nullable=False),
    Column("actors", JSON, nullable=False),
    Column("issues", JSON, nullable=False),
    Column("compare", JSON, nullable=False),
)

identities = Table(
    "identities",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("code", String),
    Column("members", JSON, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("ties", JSON, nullable=False),
    Column("candidates", JSON, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("id", String, primary_key=True),
    Column("story", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("members", JSON, nullable=False),
    Column("agreed", JSON, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("differs", JSON, nullable=False),
    Column("matches", JSON, nullable=False),
)
