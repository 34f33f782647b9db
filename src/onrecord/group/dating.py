"""Reports of the same affair date each other.

A report whose own clues leave its date open gets it from dated reports of the same story: near
their dates lie the days that it may be of, and the weekdays that it names tell which one. A
report that got its date this way dates no other, so the order in which they are read is nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.group.clues import Clues, Dating, Near
from onrecord.group.datelines import stamped
from onrecord.group.fit import DAY, DAYS, fit, fits, weekdays, yearless_dates
from onrecord.schema import Direction, Precision, Published

# How far apart reports of one affair are published, in days; the sum over both sides is near 1.
APART = (0.28, 0.16, 0.07, 0.04, 0.02, 0.015, 0.012, 0.012)
# Reports of one event name the same weekdays: two that name one count double, two that name others
# half.
SAME_DAYS, OTHER_DAYS = 2.0, 0.5
# Mass for "none of these", beside likeness squared for each near report.
ELSEWHERE = 0.07
# A day is told when it and the two days on either side have so much of the mass; what that gives
# stands in docs/time.md. With .6 more reports are dated, 48 for 39, but one in ten worse.
SURE, WITHIN = 0.7, 2
# One report that is no more alike than this bears a day out only together with two weekdays: with
# one alone, which fits one affair in seven by chance, five of ten days were wrong, of affairs that
# come back after weeks with the same names (measured as docs/time.md says).
ALONE, ALONE_NAMES = 0.4, 2
# So many of the nearest are asked, and none of a story that is less alike than this.
KEPT, ALIKE = 12, 0.2
# The year alone of a dateline's day is told by a report of the same story that is as little alike.
ALIKE_STAMPED = 0.05
# The report's own date counts by its clue's weight, so that many near ones can outvote a weak one.
OWN = 0.25


@dataclass(frozen=True, slots=True)
class _Known:
    """A report, the day that it is of, and the weekdays that it names."""

    report: Clues
    day: date | None
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Near:
    """A dated report that is alike, how much so, and how much it counts."""

    report: Clues
    day: date
    likeness: float
    weight: float


def date_each_other(reports: Iterable[Clues], *, near: Near) -> dict[str, Dating]:
    """Dates for those reports whose own clues leave theirs open.

    Args:
        reports: those to be dated and those that may date them.
        near: the reports of each one's affair; see `Near`.
    """
    known = {one.id: _Known(one, one.firm, frozenset(DAY.findall(one.text))) for one in reports}
    made: dict[str, Dating] = {}
    for one in known.values():
        if one.day is None:
            others = [
                (much, known[n])
                for much, n in near.get(one.report.id, ())
                if n in known and much >= ALIKE_STAMPED
            ]
            close = [_near(one, other, much) for much, other in others if other.day is not None]
            dating = _dating(one.report, close)
            if dating is not None:
                made[one.report.id] = dating
    return made


def _near(one: _Known, other: _Known, likeness: float) -> _Near:
    assert other.day is not None
    weight = likeness**2
    if one.named and other.named:
        weight *= SAME_DAYS if one.named & other.named else OTHER_DAYS
    return _Near(other.report, other.day, likeness, weight)


def _dating(report: Clues, near: Sequence[_Near]) -> Dating | None:
    alike = [n for n in near if n.likeness >= ALIKE]
    return _stamped(report, near) or _reckoned(report, alike[:KEPT])


def _stamped(report: Clues, near: Sequence[_Near]) -> Dating | None:
    """The day that the dateline gives without its year, near to the reports of the same affair."""
    found = stamped(report.dateline, (n.day for n in near))
    if found is None:
        return None
    number, day, words = found
    by = near[number]
    clue = f"the dateline's “{words}”, and “{by.report.title}” ({by.day.isoformat()})"
    return Dating(Published(day.isoformat(), "day", clue), (by.report.id,))


def _reckoned(report: Clues, near: Sequence[_Near]) -> Dating | None:
    mass = _mass(report, near)
    if not near or not mass:
        return None
    total = sum(mass.values()) + ELSEWHERE
    best = min(mass, key=lambda day: (-mass[day], day))
    around = sum(mass.get(best + timedelta(n), 0.0) for n in range(-WITHIN, WITHIN + 1))
    if around < SURE * total:
        return None
    precision: Precision = "day"
    if not weekdays(report.times) and mass[best] < SURE * total:
        precision = "month"
        if sum(m for day, m in mass.items() if _month(day) == _month(best)) < SURE * total:
            return None
    own = report.day
    if own is not None and abs((own - best).days) <= WITHIN:
        return None  # they bear out what it says itself
    value = best.isoformat() if precision == "day" else _month(best)
    close = [n for n in near if abs((n.day - best).days) < len(APART)]
    if not close:
        return None  # a clue of its own that its cleaning did not believe
    if precision == "day" and not _borne_out(report, close):
        return None
    clue = _clue(report, close, precision)
    return Dating(Published(value, precision, clue), tuple(n.report.id for n in close))


def _borne_out(report: Clues, close: Sequence[_Near]) -> bool:
    """Whether a day is told by more than one report that is little alike and one weekday."""
    if len(close) > 1 or close[0].likeness >= ALONE:
        return True
    return len({day for day, _ in weekdays(report.times)}) >= ALONE_NAMES


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _mass(report: Clues, near: Sequence[_Near]) -> dict[date, float]:
    """How much speaks for each day: reports near to it, the report's own clues, its weekdays."""
    mass: defaultdict[date, float] = defaultdict(float)
    for other in near:
        for apart, share in enumerate(APART):
            for day in {other.day + timedelta(n) for n in (-apart, apart)}:
                mass[day] += other.weight * share
    updated = [d.value for d in report.dates if d.of == "updated" and d.precision == "day"]
    for own in report.dates:
        if own.of == "published" and own.precision == "day":
            mass[date.fromisoformat(own.value[:10])] += OWN * own.weight
    last = min(updated, default="9999")
    by_day, dates = fits(weekdays(report.times)), yearless_dates(report.times)
    return {
        day: m * by_day[day.weekday()] * math.prod(fit(day, *told) for told in dates)
        for day, m in mass.items()
        if day.isoformat() <= last
    }


def _clue(report: Clues, near: Sequence[_Near], precision: Precision) -> str:
    first = near[0].report
    others = f" and {len(near) - 1} more" if len(near) > 1 else ""
    value = first.published.value if first.published else ""
    words = f"what is told of the same affair in “{first.title}” ({value}){others}"
    named = dict.fromkeys(f"“{DAYS[day]}”" for day, _ in sorted(weekdays(report.times), key=_day))
    if precision != "day" or not named:
        return words
    *rest, last = named
    return f"{words}, and its own {', '.join(rest)}{' and ' if rest else ''}{last}"


def _day(named: tuple[int, Direction | None]) -> int:
    return named[0]
