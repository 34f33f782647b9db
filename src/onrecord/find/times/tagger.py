"""Finds the times in a text and tells what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.find.times.context import Context, is_narrative
from onrecord.find.times.cues import CLAUSE_END, direction
from onrecord.find.times.join import DAY_FIELDS, has_year, is_day, join
from onrecord.find.times.meaning import Meaning
from onrecord.find.times.moment import Moment
from onrecord.find.times.resolve import resolve
from onrecord.find.times.scan import Hit, scan
from onrecord.schema import Direction, Precision, Span, TimeType


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time in a text and what it means.

    Attributes:
        span: where its words stand.
        type: DATE, TIME, DURATION or SET.
        value: ISO 8601 cut to the precision, a length for DURATION and SET; None when unknown.
        precision: how fine a date it is, be it known or not; None for what is no date.
        timex: the TIMEX3 value, with parts of day, PAST_REF and the like.
        earliest, latest: first and last day that it may mean, ISO 8601.
        anchor: what it was told from: "itself", "published 2007-02-27", "mentioned 2001-05-03",
            "event: after the vote".
        alternatives: other TIMEX3 values that it may have.
        direction: whether its clause looks back or ahead; None where neither is told.
        rule: the rules that found it.
    """

    span: Span
    value: str | None
    precision: Precision | None
    type: TimeType = "DATE"
    timex: str = ""
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    alternatives: tuple[str, ...] = ()
    direction: Direction | None = None
    rule: str = ""


def tag(text: str, *, published: str | None) -> tuple[TimeRef, ...]:
    """The times in a text.

    Args:
        text: any text; paragraphs are parted by line breaks.
        published: its date, ISO 8601, as fine as is known. Without it only what the text itself
            dates is given a day.

    >>> [(r.timex, r.anchor) for r in tag("He left on Friday.", published="2007-02-27")]
    [('2007-02-23', 'published 2007-02-27')]
    """
    now = _moment(published)
    hits = join(scan(text), text)
    context = Context(now, narrative=is_narrative(hits, now))
    out: list[TimeRef] = []
    at = way = 0
    for i, hit in enumerate(hits):
        hit = _clock_day(hit, hits[max(0, i - 1) : i + 3], text)
        if "\n" in text[at : hit.start]:
            context.paragraph()
        at = hit.start
        # "from Jan. 3 to Jan. 9": what is told of the first is told of the second.
        if not (i and RANGE.fullmatch(text[hits[i - 1].end : hit.start])):
            way = direction(text, hit.start, hit.end)
        meaning = resolve(hit, context, way)
        if meaning is None:
            continue
        out.append(_ref(hit, meaning, way, text))
        if meaning.moment:
            context.mention(
                meaning.moment,
                explicit=has_year(hit),
                ago=_ago(hit),
                opens=bool(OPENING.search(text[max(0, hit.start - 24) : hit.start])),
                ahead=way > 0,
            )
    return tuple(out)


RANGE = re.compile(r"[ \n](?:to|and|or|through|until)[ \n]|[-–—]")
# "at 10:35 a.m. (0735 GMT) Friday": how far a clock time may stand from the day it belongs to.
CLOCK_REACH = 24


def _clock_day(hit: Hit, around: Sequence[Hit], text: str) -> Hit:
    """A clock time with the day that its clause names beside it."""
    if hit.kind != "clock" or is_day(replace(hit, kind="point")):
        return hit
    for other in around:
        low, high = sorted((hit, other), key=lambda h: h.start)
        gap = text[low.end : high.start]
        dated = replace(other, kind="point") if other.kind == "clock" else other
        if is_day(dated) and len(gap) <= CLOCK_REACH and not CLAUSE_END.search(gap):
            day = {k: v for k, v in other.fields.items() if k in DAY_FIELDS}
            return replace(hit, fields=day | dict(hit.fields))
    return hit


def _moment(value: str | None) -> Moment | None:
    """A publication date as fine as it is written; None for what is no date."""
    m = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)", value or "")
    if not m:
        return None
    year, month, day = (int(part) if part else None for part in m.groups())
    found = Moment(year, month, day)
    return found if found.interval() else None


def _ago(hit: Hit) -> bool:
    """Whether a hit tells of a time before the one that the text is about."""
    return hit.kind == "ago" or "yearrel" in hit.fields or hit.fields.get("quarter") == "doc"


OPENING = re.compile(
    r"(?:^|\n|[.!?][\"”’')]* )"
    r"(?:In|On|By|Since|During|Until|From|Back in|As early as|Early in|Late in) (?:the )?$"
)
EVENT = re.compile(r"[ \n](?P<event>(?:after|before|since|following)[ \n](?:[\w’'-]+[ \n]?){1,5})")


WAYS: tuple[Direction | None, ...] = (None, "future", "past")  # -1 is the last


def _ref(hit: Hit, meaning: Meaning, way: int, text: str) -> TimeRef:
    moment = meaning.moment
    span = moment.interval() if moment else None
    anchor = meaning.anchor
    if (meaning.type == "DURATION" or hit.kind == "event") and (m := EVENT.match(text, hit.end)):
        anchor = "event: " + m["event"].strip()
    length = meaning.timex if meaning.type in ("DURATION", "SET") else None
    return TimeRef(
        span=(hit.start, hit.end),
        value=moment.iso if moment else length,
        precision=moment.precision if moment else meaning.unit,
        type=meaning.type,
        timex=meaning.timex,
        earliest=span[0].isoformat() if span else None,
        latest=span[1].isoformat() if span else None,
        anchor=anchor,
        alternatives=tuple(m.timex for m in meaning.others),
        direction=WAYS[way],
        rule=hit.rule,
    )
