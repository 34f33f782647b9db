"""The arithmetic of calendars: shifts, the nearest March, weekdays, clock times, lengths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from onrecord.find.times import named
from onrecord.find.times.moment import Moment, add_months
from onrecord.find.times.words import number, ordinal, values

Fields = Mapping[str, str]

# A day and month ahead of publication by no more than this is taken as ahead even without a cue;
# further ones are of the year before. TimeBank and AQUAINT are flat between 40 and 120.
DAYS_AHEAD = 60
# Behind by more than this, with a cue for the future: next year's.
DAYS_BEHIND = 120
# What is told goes on: January after a December is the next year's.
MONTHS_BACK = 11


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
        quarter = ordinal(f["quarter"]) if not f["quarter"].isdigit() else int(f["quarter"])
        moment = Moment(year, quarter=quarter, era=era)
    elif "half" in f:
        moment = Moment(year, half=int(values("half")[f["half"].lower()]), era=era)
    if "part" in f and moment.day:
        moment = Moment(
            moment.year, moment.month, moment.day, part=values("part")[f["part"].lower()], era=era
        )
    return moment


def nearest(
    f: Fields, base: Moment, rel: str, way: int, *, told: bool
) -> tuple[Moment | None, tuple[Moment, ...]]:
    """A month, day, season, quarter or holiday without a year: of the year that fits best.

    Args:
        f: the fields.
        base: the day of publication, or the last mentioned moment.
        rel: last, next, this, or nothing.
        way: 1 ahead, -1 back, 0 unknown.
        told: whether the base is a mentioned moment.
    """
    year = base.year or 0
    options = {y: _option(f, y, base.era) for y in (year - 1, year, year + 1)}
    pick = _told_year(f, base, rel, options) if told else _news_year(f, base, rel, way, options)
    chosen = options.get(pick) or options.get(year)
    others = tuple(m for y, m in options.items() if m and m is not chosen and abs(y - pick) == 1)
    return chosen, others[:1] if chosen else ()


def _option(f: Fields, year: int, era: str) -> Moment | None:
    try:
        return with_year(f, year, era)
    except ValueError:
        return None


def _told_year(f: Fields, base: Moment, rel: str, options: Mapping[int, Moment | None]) -> int:
    """In what is told, the year of the last mention, and the next one past its end."""
    year = base.year or 0
    if rel in ("last", "before"):
        return year - 1 if not _begins_before(options.get(year), base) else year
    if rel in ("next", "after"):
        return year if not _begins_before(options.get(year), base) else year + 1
    here = options.get(year)
    if here and here.month and base.month and base.month - here.month >= MONTHS_BACK:
        return year + 1
    return year


def _begins_before(moment: Moment | None, base: Moment) -> bool:
    mine, other = moment.interval() if moment else None, base.interval()
    return bool(mine and other and mine[0] <= other[0])


def _news_year(
    f: Fields, base: Moment, rel: str, way: int, options: Mapping[int, Moment | None]
) -> int:
    year, today = base.year or 0, base.day_date
    here = options.get(year)
    span = here.interval() if here else None
    if today is None or span is None:
        return year
    first, last = span
    if "quarter" in f and not rel:
        # What a report calls "the third quarter" has ended or runs, seldom lies further back.
        return year if first <= today or (way > 0 and (first - today).days < 92) else year - 1
    if rel == "last":
        return year if last < today and not first <= today <= last else year - 1
    if rel == "next":
        return year if first > today else year + 1
    if rel == "this" or first <= today <= last:
        return year
    if first > today:  # ahead in this year
        if way > 0:
            return year
        near = "day" in f or "ordinal" in f or "holiday" in f
        return year if near and (first - today).days <= DAYS_AHEAD else year - 1
    if way > 0 and (today - last).days > (DAYS_BEHIND if "day" in f else 0):
        return year + 1
    return year


def weekday(
    f: Fields, day: date, rel: str, way: int, *, told: bool
) -> tuple[Moment, tuple[Moment, ...]]:
    """The weekday that is meant: the latest, own day included, or the next where it looks ahead."""
    wanted = int(values("weekday")[f["weekday"].lower()])
    back = timedelta(days=(day.isoweekday() - wanted) % 7)
    ahead = timedelta(days=(wanted - day.isoweekday()) % 7)
    week = timedelta(days=7)
    if rel in ("last", "before"):
        chosen, other = day - (back or week), None
    elif rel in ("next", "after"):
        chosen, other = day + (ahead or week), None
    elif way > 0 or told:
        chosen, other = day + ahead, day - (back or week)
    else:
        chosen, other = day - back, day + (ahead or week)
    part = values("part")[f["part"].lower()] if "part" in f else None
    found = [Moment(d.year, d.month, d.day, part=part) for d in (chosen, other) if d]
    return found[0], tuple(found[1:])


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
