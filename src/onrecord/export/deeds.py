"""The lines of events.jsonl and positions.jsonl."""

from __future__ import annotations

from onrecord.export import spans
from onrecord.export.spans import Line
from onrecord.schema import Event, Figure, Party, Position
from onrecord.store import Entry


def events(entry: Entry) -> list[Line]:
    """The lines of a report's events, in the order of the text."""
    return [_event(e, entry) for e in sorted(entry.events, key=lambda e: (e.trigger.span, e.id))]


def positions(entry: Entry) -> list[Line]:
    """The lines of a report's positions, in the order in which they are first shown."""
    return [_position(p, entry) for p in entry.positions]


def _event(event: Event, entry: Entry) -> Line:
    when, where = event.when, event.where
    return {
        "id": event.id,
        "report": event.report,
        "story": entry.story,
        "record": entry.together.get(event.id),
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "quad": event.quad,
        "actors": [_party(party) for party in event.actors],
        "recipients": [_party(party) for party in event.recipients],
        "trigger": spans.words(event.trigger),
        "when": when
        and when.value
        and {
            "value": when.value,
            "precision": when.precision,
            "ground": when.ground,
            "span": spans.span(when.span),
        },
        "where": where
        and {
            "name": where.name,
            "country": where.country,
            "ground": where.ground,
            "span": spans.span(where.span),
        },
        "status": event.status,
        "told_by": event.told_by,
        "matters": [spans.words(matter) for matter in event.matters],
        "figures": [_figure(figure) for figure in event.figures],
        "confidence": event.confidence,
        "block": entry.block(event.evidence[0].start),
        "evidence": [spans.evidence(evidence) for evidence in event.evidence],
    }


def _position(item: Position, entry: Entry) -> Line:
    return {
        "id": item.id,
        "report": item.report,
        "story": entry.story,
        "actor": item.actor,
        "actor_name": item.actor_name,
        "issue": item.issue,
        "stance": item.stance,
        "condition": item.condition,
        "as_told_by": item.as_told_by,
        "date": item.date,
        "via": list(item.via),
        "evidence": [spans.evidence(evidence) for evidence in item.evidence],
    }


def _party(party: Party) -> Line:
    return {
        "actor": party.actor,
        "name": party.name,
        "role": party.role,
        "of": party.of,
        "span": spans.span(party.span),
    }


def _figure(figure: Figure) -> Line:
    return {
        "what": figure.what,
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "unit": figure.unit,
        "span": spans.span(figure.span),
    }


def _number(value: float | None) -> float | None:
    """A number without a fraction is written without a point."""
    return int(value) if value is not None and value == int(value) else value
