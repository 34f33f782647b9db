"""Which reports are versions of one, and when each was published, told by others of its affair."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from onrecord.group import Clues, Dating, Seen, date_each_other, versions
from onrecord.merge.stories import gather, nearest, sketch
from onrecord.schema import (
    Article,
    Clause,
    Event,
    Position,
    SaidOn,
    Statement,
    Time,
    Version,
)
from onrecord.store import Entry, clauses, query, together
from onrecord.store.together import Glance


@dataclass(frozen=True, slots=True)
class Retell:
    """What tells a report's times again when its date changes.

    Attributes:
        times: the times of an article.
        said_on: the day of a saying; see `onrecord.find.times.said_on`.
        events: events with their days told again, from a report's times and date.
        clauses: clauses, likewise.
        positions: positions with their days told again, from a report's statements and events.
    """

    times: Callable[[Article], tuple[Time, ...]]
    said_on: Callable[[Time, bool, str | None], SaidOn]
    events: Callable[[Sequence[Event], Sequence[Time], str | None], tuple[Event, ...]]
    clauses: Callable[[Sequence[Clause], Sequence[Time], str | None], tuple[Clause, ...]]
    positions: Callable[
        [Sequence[Position], Sequence[Statement], Sequence[Event]], tuple[Position, ...]
    ]


def settle_dates(connection: Connection, *, retell: Retell) -> None:
    """Write the versions of reports, and the dates that others give them.

    Args:
        connection: inside a transaction.
        retell: what tells times again.
    """
    reports = together.glances(connection)
    _settle_versions(connection, reports)
    dated = _dated(connection, reports, retell)
    _redate(connection, reports, dated, retell)


def _settle_versions(connection: Connection, reports: Sequence[Glance]) -> None:
    addressed = {report.id: report for report in reports if report.url}
    seen = (
        Seen(article.report, addressed[article.report].url or "", article.text,
             _when(addressed[article.report]))
        for article in together.articles(connection, list(addressed))
    )  # fmt: skip
    made: dict[str, Version | None] = dict(versions(seen))
    for report in reports:
        if report.versions:
            made.setdefault(report.id, None)
    together.put_versions(connection, made)


def _when(report: Glance) -> tuple[str, ...]:
    """By what versions are put in order: the last date that a page names, then its path."""
    updated = max((d.value for d in report.dates if d.of == "updated"), default="")
    published = report.own.value if report.own else ""
    return max(updated, published), report.path


def _dated(connection: Connection, reports: Sequence[Glance], retell: Retell) -> dict[str, Dating]:
    """The dates that reports get from others of their story."""
    clues = {r.id: Clues(r.id, published=r.own, dates=r.dates) for r in reports}
    open_ = [key for key, c in clues.items() if not c.firm]
    if not open_ or len(open_) == len(clues):
        return {}
    sketches = {
        key: sketch(_as_of(article, clues[key]))
        for key, article in ((a.report, a) for a in together.texts(connection))
    }
    near = nearest(open_, gather(sketches.values()), sketches)
    wanted = {r for key, others in near.items() for r in (key, *(other for _, other in others))}

    def told() -> Iterator[Clues]:
        for article in together.articles(connection, sorted(wanted)):
            mine = clues[article.report]
            own = replace(article, published=mine.published)
            yield replace(
                mine,
                title=article.title,
                text=article.text,
                dateline=article.text[slice(*article.dateline)] if article.dateline else "",
                times=() if mine.firm else retell.times(own),
            )

    return date_each_other(told(), near=near)


def _as_of(article: Article, clues: Clues) -> Article:
    """A report as its own clues date it: one in doubt stands in no time."""
    return replace(article, published=clues.published if clues.firm else None)


def _redate(
    connection: Connection, reports: Sequence[Glance], dated: dict[str, Dating], retell: Retell
) -> None:
    wanted = {r.id: dated.get(r.id) or Dating(r.own, ()) for r in reports}
    changed = [r.id for r in reports if wanted[r.id] != Dating(r.published, r.dated_by)]
    entries = query.entries(connection, changed)
    told = (_retold(entry, wanted[entry.id], retell) for entry in entries)
    together.redate(connection, (_with_clauses(connection, entry, retell) for entry in told))


def _with_clauses(connection: Connection, entry: Entry, retell: Retell) -> Entry:
    """An entry with its clauses, which are not read with it, told from its date."""
    assert entry.article is not None
    day = entry.article.published.value if entry.article.published else None
    held = dict(clauses.of_reports(connection, {entry.id: entry.article.text}))
    return replace(entry, clauses=retell.clauses(held.get(entry.id, ()), entry.times, day))


def _retold(entry: Entry, dating: Dating, retell: Retell) -> Entry:
    """A report as told from another date."""
    assert entry.article is not None
    article = replace(entry.article, published=dating.published)
    times = retell.times(article)
    by_id = {time.id: time for time in times}
    day = dating.published.value if dating.published else None

    def said(item: Statement) -> Statement:
        if item.said_on is None or item.said_on.time is None:
            return item
        time = by_id.get(item.said_on.time)
        if time is None:
            return replace(item, said_on=replace(item.said_on, value=None))
        return replace(item, said_on=retell.said_on(time, item.said_on.past, day))

    statements = tuple(said(item) for item in entry.statements)
    events = retell.events(entry.events, times, day)
    return replace(
        entry,
        article=article,
        times=times,
        statements=statements,
        events=events,
        positions=retell.positions(entry.positions, statements, events),
        dated_by=dating.by,
    )
