"""What a time means, by its kind."""

from __future__ import annotations

from onrecord.find.times.context import Context
from onrecord.find.times.lengths import length, repeated
from onrecord.find.times.meaning import Meaning, unknown
from onrecord.find.times.points import point
from onrecord.find.times.scan import Hit
from onrecord.find.times.shifts import clock, distant, shifted
from onrecord.find.times.words import values


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


def _event(hit: Hit, context: Context, way: int) -> Meaning | None:
    """A day or week told from an event, which is left open: "the day after the vote"."""
    return unknown(values("unit")[hit.fields["unit"].lower()].replace("NI", "D"))


def _none(hit: Hit, context: Context, way: int) -> Meaning | None:
    """An idiom with a time's words: it is taken so that no other rule takes them."""
    return None


KINDS = {
    "point": point,
    "shift": shifted,
    "ago": distant,
    "clock": clock,
    "span": length,
    "set": repeated,
    "fixed": _fixed,
    "event": _event,
    "none": _none,
}
