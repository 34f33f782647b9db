"""A point or stretch of the calendar, known to some precision."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.schema import Precision

SEASONS = {"SP": (3, 0), "SU": (6, 0), "FA": (9, 0), "WI": (12, 1)}
"""First month of each season, and by how many years its end lies in the next one."""

LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Moment:
    """Fields of a date, from coarse to fine; None is not known.

    Attributes:
        year: the year; of a decade or century its first.
        scale: 10 for a decade, 100 for a century, 1000 for a millennium.
        half, quarter, season, week: parts of a year.
        weekend: whether the week's end is meant.
        part: part of a day (MO, AF, EV, NI, DT).
        clock: "T14:30", with zone where known.
        era: "BC" for years before ours.
        days: first and last day, where the fields do not tell them (Ramadan).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekend: bool = False
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    part: str | None = None
    clock: str | None = None
    scale: int = 1
    era: str = ""
    days: tuple[date, date] | None = None

    @classmethod
    def of(cls, day: date) -> Moment:
        """The day as a moment.

        >>> Moment.of(date(2007, 2, 27)).timex
        '2007-02-27'
        """
        return cls(day.year, day.month, day.day)

    @classmethod
    def of_week(cls, day: date, *, weekend: bool = False) -> Moment:
        """The ISO week that a day is in.

        >>> Moment.of_week(date(2007, 2, 27)).timex
        '2007-W09'
        """
        year, week, _ = day.isocalendar()
        return cls(year, week=week, weekend=weekend)

    @property
    def iso(self) -> str:
        """ISO 8601 cut to the precision."""
        if self.year is None:
            year = "XXXX"
        elif self.scale > 1:
            year = f"{self.year:04d}"[: {10: 3, 100: 2, 1000: 1}[self.scale]]
        else:
            year = f"{self.year:04d}"
        return self.era + year + self._rest()

    def _rest(self) -> str:
        if self.week is not None:
            return f"-W{self.week:02d}" + "-WE" * self.weekend
        if self.season:
            return f"-{self.season}"
        if self.quarter:
            return f"-Q{self.quarter}"
        if self.half:
            return f"-H{self.half}"
        if self.month is None:
            return "-XX-XX" if self.day else ""
        return f"-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    @property
    def timex(self) -> str:
        """TIMEX3: as `iso`, with part of day or clock time.

        >>> Moment(2007, 2, 27, part="NI").timex, Moment(1990, scale=10).timex
        ('2007-02-27TNI', '199')
        """
        if self.clock:
            return self.iso + self.clock
        return self.iso + (f"T{self.part}" if self.part else "")

    @property
    def precision(self) -> Precision | None:
        """How fine it is; a season counts as a quarter, half a year as a year."""
        if self.year is None:
            return None
        if self.clock:
            return "minute"
        if self.day:
            return "day"
        if self.week is not None:
            return "week"
        if self.month:
            return "month"
        if self.quarter or self.season:
            return "quarter"
        if self.scale > 1:
            return "decade" if self.scale == 10 else "century"
        return "year"

    @property
    def day_date(self) -> date | None:
        """The calendar day, where it is one that exists in our era."""
        if self.year and self.month and self.day and not self.era:
            try:
                return date(self.year, self.month, self.day)
            except ValueError:
                return None
        return None

    def interval(self) -> tuple[date, date] | None:
        """First and last day; None before our era or without a year.

        >>> [d.isoformat() for d in Moment(2004, 2).interval()]
        ['2004-02-01', '2004-02-29']
        """
        if self.days:
            return self.days
        if self.year is None or self.era or not 0 < self.year + self.scale - 1 <= LAST_YEAR - 1:
            return None
        try:
            return self._interval(self.year)
        except ValueError:
            return None

    def _interval(self, year: int) -> tuple[date, date]:
        if self.week is not None:
            first = date.fromisocalendar(year, self.week, 6 if self.weekend else 1)
            return first, first + timedelta(days=1 if self.weekend else 6)
        if self.month:
            if self.day:
                return date(year, self.month, self.day), date(year, self.month, self.day)
            return date(year, self.month, 1), month_end(year, self.month)
        if self.season:
            start, _ = SEASONS[self.season]
            return date(year, start, 1), month_end(*add_months(year, start, 2))
        if self.quarter:
            return date(year, 3 * self.quarter - 2, 1), month_end(year, 3 * self.quarter)
        if self.half:
            return date(year, 6 * self.half - 5, 1), month_end(year, 6 * self.half)
        return date(year, 1, 1), date(year + self.scale - 1, 12, 31)

    def without_time(self) -> Moment:
        """The same without part of day and clock."""
        return replace(self, part=None, clock=None)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month so many months on.

    >>> add_months(2007, 1, -2)
    (2006, 11)
    """
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1
