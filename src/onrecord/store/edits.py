"""What of a finding people may edit: each field with the values that it may have.

An edit never changes a finding. It is a judgement, and here it is laid over the value that the
machine found, for those who want to see it so. An empty value says: not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, select

from onrecord.schema import Event, Position, Statement
from onrecord.store.editable import FIELDS
from onrecord.store.fields import Cast, Field, check, names, stand_in
from onrecord.store.schema import standing

__all__ = [
    "FIELDS", "Cast", "Field", "cast_of", "check", "corrected", "edited", "names", "stand_in",
]  # fmt: skip

Finding = TypeVar("Finding", bound=Statement | Event | Position)

CHUNK = 500


def cast_of(actors: Iterable[Any]) -> Cast:
    """The ids of a report's actors by the names they go by."""
    return {name: actor.id for actor in actors for name in (actor.name, *actor.aliases)}


def edited(kind: str, item: Finding, field: str, value: str | None, cast_: Cast) -> Finding:
    """A finding with an edit laid over it; as it was where the edit is none that it may have."""
    known = FIELDS[kind].get(field)
    if known is None:
        return item
    try:
        told = check(known, value or "")
    except ValueError:
        return item  # of a file that was loaded: what is no code stays none
    return cast(Finding, known.put(item, told or None, cast_))


def corrected(connection: Connection, kind: str, items: Sequence[Finding]) -> list[Finding]:
    """Findings with what people edited in place of what the machine found."""
    lines: dict[str, list[tuple[str, str | None]]] = {}
    keys = [item.id for item in items]
    for at in range(0, len(keys), CHUNK):
        held = select(standing).where(
            standing.c.target.in_(keys[at : at + CHUNK]), standing.c.verdict == "edit"
        )
        for row in connection.execute(held):
            lines.setdefault(row.target, []).append((row.field, row.value))
    made = []
    for item in items:
        for field, value in lines.get(item.id, ()):
            item = edited(kind, item, field, value, {})
        made.append(item)
    return made
