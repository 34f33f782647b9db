"""A story: the reports of one affair, who tells it, what they tell, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.pages.matrix import matrix
from onrecord.pages.timeline import Item, timeline
from onrecord.schema import Event, Featured, Story
from onrecord.serve.live import shows
from onrecord.serve.site import LINKS, page, since, site
from onrecord.store import affairs, browse, news, people, schema, words

MOST_EVENTS, MOST_POSITIONS = 500, 2000
MOST_ACTORS = 40


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a story, and the prints of its text that are folded under it."""

    row: dict[str, object]
    copies: tuple[dict[str, object], ...] = ()

    @property
    def all(self) -> tuple[dict[str, object], ...]:
        """The report and its prints."""
        return (self.row, *self.copies)


def story(request: Request) -> Response:
    """A story, or what of it came since a moment."""
    moment = since(request)
    with site(request).connection() as connection:
        found = affairs.story(connection, request.path_params["id"])
        if found is None:
            raise HTTPException(404, "The record holds no such story.")
        rows = _rows(connection, found.reports)
        asked = news.of_story(connection, found.id, moment) if moment else set(found.reports)
        events = people.events_where(
            connection, schema.events.c.report.in_(asked), limit=MOST_EVENTS
        )
        held = people.positions_of(
            connection, schema.positions.c.report.in_(asked), limit=MOST_POSITIONS
        )
        records = [r for r in affairs.records_of(connection, found.id) if r.differs]
        members = {m for record in records for m in record.members}
        compared = {key for pair in found.compare for key in (pair.one, pair.other)}
        quotes = words.evidence(connection, members | compared)
        actors = _actors(connection, found)
        shown = shows(connection, news.topic("story", found.id))
    if moment:
        new = {key for key, words_ in quotes.items() if words_.report in asked}
        records = [record for record in records if new.intersection(record.members)]
    return page(
        "story.html",
        story=found, reports=rows, told=_folded(found, rows, asked), actors=actors,
        records=records, quotes=quotes, matrix=matrix(held), shown=shown, since=moment,
        timeline=timeline(_marks(rows, events, asked)),
    )  # fmt: skip


def _rows(connection: Connection, reports: Sequence[str]) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in browse.chosen(connection, "reports", reports)}


def _folded(found: Story, rows: dict[str, dict[str, object]], asked: set[str]) -> list[Told]:
    """The reports in the order of time, each print of a text under the one that was first.

    Those that are asked for; a print's first one is shown with it.
    """
    under = {copy: group[0] for group in found.copies for copy in group[1:]}
    made = (
        Told(rows[key], tuple(rows[copy] for copy in rows if under.get(copy) == key))
        for key in rows
        if key not in under
    )
    return [told for told in made if asked.intersection(row["id"] for row in told.all)]


def _actors(connection: Connection, found: Story) -> list[tuple[Featured, str | None]]:
    """Who takes part, and for the link an actor of one of the reports."""
    some = found.actors[:MOST_ACTORS]
    here = people.one_each(connection, [a.identity for a in some], found.reports)
    return [(actor, here.get(actor.identity)) for actor in some]


def _marks(
    rows: dict[str, dict[str, object]], events: Sequence[Event], asked: set[str]
) -> list[Item]:
    """When it was reported, and when what is reported took place."""
    told = [
        Item("reports", str(row["published"] or ""), "", str(row["headline"]), LINKS.report(key))
        for key, row in rows.items()
        if key in asked
    ]
    done = [
        Item(
            event.type.lower(),
            event.when.value if event.when else None,
            "" if event.status == "happened" else "?",
            f"{event.trigger.text} ({event.status})",
            LINKS.finding(event.report, event.id),
        )
        for event in sorted(events, key=lambda event: event.type)
    ]
    return told + done
