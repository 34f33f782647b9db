"""When a report was published: every clue's date weighed against the others'."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.clean.dates import as_date, weekdays_in, written_dates
from onrecord.schema import DateCandidate, DateSource, Published

# Below this a date is kept but not believed: a picture of unknown age, an update's stamp.
BELIEVED = 0.4
# How much of a witness's weight counts for another's date: all of it would let two weak ones
# outdo a strong one.
SHARE_OF_SUPPORT = 0.5
# Zones of time and a paper that appears the morning after put a day between two true dates.
NEXT_DAY = 0.8
# A copyright line's year.
YEAR_SUPPORTS = 0.1
# The first paragraphs name the day of publication (29 reports of 100), or the day before it.
SAME_WEEKDAY, DAY_BEFORE = 0.15, 0.08
# A site that moves its archive stamps it with the day of the move, so a date much later than
# another good one is more often wrong than the earlier one.
MOVED_DAYS = 30
MOVED = 0.65
GOOD = 0.4
# A dateline's day and month that no year brings near a date speak against it.
AGAINST = 0.4
# A dateline may name the day of the event, some days before the report appeared.
NEAR_DAYS = 10
# Two readings of 03/07/2016 that nothing tells apart.
TIED = 0.03
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
# What one system writes in several places is one witness.
_WITNESS = {"json-ld": "site", "meta": "site", "page": "site", "stamp": "site"}


@dataclass(frozen=True, slots=True)
class Clue:
    """A date that a clue gives.

    Attributes:
        date: the day.
        source: what kind of clue it is.
        weight: how far it is believed by itself.
        words: the clue, for the reader.
        of: whether it dates the publication or a later change.
    """

    date: datetime.date
    source: DateSource
    weight: float
    words: str
    of: Literal["published", "updated"] = "published"


def iso_date(value: str) -> datetime.date | None:
    """The day that a machine-written time names.

    >>> iso_date("2025-03-05T19:26:18-05:00")
    datetime.date(2025, 3, 5)
    """
    match = _ISO.match(value.strip())
    if match and match[3]:
        return as_date(int(match[1]), int(match[2]), int(match[3]))
    found = [w.date for w in written_dates(value[:60]) if w.date]
    if found:
        return found[0]
    digits = re.match(r"(\d{4})(\d\d)(\d\d)", value.strip())
    return as_date(*map(int, digits.groups())) if digits else None


def weigh(
    clues: Iterable[Clue],
    *,
    years: Sequence[tuple[int, str]] = (),
    lead: str = "",
    dateline: tuple[int, int] | None = None,
) -> tuple[DateCandidate, ...]:
    """All dates with the weight that the others leave them, the weightiest first.

    Args:
        clues: the clues.
        years: years of copyright lines, with their words.
        lead: the first paragraphs, which may name the weekday.
        dateline: month and day in the dateline.

    >>> stamp = Clue(datetime.date(2016, 7, 27), "stamp", 0.2, "Last Updated", "updated")
    >>> caption = Clue(datetime.date(2007, 2, 27), "caption", 0.45, "a caption")
    >>> [(date.value, date.weight) for date in weigh([stamp, caption])]
    [('2007-02-27', 0.45), ('2016-07-27', 0.13)]
    """
    every = [_mistrusted(clue, others, dateline) for clue, others in _each(list(clues))]
    named = weekdays_in(lead)
    found = [
        DateCandidate(
            clue.date.isoformat(),
            "day",
            clue.source,
            round(_supported(clue, others, years, named), 3),
            clue.of,
            clue.words,
        )
        for clue, others in _each(every)
    ]
    found += [
        DateCandidate(str(year), "year", "copyright", YEAR_SUPPORTS, "published", words)
        for year, words in years
    ]
    return tuple(dict.fromkeys(sorted(found, key=lambda date: -date.weight)))


def decide(dates: Sequence[DateCandidate]) -> Published | None:
    """The date that is believed, None where none is.

    Where the weightiest is one of two readings that nothing tells apart, only the year is known.
    """
    best = next(iter(dates), None)
    if best is None or best.weight < BELIEVED:
        return None
    for other in dates:
        twins = other.clue == best.clue and other.value != best.value
        if twins and best.weight - other.weight < TIED:
            words = f"{best.clue}, which reads as {best.value} or {other.value}"
            return Published(best.value[:4], "year", words)
    return Published(best.value, best.precision, best.clue)


def near(month: int, day: int, date: datetime.date) -> datetime.date | None:
    """The day that a month and day mean near a date.

    >>> near(12, 31, datetime.date(2007, 1, 2))
    datetime.date(2006, 12, 31)
    """
    for year in (date.year, date.year - 1, date.year + 1):
        found = as_date(year, month, day)
        if found and abs((found - date).days) <= NEAR_DAYS:
            return found
    return None


def _each(clues: list[Clue]) -> list[tuple[Clue, list[Clue]]]:
    return [(clue, clues[:n] + clues[n + 1 :]) for n, clue in enumerate(clues)]


def _mistrusted(clue: Clue, others: list[Clue], dateline: tuple[int, int] | None) -> Clue:
    """The clue with less weight where an earlier good date or the dateline speaks against it."""
    weight = clue.weight
    if clue.source == "given":
        return clue
    earlier = (
        (clue.date - other.date).days > MOVED_DAYS
        for other in others
        if other.weight >= GOOD and other.of == "published" and _witness(other) != _witness(clue)
    )
    if any(earlier):
        weight *= MOVED
    if dateline and clue.source != "dateline" and near(*dateline, clue.date) is None:
        weight *= AGAINST
    return replace(clue, weight=weight)


def _witness(clue: Clue) -> str:
    return _WITNESS.get(clue.source, clue.source)


def _supported(
    clue: Clue, others: list[Clue], years: Sequence[tuple[int, str]], named: frozenset[int]
) -> float:
    """The clue's weight with that of the witnesses who agree: what is left of the doubt."""
    if clue.source == "given":
        return clue.weight
    doubt = 1 - clue.weight
    support: dict[str, float] = {}
    for other in others:
        apart = abs((other.date - clue.date).days)
        if apart <= 1 and _witness(other) != _witness(clue) and other.of == clue.of:
            agrees = other.weight * (NEXT_DAY if apart else 1.0)
            support[_witness(other)] = max(support.get(_witness(other), 0.0), agrees)
    for agrees in support.values():
        doubt *= 1 - SHARE_OF_SUPPORT * agrees
    if any(year == clue.date.year for year, _ in years):
        doubt *= 1 - YEAR_SUPPORTS
    if clue.date.weekday() in named:
        doubt *= 1 - SAME_WEEKDAY
    elif (clue.date - datetime.timedelta(days=1)).weekday() in named:
        doubt *= 1 - DAY_BEFORE
    return 1 - doubt
