"""What came when: reports, and the stories that they became part of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, distinct, func, select

from onrecord.store.listings import HEADLINE
from onrecord.store.schema import actors, firings, news, positions, reports

CHUNK = 500
"""Ids named in one SQL statement: older SQLite allows 999 parameters."""
MOST = 400
"""Lines that are looked at one by one; of more than these it is only said that much is new."""
MOST_TITLES = 3
MOST_ALERTS = 20
"""What alerts told of goes out one by one up to so many; the page of alerts has all."""

ALL = "*"
"""The topic of a change that may concern everything."""
REPORTS, STORIES, ALERTS = "reports", "stories", "alerts"
"""The topics of lists: a report came, a story has another report, an alert told of something."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the news had come at some moment.

    Attributes:
        number: of the latest line.
        time: when it was written, ISO 8601 in UTC; empty where there is none.
    """

    number: int = 0
    time: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """What an alert told of.

    Attributes:
        name: the alert's.
        text: what it tells.
        report: the report.
        record: the finding in it.
    """

    name: str
    text: str
    report: str
    record: str


@dataclass(frozen=True, slots=True)
class News:
    """What is new since a number.

    Attributes:
        number: how far this tells.
        topics: how many reports concern each topic: lists, stories, names of actors, issues; 0
            where only more is told of reports that came before.
        reports: how many reports came.
        titles: the headlines of some of them.
        alerts: what alerts told of, the first of them.
    """

    number: int
    topics: Mapping[str, int] = field(default_factory=dict)
    reports: int = 0
    titles: tuple[str, ...] = ()
    alerts: tuple[Alert, ...] = ()


def topic(kind: str, name: str) -> str:
    """What a page of one thing is about.

    >>> topic("story", "d1")
    'story:d1'
    """
    return f"{kind}:{name}"


def came(connection: Connection, ids: Sequence[str]) -> None:
    """Note that reports came; those that came before, and are read anew, are no news."""
    known = {report for report, _ in _pairs(connection, "report", ids)}
    _add(connection, "report", [(key, None) for key in ids if key not in known])


def became(connection: Connection, of: Mapping[str, str]) -> None:
    """Note of which story each report is now, where it was not of it before."""
    known = _pairs(connection, "story", list(of))
    _add(connection, "story", [pair for pair in of.items() if pair not in known])


def told(connection: Connection) -> None:
    """Note that all is told of the reports that are of stories by now."""
    if _latest(connection, "story") > _latest(connection, "told"):
        _add(connection, "told", [(None, None)])


def _latest(connection: Connection, kind: str) -> int:
    return connection.scalar(select(func.max(news.c.number)).where(news.c.kind == kind)) or 0


def fired(connection: Connection, report: str, firing: int) -> None:
    """Note that an alert told of something in a report."""
    _add(connection, "alert", [(report, str(firing))])


def now() -> str:
    """This moment, as the news write it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def mark(connection: Connection) -> Mark:
    """How far the news has come."""
    latest = select(news.c.number, news.c.time).order_by(news.c.number.desc()).limit(1)
    row = connection.execute(latest).first()
    return Mark(*row) if row else Mark()


def after(connection: Connection, number: int) -> News:
    """What is new since a number, in short."""
    last = mark(connection).number
    if last <= number:
        return News(number)
    alerts = _alerts(connection, number)
    lines = select(news.c.kind, news.c.report).where(news.c.number > number)
    found = connection.execute(lines.order_by(news.c.number).limit(MOST + 1)).all()
    if len(found) > MOST:
        new = select(func.count()).where(news.c.number > number, news.c.kind == "report")
        count = connection.scalar(new) or 0
        return News(last, {ALL: count}, count, alerts=alerts)
    new_ones = [row.report for row in found if row.kind == "report"]
    settled = {row.report for row in found if row.kind == "story"}
    fired = sum(row.kind == "alert" for row in found)
    topics = Counter({REPORTS: len(new_ones), STORIES: len(settled), ALERTS: fired})
    for some in _chunks(settled):
        topics.update(_topics(connection, some))
    told = {name: count for name, count in topics.items() if count}
    for some in _chunks(_retold(connection, number) - settled):
        told = dict.fromkeys(_topics(connection, some), 0) | told
    titles = select(HEADLINE).where(reports.c.id.in_(new_ones[:MOST_TITLES]))
    return News(last, told, len(new_ones), tuple(connection.scalars(titles)), alerts)


