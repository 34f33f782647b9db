"""What the record tells of one name over all reports, and of one issue."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, or_, select

from onrecord.schema import Event, Position, Role
from onrecord.store import deeds
from onrecord.store.schema import actors, events, mentions, positions, reports, standing

MOST_ALIKE = 12
SHORTEST = 4
"""Letters of a word that two names may share by more than chance."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """An actor of one report.

    Attributes:
        id: the actor's id.
        name: the name.
        kind: person, organization …
        aliases: other names used.
        roles: what the report says they are.
        code: ISO 3166 alpha-3 of a country.
        sector: PLOVER's sector.
        report: the report's id.
        headline: the report's headline.
        published: when it was published.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    code: str | None
    sector: str | None
    report: str
    headline: str | None
    published: str | None


def bearer(connection: Connection, actor: str) -> Bearer | None:
    """An actor by id."""
    found = _bearers(connection, actors.c.id == actor)
    return found[0] if found else None


def bearers(connection: Connection, names: Collection[tuple[str, str]]) -> list[Bearer]:
    """All actors of some names and kinds, in the order of time."""
    wanted = or_(*((actors.c.name == name) & (actors.c.kind == kind) for name, kind in names))
    return _bearers(connection, wanted)


def _bearers(connection: Connection, wanted: ColumnElement[bool]) -> list[Bearer]:
    columns = (
        actors.c.id, actors.c.name, actors.c.kind, actors.c.aliases, actors.c.roles, actors.c.code,
        actors.c.sector, actors.c.report, reports.c.headline, reports.c.published_value,
    )  # fmt: skip
    joined = actors.join(reports, actors.c.report == reports.c.id)
    order = (reports.c.published_value, reports.c.path, actors.c.ordinal)
    found = connection.execute(select(*columns).select_from(joined).where(wanted).order_by(*order))
    return [
        Bearer(
            row.id, row.name, row.kind, tuple(row.aliases),
            tuple(Role(*role) for role in row.roles), row.code, row.sector, row.report,
            row.headline, row.published_value,
        )
        for row in found
    ]  # fmt: skip


def members(connection: Connection, ids: Collection[str]) -> list[Bearer]:
    """Some actors by their ids, in the order of time."""
    return _bearers(connection, actors.c.id.in_(ids))


def identity_of(connection: Connection, actor: str) -> str | None:
    """Of which identity an actor is, None where reports were never read together."""
    return connection.scalar(select(actors.c.identity).where(actors.c.id == actor))


def hows(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """By which ways some actors are mentioned, and how often."""
    number = func.count()
    chosen = select(mentions.c.how, number).where(mentions.c.actor.in_(ids))
    found = connection.execute(chosen.group_by(mentions.c.how).order_by(number.desc()))
    return {row[0]: row[1] for row in found}


def same_words(connection: Connection, name: str, kind: str) -> list[tuple[str, str, str]]:
    """Other names of a kind that share a word: id, name and kind, for a person to judge."""
    words = [word for word in name.split() if len(word) >= SHORTEST]
    if not words:
        return []
    alike = or_(*(actors.c.name.icontains(word, autoescape=True) for word in words))
    chosen = select(func.min(actors.c.id), actors.c.name, actors.c.kind).where(
        alike, actors.c.name != name, actors.c.kind == kind
    )
    grouped = chosen.group_by(actors.c.name, actors.c.kind).order_by(func.count().desc())
    return [(row[0], row[1], row[2]) for row in connection.execute(grouped.limit(MOST_ALIKE))]


def same_issue_words(connection: Connection, issue: str) -> list[str]:
    """Other issues that share a longer word, for a person to judge."""
    words = [word for word in issue.split() if len(word) > SHORTEST]
    if not words:
        return []
    alike = or_(*(positions.c.issue.icontains(word, autoescape=True) for word in words))
    chosen = select(positions.c.issue).where(alike, positions.c.issue != issue)
    order = (func.count().desc(), positions.c.issue)
    grouped = chosen.group_by(positions.c.issue).order_by(*order)
    return list(connection.scalars(grouped.limit(MOST_ALIKE)))


def positions_of(
    connection: Connection, wanted: ColumnElement[bool], *, limit: int
) -> list[Position]:
    """Positions that nobody rejected, in the order of their dates."""
    rejected = select(standing.c.target).where(
        standing.c.target == positions.c.id, standing.c.verdict == "reject"
    )
    chosen = select(positions).where(wanted, ~rejected.exists())
    rows = connection.execute(
        chosen.order_by(positions.c.date, positions.c.id).limit(limit)
    ).mappings()
    return [deeds.position(row) for row in rows]


def events_where(
    connection: Connection, wanted: ColumnElement[bool] | None = None, *, limit: int
) -> list[Event]:
    """Events that nobody rejected, in the order in which they took place."""
    rejected = select(standing.c.target).where(
        standing.c.target == events.c.id, standing.c.verdict == "reject"
    )
    chosen = select(events).where(~rejected.exists())
    if wanted is not None:
        chosen = chosen.where(wanted)
    order = (events.c.when_value.is_(None), events.c.when_value, events.c.id)
    rows = connection.execute(chosen.order_by(*order).limit(limit)).mappings()
    return [deeds.event(row) for row in rows]
