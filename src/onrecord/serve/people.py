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
from onrecord.schema import Event, Identity, Position
from onrecord.serve.live import shows
from onrecord.serve.site import LINKS, page, person, site
from onrecord.store import affairs, browse, judgements, news, people, schema
from onrecord.store.narrow import Ask, holds_name
from onrecord.store.people import Bearer

MOST_EVENTS = 200
MOST_SAID = 30
MOST_POSITIONS = 300
MOST_BEARERS = 100
"""Lines of each kind on one page; the lists have all."""


def actor(request: Request) -> Response:
    """An actor over all reports, as the run linked them and people joined them."""
    with site(request).connection() as connection:
        asked = people.bearer(connection, request.path_params["id"])
        if asked is None:
            raise HTTPException(404, "The record holds no such actor.")
        one = _identity(connection, asked.id)
        joined = _joined(connection, "actor", asked.id)
        bearers = _bearers(connection, asked, one, joined)
        ids, names = [each.id for each in bearers], {each.name for each in bearers}
        held = people.positions_of(
            connection, schema.positions.c.actor.in_(ids), limit=MOST_POSITIONS
        )
        deeds = _deeds(connection, sorted(names))
        ask = Ask("statements", {"speaker": asked.name})
        said = browse.rows(connection, ask, limit=MOST_SAID)
        total = browse.count(connection, ask)
        hows = people.hows(connection, ids)
        alike = people.same_words(connection, asked.name, asked.kind)
        shown = shows(connection, *(news.topic("actor", name) for name in sorted(names)))
    return page(
        "actor.html",
        actor=asked, bearers=bearers[:MOST_BEARERS], reports=len({b.report for b in bearers}),
        hows=hows, positions=held, events=deeds, said=said,
        total=total, timeline=timeline(_marks(held, deeds)), joined=joined, names=sorted(names),
        alike=[(key, name) for key, name, _ in alike if name not in names],
        called={each.id: each.name for each in bearers}, person=person(request), identity=one,
        reported={each.id: each for each in bearers}, shown=shown,
    )  # fmt: skip


def _identity(connection: Connection, actor: str) -> Identity | None:
    key = people.identity_of(connection, actor)
    return affairs.identity(connection, key) if key else None


def _bearers(
    connection: Connection, asked: Bearer, one: Identity | None, joined: Group
) -> list[Bearer]:
    """The actors of the reports: linked by the run, or of one name, and joined by people."""
    found = {asked.id: asked}
    for key in joined.members:
        other = _identity(connection, key) if key != asked.id else one
        if other is not None:
            found |= {each.id: each for each in people.members(connection, other.members)}
        elif (each := people.bearer(connection, key)) is not None:
            found |= {b.id: b for b in people.bearers(connection, [(each.name, each.kind)])}
    return sorted(found.values(), key=lambda each: (each.published or "~", each.report))


def issue(request: Request) -> Response:
    """Who stands where on an issue, and how it moved."""
    name = request.query_params.get("name", "")
    with site(request).connection() as connection:
        joined = _joined(connection, "issue", name)
        held = people.positions_of(
            connection, schema.positions.c.issue.in_(joined.members), limit=MOST_POSITIONS
        )
        alike = people.same_issue_words(connection, name)
        shown = shows(connection, *(news.topic("issue", key) for key in joined.members))
    if not held:
        raise HTTPException(404, "Nobody is told to stand anywhere on this.")
    return page(
        "issue.html",
        issue=name, positions=held, joined=joined,
        alike=[(other, other) for other in alike if other not in joined.members],
        courses=_courses(held), person=person(request),
        timeline=timeline(_stands(held)), shown=shown,
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
    wanted = or_(*(holds_name(side, name) for side in sides for name in names))
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
