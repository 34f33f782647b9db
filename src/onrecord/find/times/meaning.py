"""What a time was resolved to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.find.times.context import Context
from onrecord.find.times.moment import LAST_YEAR, Moment
from onrecord.find.times.words import values

Type = Literal["DATE", "TIME", "DURATION", "SET"]
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
        start: where its words begin, if not where the hit does.
    """

    type: Type
    timex: str
    moment: Moment | None = None
    anchor: str | None = None
    others: tuple[Moment, ...] = ()
    end: int | None = None


def dated(moment: Moment, anchor: str, others: tuple[Moment, ...] = ()) -> Meaning:
    """A moment as what a time means.

    Raises:
        ValueError: when the calendar does not reach it.
    """
    if not in_calendar(moment):
        raise ValueError(f"no such year: {moment.year}")
    kind: Type = "TIME" if moment.part or moment.clock else "DATE"
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
