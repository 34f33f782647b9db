"""The tables. Offsets are code points into `reports.text`; a change here needs a migration."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

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
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
)

statements = Table(
    "statements",
    metadata,
    Column("id", String, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
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
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    Column("words", Text, nullable=False),
)

candidates = Table(
    "candidates",
    metadata,
    Column("statement", ForeignKey("statements.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("actor", String, nullable=False),
    Column("name", String, nullable=False),
    Column("weight", Float, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    Column("id", String, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
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
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("start_char", Integer, nullable=False),
    Column("end_char", Integer, nullable=False),
    Column("how", String, nullable=False),
)

times = Table(
    "times",
    metadata,
    Column("id", String, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
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
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
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
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
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

# A report's number in the index of words; see `onrecord.store.search`.
search_numbers = Table(
    "search_numbers",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", String, nullable=False, unique=True),
)

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

# What reports make together: written anew at the end of each run.
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

Index("reports_by_path", reports.c.path)
BROWSED = (
    Index("reports_by_date", reports.c.published_value, reports.c.path, reports.c.id),
    Index("statements_by_name", statements.c.speaker_name),
    Index("statements_by_actor", statements.c.speaker_actor),
    Index("statements_by_doubt", statements.c.confidence, statements.c.id),
    Index("positions_by_issue", positions.c.issue, positions.c.actor_name, positions.c.date),
    Index("positions_by_name", positions.c.actor_name),
)
"""Indexes that browsing a large record needs."""

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

TOGETHER = (stories, identities, records)
"""Tables of what reports make together."""

MARKS = (("statements", "record"), ("events", "record"), ("actors", "identity"))
"""By table, the column that says of what a finding is a part."""

FINDINGS = (pieces, candidates, mentions, statements, actors, times, events, positions)
"""Tables of what an entry holds, those that others point at last: the order in which to delete."""

OF_REPORTS = (*FINDINGS, clauses)
"""Tables that hang on a report."""
