"""What is counted of a list: how many rows it has, its facets, and which report holds which rows.

Counting takes longest of all that a list asks for, and is the same for all its pages.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, Row, func, select

from onrecord.store.listings import IN_TIME, OF_REPORTS, base
from onrecord.store.narrow import Ask, conditions, edited, overlaid
from onrecord.store.schema import reports

MOST_VALUES = 12
"""Values of a facet that are listed; rarer ones are found by the search field."""

REPORT = "report"
"""By this name findings are counted by their report."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A column, its commonest values and how many rows have each."""

    name: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of a list.

    Attributes:
        total: how many rows there are.
        facets: each counted over what the others leave.
        reports: of a list of findings, the reports that hold some, in the order of time.
        ends: with how many rows each of these reports ends.
        rows: of a list of what is told together, all rows.
    """

    total: int
    facets: tuple[Facet, ...]
    reports: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()
    rows: tuple[Mapping[str, Any], ...] = ()

    def holding(self, first: int, limit: int) -> tuple[tuple[str, ...], int]:
        """The reports that hold some rows, and how many of their rows come before the first.

        >>> Counted(9, (), ("a", "b", "c"), (2, 5, 9)).holding(3, 3)
        (('b', 'c'), 1)
        """
        start = bisect_right(self.ends, first)
        stop = bisect_right(self.ends, first + limit - 1) + 1
        before = self.ends[start - 1] if start else 0
        return self.reports[start:stop], first - before


def counted(connection: Connection, ask: Ask) -> Counted:
    """Count a list."""
    if ask.listing.group:
        return narrowed(told_together(connection, ask), ask)
    if ask.listing.of is None:
        return _alone(connection, ask)
    return _of_reports(connection, ask)


def count(connection: Connection, ask: Ask) -> int:
    """How many rows there are, and nothing else."""
    listing = ask.listing
    if listing.group:
        return counted(connection, ask).total
    # Counted without the reports, which would all have to be read.
    table = listing.source if listing.of is None else listing.of.table
    alone = select(func.count()).select_from(table).where(*conditions(connection, ask))
    return connection.scalar(alone) or 0


def told_together(connection: Connection, ask: Ask) -> list[dict[str, Any]]:
    """All rows of a list that counts findings together, not yet narrowed; they are few."""
    listing, whole = ask.listing, replace(ask, where={}, words="")
    columns = overlaid(listing, edited(connection, whole))
    keys = [columns[name] for name in listing.group]
    wanted = select(*(column.label(name) for name, column in columns.items()))
    wanted = wanted.select_from(listing.source).where(*conditions(connection, whole))
    found = connection.execute(wanted.group_by(*keys).order_by(*listing.order))
    return [dict(row) for row in found.mappings() if all(row[k] is not None for k in listing.group)]


def narrowed(rows: Sequence[Mapping[str, Any]], ask: Ask) -> Counted:
    """The rows of such a list that fit what is asked, counted."""
    fitting = _fitting(rows, ask)
    facets = []
    for name in ask.listing.facets:
        among = _fitting(rows, _without(ask, name)) if name in ask.where else fitting
        facets.append(_facet(name, Counter(row[name] for row in among)))
    return Counted(len(fitting), _worth(facets), rows=tuple(fitting))


def _fitting(rows: Sequence[Mapping[str, Any]], ask: Ask) -> Sequence[Mapping[str, Any]]:
    for name, value in ask.where.items():
        rows = [row for row in rows if str(row[name]) == value]
    for word in ask.words.casefold().split():
        rows = [r for r in rows if any(word in str(r[n]).casefold() for n in ask.listing.words)]
    return rows


def _alone(connection: Connection, ask: Ask) -> Counted:
    facets = []
    for name in ask.listing.facets:
        column = ask.listing.columns[name]
        inner = base(ask.listing, {name: column}).where(
            *conditions(connection, _without(ask, name))
        )
        held = inner.subquery().c[name]
        facets.append(_facet(name, _grouped(connection, select(held, func.count()), held)))
    return Counted(count(connection, ask), _worth(facets))


def _of_reports(connection: Connection, ask: Ask) -> Counted:
    """Findings are counted by their report, and what facets tell of reports is told from that."""
    known = _known(connection, ask)
    free = [name for name in ask.listing.facets if name not in ask.where]
    held = _counters(connection, ask, [name for name in free if name not in OF_REPORTS])
    facets = []
    for name in ask.listing.facets:
        among = held if name in free else _counters(connection, _without(ask, name), [name])
        if name in OF_REPORTS:
            values: Counter[Any] = Counter()
            for row in known:
                values[getattr(row, name)] += among[REPORT].get(row.id, 0)
        else:
            values = among[name]
        facets.append(_facet(name, values))
    there = [row.id for row in known if row.id in held[REPORT]]
    ends = tuple(accumulate(held[REPORT][key] for key in there))
    # One text for one id, however many lists are kept.
    return Counted(ends[-1] if ends else 0, _worth(facets), tuple(map(sys.intern, there)), ends)


def _counters(connection: Connection, ask: Ask, names: Sequence[str]) -> dict[str, Counter[Any]]:
    """How many findings each report has, and each value of some columns."""
    of = ask.listing.of
    assert of is not None
    told = overlaid(ask.listing, edited(connection, ask))
    columns = {REPORT: of} | {n: told[n] for n in names if n not in OF_REPORTS}
    wanted = conditions(connection, ask)
    if ask.words.strip():
        # Words are looked for in all findings: once, and not for every column again.
        made = select(*columns.values()).select_from(of.table).where(*wanted)
        found = list(zip(*connection.execute(made), strict=True)) or [()] * len(columns)
        return {name: Counter(values) for name, values in zip(columns, found, strict=True)}
    return {
        name: _grouped(
            connection, select(column, func.count()).select_from(of.table).where(*wanted), column
        )
        for name, column in columns.items()
    }


def _known(connection: Connection, ask: Ask) -> list[Row[Any]]:
    """All reports in the order of time, with what facets tell of them."""
    names = [name for name in ask.listing.facets if name in OF_REPORTS]
    told = (ask.listing.columns[name].label(name) for name in names)
    return list(connection.execute(select(reports.c.id, *told).order_by(*IN_TIME)))


def _grouped(connection: Connection, made: Any, column: Any) -> Counter[Any]:
    return Counter({row[0]: row[1] for row in connection.execute(made.group_by(column))})


def _without(ask: Ask, name: str) -> Ask:
    rest = {key: value for key, value in ask.where.items() if key != name}
    return replace(ask, where=rest)


def _facet(name: str, values: Counter[Any]) -> Facet:
    told = [(str(value), n) for value, n in values.items() if value is not None and n]
    return Facet(name, tuple(sorted(told, key=lambda v: (-v[1], v[0]))[:MOST_VALUES]))


def _worth(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    return tuple(facet for facet in facets if facet.values)
