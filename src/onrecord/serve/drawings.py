"""The record's events drawn: when they took place, and who acts towards whom."""

from __future__ import annotations

from sqlalchemy import Connection, and_, true
from starlette.requests import Request
from starlette.responses import Response

from onrecord.pages import network as drawing
from onrecord.pages import timeline as line
from onrecord.schema import Event
from onrecord.serve.site import LINKS, asked, page, person, site
from onrecord.store import people
from onrecord.store.narrow import Ask, conditions

MOST_EVENTS = 500
"""Marks that a browser still draws at once, and that a reader still tells apart."""
CONFLICT = 3
"""PLOVER's quadrants from this one on are conflict."""


def timeline(request: Request) -> Response:
    """Events of each type against the days on which they took place, the latest of many."""
    ask, record, by = asked(request, "events"), site(request), person(request)
    with record.connection() as connection:
        drawn, made = record.keep(
            connection, ("timeline", ask.key), lambda beside: _timeline(beside, ask), by=by
        )
        total = record.counted(connection, ask, by=by).total
    return page(
        "drawing.html", title="Timeline", ask=ask, total=total, drawn=drawn,
        timeline=made, network=None,
    )  # fmt: skip


def _timeline(connection: Connection, ask: Ask) -> tuple[int, line.Timeline | None]:
    """How many events are drawn, and the drawing."""
    wanted = and_(true(), *conditions(connection, ask))
    found = people.latest_events(connection, wanted, limit=MOST_EVENTS)
    items = [_item(event) for event in sorted(found, key=lambda event: event.type)]
    return len(found), line.timeline(items)


def _item(event: Event) -> line.Item:
    sides = ", ".join(party.name for party in event.actors) or "somebody"
    whom = ", ".join(party.name for party in event.recipients)
    return line.Item(
        lane=event.type.lower(),
        date=event.when.value if event.when else None,
        sign="" if event.status == "happened" else "?",
        label=f"{sides}{f' → {whom}' if whom else ''}: {event.trigger.text} ({event.status})",
        href=LINKS.finding(event.report, event.id),
    )


def network(request: Request) -> Response:
    """Who acts towards whom, for and against, over all events."""
    ask, record, by = asked(request, "events"), site(request), person(request)
    with record.connection() as connection:
        made = record.keep(
            connection, ("network", ask.key), lambda beside: _network(beside, ask), by=by
        )
        total = record.counted(connection, ask, by=by).total
    return page(
        "drawing.html", title="Network", ask=ask, total=total, drawn=total,
        timeline=None, network=made,
    )  # fmt: skip


def _network(connection: Connection, ask: Ask) -> drawing.Network | None:
    wanted = and_(true(), *conditions(connection, ask))
    return drawing.network(
        drawing.Act(one, other, quad >= CONFLICT)
        for actors, recipients, quad in people.sides(connection, wanted)
        for one in actors
        for other in recipients
    )