def _retold(connection: Connection, number: int) -> set[str]:
    """Reports that were no news, and of which more is told since a number."""
    told = news.c.kind == "told"
    end = connection.scalar(select(func.max(news.c.number)).where(told, news.c.number > number))
    if end is None:
        return set()
    begin = connection.scalar(select(func.max(news.c.number)).where(told, news.c.number <= number))
    lines = select(news.c.report).where(news.c.kind == "story", news.c.number < end)
    return set(connection.scalars(lines.where(news.c.number > (begin or 0)).limit(MOST)))


def _alerts(connection: Connection, number: int) -> tuple[Alert, ...]:
    lines = select(news.c.about).where(news.c.number > number, news.c.kind == "alert")
    keys = list(connection.scalars(lines.order_by(news.c.number).limit(MOST_ALERTS)))
    wanted = firings.c.number.in_([int(key) for key in keys])
    rows = connection.execute(select(firings).where(wanted).order_by(firings.c.number))
    return tuple(Alert(row.alert, row.told["text"], row.report, row.record) for row in rows)


def arrived(moment: str) -> Select[Any]:
    """The ids of the reports that came after a moment, to be asked inside another question."""
    return select(news.c.report).where(news.c.kind == "report", news.c.time > moment)


def grown(moment: str) -> Select[Any]:
    """The ids of the stories that got another report after a moment."""
    return select(news.c.about).where(news.c.kind == "story", news.c.time > moment)


def of_story(connection: Connection, story: str, moment: str) -> set[str]:
    """The reports that a story got after a moment."""
    lines = select(news.c.report).where(news.c.kind == "story", news.c.about == story)
    return set(connection.scalars(lines.where(news.c.time > moment)))


def since(connection: Connection, moment: str) -> list[str]:
    """The latest of the reports that came after a moment, the newest first."""
    lines = arrived(moment).order_by(news.c.number.desc()).limit(MOST)
    return list(connection.scalars(lines))


def _topics(connection: Connection, ids: Sequence[str]) -> Counter[str]:
    """What some reports concern: the stories they are and were in, their actors and issues."""
    made: Counter[str] = Counter()
    for kind, column, of in (
        ("story", news.c.about, news.c.report),
        ("actor", actors.c.name, actors.c.report),
        ("issue", positions.c.issue, positions.c.report),
    ):
        counted = select(column, func.count(distinct(of))).where(of.in_(ids))
        if kind == "story":
            counted = counted.where(news.c.kind == kind)
        for name, count in connection.execute(counted.group_by(column)):
            made[topic(kind, name)] = count
    return made


def _pairs(connection: Connection, kind: str, ids: Sequence[str]) -> set[tuple[str, str | None]]:
    found: set[tuple[str, str | None]] = set()
    for some in _chunks(ids):
        lines = select(news.c.report, news.c.about).where(news.c.report.in_(some))
        held = connection.execute(lines.where(news.c.kind == kind))
        found.update((row.report, row.about) for row in held)
    return found


def _add(connection: Connection, kind: str, made: Iterable[tuple[str | None, str | None]]) -> None:
    moment = now()
    lines = [{"kind": kind, "report": key, "about": of, "time": moment} for key, of in made]
    if lines:
        connection.execute(news.insert(), lines)


def _chunks(ids: Iterable[str]) -> Iterable[list[str]]:
    ordered = list(ids)
    return (ordered[at : at + CHUNK] for at in range(0, len(ordered), CHUNK))
