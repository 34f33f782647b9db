"""Named days: holidays of fixed and moving date, and those of the Islamic calendar."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.find.times.moment import Moment
from onrecord.find.times.words import rows

# The tabular Islamic calendar: its first day, and the days up to a year and a month. It may be a
# day off where the moon is sighted.
ISLAMIC_EPOCH = date(622, 7, 19).toordinal()


@dataclass(frozen=True, slots=True)
class Holiday:
    """A row of `lexicon/time_days.csv`: a name, how its date is told, and from what."""

    name: str
    how: str
    value: str


@cache
def holidays() -> dict[str, Holiday]:
    """The named days by name."""
    return {r["name"]: Holiday(r["name"], r["how"], r["value"]) for r in rows("time_days.csv")}


def holiday(name: str, year: int) -> tuple[date, date]:
    """First and last day of a named time in a year.

    >>> holiday("Thanksgiving", 2006)[0].isoformat(), holiday("Easter", 2007)[0].isoformat()
    ('2006-11-23', '2007-04-08')
    >>> [d.isoformat() for d in holiday("Ramadan", 2006)]
    ['2006-09-24', '2006-10-23']
    """
    row = holidays()[name]
    if row.how == "fixed":
        day = date.fromisoformat(f"{year:04d}-{row.value}")
    elif row.how == "once":
        day = date.fromisoformat(row.value)
    elif row.how == "easter":
        day = easter(year) + timedelta(days=int(row.value))
    elif row.how == "nth":
        month, weekday, n = map(int, row.value.split())
        day = nth_weekday(year, month, weekday, n)
    elif row.how == "after":
        month, weekday, n, more = map(int, row.value.split())
        day = nth_weekday(year, month, weekday, n) + timedelta(days=more)
    else:
        month, number, length = map(int, row.value.split())
        first = islamic(year, month, number)
        return first, first + timedelta(days=length - 1)
    return day, day


def moment(name: str, year: int) -> Moment:
    """A named day as a moment; a named month (Ramadan) as the month that it begins in."""
    first, last = holiday(name, year)
    if first == last:
        return Moment.of(first)
    return Moment(first.year, first.month, days=(first, last))


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th Monday (1) to Sunday (7) of a month; from its end for a negative n."""
    days = calendar.monthrange(year, month)[1]
    found = [
        d for d in (date(year, month, i + 1) for i in range(days)) if d.isoweekday() == weekday
    ]
    return found[n - 1 if n > 0 else n]


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the rule of Gauss as Meeus has it."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def islamic(year: int, month: int, day: int) -> date:
    """The first such day of the Islamic calendar in a year of ours.

    Raises:
        ValueError: when the year has none.
    """
    guess = int((year - 622) * 33 / 32)
    for hijri in (guess - 1, guess, guess + 1, guess + 2):
        found = _islamic_day(hijri, month, day)
        if found.year == year:
            return found
    raise ValueError(f"{year} has no such day")


def _islamic_day(year: int, month: int, day: int) -> date:
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(max(1, ISLAMIC_EPOCH + before + day - 1))
