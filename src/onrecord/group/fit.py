"""How well a day fits as that of a report's publication, by the days that the report names."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from onrecord.schema import Direction, Time

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")

# How often a report names a weekday that lies 0 to 6 days before its own day, by the direction of
# the clause. Counted in TimeBank, AQUAINT and PolNeAR train (2,300 weekdays), rounded.
BACK: Mapping[Direction | None, tuple[float, ...]] = {
    "past": (0.36, 0.30, 0.16, 0.09, 0.04, 0.03, 0.02),
    "future": (0.33, 0.15, 0.10, 0.09, 0.05, 0.08, 0.20),
    None: (0.35, 0.20, 0.14, 0.13, 0.08, 0.05, 0.05),
}
# Weekdays of one report are told of each other: each counts for less than one alone would.
TEMPER = 0.7

# A date without a year ("on March 13") lies within a month, on the side that its clause tells, in
# half of the cases; by chance in one of ten. Counted in the same reports (520 dates).
DATE = re.compile(r"XXXX-(\d\d)-(\d\d)")
MONTH_DAYS = 30
IN_MONTH, OUT_OF_MONTH = 5.0, 0.6


def weekdays(times: Sequence[Time]) -> Counter[tuple[int, Direction | None]]:
    """The weekdays that a report names, 0 for Monday, by the direction of their clauses."""
    found: Counter[tuple[int, Direction | None]] = Counter()
    for time in times:
        words = time.text.replace("'", " ").replace("’", " ").split()
        named = [DAYS.index(word.strip(",.")) for word in words if word.strip(",.") in DAYS]
        if named and time.type in ("DATE", "TIME"):
            found[named[0], time.direction] += 1
    return found


def fits(named: Mapping[tuple[int, Direction | None], int]) -> list[float]:
    """How well each weekday fits as that of publication; 1 on average."""
    each = [
        math.exp(
            sum(
                TEMPER * (1 + math.log(count)) * math.log(7 * BACK[direction][(day - told) % 7])
                for (told, direction), count in named.items()
            )
        )
        for day in range(7)
    ]
    mean = sum(each) / 7
    return [one / mean for one in each]


def yearless_dates(times: Sequence[Time]) -> set[tuple[int, int, Direction | None]]:
    """Month, day and direction of the dates that a report gives without their years."""
    found = ((DATE.fullmatch(time.timex), time.direction) for time in times)
    return {(int(m[1]), int(m[2]), direction) for m, direction in found if m}


def fit(published: date, month: int, day: int, direction: Direction | None) -> float:
    """How well a date without a year fits a day of publication; 1 for one that tells nothing."""
    low = -MONTH_DAYS if direction == "past" else 0 if direction == "future" else -MONTH_DAYS
    high = 0 if direction == "past" else MONTH_DAYS
    near = (published + timedelta(days) for days in range(low, high + 1))
    told = any((d.month, d.day) == (month, day) for d in near)
    return float((IN_MONTH if told else OUT_OF_MONTH) ** TEMPER)
