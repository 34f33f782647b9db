"""Where the words of findings stand, whatever kind they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from onrecord.schema import Evidence
from onrecord.store.schema import events, pieces

CHUNK = 500


def evidence(connection: Connection, ids: Collection[str]) -> dict[str, Evidence]:
    """The first words that support each of some statements and events."""
    found: dict[str, Evidence] = {}
    wanted = sorted(ids)
    for at in range(0, len(wanted), CHUNK):
        found.update(_said(connection, wanted[at : at + CHUNK]))
        found.update(_done(connection, wanted[at : at + CHUNK]))
    return found


def _said(connection: Connection, ids: list[str]) -> Iterator[tuple[str, Evidence]]:
    chosen = select(pieces).where(
        pieces.c.statement.in_(ids), pieces.c.part == "evidence", pieces.c.ordinal == 0
    )
    for row in connection.execute(chosen):
        yield row.statement, Evidence(row.report, row.start_char, row.end_char, row.words)


def _done(connection: Connection, ids: list[str]) -> Iterator[tuple[str, Evidence]]:
    chosen = select(events.c.id, events.c.evidence).where(events.c.id.in_(ids))
    for row in connection.execute(chosen):
        yield row.id, Evidence(**row.evidence[0])
