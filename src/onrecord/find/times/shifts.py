"""Times told by their distance: "last week", "two days later", and hours of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.find.times import reckon
from onrecord.find.times.context import Context
from onrecord.find.times.meaning import (
    Fields,
    Meaning,
    anchored,
    dated,
    told_from,
    told_word,
    unknown,
)
from onrecord.find.times.moment import Moment
from onrecord.find.times.points import point
from onrecord.find.times.scan import Hit
from onrecord.find.times.words import number, values


def shifted(hit: Hit, context: Context, way: int) -> Meaning | None:
    """A unit told from here: "last week", "the following day", "yesterday", "the quarter"."""
    f = hit.fields
    told = told_word(f, "this")
    of_day = "part" in f or f.get("unit", "").lower() in ("day", "night")
    if told == "next" and "article" in f and of_day:  # "the next day" is not tomorrow
        told = "after"
    if "near" in f:
        return _near(f, context)
    part = values("part").get(f["part"].lower()) if "part" in f else None
    if told == "the":
        return _the(f, context)
    base = told_from(told, context)
    unit = values("unit").get(f.get("unit", "d").lower(), f.get("unit", "D").upper())
    if unit in ("NI",):
        unit, part = "D", "NI"
    moment = reckon.shift(base, unit, _steps(told, unit, base))
    if moment is None:
        if told == "same" and unit == "D" and not part and base is not None:
            return _day_of(base, context)
        return unknown(unit, part=part) if context.now is None else None
    if part:
        if moment.day is None:
            return None
        moment = replace(moment, part=part)
    return dated(moment, anchored(base, context))


def _day_of(base: Moment, context: Context) -> Meaning | None:
    """A day of which only the month is known: "that same day" of what befell in June."""
    if base.month is None or base.day:
        return None
    return Meaning("DATE", f"{base.timex}-XX", None, anchored(base, context), unit="day")


def _steps(told: str, unit: str, base: Moment | None) -> int:
    """How many units on; on a Sunday "last week" is the week that ends with it."""
    day = base.day_date if base else None
    if unit == "W" and told == "last" and day is not None and day.isoweekday() == 7:
        return 0
    return reckon.steps(told)


def _near(f: Fields, context: Context) -> Meaning | None:
    word = f["near"].lower()
    if context.narrative and word == "today":
        return Meaning("DATE", "PRESENT_REF")
    part = values("part")[f["part"].lower()] if "part" in f else "NI" if word == "tonight" else None
    if context.published is None:
        return unknown("D", part=part)
    by = int(values("near")[word]) + int(f.get("more", 0))
    moment = Moment.of(context.published + timedelta(days=by))
    return dated(replace(moment, part=part), anchored(context.now, context))


def _the(f: Fields, context: Context) -> Meaning | None:
    """ "the quarter", "the weekend", "the year": what was last spoken of, else the current one."""
    unit = values("unit").get(f["unit"].lower(), "D")
    base = context.discourse()
    if base is None:
        return None
    if "ended" in f and context.published:
        return _ended(f, context.published, context)
    if unit == "Q":
        if context.quarter and "latest" not in f:
            return dated(context.quarter, anchored(context.quarter, context))
        if context.narrative or not context.published:
            return None
        month = context.published.month
        q = context.published.year * 4 + (month - 1) // 3 - 1
        return dated(Moment(q // 4, quarter=q % 4 + 1), anchored(context.now, context))
    if unit == "WE" and context.published and not context.narrative:
        week = context.published - timedelta(days=context.published.weekday() + 1)
        return dated(Moment.of_week(week, weekend=True), anchored(context.now, context))
    if not context.narrative and context.now:
        base = context.now
    moment = reckon.shift(base, unit, 0)
    if moment and "part" in f and moment.day:
        moment = replace(moment, part=values("part")[f["part"].lower()])
    if moment is None or ("part" in f and not moment.day):
        return None
    return dated(moment, anchored(base, context))


def _ended(f: Fields, published: date, context: Context) -> Meaning:
    """ "the quarter ended Sept. 30": the latest that ends with that month."""
    month = reckon.month_number(f["ended"])
    year = published.year - (month > published.month)
    return dated(Moment(year, quarter=(month + 2) // 3), anchored(context.now, context))


def distant(hit: Hit, context: Context, way: int) -> Meaning | None:
    """A counted distance: "two years ago", "a day later"."""
    f = hit.fields
    n = number(f["n"]) if "n" in f else 1.0
    unit = values("unit")[f["unit"].lower()]
    word = f["dir"].lower()
    back = word in ("ago", "earlier", "previously", "before", "back")
    if n is None:
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    from_now = word in ("ago", "from now", "hence", "back")
    base = context.reference() if from_now and context.narrative else context.now
    if not from_now:
        told = context.narrative or context.background or unit in ("D", "W")
        base = (context.last if told else None) or context.now
        if unit == "Y" and context.quarter and not context.narrative:
            base = context.quarter
    elif unit == "Y" and n == 1 and context.quarter and not context.narrative:
        base = context.quarter
    if unit[0] == "T" or base is None:
        return Meaning("DURATION", reckon.length(n, unit), anchor=f"{word} an unknown time")
    moment = reckon.shift(base, unit, int(n) * (-1 if back else 1), keep_quarter=True)
    if moment is None:
        return Meaning("DURATION", reckon.length(n, unit))
    return dated(moment, anchored(base, context))


def clock(hit: Hit, context: Context, way: int) -> Meaning | None:
    """A clock time, of the day that stands with it or of the reference."""
    f = hit.fields
    hours = reckon.clock(f)
    if hours is None:
        return None
    day: Moment | None = None
    if {"month", "weekday"} & set(f):
        found = point(replace(hit, kind="point"), context, way)
        day = found.moment if found else None
    elif "near" in f:
        near = _near(f, context)
        day = near.moment if near else None
    else:
        base = context.reference()
        told = base if base and base.day else context.now
        # "The blast came on Tuesday. It went off at 10 p.m."
        day = context.day or told
    if day is None or day.day is None:
        return Meaning("TIME", "XXXX-XX-XX" + hours, unit="minute")
    return dated(replace(day, clock=hours, part=None), anchored(day, context))
