"""Dates, months, years, seasons, quarters, decades, centuries and weekdays."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from onrecord.find.times import nearest, reckon
from onrecord.find.times.context import Context
from onrecord.find.times.meaning import Fields, Meaning, anchored, dated, told_from, told_word
from onrecord.find.times.moment import Moment
from onrecord.find.times.scan import Hit
from onrecord.find.times.words import number, ordinal, values


def point(hit: Hit, context: Context, way: int) -> Meaning | None:
    """A date, month, year, season … as it is told, or a day beside it, or its week."""
    found = _plain_point(hit, context, way)
    return _beside(found, hit.fields) if found and "whole" in hit.fields else found


def _beside(found: Meaning, f: Fields) -> Meaning | None:
    """The day before or after, or the week around, the day that was told."""
    day = found.moment.day_date if found.moment else None
    if day is None:
        return None
    if "beside" in f:
        by = -1 if f["beside"].lower() == "before" else 1
        moment = Moment.of(day + timedelta(days=by))
    else:
        moment = Moment.of_week(day, weekend=f["whole"].lower() == "weekend")
    return dated(moment, found.anchor or "itself")


def _plain_point(hit: Hit, context: Context, way: int) -> Meaning | None:
    f = hit.fields
    if "yy" in f or "yy2" in f:
        if not context.last or not context.last.year:
            return None
        return dated(
            Moment(context.last.year // 100 * 100 + int(f.get("yy") or f["yy2"])), "itself"
        )
    if f.get("quarter") == "doc":
        quarter = context.quarter.quarter if context.quarter else None
        return dated(Moment(int(f["year"]), quarter=quarter), "itself")
    if "small" in f:
        if not (context.last and context.last.era):
            return None
        return dated(Moment(int(f["small"]), era="BC"), "itself")
    year, era = explicit_year(f), "BC" if f.get("era") else ""
    if "century" in f or "decade" in f or "short" in f or "tens" in f:
        moment = _long(f, year, era, context)
        return dated(moment, "itself") if moment else None
    anchor = "itself"
    if year is None and "year_unit" in f:
        base = _shifted_year(f, context)
        if base is None:
            return None
        year, era = base.year, base.era
        anchor = anchored(
            told_from(told_word({"rel": f.get("year_rel", "this")}), context), context
        )
    if year is not None:
        moment = reckon.with_year(f, year, era)
        return dated(moment, anchor, _other_order(f, year)) if moment else None
    return _yearless(hit, context, way)


def _other_order(f: Fields, year: int) -> tuple[Moment, ...]:
    """The same figures with day and month changed about, where both could be a month."""
    if "year2" not in f or int(f["day"]) > 12 or f["day"] == f["month"]:
        return ()
    return (Moment(year, int(f["day"]), int(f["month"])),)


def explicit_year(f: Fields) -> int | None:
    """The year that is said, in whatever form."""
    if "year" in f:
        return int(f["year"])
    if "year2" in f:
        year = int(f["year2"])
        return year if year > 99 else year + (1900 if year > 50 else 2000)
    if "year_words" in f:
        return _spoken_year(f["year_words"])
    return None


def _spoken_year(text: str) -> int | None:
    words = re.findall(r"[a-z]+", text.lower().replace("the year", ""))
    if "thousand" in words:
        return int(number(" ".join(words)) or 0)
    first = number(words[0]) or 0
    rest = 0 if words[1] == "hundred" else number(" ".join(words[1:])) or 0
    return int(first * 100 + rest)


def _long(f: Fields, year: int | None, era: str, context: Context) -> Moment | None:
    if "century" in f:
        if "ordinal" not in f:
            base = context.reference()
            return Moment(round(base.year / 100) * 100, scale=100) if base and base.year else None
        n = ordinal(f["ordinal"])
        return Moment((n - 1) * 100, scale=100, era=era) if n else None
    if "short" in f or "tens" in f:
        ten = int(f["short"]) if "short" in f else 10 * int(values("tens")[f["tens"].lower()])
        base = context.last if context.narrative else context.now
        century = (base.year or 1999) // 100 * 100 if base else 1900
        latest = context.published.year if context.published else 2000
        if century + ten > latest:
            century -= 100
        return Moment(century + ten, scale=10)
    return Moment(year, scale=10, era=era) if year is not None else None


def _year_word(f: Fields) -> str:
    return told_word({"rel": f.get("year_rel", "this")})


def _shifted_year(f: Fields, context: Context) -> Moment | None:
    told = _year_word(f)
    return reckon.shift(told_from(told, context), "Y", reckon.steps(told))


def _yearless(hit: Hit, context: Context, way: int) -> Meaning | None:
    f, rel = hit.fields, told_word(hit.fields)
    base = _base(f, rel, context)
    if base is None or base.year is None:
        return _without_base(f)
    anchor, told = anchored(base, context), base != context.now
    others: tuple[Moment, ...] = ()
    if "yearrel" in f:
        moment = reckon.with_year(f, base.year + reckon.steps(f["yearrel"].lower()), "")
    elif "yearend" in f:
        # as "the end of 1998" is: the year, not its last day
        moment = Moment(base.year, era=base.era)
    elif "weekday" in f and "month" not in f:
        day = base.day_date
        if day is None:
            return _without_base(f)
        moment, others = nearest.weekday(f, day, rel, way, told=told)
    else:
        moment, others = nearest.nearest(f, base, rel, way, told=told)
        if moment and moment.year and "ago" in f:
            moment, others = replace(moment, year=moment.year - 1), ()
    return dated(moment, anchor, others) if moment else None


# What news tells from its own day even where a paragraph tells of the past.
OF_NEWS = frozenset(("weekday", "quarter", "rel", "yearrel"))


def _base(f: Fields, rel: str, context: Context) -> Moment | None:
    if rel in ("before", "after", "same"):
        return context.discourse()
    if "yearrel" in f or (not context.narrative and OF_NEWS & set(f)):
        return context.now or context.reference()
    return context.reference()


def _without_base(f: Fields) -> Meaning | None:
    """What can be told of a time without a year where there is nothing to count from."""
    if "month" in f:
        month, day = reckon.month_number(f["month"]), reckon.day_number(f)
        if day:
            return Meaning("DATE", f"XXXX-{month:02d}-{day:02d}", unit="day")
        return Meaning("DATE", f"XXXX-{month:02d}", unit="month")
    if "weekday" in f:
        timex = f"XXXX-WXX-{values('weekday')[f['weekday'].lower()]}"
        if "part" in f:
            return Meaning("TIME", f"{timex}T{values('part')[f['part'].lower()]}", unit="day")
        return Meaning("DATE", timex, unit="day")
    if "season" in f:
        return Meaning("DATE", f"XXXX-{values('season')[f['season'].lower()]}", unit="quarter")
    if f.get("quarter", "doc") != "doc":
        return Meaning("DATE", f"XXXX-Q{reckon.quarter_number(f)}", unit="quarter")
    return None
