"""The flat tables of events and positions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.export.cells import (
    BREAK,
    Row,
    about_report,
    actors_of,
    joined,
    judgement,
    shown,
)
from onrecord.schema import Event
from onrecord.store import Entry


def events(entry: Entry) -> Iterator[Row]:
    """The rows of a report's events."""
    about = about_report(entry)
    for event in entry.events:
        when, where = event.when, event.where
        known = when if when and when.value else None
        yield (
            event.id,
            *about,
            entry.together.get(event.id),
            event.type,
            event.mode,
            joined(event.contexts),
            event.quad,
            joined(party.name for party in event.actors),
            joined(party.name for party in event.recipients),
            event.trigger.text,
            known.value if known else None,
            known.precision if known else None,
            known.ground if known else None,
            where.name if where else None,
            where.country if where else None,
            where.ground if where else None,
            event.status,
            event.told_by,
            joined((matter.text for matter in event.matters), BREAK),
            event.confidence,
            entry.block(event.evidence[0].start),
            *shown(event.evidence),
            *judgement(entry, event.id),
        )


def parties(entry: Entry) -> Iterator[Row]:
    """Who does each event and to whom it is done."""
    cast = actors_of(entry)
    for event in entry.events:
        for side, members in (("actor", event.actors), ("recipient", event.recipients)):
            for rank, party in enumerate(members, 1):
                who = cast.get(party.actor or "")
                yield (
                    event.id,
                    entry.id,
                    side,
                    rank,
                    party.actor,
                    party.name,
                    party.role,
                    party.of,
                    who.kind if who else None,
                    who.code if who else None,
                    who.sector if who else None,
                    entry.together.get(party.actor or ""),
                    *(party.span or (None, None)),
                )


def figures(entry: Entry) -> Iterator[Row]:
    """The numbers that belong to events."""
    for event in entry.events:
        for rank, figure in enumerate(event.figures, 1):
            yield (
                event.id,
                entry.id,
                rank,
                figure.what,
                figure.value,
                figure.low,
                figure.high,
                figure.unit,
                *figure.span,
            )


def positions(entry: Entry) -> Iterator[Row]:
    """The rows of a report's positions."""
    about, cast = about_report(entry), actors_of(entry)
    for item in entry.positions:
        who = cast.get(item.actor or "")
        yield (
            item.id,
            *about,
            item.actor,
            item.actor_name,
            who.kind if who else None,
            who.code if who else None,
            entry.together.get(item.actor or ""),
            item.issue,
            item.stance,
            item.condition,
            item.as_told_by,
            item.date,
            joined(item.via),
            *shown(item.evidence),
            *judgement(entry, item.id),
        )


def evidence(entry: Entry) -> Iterator[Row]:
    """The words that events and positions point at."""
    for event in entry.events:
        for part, rank, start, end, quote in _parts(event):
            yield event.id, "events", entry.id, part, rank, start, end, quote
    for item in entry.positions:
        for rank, piece in enumerate(item.evidence, 1):
            place = (piece.start, piece.end, piece.quote)
            yield item.id, "positions", entry.id, "evidence", rank, *place


def _parts(event: Event) -> Iterator[tuple[Any, ...]]:
    for rank, piece in enumerate(event.evidence, 1):
        yield "evidence", rank, piece.start, piece.end, piece.quote
    yield "trigger", 1, *event.trigger.span, event.trigger.text
    for rank, matter in enumerate(event.matters, 1):
        yield "matter", rank, *matter.span, matter.text
