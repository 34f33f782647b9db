"""The arithmetic of calendars: shifts, the nearest March, weekdays, clock times, lengths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from onrecord.find.times import named
from onrecord.find.times.moment import Moment, add_months
from onrecord.find.times.words import number, ordinal, values

Fields = Mapping[str, str]


def steps(rel: str) -> int:
    """How many units a word moves: "last" -1, "this" 0, "following" 1."""
    told = values("rel").get(rel, rel)
    return {"last": -1, "before": -1, "next": 1, "after": 1}.get(told, 0)


def month_number(text: str) -> int:
    """The number of a month in words or digits."""
    if text.isdigit():
        return int(text)
    word = text.lower()
    known = values("month") | values("month_short")
    return int(known[word])


def day_number(f: Fields) -> int | None:
    """The day of the month that is said."""
    if "day" in f:
        return int(f["day"])
    return ordinal(f["ordinal"]) if "ordinal" in f else None


def quarter_number(f: Fields) -> int | None:
    """The number of a quarter in words or digits."""
    return int(f["quarter"]) if f["quarter"].isdigit() else ordinal(f["quarter"])


def with_year(f: Fields, year: int, era: str) -> Moment | None:
    """The moment of the fields in a year.

    Raises:
        ValueError: when there is no such day.
    """
    moment = Moment(year, era=era)
    if "holiday" in f:
        name = re.sub(r"\s+", " ", f["holiday"]).replace("’", "'")
        return named.moment(next(n for n in named.holidays() if n == name), year)
    if "month" in f:
        month, day = month_number(f["month"]), day_number(f)
        if day and not era:
            date(year, month, day)
        moment = Moment(year, month, day, era=era)
    elif "season" in f:
        moment = Moment(year, season=values("season")[f["season"].lower()], era=era)
    elif "quarter" in f:
        moment = Moment(year, quarter=quarter_number(f), era=era)
    elif "half" in f:
        moment = Moment(year, half=int(values("half")[f["half"].lower()]), era=era)
    if "part" in f and moment.day:
        moment = Moment(
            moment.year, moment.month, moment.day, part=values("part")[f["part"].lower()], era=era
        )
    return moment


def shift(base: Moment | None, unit: str, n: int, *, keep_quarter: bool = False) -> Moment | None:
    """The unit that holds a moment, moved by n; None where the moment is not that fine.

    >>> shift(Moment(2007, 2, 27), "M", -2).iso, shift(Moment(2007, 2, 27), "W", 1).iso
    ('2006-12', '2007-W10')
    """
    if base is None or base.year is None:
        return None
    n = -n if base.era else n
    if unit == "Y":
        if keep_quarter and base.quarter:
            return Moment(base.year + n, quarter=base.quarter)
        return Moment(base.year + n, era=base.era)
    if unit in ("DE", "CE", "ML"):
        scale = {"DE": 10, "CE": 100, "ML": 1000}[unit]
        if keep_quarter:
            return Moment(base.year + n * scale, era=base.era)
        return Moment(base.year // scale * scale + n * scale, scale=scale, era=base.era)
    if base.era:
        return None
    if unit == "Q":
        if not base.quarter and not base.month:
            return None
        q = base.year * 4 + (base.quarter or ((base.month or 1) + 2) // 3) - 1 + n
        return Moment(q // 4, quarter=q % 4 + 1)
    if unit == "M":
        if base.month is None:
            return None
        year, month = add_months(base.year, base.month, n)
        return Moment(year, month)
    day = base.day_date
    if day is None:
        if unit in ("W", "WE") and base.week:
            first = date.fromisocalendar(base.year, base.week, 1) + timedelta(days=7 * n)
            return Moment.of_week(first, weekend=unit == "WE")
        return None
    if unit in ("W", "WE", "FN"):
        by = timedelta(days=(14 if unit == "FN" else 7) * n)
        return Moment.of_week(day + by, weekend=unit == "WE")
    return Moment.of(day + timedelta(days=n)) if unit == "D" else None


def clock(f: Fields) -> str | None:
    """The clock time of the fields as TIMEX3 has it.

    >>> clock({"clock": "5", "minute": "30", "half_day": "p.m."})
    'T17:30'
    """
    if "hour" in f:
        return "T" + values("hour")[f["hour"].lower()]
    hour = int(f["clock"]) if "clock" in f else int(number(f["clock_words"]) or 0)
    half = f.get("half_day", "").lower()
    if half or "part" in f:
        if hour > 12:
            half = ""
        late = half.startswith("p") or values("part").get(f.get("part", "").lower()) in ("AF", "EV")
        hour = hour % 12 + 12 * late if hour <= 12 else hour
    if hour > 24:
        return None
    zone = "Z" if f.get("zone", "").upper() in ("GMT", "UTC") else ""
    return f"T{hour:02d}:{f.get('minute', '00')}" + zone * 0


def length(n: float | None, unit: str) -> str:
    """A length as TIMEX3 has it.

    >>> length(2.5, "Y"), length(None, "D"), length(1, "TH"), length(2, "DE")
    ('P2Y6M', 'PXD', 'PT1H', 'P20Y')
    """
    scale, letter = {
        "DE": (10, "Y"),
        "CE": (100, "Y"),
        "ML": (1000, "Y"),
        "HC": (50, "Y"),
        "FN": (2, "W"),
    }.get(unit, (1, unit))
    time, letter = ("T", letter[1]) if letter[0] == "T" else ("", letter)
    if n is None:
        return f"P{time}X{'DE' if unit == 'DE' else 'CE' if unit == 'CE' else letter}"
    n *= scale
    whole, rest = int(n), n - int(n)
    smaller = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S")}.get(letter)
    if rest and smaller and (time or letter == "Y"):
        more = f"{round(rest * smaller[0])}{smaller[1]}"
        return f"P{time}{whole}{letter}{more}" if whole else f"P{time}{more}"
    return f"P{time}{whole}{letter}" if not rest else f"P{time}{n:g}{letter}"
