"""Events and positions into rows and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import RowMapping

from onrecord.schema import (
    Event,
    EventPlace,
    EventTime,
    Evidence,
    Figure,
    Party,
    Position,
    Span,
    Words,
)
from onrecord.store import spans

Row = dict[str, Any]


def events(found: Sequence[Event]) -> list[Row]:
    """The rows of a report's events."""
    return [
        {
            "id": event.id,
            "report": event.report,
            "ordinal": ordinal,
            "type": event.type,
            "mode": event.mode,
            "contexts": list(event.contexts),
            "quad": event.quad,
            "actors": [asdict(party) for party in event.actors],
            "recipients": [asdict(party) for party in event.recipients],
            "status": event.status,
            "told_by": event.told_by,
            "matters": [asdict(words) for words in event.matters],
            "figures": [asdict(figure) for figure in event.figures],
            "evidence": [asdict(evidence) for evidence in event.evidence],
            "confidence": event.confidence,
        }
        | _words("trigger", event.trigger)
        | when(event.when)
        | _where(event.where)
        for ordinal, event in enumerate(found)
    ]


def when(made: EventTime | None) -> Row:
    """The columns of an event's day."""
    names = ("value", "precision", "ground", "time", "past")
    start, end = spans.columns(made.span if made else None)
    found = {f"when_{name}": getattr(made, name, None) for name in names}
    return found | {"when_start": start, "when_end": end}


def _where(made: EventPlace | None) -> Row:
    start, end = spans.columns(made.span if made else None)
    found = {f"where_{name}": getattr(made, name, None) for name in ("name", "country", "ground")}
    return found | {"where_start": start, "where_end": end}


def _words(name: str, made: Words | None) -> Row:
    start, end = spans.columns(made.span if made else None)
    return {f"{name}_text": made.text if made else None, f"{name}_start": start, f"{name}_end": end}


def positions(found: Sequence[Position]) -> list[Row]:
    """The rows of a report's positions."""
    return [
        {
            "id": item.id,
            "report": item.report,
            "ordinal": ordinal,
            "actor": item.actor,
            "actor_name": item.actor_name,
            "issue": item.issue,
            "stance": item.stance,
            "condition": item.condition,
            "as_told_by": item.as_told_by,
            "date": item.date,
            "via": list(item.via),
            "evidence": [asdict(evidence) for evidence in item.evidence],
        }
        for ordinal, item in enumerate(found)
    ]


def event(row: RowMapping) -> Event:
    """The event that a row tells."""
    trigger = _words_back(row, "trigger")
    assert trigger is not None
    return Event(
        id=row["id"],
        report=row["report"],
        type=row["type"],
        mode=row["mode"],
        contexts=tuple(row["contexts"]),
        quad=row["quad"],
        actors=_parties(row["actors"]),
        recipients=_parties(row["recipients"]),
        trigger=trigger,
        status=row["status"],
        evidence=tuple(Evidence(**e) for e in row["evidence"]),
        confidence=row["confidence"],
        when=_when_back(row),
        where=_where_back(row),
        told_by=row["told_by"],
        matters=tuple(Words(w["text"], tuple(w["span"])) for w in row["matters"]),
        figures=tuple(Figure(**(f | {"span": tuple(f["span"])})) for f in row["figures"]),
    )


def position(row: RowMapping) -> Position:
    """The position that a row tells."""
    return Position(
        id=row["id"],
        report=row["report"],
        actor=row["actor"],
        actor_name=row["actor_name"],
        issue=row["issue"],
        stance=row["stance"],
        evidence=tuple(Evidence(**e) for e in row["evidence"]),
        condition=row["condition"],
        as_told_by=row["as_told_by"],
        date=row["date"],
        via=tuple(row["via"]),
    )


def _parties(found: list[Row]) -> tuple[Party, ...]:
    return tuple(
        Party(**(party | {"span": tuple(party["span"]) if party["span"] else None}))
        for party in found
    )


def _when_back(row: RowMapping) -> EventTime | None:
    if row["when_ground"] is None:
        return None
    return EventTime(
        row["when_value"],
        row["when_precision"],
        row["when_ground"],
        _span_back(row, "when"),
        row["when_time"],
        bool(row["when_past"]),
    )


def _where_back(row: RowMapping) -> EventPlace | None:
    if row["where_ground"] is None:
        return None
    span = _span_back(row, "where")
    return EventPlace(row["where_name"], row["where_country"], row["where_ground"], span)


def _words_back(row: RowMapping, name: str) -> Words | None:
    span = _span_back(row, name)
    return Words(row[f"{name}_text"], span) if span else None


def _span_back(row: RowMapping, name: str) -> Span | None:
    start: Any = row[f"{name}_start"]
    return None if start is None else (start, row[f"{name}_end"])
