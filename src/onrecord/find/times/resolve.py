"""What a time means: its moment or its length, as told from the context."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from onrecord.find.times import reckon
from onrecord.find.times.context import Context
from onrecord.find.times.moment import Moment
from onrecord.find.times.scan import Hit
from onrecord.find.times.words import number, ordinal, values

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a hit was resolved to.

    Attributes:
        type: TIMEX3 type.
        timex: TIMEX3 value.
        moment: the moment, where it is one.
        anchor: what it was told from: itself, published, mentioned; None of a length.
        others: moments that it may be as well.
        start: where its words begin, if not where the hit does.
    """

    type: Type
    timex: str
    moment: Moment | None = None
    anchor: str | None = None
    others: tuple[Moment, ...] = ()
    end: int | None = None


def resolve(hit: Hit, context: Context, way: int) -> Meaning | None:
    """The meaning of a hit, None when it has none here.

    Args:
        hit: what stands there.
        context: what it is told from.
        way: 1 when its clause looks ahead, -1 when back, 0 when neither.
    """
    try:
        return KINDS[hit.kind](hit, context, way)
    except (ValueError, OverflowError):  # no such day
        return None


def _fixed(hit: Hit, context: Context, way: int) -> Meaning | None:
    only = hit.fields.get("only")
    if (only == "narrative" and not context.narrative) or (only == "ahead" and way <= 0):
        return None
    value = hit.fields["value"]
    if "dirx" in hit.fields:
        value = "PAST_REF" if hit.fields["dirx"].lower() == "earlier" else "FUTURE_REF"
    return Meaning("DATE", value)


def _dated(moment: Moment, anchor: str, others: tuple[Moment, ...] = ()) -> Meaning:
    kind: Type = "TIME" if moment.part or moment.clock else "DATE"
    return Meaning(kind, moment.timex, moment, anchor, others)


# --- points ---------------------------------------------------------------------------------


def _point(hit: Hit, context: Context, way: int) -> Meaning | None:
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
    return _dated(moment, found.anchor or "itself")


