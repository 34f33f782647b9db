"""What the pages of an actor and of an issue show: who said and did what, and who stands where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from onrecord.pages.links import Links
from onrecord.pages.matrix import SIGNS, Cell, Course
from onrecord.pages.timeline import Item, timeline
from onrecord.schema import Event, Identity, Position, Tie
from onrecord.store import affairs, browse, judgements, people, schema
from onrecord.store.groups import Group, group, left
from onrecord.store.narrow import holds_name
from onrecord.store.people import Bearer

MOST_EVENTS = MOST_POSITIONS = MOST_BEARERS = MOST_TIES = 100
MOST_SAID = MOST_PARTED = 30
MOST_ON_ISSUE = 200
"""Lines of each kind on one page; the lists have all."""


def actor_values(
    connection: Connection, key: str, *, links: Links, actors: Iterable[people.Row] = ()
) -> dict[str, Any] | None:
    """All that the template of an actor sets, None where the record holds no such actor.

    Args:
        connection: inside a transaction.
        key: the id of an actor of any report.
        links: where the other pages are.
        actors: the list of all actors, where people may join two of them.
    """
    asked = people.bearer(connection, key)
    if asked is None:
        return None
    cast = _cast(connection, asked)
    bearers = people.bearers(connection, cast.wanted)
    names = sorted({each.name for each in bearers})
    stands = schema.positions.c.actor.in_(cast.ids)
    held = people.positions_of(connection, stands, limit=MOST_POSITIONS)
    # Whom a person's edit made somebody else's is not told of here.
    held = [item for item in held if item.actor or item.actor_name in names]
    deeds = _deeds(connection, cast, names)
    said = people.said_by(connection, cast.ids, limit=MOST_SAID)
    alike = people.same_words(actors, asked.name, asked.kind)
    members = {each.id: each for each in bearers}
    ties = [tie for tie in cast.ties if {tie.one, tie.other} <= members.keys()]
    return {
        "actor": asked,
        "bearers": bearers[:MOST_BEARERS],
        "reports": len({each.report for each in bearers}),
        "names": names,
        "hows": people.hows(connection, cast.wanted),
        "positions": held,
        "events": deeds,
        "said": browse.chosen(connection, "statements", said),
        "timeline": timeline(_marks(held, deeds, links)),
        "by_run": cast.identity is not None,
        "ties": [(tie, members[tie.one], members[tie.other]) for tie in ties[:MOST_TIES]],
        "more_ties": max(0, len(ties) - MOST_TIES),
        "candidates": cast.identity.candidates if cast.identity else (),
        "joined": cast.group,
        "others": [
            (each.id, f"{each.name}, in: {each.headline or each.report}")
            for each in bearers[:MOST_PARTED]
            if each.id != asked.id
        ],
        "left": cast.left,
        "alike": [(other, name) for other, name in alike if name not in names],
        "called": {each: members[each].name for each in cast.group.joined if each in members},
    }


@dataclass(frozen=True, slots=True)
class _Cast:
    """The actors of reports that are one.

    Attributes:
        identity: what the run holds the one asked for to be.
        group: the run's group, parted and joined by people.
        left: those of the run's group that people parted from it.
        wanted: which actors are meant, as a condition.
    """

    identity: Identity | None
    group: Group
    left: tuple[str, ...]
    wanted: ColumnElement[bool]

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Why the run holds them to be one."""
        return self.identity.ties if self.identity else ()

    @property
    def ids(self) -> Select[Any]:
        """Their ids, as a query inside others: they may be thousands."""
        return select(schema.actors.c.id).where(self.wanted)


def _cast(connection: Connection, asked: Bearer) -> _Cast:
    """Who is one with an actor: linked by the run or of one name, then joined and parted."""

    mine = _identity(connection, asked.id)

    @cache
    def of(key: str) -> tuple[str, ...]:
        one = mine if mine and key in mine.members else _identity(connection, key)
        if one is not None:
            return one.members
        each = people.bearer(connection, key)
        named = people.who([], [(each.name, each.kind)]) if each else schema.actors.c.id == key
        return tuple(b.id for b in people.bearers(connection, named))

    same, different = judgements.pairs(connection, "actor")
    made = group(asked.id, same=same, different=different, of=of)
    gone = left(different, of=of)
    roots = {asked.id} | {key for pair in same for key in pair} & set(made.members)
    identities, names = set(), set()
    for key in roots - gone:
        if (one := people.identity_of(connection, key)) is not None:
            identities.add(one)
        elif (each := people.bearer(connection, key)) is not None:
            names.add((each.name, each.kind))
    whole = and_(people.who(identities, names), schema.actors.c.id.not_in(gone))
    wanted = or_(whole, schema.actors.c.id.in_(roots & gone))
    parted = tuple(sorted(gone & set(of(asked.id)) - set(made.members)))
    return _Cast(mine, made, parted, wanted)


def _identity(connection: Connection, actor: str) -> Identity | None:
    key = people.identity_of(connection, actor)
    return affairs.identity(connection, key) if key else None


def issue_values(
    connection: Connection, name: str, *, links: Links, issues: Iterable[people.Row] = ()
) -> dict[str, Any] | None:
    """All that the template of an issue sets, None where nobody is told to stand on it.

    Args:
        connection: inside a transaction.
        name: the issue.
        links: where the other pages are.
        issues: the list of all issues, where people may join two of them.
    """
    same, different = judgements.pairs(connection, "issue")
    joined = group(name, same=same, different=different)
    on = people.on_issue(joined.members)
    held = people.positions_of(connection, on, limit=MOST_ON_ISSUE)
    if not held:
        return None
    alike = people.same_issue_words(issues, name)
    return {
        "issue": name,
        "positions": held,
        "joined": joined,
        "alike": [(other, other) for other in alike if other not in joined.members],
        "courses": _courses(held),
        "timeline": timeline(_stands(held, links)),
    }


def _courses(held: Sequence[Position]) -> list[tuple[str, Course]]:
    """Each actor's stances one after the other, whatever the issue was called."""
    by_actor: dict[str, list[Position]] = {}
    for item in held:
        by_actor.setdefault(item.actor_name, []).append(item)
    return [(name, Cell(tuple(items)).course) for name, items in by_actor.items()]


def _deeds(connection: Connection, cast: _Cast, names: Sequence[str]) -> list[Event]:
    """Events with a party of one of these names, in the reports in which they stand."""
    events, actors = schema.events.c, schema.actors.c
    named = or_(
        *(holds_name(side, n) for side in (events.actors, events.recipients) for n in names)
    )
    here = events.report.in_(select(actors.report).where(cast.wanted))
    return people.events_where(connection, and_(here, named), limit=MOST_EVENTS)


def _stands(held: Sequence[Position], links: Links) -> list[Item]:
    return [
        Item(item.actor_name, item.date, SIGNS[item.stance], f"{item.stance} {item.issue}",
             links.finding(item.report, item.id))
        for item in held
    ]  # fmt: skip


def _marks(held: Sequence[Position], deeds: Sequence[Event], links: Links) -> list[Item]:
    stands = [
        Item("positions", item.date, SIGNS[item.stance], f"{item.stance} {item.issue}",
             links.finding(item.report, item.id))
        for item in held
    ]  # fmt: skip
    done = [
        Item("events", item.when.value if item.when else None, "e",
             f"{item.type.lower()}: {item.trigger.text} ({item.status})",
             links.finding(item.report, item.id))
        for item in deeds
    ]  # fmt: skip
    return stands + done
