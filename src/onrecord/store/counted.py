"""What is counted of a list: how many rows it has, its facets, and which report holds which rows.

Counting takes longest of all that a list asks for, and is the same for all its pages.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, func, select

from onrecord.store.at_once import at_once
from onrecord.store.columns import MONTH
from onrecord.store.listings import OF_REPORTS, base
from onrecord.store.narrow import Ask, conditions, edited, overlaid
from onrecord.store.schema import reports

MOST_VALUES = 12
"""Values of a facet that are listed; rarer ones are found by the search field."""

FEW = 500
"""Reports that are asked for by name: older SQLite allows 999 parameters."""

TOLD = {"outlet": reports.c.outlet, "month": MONTH}
"""What facets of findings tell of their reports."""

REPORT = "report"
"""By this name findings are counted by their report."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A column, its commonest values and how many rows have each."""

    name: str
    values: tuple[tuple[str, int], ...]


Count = Callable[[Ask], "Counted"]
Dated = Callable[[], Sequence[Mapping[str, Any]]]
"""All reports, as `in_time` tells them."""


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


def counted(
    connection: Connection, ask: Ask, *, whole: Count | None = None, dated: Dated | None = None
) -> Counted:
    """Count a list.

    Args:
        connection: inside a transaction.
        ask: what is asked for.
        whole: counts a list, perhaps one that was counted before: of one that is narrowed by one
            value it tells which others there are.
        dated: tells all reports, perhaps told before.
    """
    if ask.listing.group:
        return narrowed(told_together(connection, ask), ask)
    held = _others(ask, whole) if whole else {}
    if ask.listing.of is None:
        return _alone(connection, ask, held)
    return _of_reports(connection, ask, held, dated or (lambda: in_time(connection)))


def _others(ask: Ask, whole: Count) -> dict[str, Facet]:
    """The facet by which alone a list is narrowed, as the whole list has it."""
    if len(ask.where) != 1 or ask.words.strip():
        return {}
    (name,) = ask.where
    rest = whole(_without(ask, name)) if name in ask.listing.facets else None
    return {facet.name: facet for facet in rest.facets if facet.name == name} if rest else {}


def count(connection: Connection, ask: Ask) -> int:
    """How many rows there are, and nothing else."""
    listing = ask.listing
    if listing.group:
        return counted(connection, ask).total
    # Counted without the reports, which would all have to be read.
    table = listing.source if listing.of is None else listing.of.table
    alone = select(func.count()).select_from(table).where(*conditions(connection, ask))
    return connection.scalar(alone) or 0


@dataclass(frozen=True, slots=True)
class Together:
    """A row of a list that counts findings together.

    Attributes:
        row: the columns.
        text: what words are looked for in, in small letters.
    """

    row: Mapping[str, Any]
    text: str


def told_together(connection: Connection, ask: Ask) -> list[Together]:
    """All rows of a list that counts findings together, not yet narrowed; they are few."""
    listing, whole = ask.listing, replace(ask, where={}, words="")
    columns = overlaid(listing, edited(connection, whole))
    keys = [columns[name] for name in listing.group]
    wanted = select(*(column.label(name) for name, column in columns.items()))
    wanted = wanted.select_from(listing.source).where(*conditions(connection, whole))
    found = at_once(connection, wanted.group_by(*keys))
    rows = [dict(zip(columns, row, strict=True)) for row in found]
    rows = [row for row in rows if all(row[name] is not None for name in listing.group)]
    number, *names = listing.most
    rows.sort(key=lambda row: (-row[number], *(row[name] for name in names)))
    return [Together(row, _text(row, listing.words)) for row in rows]


def _text(row: Mapping[str, Any], names: Sequence[str]) -> str:
    return "\n".join(str(row[name]) for name in names).casefold()


def narrowed(rows: Sequence[Together], ask: Ask) -> Counted:
    """The rows of such a list that fit what is asked, counted."""
    fitting = _fitting(rows, ask)
    facets = []
    for name in ask.listing.facets:
        among = _fitting(rows, _without(ask, name)) if name in ask.where else fitting
        facets.append(_facet(name, Counter(each.row[name] for each in among)))
    return Counted(len(fitting), _worth(facets), rows=tuple(each.row for each in fitting))