def _plain_point(hit: Hit, context: Context, way: int) -> Meaning | None:
    f = hit.fields
    if "yy" in f or "yy2" in f:
        if not context.last or not context.last.year:
            return None
        return _dated(
            Moment(context.last.year // 100 * 100 + int(f.get("yy") or f["yy2"])), "itself"
        )
    if f.get("quarter") == "doc":
        quarter = context.quarter.quarter if context.quarter else None
        return _dated(Moment(int(f["year"]), quarter=quarter), "itself")
    if "small" in f:
        if not (context.last and context.last.era):
            return None
        return _dated(Moment(int(f["small"]), era="BC"), "itself")
    year, era = explicit_year(f), "BC" if f.get("era") else ""
    if "century" in f or "decade" in f or "short" in f or "tens" in f:
        moment = _long(f, year, era, context)
        return _dated(moment, "itself") if moment else None
    anchor = "itself"
    if year is None and "year_unit" in f:
        base = _shifted_year(f, context)
        if base is None:
            return None
        year, era, anchor = base.year, base.era, "mentioned" if base.era else "published"
    if year is not None:
        moment = reckon.with_year(f, year, era)
        return _dated(moment, anchor) if moment else None
    return _yearless(hit, context, way)


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
            turn = round((base.year if base and base.year else 2000) / 100) * 100
            return Moment(turn, scale=100)
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


def _shifted_year(f: Fields, context: Context) -> Moment | None:
    rel = f.get("year_rel", "this").lower()
    return reckon.shift(_base(rel, context), "Y", reckon.steps(rel))


def _base(rel: str, context: Context) -> Moment | None:
    told = values("rel").get(re.sub(r"\s+", " ", rel), rel)
    if told in ("before", "after", "same"):
        return context.discourse()
    return context.reference() if context.narrative else context.now


def _yearless(hit: Hit, context: Context, way: int) -> Meaning | None:
    f = hit.fields
    base = context.reference()
    if base is None or base.year is None:
        return _without_base(f)
    anchor = "published" if base == context.now else "mentioned"
    rel = values("rel").get(re.sub(r"\s+", " ", f.get("rel", "").lower()), "")
    if rel in ("before", "after", "same"):
        base, anchor = context.discourse() or base, "mentioned"
    if "yearrel" in f:
        base = context.now or base
        moment = reckon.with_year(f, (base.year or 0) + reckon.steps(f["yearrel"].lower()), "")
        return _dated(moment, "published") if moment else None
    if "yearend" in f:
        return _dated(Moment(base.year, 12, 31, era=base.era), anchor)
    told_by_news = set(f) & {"weekday", "quarter", "rel"} and rel not in ("before", "after")
    if not context.narrative and told_by_news and context.now:
        base, anchor = context.now, "published"
    if set(f) & {"weekday"} and "month" not in f:
        day = base.day_date or (context.published if anchor == "published" else None)
        if day is None:
            return _without_base(f)
        moment, others = reckon.weekday(f, day, rel, way, told=anchor == "mentioned")
        return _dated(moment, anchor, others)
    moment, others = reckon.nearest(f, base, rel, way, told=anchor == "mentioned")
    if moment and "ago" in f:
        moment, others = replace(moment, year=(moment.year or 0) - 1), ()
    return _dated(moment, anchor, others) if moment else None


def _without_base(f: Fields) -> Meaning | None:
    if "month" in f:
        month = reckon.month_number(f["month"])
        day = reckon.day_number(f)
        return Meaning("DATE", f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))
    if "weekday" in f:
        return Meaning("DATE", f"XXXX-WXX-{values('weekday')[f['weekday'].lower()]}")
    if "season" in f:
        return Meaning("DATE", f"XXXX-{values('season')[f['season'].lower()]}")
    return None


# --- shifts ---------------------------------------------------------------------------------


def _shift(hit: Hit, context: Context, way: int) -> Meaning | None:
    f = hit.fields
    rel = re.sub(r"\s+", " ", f.get("rel", "this").lower())
    told = values("rel").get(rel, rel)
    of_day = "part" in f or f.get("unit", "").lower() in ("day", "night")
    if told == "next" and "article" in f and of_day:  # "the next day" is not tomorrow
        rel = told = "following"
    if "near" in f:
        return _near(f, context)
    part = values("part").get(f["part"].lower()) if "part" in f else None
    if told == "the":
        return _the(f, context)
    base = _base(rel, context)
    unit = values("unit").get(f.get("unit", "d").lower(), f.get("unit", "D").upper())
    if unit in ("NI",):
        unit, part = "D", "NI"
    if base is None:
        return None
    moment = reckon.shift(base, unit, reckon.steps(told))
    if moment is None:
        return None
    if part:
        if moment.day is None:
            return None
        moment = replace(moment, part=part)
    return _dated(moment, "published" if base == context.now else "mentioned")


def _near(f: Fields, context: Context) -> Meaning | None:
    word = f["near"].lower()
    if context.narrative and word == "today":
        return Meaning("DATE", "PRESENT_REF")
    if context.published is None:
        return Meaning("DATE", "PRESENT_REF") if word == "today" else None
    by = int(values("near")[word]) + int(f.get("more", 0))
    moment = Moment.of(context.published + timedelta(days=by))
    part = values("part")[f["part"].lower()] if "part" in f else "NI" if word == "tonight" else None
    return _dated(replace(moment, part=part), "published")


