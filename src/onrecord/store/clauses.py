"""The clauses of a report in one cell: short lists, since there are many and none is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from onrecord.schema import (
    Clause,
    EventPlace,
    EventTime,
    Evidence,
    Figure,
    Ground,
    Measure,
    Party,
    Precision,
    Words,
)
from onrecord.store import schema
from onrecord.store.query import CHUNK

Row = dict[str, Any]


def rows(report: str, found: Sequence[Clause]) -> list[Row]:
    """The row of a report's clauses."""
    return [{"report": report, "told": [_cells(c) for c in found]}] if found else []


def put(connection: Connection, report: str, found: Sequence[Clause]) -> None:
    """Write a report's clauses in place of those it had."""
    table = schema.clauses
    connection.execute(delete(table).where(table.c.report == report))
    if made := rows(report, found):
        connection.execute(table.insert(), made)


def of_reports(
    connection: Connection, texts: Mapping[str, str]
) -> Iterator[tuple[str, list[Clause]]]:
    """The clauses of some reports, in the order of the text.

    Args:
        connection: to read from.
        texts: by report, its clean text.
    """
    table = schema.clauses
    wanted = list(texts)
    for start in range(0, len(wanted), CHUNK):
        chosen = select(table).where(table.c.report.in_(wanted[start : start + CHUNK]))
        for row in connection.execute(chosen).mappings():
            text = texts[row["report"]]
            yield row["report"], [_clause(row["report"], cells, text) for cells in row["told"]]


def _cells(c: Clause) -> list[Any]:
    return [
        c.id,
        c.kind,
        *c.words.span,
        c.lemma,
        c.status,
        c.evidence.start,
        c.evidence.end,
        [_party(p) for p in c.actors],
        [_party(p) for p in c.recipients],
        list(c.about),
        c.when and [c.when.value, c.when.precision, c.when.ground, c.when.span, c.when.time,
                    c.when.past],
        c.where and [c.where.name, c.where.country, c.where.ground, c.where.span],
        c.figure and [c.figure.what, c.figure.value, c.figure.low, c.figure.high, c.figure.unit,
                      c.figure.span],
        c.told_by,
        c.instead,
        c.denial,
    ]  # fmt: skip


def _party(p: Party) -> list[Any]:
    return [p.actor, p.name, p.role, p.of]


def _clause(report: str, cells: Sequence[Any], text: str) -> Clause:
    (
        key, kind, start, end, lemma, status, first, last, actors, recipients, about, when, where,
        figure, told_by, *later,
    ) = cells  # fmt: skip
    return Clause(
        id=key,
        report=report,
        kind=kind,
        words=Words.at(text, start, end),
        lemma=lemma,
        status=status,
        evidence=Evidence.of(report, text, first, last),
        actors=tuple(Party(*p) for p in actors),
        recipients=tuple(Party(*p) for p in recipients),
        about=tuple(about),
        when=_time(*when) if when else None,
        where=EventPlace(where[0], where[1], where[2], _span(where[3])) if where else None,
        figure=_figure(*figure) if figure else None,
        told_by=told_by,
        # what an earlier version wrote has neither
        instead=later[0] if later else None,
        denial=later[1] if later else None,
    )


def _time(
    value: str | None, precision: Precision, ground: Ground, span: Any, time: str | None, past: bool
) -> EventTime:
    return EventTime(value, precision, ground, _span(span), time, past)


def _figure(
    what: Measure,
    value: float | None,
    low: float | None,
    high: float | None,
    unit: str | None,
    span: Sequence[int],
) -> Figure:
    return Figure(what, value, low, high, unit, (span[0], span[1]))


def _span(cell: Sequence[int] | None) -> tuple[int, int] | None:
    return (cell[0], cell[1]) if cell else None
