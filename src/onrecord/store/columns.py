"""Columns of lists that are put together from several tables, or from JSON."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, FromClause, func, select

from onrecord.store.fields import names
from onrecord.store.schema import events, pieces, positions, reports, statements

MONTH = func.substr(reports.c.published_value, 1, 7)
HEADLINE = func.coalesce(
    reports.c.headline, reports.c.known["title"].as_string(), func.substr(reports.c.text, 1, 80)
)
# Those without a date come last, and within a report the text decides.
IN_TIME: tuple[ColumnElement[Any], ...] = (
    reports.c.published_value.is_(None),
    reports.c.published_value,
    reports.c.path,
    reports.c.id,
)


def count(table: FromClause, *same: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows of a table there are with the same value."""
    return select(func.count()).select_from(table).where(*same).scalar_subquery()


def words(part: str) -> ColumnElement[str]:
    """The words of a part of a statement, put together."""
    held = select(func.aggregate_strings(pieces.c.words, " … "))
    mine = held.where(pieces.c.statement == statements.c.id, pieces.c.part == part)
    return mine.scalar_subquery()


def edge(what: Any) -> ColumnElement[int]:
    """Where a statement's words begin, or end."""
    held = select(what).where(pieces.c.statement == statements.c.id, pieces.c.part == "evidence")
    return held.scalar_subquery()


def evidence(table: Any, name: str) -> ColumnElement[Any]:
    """What the first words tell that a finding is shown by."""
    found = table.c.evidence[0][name]
    typed: ColumnElement[Any] = found.as_string() if name == "quote" else found.as_integer()
    return typed


def of_witness() -> ColumnElement[float]:
    """How sure a position is: as sure as the statement or event that it was first read from."""
    first = positions.c.via[0].as_string()
    said, done = (
        select(table.c.confidence).where(table.c.id == first).scalar_subquery()
        for table in (statements, events)
    )
    return func.coalesce(said, done)


def hedges(held: Any) -> list[str]:
    """The words of what weakens a statement."""
    return [hedge[0] for hedge in held or ()]


def parties(held: Any) -> list[dict[str, Any]]:
    """The sides of an event; people write names, the machine has parties."""
    if not isinstance(held, str):
        return list(held or ())
    if held.startswith("["):
        return list(json.loads(held))
    return [{"name": name, "actor": None} for name in names(held)]
