"""What the record tells of one name over all reports, and of one issue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from onrecord.schema import Event, Position, Role, Story
from onrecord.store import deeds
from onrecord.store.edits import corrected
from onrecord.store.listings import IN_TIME, as_text
from onrecord.store.schema import (
    actors,
    events,
    mentions,
    positions,
    reports,
    standing,
    statements,
    stories,
)
from onrecord.store.within import holds_word

Row = Mapping[str, Any]
"""Of a list."""

CHUNK = 500
"""Ids named in one SQL statement: older SQLite allows 999 parameters."""
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


def who(identities: Collection[str], names: Collection[tuple[str, str]]) -> ColumnElement[bool]:
    """Which actors of reports are meant: all of some identities, or of some names and kinds."""
    named = ((actors.c.name == name) & (actors.c.kind == kind) for name, kind in names)
    return or_(actors.c.identity.in_(identities), *named)


def bearers(connection: Connection, wanted: ColumnElement[bool]) -> list[Bearer]:
    """Some actors of reports, in the order of time."""
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


def identity_of(connection: Connection, actor: str) -> str | None:
    """Of which identity an actor is, None where reports were never read together."""
    return connection.scalar(select(actors.c.identity).where(actors.c.id == actor))


def one_each(
    connection: Connection, identities: Collection[str], reports: Sequence[str]
) -> dict[str, str]:
    """Of each identity an actor in one of some reports, by the identity's id."""
    found: dict[str, str] = {}
    for at in range(0, len(reports), CHUNK):
        # By the reports alone: an identity may have thousands of actors elsewhere.
        here = actors.c.report.in_(reports[at : at + CHUNK])
        for key, identity in connection.execute(select(actors.c.id, actors.c.identity).where(here)):
            if identity in identities:
                found[identity] = min(key, found.get(identity, key))
    return found


def hows(connection: Connection, wanted: ColumnElement[bool]) -> dict[str, int]:
    """By which ways some actors are mentioned, and how often."""
    number = func.count()
    of = mentions.join(actors, mentions.c.actor == actors.c.id)
    chosen = select(mentions.c.how, number).select_from(of).where(wanted)
    found = connection.execute(chosen.group_by(mentions.c.how).order_by(number.desc()))
    return {row[0]: row[1] for row in found}


def said_by(connection: Connection, ids: Select[Any], *, limit: int) -> list[str]:
    """The ids of statements that some actors made, in the order of time."""
    joined = statements.join(reports, statements.c.report == reports.c.id)
    chosen = select(statements.c.id).select_from(joined)
    chosen = chosen.where(statements.c.speaker_actor.in_(ids), ~rejected(statements.c.id))
    return list(connection.scalars(chosen.order_by(*IN_TIME, statements.c.ordinal).limit(limit)))


def rejected(key: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether somebody rejected a finding."""
    lines = select(standing.c.target).where(standing.c.target == key)
    return lines.where(standing.c.verdict == "reject").exists()


def published(connection: Connection, ids: Collection[str]) -> dict[str, str | None]:
    """When some reports came out."""
    chosen = select(reports.c.id, reports.c.published_value).where(reports.c.id.in_(ids))
    return {row[0]: row[1] for row in connection.execute(chosen)}


def rejected_ones(connection: Connection, ids: Collection[str]) -> set[str]:
    """Which of some findings somebody rejected: few are."""
    lines = select(standing.c.target).where(standing.c.verdict == "reject")
    return set(connection.scalars(lines)).intersection(ids)


def same_words(actors: Iterable[Row], name: str, kind: str) -> list[tuple[str, str]]:
    """Other names of a kind that share a word: id and name, for a person to judge."""
    words = [word for word in name.split() if len(word) >= SHORTEST]
    alike = (row for row in actors if row["kind"] == kind and _alike(row["name"], name, words))
    return [(row["id"], row["name"]) for row in islice(alike, MOST_ALIKE)]


def _alike(one: str, other: str, words: Collection[str]) -> bool:
    told = one.casefold()
    return one != other and any(word.casefold() in told for word in words)


def same_issue_words(issues: Iterable[Row], issue: str) -> list[str]:
    """Other issues that share a longer word, for a person to judge."""
    words = [word for word in issue.split() if len(word) > SHORTEST]
    alike = (row["issue"] for row in issues if _alike(row["issue"], issue, words))
    return list(islice(alike, MOST_ALIKE))


def same_story_words(connection: Connection, found: Story) -> list[tuple[str, str]]:
    """Other stories whose title shares a word: their first report and title, for a person."""
    words = [word for word in found.title.split() if len(word) >= SHORTEST]
    if not words:
        return []
    alike = or_(*(holds_word(stories.c.title, word) for word in words))
    first = stories.c.reports[0].as_string()
    chosen = select(first, stories.c.title).where(alike, first.not_in(found.reports))
    number = func.json_array_length(stories.c.reports)
    order = (number.desc(), stories.c.title, stories.c.id)
    return [
        (row[0], row[1]) for row in connection.execute(chosen.order_by(*order).limit(MOST_ALIKE))
    ]


def on_issue(issues: Collection[str]) -> ColumnElement[bool]:
    """Positions on some issues, as found or as people corrected them."""
    told = select(standing.c.target).where(
        standing.c.kind == "position", standing.c.verdict == "edit", standing.c.field == "issue"
    )
    moved = positions.c.id.in_(told)
    here = positions.c.id.in_(told.where(standing.c.value.in_(issues)))
    return or_(and_(positions.c.issue.in_(issues), ~moved), here)


def positions_of(
    connection: Connection, wanted: ColumnElement[bool], *, limit: int
) -> list[Position]:
    """Positions that nobody rejected, as people corrected them, in the order of their dates."""
    chosen = select(positions).where(wanted, ~rejected(positions.c.id))
    rows = connection.execute(
        chosen.order_by(positions.c.date, positions.c.id).limit(limit)
    ).mappings()
    return corrected(connection, "position", [deeds.position(row) for row in rows])


def events_where(
    connection: Connection, wanted: ColumnElement[bool] | None = None, *, limit: int
) -> list[Event]:
    """Events that nobody rejected, as people corrected them, in the order of their days."""
    chosen = select(events).where(~rejected(events.c.id))
    if wanted is not None:
        chosen = chosen.where(wanted)
    order = (events.c.when_value.is_(None), events.c.when_value, events.c.id)
    rows = connection.execute(chosen.order_by(*order).limit(limit)).mappings()
    return corrected(connection, "event", [deeds.event(row) for row in rows])


def latest_events(
    connection: Connection, wanted: ColumnElement[bool], *, limit: int
) -> list[Event]:
    """Events whose day is known, the latest first."""
    chosen = select(events).where(events.c.when_value.is_not(None), wanted)
    order = (events.c.when_value.desc(), events.c.id)
    rows = connection.execute(chosen.order_by(*order).limit(limit)).mappings()
    return corrected(connection, "event", [deeds.event(row) for row in rows])


def sides(
    connection: Connection, wanted: ColumnElement[bool]
) -> Iterator[tuple[list[str], list[str], int]]:
    """The names on both sides of each event that has two, and its quadrant."""
    both = (as_text(events.c.actors) != "[]", as_text(events.c.recipients) != "[]")
    chosen = select(events.c.actors, events.c.recipients, events.c.quad).where(*both, wanted)
    for row in connection.execute(chosen):
        yield [p["name"] for p in row.actors], [p["name"] for p in row.recipients], row.quad
