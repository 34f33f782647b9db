"""Which March, which Friday: the year or week of what names none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from onrecord.find.times.moment import Moment
from onrecord.find.times.reckon import Fields, with_year
from onrecord.find.times.words import values

# A day and month ahead of publication by no more than this is taken as ahead even without a cue;
# further ones are of the year before. TimeBank and AQUAINT are flat between 40 and 120.
DAYS_AHEAD = 60
# Behind by more than this, with a cue for the future: next year's.
DAYS_BEHIND = 120
# What is told goes on: January after a December is the next year's.
MONTHS_BACK = 11


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
    year, here = base.year or 0, options.get(base.year or 0)
    known, span = base.interval(), here.interval() if here else None
    if known is None or span is None:
        return year
    (first, last), today = span, known[1]
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
