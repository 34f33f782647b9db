"""Dates as a reader writes them, no more precise than they are."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    "January February March April May June July August September October November December"
).split()

ISO = re.compile(
    r"(?P<year>\d{4})(?:-W(?P<week>\d\d)|-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d).*)?)?)?"
)


def day(value: str | None) -> str:
    """An ISO 8601 date, cut to what is known, in words.

    >>> day("2025-03-03"), day("2025-03"), day("2025-03-03T17:42")
    ('3 March 2025', 'March 2025', '3 March 2025, 17:42')
    >>> day("2007-W08"), day("2007-Q1"), day(None)
    ('week 8 of 2007', '2007-Q1', 'unknown')
    """
    found = ISO.fullmatch(value or "")
    if found is None or not 1 <= int(found["month"] or 1) <= len(MONTHS):
        return value or "unknown"
    if found["week"]:
        return f"week {int(found['week'])} of {found['year']}"
    month = MONTHS[int(found["month"]) - 1] if found["month"] else ""
    parts = (found["day"] and str(int(found["day"])), month, found["year"])
    written = " ".join(part for part in parts if part)
    return f"{written}, {found['time']}" if found["time"] else written


def span(value: str | None) -> tuple[date, date] | None:
    """The first and the last day that an ISO 8601 date may mean; None for what is no date.

    >>> span("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> span("2007-W08"), span("soon")
    ((datetime.date(2007, 2, 19), datetime.date(2007, 2, 25)), None)
    """
    found = ISO.fullmatch(value or "")
    if found is None:
        return None
    year, month, day_ = (int(found[name] or 0) for name in ("year", "month", "day"))
    try:
        if found["week"]:
            first = date.fromisocalendar(year, int(found["week"]), 1)
            return first, first + timedelta(days=6)
        last = day_ or monthrange(year, month or 12)[1]
        return date(year, month or 1, day_ or 1), date(year, month or 12, last)
    except ValueError:
        return None
