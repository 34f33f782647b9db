"""The index of words: SQLite's FTS5, kept in step by triggers; elsewhere a plain comparison.

The index holds no text of its own ("contentless"), only where words stand, so a record grows by
little. A report's number in it comes from `search_numbers`, since SQLite may renumber the rows of
other tables.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, TextualSelect, func, select, text

from onrecord.store import schema
from onrecord.store.within import holds_word


@dataclass(frozen=True, slots=True)
class Told:
    """A statement at its place in a report."""

    start: int
    end: int
    who: str | None
    act: str


SETUP = (
    "CREATE VIRTUAL TABLE search USING fts5(words, content='')",
    """CREATE TRIGGER search_added AFTER INSERT ON reports WHEN new.text IS NOT NULL BEGIN
        INSERT INTO search_numbers (report) VALUES (new.id);
        INSERT INTO search (rowid, words) SELECT number, new.text FROM search_numbers
            WHERE report = new.id;
    END""",
    """CREATE TRIGGER search_changed AFTER UPDATE OF text ON reports
        WHEN old.text IS NOT new.text BEGIN
        INSERT INTO search (search, rowid, words) SELECT 'delete', number, old.text
            FROM search_numbers WHERE report = old.id AND old.text IS NOT NULL;
        INSERT OR IGNORE INTO search_numbers (report) VALUES (new.id);
        INSERT INTO search (rowid, words) SELECT number, new.text FROM search_numbers
            WHERE report = new.id AND new.text IS NOT NULL;
    END""",
    """CREATE TRIGGER search_gone AFTER DELETE ON reports BEGIN
        INSERT INTO search (search, rowid, words) SELECT 'delete', number, old.text
            FROM search_numbers WHERE report = old.id AND old.text IS NOT NULL;
        DELETE FROM search_numbers WHERE report = old.id;
    END""",
)

TERM = re.compile(r'"([^"]+)"|(\S+)')


def _has_fts5(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    return bool(connection.scalar(text("SELECT sqlite_compileoption_used('ENABLE_FTS5')")))


def prepare(connection: Connection) -> None:
    """Make the index and the triggers that keep it in step, and index what is there."""
    if not _has_fts5(connection):
        return
    for statement in SETUP:
        connection.execute(text(statement))
    table = schema.reports.c
    readable = select(table.id).where(table.text.is_not(None))
    connection.execute(schema.search_numbers.insert().from_select(["report"], readable))
    connection.execute(
        text(
            "INSERT INTO search (rowid, words) SELECT number, text FROM search_numbers"
            " JOIN reports ON reports.id = search_numbers.report"
        )
    )


def terms(words: str) -> list[str]:
    """What is looked for: phrases in quotation marks, else words.

    >>> terms('dam "not a single gate"')
    ['dam', 'not a single gate']
    """
    found = (phrase or word.replace('"', "") for phrase, word in TERM.findall(words))
    return [term for term in found if term]


def holding(connection: Connection, words: str) -> TextualSelect | None:
    """The ids of the reports that have words beginning so; None without words or an index."""
    wanted = [term for term in words.replace('"', " ").split() if re.search(r"\w", term)]
    if not wanted or not _has_fts5(connection):
        return None
    chosen = text(
        "SELECT report FROM search_numbers JOIN search ON search.rowid = search_numbers.number"
        " WHERE search MATCH :beginning"
    )
    match = " ".join(f'"{term}"*' for term in wanted)
    return chosen.bindparams(beginning=match).columns(schema.search_numbers.c.report)


def told_at(connection: Connection, ids: Collection[str]) -> dict[str, list[Told]]:
    """Where statements stand in some reports, who says them, and what they do."""
    said, held = schema.statements.c, schema.pieces.c
    place = (said.report, said.id, held.start_char, held.end_char, said.speaker_name, said.act)
    joined = schema.statements.join(schema.pieces, held.statement == said.id)
    chosen = select(*place).select_from(joined).where(said.report.in_(ids), held.part == "evidence")
    found: dict[str, dict[str, Told]] = {}
    for report, key, *rest in connection.execute(chosen.order_by(said.ordinal, held.ordinal)):
        # Of words in pieces the first is the place.
        found.setdefault(report, {}).setdefault(key, Told(*rest))
    return {report: list(told.values()) for report, told in found.items()}


def reports(
    connection: Connection, words: str, *, limit: int, offset: int = 0
) -> tuple[int, list[tuple[str, str]]]:
    """How many reports hold all of some words, and the ids and texts of some of them, best first.

    Args:
        connection: inside a transaction.
        words: words and "phrases".
        limit: how many at most.
        offset: how many to leave out.
    """
    wanted = terms(words)
    table = schema.reports.c
    if not any(re.search(r"\w", term) for term in wanted):
        return 0, []
    if not _has_fts5(connection):
        holds = [holds_word(table.text, term) for term in wanted]
        total = connection.scalar(select(func.count()).where(*holds).select_from(schema.reports))
        found = select(table.id, table.text).where(*holds).order_by(table.path)
        rows = connection.execute(found.limit(limit).offset(offset))
        return total or 0, [(row.id, row.text) for row in rows]
    # Quoted, so that no word of the reader's is an operator of the index.
    match = {"match": " ".join(f'"{term}"' for term in wanted)}
    counted = text("SELECT count(*) FROM search WHERE search MATCH :match")
    listed = text(
        "SELECT reports.id, reports.text FROM search"
        " JOIN search_numbers ON search_numbers.number = search.rowid"
        " JOIN reports ON reports.id = search_numbers.report"
        " WHERE search MATCH :match ORDER BY rank LIMIT :limit OFFSET :offset"
    )
    some = connection.execute(listed, match | {"limit": limit, "offset": offset})
    return connection.scalar(counted, match) or 0, [(row.id, row.text) for row in some]
