"""The tables of runs, of the reports that they read, and of where these stand."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Text

from onrecord.store.schema.base import metadata, of_report

migrations = Table(
    "migrations",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", String, nullable=False),
    Column("package", String, nullable=False),
    Column("model", String, nullable=False),
    Column("model_sha256", String, nullable=False),
    Column("lexicon_sha256", String, nullable=False),
    Column("settings", Text, nullable=False),
    Column("platform", String, nullable=False),
    Column("onnxruntime", String, nullable=False),
    Column("cpu", String, nullable=False),
    Column("inputs", Integer, nullable=False),
    Column("started", String, nullable=False),
    Column("ended", String),  # null: the run was stopped before its end
)

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False),
    # Null where the report must be tried again whatever the versions: its worker died.
    Column("fingerprint", String),
    Column("path", String, nullable=False),
    Column("url", String),
    Column("format", String),
    Column("encoding", String),
    Column("known", JSON),
    Column("language", String),
    Column("headline", Text),
    Column("outlet", String),
    Column("agency", String),
    Column("byline", JSON, nullable=False),
    Column("contributors", JSON, nullable=False),
    Column("dateline_place", String),
    Column("dateline_start", Integer),
    Column("dateline_end", Integer),
    Column("published_value", String),
    Column("published_precision", String),
    Column("published_clue", Text),
    Column("text", Text),
    Column("blocks", JSON, nullable=False),
    Column("offsets", JSON),
    Column("failure", Text),
    Column("dates", JSON),
    Column("parts", JSON),
    # The date by the report's own clues, where `published_…` is what others of its affair give.
    Column("own_date", JSON),
    Column("dated_by", JSON),
    Column("versions", JSON),
    Column("changes", JSON),
    Column("story", String),
    Column("copies_of", String),
)

# Where reports stand now. A path holds one report; a report that no path holds any more leaves.
places = Table(
    "places",
    metadata,
    Column("path", String, primary_key=True),
    of_report(),
)

# A report's number in the index of words; see `onrecord.store.search`.
search_numbers = Table(
    "search_numbers",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", String, nullable=False, unique=True),
)
