"""Alerts in the database: how far each has looked, what it told of, and how that was delivered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, select, tuple_, update

from onrecord.store import news
from onrecord.store.listings import HEADLINE
from onrecord.store.schema import actors, alerts, deliveries, firings, identities, reports
from onrecord.store.schema import news as lines

CHUNK = 500
"""Ids named in one SQL statement: older SQLite allows 999 parameters."""
MOST_DUE = 500


@dataclass(frozen=True, slots=True)
class Set:
    """An alert that was set.

    Attributes:
        name: its name.
        digest: a hash of what it looks for.
        start: reports count that came after this number of the news.
        seen: up to which number it has looked.
    """

    name: str
    digest: str
    start: int
    seen: int


@dataclass(frozen=True, slots=True)
class Fired:
    """One thing that an alert told of.

    Attributes:
        number: counts them.
        alert: the alert's name.
        record: the finding's id.
        report: the report's.
        time: when it was noticed.
        told: what is told.
    """

    number: int
    alert: str
    record: str
    report: str
    time: str
    told: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Delivery:
    """How one way of telling went.

    Attributes:
        firing: the number of what is told.
        way: file, command or webhook.
        tries: how often it was tried.
        due: when it is tried next, None when never.
        done: when it was done.
        error: why it was not the last time.
    """

    firing: int
    way: str
    tries: int
    due: str | None
    done: str | None
    error: str | None


def settle(
    connection: Connection, wanted: Mapping[str, str], *, past: Iterable[str]
) -> dict[str, Set]:
    """Set the alerts that are new or look for something else now, from this moment on.

    Args:
        connection: inside a transaction.
        wanted: digests by names.
        past: names of those that count what the record holds already.
    """
    now, from_start = news.mark(connection).number, set(past)
    held = {row.name: Set(*row) for row in connection.execute(select(alerts))}
    found = {}
    for name, digest in wanted.items():
        if name not in held or held[name].digest != digest:
            start = 0 if name in from_start else now
            connection.execute(delete(alerts).where(alerts.c.name == name))
            connection.execute(insert(alerts).values(name=name, digest=digest, start=start,
                                                     seen=start))  # fmt: skip
            held[name] = Set(name, digest, start, start)
        found[name] = held[name]
    return found


def settled(connection: Connection, number: int, *, limit: int) -> list[tuple[int, str]]:
    """Reports of which all was told after a number of the news, each with its number."""
    told = select(func.max(lines.c.number)).where(lines.c.kind == "told").scalar_subquery()
    chosen = select(lines.c.number, lines.c.report).where(lines.c.number.between(number + 1, told))
    ordered = chosen.where(lines.c.kind == "story").order_by(lines.c.number).limit(limit)
    return [(row.number, row.report) for row in connection.execute(ordered)]


def arrivals(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """By which number of the news each of some reports came."""
    chosen = select(lines.c.report, lines.c.number)
    some = chosen.where(lines.c.kind == "report", lines.c.report.in_(ids))
    return {row.report: row.number for row in connection.execute(some)}


def looked(connection: Connection, names: Sequence[str], number: int) -> None:
    """Note up to which number of the news some alerts have looked."""
    mine = and_(alerts.c.name.in_(names), alerts.c.seen < number)
    connection.execute(update(alerts).where(mine).values(seen=number))


def fire(
    connection: Connection, alert: str, record: str, told: Mapping[str, Any], *, ways: Sequence[str]
) -> bool:
    """Tell of a record, unless that alert did so before.

    Returns:
        Whether it is new.
    """
    same = and_(firings.c.alert == alert, firings.c.record == record)
    if connection.scalar(select(firings.c.number).where(same)) is not None:
        return False
    now = news.now()
    made = insert(firings).values(
        alert=alert, record=record, report=told["report"], time=now, told=dict(told)
    )
    key = connection.execute(made).inserted_primary_key
    assert key is not None
    if ways:
        rows = [{"firing": key[0], "way": way, "tries": 0, "due": now} for way in ways]
        connection.execute(insert(deliveries), rows)
    news.fired(connection, told["report"], key[0])
    return True


def due(
    connection: Connection, moment: str, ways: Collection[tuple[str, str]]
) -> list[tuple[Fired, Delivery]]:
    """What is to be delivered, the oldest first, so much as a round can do.

    Args:
        connection: inside a transaction.
        moment: by when it is due.
        ways: names of alerts, each with a way by which it tells.
    """
    joined = deliveries.join(firings, deliveries.c.firing == firings.c.number)
    mine = tuple_(firings.c.alert, deliveries.c.way).in_(list(ways))
    chosen = select(firings, deliveries).select_from(joined)
    ordered = (
        chosen.where(deliveries.c.due <= moment, mine)
        .order_by(firings.c.number, deliveries.c.way)
        .limit(MOST_DUE)
    )
    found = connection.execute(ordered)
    return [(Fired(*row[:6]), Delivery(*row[6:])) for row in found]


def claim(connection: Connection, tried: Delivery) -> bool:
    """Note that a delivery is tried now, unless another process did so since it was looked at."""
    mine = and_(
        deliveries.c.firing == tried.firing,
        deliveries.c.way == tried.way,
        deliveries.c.tries == tried.tries - 1,
    )
    values = {"tries": tried.tries, "due": tried.due}
    return connection.execute(update(deliveries).where(mine).values(values)).rowcount == 1


def note(connection: Connection, made: Delivery) -> None:
    """Write how a delivery went."""
    values = {"tries": made.tries, "due": made.due, "done": made.done, "error": made.error}
    mine = and_(deliveries.c.firing == made.firing, deliveries.c.way == made.way)
    connection.execute(update(deliveries).where(mine).values(values))


def postpone(connection: Connection, alert: str, way: str, until: str) -> None:
    """Let all that an alert would tell by a way wait until a moment."""
    mine = select(firings.c.number).where(firings.c.alert == alert)
    held = and_(deliveries.c.way == way, deliveries.c.firing.in_(mine), deliveries.c.due < until)
    connection.execute(update(deliveries).where(held).values(due=until))


def latest(connection: Connection, *, limit: int) -> list[tuple[Fired, tuple[Delivery, ...]]]:
    """What alerts told of last, the newest first, and how it was delivered."""
    found = [Fired(*row) for row in connection.execute(_newest().limit(limit))]
    ways: dict[int, list[Delivery]] = {}
    wanted = deliveries.c.firing.in_([item.number for item in found])
    for row in connection.execute(select(deliveries).where(wanted).order_by(deliveries.c.way)):
        ways.setdefault(row.firing, []).append(Delivery(*row))
    return [(item, tuple(ways.get(item.number, ()))) for item in found]


def _newest() -> Select[Any]:
    return select(firings).order_by(firings.c.number.desc())


def names(connection: Connection, ids: Sequence[str]) -> dict[str, frozenset[str]]:
    """By which names each actor of some reports goes, over all reports."""
    mine = list(_called(connection, actors.c.report, ids))
    ones = sorted({row.identity for row in mine if row.identity})
    members: dict[str, list[str]] = {}
    for some in _chunks(ones):
        chosen = select(identities.c.id, identities.c.members).where(identities.c.id.in_(some))
        members.update((row.id, row.members) for row in connection.execute(chosen))
    every = {key for keys in members.values() for key in keys}
    called = {row.id: _names(row) for row in _called(connection, actors.c.id, sorted(every))}
    return {
        row.id: frozenset(_names(row)).union(
            *(called.get(key, ()) for key in members.get(row.identity, ()))
        )
        for row in mine
    }


def _called(connection: Connection, column: Any, keys: Sequence[str]) -> Iterator[Any]:
    for some in _chunks(keys):
        chosen = select(actors.c.id, actors.c.identity, actors.c.name, actors.c.aliases)
        yield from connection.execute(chosen.where(column.in_(some)))


def _names(row: Any) -> tuple[str, ...]:
    return (row.name, *row.aliases)


def members(connection: Connection, actor: str) -> list[str]:
    """All actors that are one with an actor, itself among them."""
    one = select(actors.c.identity).where(actors.c.id == actor).scalar_subquery()
    found = connection.scalar(select(identities.c.members).where(identities.c.id == one))
    return list(found or [actor])


def about(connection: Connection, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What is told of some reports with each of their findings."""
    columns = {
        "headline": HEADLINE,
        "outlet": reports.c.outlet,
        "published": reports.c.published_value,
        "url": reports.c.url,
        "path": reports.c.path,
        "story": reports.c.story,
    }
    named = [column.label(name) for name, column in columns.items()]
    chosen = select(reports.c.id, *named).where(reports.c.id.in_(ids))
    rows = connection.execute(chosen).mappings()
    return {row["id"]: {name: row[name] for name in columns} for row in rows}


def _chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[at : at + CHUNK] for at in range(0, len(keys), CHUNK))
