"""What the record tells of an actor, and who stands where on an issue."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, or_
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.pages.groups import Group, group
from onrecord.pages.matrix import SIGNS, Cell, Course
from onrecord.pages.timeline import Item, timeline
from onrecord.schema import Event, Position
from onrecord.serve.site import LINKS, page, person, site
from onrecord.store import browse, judgements, people, schema
from onrecord.store.browse import Ask

MOST_EVENTS = 200
MOST_SAID = 30


def actor(request: Request) -> Response:
    """An actor: all of one name and kind, and whom people judged to be the same."""
    with site(request).connection() as connection:
        asked = people.bearer(connection, request.path_params["id"])
        if asked is None:
            raise HTTPException(404, "The record holds no such actor.")
        joined = _joined(connection, "actor", asked.id)
        also = [people.bearer(connection, key) for key in joined.members]
        names = {(asked.name, asked.kind)} | {(one.name, one.kind) for one in also if one}
        bearers = people.bearers(connection, sorted(names))
        ids = [one.id for one in bearers]
        held = people.positions_of(connection, schema.positions.c.actor.in_(ids))
        deeds = _deeds(connection, [name for name, _ in names])
        said = browse.rows(connection, Ask("statements", {"speaker": asked.name}), limit=MOST_SAID)
        total = browse.count(connection, Ask("statements", {"speaker": asked.name}))
        hows = people.hows(connection, ids)
        alike = people.same_words(connection, asked.name, asked.kind)
    drawn = timeline(_marks(held, deeds))
    return page(
        "actor.html",
        actor=asked, bearers=bearers, hows=hows, positions=held, events=deeds, said=said,
        total=total, timeline=drawn, joined=joined, names=sorted(names),
        alike=[(key, name) for key, name, kind in alike if (name, kind) not in names],
        called={one.id: one.name for one in bearers}, person=person(request),
    )  # fmt: skip


def issue(request: Request) -> Response:
    """Who stands where on an issue, and how it moved."""
    name = request.query_params.get("name", "")
    with site(request).connection() as connection:
        joined = _joined(connection, "issue", name)
        held = people.positions_of(connection, schema.positions.c.issue.in_(joined.members))
        alike = people.same_issue_words(connection, name)
    if not held:
        raise HTTPException(404, "Nobody is told to stand anywhere on this.")
    return page(
        "issue.html",
        issue=name, positions=held, joined=joined,
        alike=[(other, other) for other in alike if other not in joined.members],
        courses=_courses(held), person=person(request),
        timeline=timeline(_stands(held)),
    )  # fmt: skip


def _courses(held: Sequence[Position]) -> list[tuple[str, Course]]:
    """Each actor's stances one after the other, whatever the issue was called."""
    by_actor: dict[str, list[Position]] = {}
    for item in held:
        by_actor.setdefault(item.actor_name, []).append(item)
    return [(name, Cell(tuple(items)).course) for name, items in by_actor.items()]


def _joined(connection: Connection, kind: str, start: str) -> Group:
    """What people judged to be the same as this."""
    stands = [item for item in judgements.standing(connection) if item.kind == kind]
    pairs = {
        verdict: [(item.target, item.field) for item in stands if item.verdict == verdict]
        for verdict in ("same", "different")
    }
    return group(start, same=pairs["same"], different=pairs["different"])


def _deeds(connection: Connection, names: Sequence[str]) -> list[Event]:
    """Events with a party of one of these names."""
    events = schema.events
    sides = (events.c.actors, events.c.recipients)
    wanted = or_(*(browse.holds_name(side, name) for side in sides for name in names))
    return people.events_where(connection, wanted, limit=MOST_EVENTS)


def _stands(held: Sequence[Position]) -> list[Item]:
    return [
        Item(item.actor_name, item.date, SIGNS[item.stance], f"{item.stance} {item.issue}",
             LINKS.finding(item.report, item.id))
        for item in held
    ]  # fmt: skip


def _marks(held: Sequence[Position], deeds: Sequence[Event]) -> list[Item]:
    stands = [
        Item("positions", item.date, SIGNS[item.stance], f"{item.stance} {item.issue}",
             LINKS.finding(item.report, item.id))
        for item in held
    ]  # fmt: skip
    done = [
        Item("events", item.when.value if item.when else None, "e",
             f"{item.type.lower()}: {item.trigger.text} ({item.status})",
             LINKS.finding(item.report, item.id))
        for item in deeds
    ]  # fmt: skip
    return stands + done
