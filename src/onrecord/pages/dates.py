"""Dates as a reader writes them, no more precise than they are."""

from __future__ import annotations

import re

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
