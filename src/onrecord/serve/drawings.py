"""The record's events drawn: when they took place, and who acts towards whom."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.pages import network as drawing
from onrecord.pages import timeline as line
from onrecord.schema import Event
from onrecord.serve.site import LINKS, page, site
from onrecord.store import people

MOST_EVENTS = 1000
"""Marks that a browser still draws at once."""
CONFLICT = 3
"""PLOVER's quadrants from this one on are conflict."""


def timeline(request: Request) -> Response:
    """Events of each type against the days on which they took place."""
    with site(request).connection() as connection:
        found = people.events_where(connection, limit=MOST_EVENTS)
    items = [_item(event) for event in sorted(found, key=lambda event: event.type)]
    return page("drawing.html", title="Timeline", timeline=line.timeline(items), network=None)


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
    """Who acts towards whom, for and against."""
    with site(request).connection() as connection:
        found = people.events_where(connection, limit=MOST_EVENTS)
    acts = [
        drawing.Act(one.name, other.name, event.quad >= CONFLICT)
        for event in found
        for one in event.actors
        for other in event.recipients
    ]
    return page("drawing.html", title="Network", timeline=None, network=drawing.network(acts))
