"""What a time was resolved to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.find.times.context import Context
from onrecord.find.times.moment import LAST_YEAR, Moment
from onrecord.find.times.words import values
from onrecord.schema import Precision, TimeType

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a hit was resolved to.

    Attributes:
        type: TIMEX3 type.
        timex: TIMEX3 value.
        moment: the moment, where it is one.
        anchor: what it was told from: itself, a published or mentioned date; None of a length.
        others: moments that it may be as well.
        unit: how fine a date is that is not known.
    """

    type: TimeType
    timex: str
    moment: Moment | None = None
    anchor: str | None = None
    others: tuple[Moment, ...] = ()
    unit: Precision | None = None


def dated(moment: Moment, anchor: str, others: tuple[Moment, ...] = ()) -> Meaning:
    """A moment as what a time means.

    Raises:
        ValueError: when the calendar does not reach it.
    """
    if not in_calendar(moment):
        raise ValueError(f"no such year: {moment.year}")
    kind: TimeType = "TIME" if moment.part or moment.clock else "DATE"
    return Meaning(kind, moment.timex, moment, anchor, tuple(filter(in_calendar, others)))


def in_calendar(moment: Moment) -> bool:
    """Whether a moment's year has at most four figures."""
    return moment.year is None or 0 <= moment.year <= LAST_YEAR


def anchored(base: Moment | None, context: Context) -> str:
    """Which moment a time was told from, in words.

    >>> anchored(Moment(2001, 5), Context(None, narrative=True))
    'mentioned 2001-05'
    """
    if base is None:
        return "itself"
    return f"{'published' if base == context.now else 'mentioned'} {base.iso}"


def told_word(f: Fields, default: str = "") -> str:
    """What "last", "the same" or "following" tells: last, next, this, before, after, same, the."""
    word = re.sub(r"\s+", " ", f.get("rel", default).lower())
    return values("rel").get(word, word)


def told_from(told: str, context: Context) -> Moment | None:
    """What a word such as "last" or "following" counts from."""
    if told in ("before", "after", "same"):
        return context.discourse()
    return context.reference() if context.narrative else context.now


def unknown(unit: str, *, part: str | None = None) -> Meaning:
    """A unit of the calendar of which nobody can tell which one it is.

    >>> unknown("W").timex, unknown("D", part="NI").timex, unknown("D").unit
    ('XXXX-WXX', 'XXXX-XX-XXTNI', 'day')
    """
    timex, fine = UNKNOWN[unit]
    if part:
        return Meaning("TIME", f"XXXX-XX-XXT{part}", unit="day")
    return Meaning("DATE", timex, unit=fine)


UNKNOWN: Mapping[str, tuple[str, Precision]] = {
    "D": ("XXXX-XX-XX", "day"),
    "WE": ("XXXX-WXX-WE", "week"),
    "W": ("XXXX-WXX", "week"),
    "FN": ("XXXX-WXX", "week"),
    "M": ("XXXX-XX", "month"),
    "Q": ("XXXX-QX", "quarter"),
    "Y": ("XXXX", "year"),
    "DE": ("XXX", "decade"),
    "CE": ("XX", "century"),
    "ML": ("X", "century"),
}
