"""Calendar dates as they are written in stamps, datelines and captions."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Literal

from onrecord.schema import Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Two digits of a year: 70 to 99 are the last century's.
CENTURY_TURNS = 70
FIRST_YEAR, LAST_YEAR = 1800, 2199

_MONTH = (
    r"(?P<{0}>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?)"
)
_DAY = r"(?P<{0}>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)"
_WRITTEN = re.compile(
    r"(?:\b" + _DAY.format("w1") + r",?\s+)?(?:"
    r"\b" + _MONTH.format("m1") + r"\s*(?P<d1>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y1>\d{4})\b)?"
    r"|\b(?P<d2>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?"
    + _MONTH.format("m2")
    + r"(?:[,\s-]+(?P<y2>\d{4})\b)?"
    r"|\b(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})(?!\d)"
    r"|\b(?P<a4>\d{1,2})(?P<s4>[/.-])(?P<b4>\d{1,2})(?P=s4)(?P<y4>\d{4}|\d{2})\b"
    r"|\b(?P<y5>(?:19|20)\d\d)年(?P<m5>\d{1,2})月(?P<d5>\d{1,2})日"
    r")",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b" + _DAY.format("w"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A date in words or figures.

    Attributes:
        month: 1 to 12.
        day: 1 to 31.
        year: None when it is not written.
        weekday: 0 for Monday, None when it is not written.
        span: where it stands in the text that was searched.
        swapped: whether day and month could be the other way round.
        order: which came first in 27/02/2007; None in words and where a dot or ISO tells.
    """

    month: int
    day: int
    year: int | None
    weekday: int | None
    span: Span
    swapped: bool = False
    order: Literal["dmy", "mdy"] | None = None

    @property
    def date(self) -> datetime.date | None:
        """The day, when the year is known."""
        return self.in_year(self.year) if self.year else None

    @property
    def other(self) -> datetime.date | None:
        """The day that it is when day and month are read the other way round, if they can be."""
        return as_date(self.year, self.day, self.month) if self.year and self.swapped else None

    def in_year(self, year: int) -> datetime.date | None:
        """The day in a year."""
        return as_date(year, self.month, self.day)


def as_date(year: int, month: int, day: int) -> datetime.date | None:
    """A day of the calendar, None when there is no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def written_dates(text: str, *, day_first: bool = False) -> list[Written]:
    """The dates that stand in a text.

    Args:
        text: a line or two.
        day_first: how to read 04/05/2007; a date that reads only one way is read that way.

    >>> [str(w.date) for w in written_dates("Tuesday, Feb. 27, 2007, and 3 March 2008; 07/27/2016")]
    ['2007-02-27', '2008-03-03', '2016-07-27']
    """
    found = (_written(match, day_first=day_first) for match in _WRITTEN.finditer(text))
    return [date for date in found if date is not None]


def weekdays_in(text: str) -> frozenset[int]:
    """All weekdays that a text names.

    >>> sorted(weekdays_in("on Tuesday, after Monday's vote"))
    [0, 1]
    """
    return frozenset(DAYS.index(match["w"][:3].lower()) for match in _WEEKDAY.finditer(text))


def weekday_in(text: str) -> int | None:
    """The first weekday that a text names, 0 for Monday.

    >>> weekday_in("TORVAN, Monday --")
    0
    """
    match = _WEEKDAY.search(text)
    return DAYS.index(match["w"][:3].lower()) if match else None


def _written(match: re.Match[str], *, day_first: bool) -> Written | None:
    parts = match.groupdict()
    weekday = DAYS.index(parts["w1"][:3].lower()) if parts["w1"] else None
    swapped = False
    order: Literal["dmy", "mdy"] | None = None
    if parts["a4"]:
        one, two = int(parts["a4"]), int(parts["b4"])
        dotted = parts["s4"] == "."  # as only countries do that put the day first
        swapped = one <= 12 and two <= 12 and one != two and not dotted
        month, day = (two, one) if one > 12 or ((day_first or dotted) and two <= 12) else (one, two)
        if parts["s4"] != ".":
            order = "dmy" if (day, month) == (one, two) else "mdy"
        year: str | None = parts["y4"]
    else:
        kind = next(k for k in "1235" if parts[f"d{k}"])
        month = _month(parts[f"m{kind}"])
        day, year = int(parts[f"d{kind}"]), parts[f"y{kind}"]
    full = _year(year) if year else None
    if year and full is None:
        return None
    if as_date(full or 2000, month, day) is None:  # 2000 has a 29 February
        return None
    return Written(month, day, full, weekday, match.span(), swapped, order)


def _month(words: str) -> int:
    return int(words) if words.isdigit() else MONTHS.index(words[:3].lower()) + 1


def _year(digits: str) -> int | None:
    year = int(digits)
    if len(digits) == 2:
        year += 1900 if year >= CENTURY_TURNS else 2000
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