def _the(f: Fields, context: Context) -> Meaning | None:
    """ "the quarter", "the weekend", "the year": what was last spoken of, else the current one."""
    unit = values("unit").get(f["unit"].lower(), "D")
    base = context.discourse()
    if base is None:
        return None
    if unit == "Q":
        if context.quarter and "latest" not in f:
            return _dated(context.quarter, "mentioned")
        if context.narrative or not context.published:
            return None
        month = context.published.month
        q = context.published.year * 4 + (month - 1) // 3 - 1
        return _dated(Moment(q // 4, quarter=q % 4 + 1), "published")
    if unit == "WE" and context.published and not context.narrative:
        week = context.published - timedelta(days=context.published.weekday() + 1)
        return _dated(Moment.of_week(week, weekend=True), "published")
    if not context.narrative and context.now:
        base = context.now
    moment = reckon.shift(base, unit, 0)
    if moment and "part" in f and moment.day:
        moment = replace(moment, part=values("part")[f["part"].lower()])
    if moment is None or ("part" in f and not moment.day):
        return None
    return _dated(moment, "published" if base == context.now else "mentioned")


# --- counted from somewhere ---------------------------------------------------------------------


def _ago(hit: Hit, context: Context, way: int) -> Meaning | None:
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
    return _dated(moment, "published" if base == context.now else "mentioned")


def _clock(hit: Hit, context: Context, way: int) -> Meaning | None:
    f = hit.fields
    clock = reckon.clock(f)
    if clock is None:
        return None
    day: Moment | None = None
    if {"month", "weekday"} & set(f):
        point = _point(Hit(hit.start, hit.end, "point", hit.rule, f), context, way)
        day = point.moment if point else None
    elif "near" in f:
        near = _near(f, context)
        day = near.moment if near else None
    else:
        base = context.reference()
        day = base if base and base.day else context.now
    if day is None or day.day is None:
        return Meaning("TIME", "XXXX-XX-XX" + clock)
    return _dated(replace(day, clock=clock, part=None), "published")


# --- lengths and sets -----------------------------------------------------------------------


def _span(hit: Hit, context: Context, way: int) -> Meaning | None:
    f = hit.fields
    n = 1.0 if "n" not in f else None if f["n"].lower() == "many" else number(f["n"])
    if "n_low" in f:
        n = number(f["n_low"])
    if n is not None and ("half_more" in f or "plus" in f):
        n += 0.5
    unit = values("unit")[f["unit"].lower()]
    if unit == "Q" and n in (1, 3) and "side" not in f:  # a quarter of something
        return None
    if unit == "TS" and n == 1 and "-" not in f.get("hy", " "):  # "a second" is mostly an ordinal
        return None
    if "n" in f and n is None and "hy" in f and f["hy"] == "-" and f["n"].lower() in ("a", "an"):
        return None
    return Meaning("DURATION", reckon.length(n, unit))


def _set(hit: Hit, context: Context, way: int) -> Meaning | None:
    f = hit.fields
    if f.get("only") == "narrative" and not context.narrative:
        return None
    if "often" in f:
        return Meaning("SET", OFTEN[f["often"].lower()])
    if "weekday" in f or "weekday2" in f:
        day = values("weekday")[f.get("weekday", f.get("weekday2", "")).lower()]
        part = f.get("part", f.get("part2"))
        return Meaning(
            "SET", f"XXXX-WXX-{day}" + (f"T{values('part')[part.lower()]}" if part else "")
        )
    if "month" in f:
        return Meaning("SET", f"XXXX-{reckon.month_number(f['month']):02d}")
    if "part" in f:
        return Meaning("SET", f"XXXX-XX-XXT{values('part')[f['part'].lower()]}")
    n = number(f["n"]) if "n" in f else 2.0 if hit.rule == "every_n" else 1.0
    return Meaning("SET", reckon.length(n, values("unit")[f["unit"].lower()]))


OFTEN = {
    "daily": "P1D",
    "everyday": "P1D",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
}


def _same(hit: Hit, context: Context, way: int) -> Meaning | None:
    return None


KINDS = {
    "point": _point,
    "shift": _shift,
    "ago": _ago,
    "clock": _clock,
    "span": _span,
    "set": _set,
    "fixed": _fixed,
    "same": _same,
}