def _fitting(rows: Sequence[Together], ask: Ask) -> Sequence[Together]:
    for name, value in ask.where.items():
        rows = [each for each in rows if str(each.row[name]) == value]
    for word in ask.words.casefold().split():
        rows = [each for each in rows if word in each.text]
    return rows


def _alone(connection: Connection, ask: Ask, held: Mapping[str, Facet]) -> Counted:
    facets = []
    for name in ask.listing.facets:
        if name in held:
            facets.append(held[name])
            continue
        column = ask.listing.columns[name]
        inner = base(ask.listing, {name: column}).where(
            *conditions(connection, _without(ask, name))
        )
        told = inner.subquery().c[name]
        facets.append(_facet(name, _grouped(connection, select(told, func.count()), told)))
    return Counted(count(connection, ask), _worth(facets))


def _of_reports(
    connection: Connection, ask: Ask, held: Mapping[str, Facet], dated: Dated
) -> Counted:
    """Findings are counted by their report, and what facets tell of reports is told from that."""
    free = [name for name in ask.listing.facets if name not in ask.where]
    found = _counters(connection, ask, [REPORT, *(n for n in free if n not in OF_REPORTS)])
    among = {
        name: _counters(connection, _without(ask, name), [REPORT if name in OF_REPORTS else name])
        for name in ask.listing.facets
        if name not in free and name not in held
    }
    holding = set(found[REPORT]).union(*(some[REPORT] for some in among.values() if REPORT in some))
    known = in_time(connection, holding) if len(holding) <= FEW else dated()
    facets = []
    for name in ask.listing.facets:
        here = among.get(name, found)
        if name in held:
            facets.append(held[name])
        elif name in OF_REPORTS:
            values: Counter[Any] = Counter()
            for row in known:
                if number := here[REPORT].get(row["id"]):
                    values[row[name]] += number
            facets.append(_facet(name, values))
        else:
            facets.append(_facet(name, here[name]))
    there = [row["id"] for row in known if row["id"] in found[REPORT]]
    ends = tuple(accumulate(found[REPORT][key] for key in there))
    # One text for one id, however many lists are kept.
    return Counted(ends[-1] if ends else 0, _worth(facets), tuple(map(sys.intern, there)), ends)


def _counters(connection: Connection, ask: Ask, names: Sequence[str]) -> dict[str, Counter[Any]]:
    """How many findings have each value of some columns."""
    of = ask.listing.of
    assert of is not None
    told = overlaid(ask.listing, edited(connection, ask)) | {REPORT: of}
    columns = {name: told[name] for name in names}
    wanted = conditions(connection, ask)
    if ask.words.strip():
        # Words are looked for in all findings: once, and not for every column again.
        made = select(*columns.values()).select_from(of.table).where(*wanted)
        found = list(zip(*at_once(connection, made), strict=True)) or [()] * len(columns)
        return {name: Counter(values) for name, values in zip(columns, found, strict=True)}
    return {
        name: _grouped(
            connection, select(column, func.count()).select_from(of.table).where(*wanted), column
        )
        for name, column in columns.items()
    }


def in_time(connection: Connection, ids: Collection[str] | None = None) -> list[Mapping[str, Any]]:
    """Reports in the order of time, with what facets of findings tell of reports.

    Args:
        connection: inside a transaction.
        ids: of some; None for all that can be read.
    """
    order = (reports.c.published_value, reports.c.path, reports.c.id)
    columns = (column.label(name) for name, column in TOLD.items())
    chosen = select(*order, *columns).where(reports.c.text.is_not(None))
    if ids is not None:
        chosen = chosen.where(reports.c.id.in_(ids))
    found = at_once(connection, chosen)
    found.sort(key=lambda row: (row[0] is None, row[0] or "", row[1], row[2]))
    return [dict(zip(("id", *TOLD), row[2:], strict=True)) for row in found]


def _grouped(connection: Connection, made: Any, column: Any) -> Counter[Any]:
    return Counter(dict(at_once(connection, made.group_by(column))))


def _without(ask: Ask, name: str) -> Ask:
    rest = {key: value for key, value in ask.where.items() if key != name}
    return replace(ask, where=rest)


def _facet(name: str, values: Counter[Any]) -> Facet:
    told = [(str(value), n) for value, n in values.items() if value is not None and n]
    return Facet(name, tuple(sorted(told, key=lambda v: (-v[1], v[0]))[:MOST_VALUES]))


def _worth(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    return tuple(facet for facet in facets if facet.values)
