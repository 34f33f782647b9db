"""People's judgements: lines that are only ever added, and what stands by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select, text

from onrecord.schema import Judgement
from onrecord.store import schema
from onrecord.store.groups import Pair
from onrecord.store.standing import Stands, stands

CHUNK = 500

RENAMED = {"start": "start_char", "end": "end_char"}

PROTECTION = (
    """CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN
        SELECT RAISE(ABORT, 'judgements are only ever added to');
    END""",
    """CREATE TRIGGER judgements_hold BEFORE UPDATE ON judgements BEGIN
        SELECT RAISE(ABORT, 'judgements are only ever added to');
    END""",
)

KINDS = {"statement": schema.statements, "event": schema.events, "position": schema.positions}


def protect(connection: Connection) -> None:
    """Let the database itself refuse to change or delete a judgement."""
    if connection.dialect.name == "sqlite":
        for statement in PROTECTION:
            connection.execute(text(statement))


def add(connection: Connection, made: Iterable[Judgement]) -> int:
    """Add judgements, those that are held already left out, and tell what stands anew.

    Returns:
        How many were new.
    """
    lines = {item.id: item for item in made}
    held = set(connection.scalars(select(schema.judgements.c.id)))
    new = [key for key in lines if key not in held]
    if new:
        rows = [{"id": key} | _row(lines[key]) for key in new]
        connection.execute(schema.judgements.insert(), rows)
    settle(connection)
    return len(new)


def every(connection: Connection) -> list[Judgement]:
    """All judgements in the order of their times."""
    order = (schema.judgements.c.time, schema.judgements.c.id)
    rows = connection.execute(select(schema.judgements).order_by(*order)).mappings()
    return [_judgement(row) for row in rows]


def settle(connection: Connection) -> None:
    """Make the table of what stands anew: after judgements came, or findings changed."""
    made = every(connection)
    connection.execute(delete(schema.standing))
    lost = {item.id for item in _orphans(connection, made)}
    rows = [asdict(found) for found in stands(item for item in made if item.id not in lost)]
    if rows:
        connection.execute(schema.standing.insert(), rows)


def standing(connection: Connection, targets: Sequence[str] | None = None) -> list[Stands]:
    """What stands by all judgements together, of some targets or of all."""
    chosen = select(schema.standing)
    if targets is not None:
        chosen = chosen.where(schema.standing.c.target.in_(targets))
    rows = connection.execute(chosen.order_by(*schema.standing.primary_key)).mappings()
    return [Stands(**(dict(row) | {"people": tuple(row["people"])})) for row in rows]


def pairs(connection: Connection, kind: str) -> tuple[list[Pair], list[Pair]]:
    """What of a kind people judged to be the same, and what to be different."""
    table = schema.standing.c
    made: dict[str, list[Pair]] = {"same": [], "different": []}
    found = select(table.target, table.field, table.verdict).where(
        table.kind == kind, table.verdict.in_(made)
    )
    for row in connection.execute(found.order_by(table.target, table.field)):
        made[row.verdict].append((row.target, row.field))
    return made["same"], made["different"]


def orphans(connection: Connection) -> list[Judgement]:
    """Judgements of findings that are no more, or whose words are others now."""
    return _orphans(connection, every(connection))


def _orphans(connection: Connection, made: Sequence[Judgement]) -> list[Judgement]:
    """A judgement follows only the same words at the same place, never words that are like them."""
    judged = [item for item in made if item.kind in KINDS]
    there = {kind: _there(connection, kind, judged) for kind in KINDS}
    texts = _texts(connection, {item.report for item in judged if item.report})

    def lost(item: Judgement) -> bool:
        if item.target not in there[item.kind]:
            return True
        words = texts.get(item.report or "", "")[item.start or 0 : item.end or 0]
        return item.quote is not None and words != item.quote

    return [item for item in judged if lost(item)]


def _there(connection: Connection, kind: str, judged: Sequence[Judgement]) -> set[str]:
    table = KINDS[kind]
    found: set[str] = set()
    wanted = sorted({item.target for item in judged if item.kind == kind})
    for at in range(0, len(wanted), CHUNK):
        some = select(table.c.id).where(table.c.id.in_(wanted[at : at + CHUNK]))
        found.update(connection.scalars(some))
    return found


def _texts(connection: Connection, reports: set[str]) -> dict[str, str]:
    table, found = schema.reports.c, {}
    wanted = sorted(reports)
    for at in range(0, len(wanted), CHUNK):
        some = select(table.id, table.text).where(table.id.in_(wanted[at : at + CHUNK]))
        found.update({row.id: row.text or "" for row in connection.execute(some)})
    return found


def _row(item: Judgement) -> dict[str, Any]:
    return {RENAMED.get(name, name): value for name, value in asdict(item).items()}


def _judgement(row: RowMapping) -> Judgement:
    return Judgement(**{f.name: row[RENAMED.get(f.name, f.name)] for f in fields(Judgement)})
